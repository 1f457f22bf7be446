/** What was scored and when: the name, year and period of a set of scores, as documents say them. */
import { foldEvenly } from "../text/even-fold.ts";

export interface Subject {
  readonly kind: SubjectKind | null;
  readonly year: number | null;
  /** `năm`, `6 tháng đầu năm`, `quý III`. */
  readonly period: string | null;
}

export type SubjectKind = "reform" | "duties" | "satisfaction" | "digital" | "governance";

export const NO_SUBJECT: Subject = { kind: null, year: null, period: null };

/** For each kind, how it is called, the fullest name first. */
const NAMES: Readonly<Record<SubjectKind, readonly RegExp[]>> = {
  reform: [/chi so cai cach hanh chinh/u, /chi so (?:cchc|par)(?!\p{L})/u, /par[ -]?index/u],
  duties: [/(?:muc do|ket qua|chi so) hoan thanh nhiem vu/u],
  satisfaction: [/chi so hai long/u, /(?<!\p{L})sipas(?!\p{L})/u],
  digital: [/chi so chuyen doi so/u, /(?<!\p{L})dti(?!\p{L})/u],
  governance: [/chi so hieu qua quan tri/u, /(?<!\p{L})papi(?!\p{L})/u],
};
/** What is only the field that was scored, not the score's own name. */
const FIELD = /cai cach hanh chinh|cchc/u;
const KINDS = Object.keys(NAMES) as SubjectKind[];
const ABBREVIATION = /^(?:cchc|par|index|sipas|papi|dti|ubnd|hđnd)$/iu;

const MOMENT =
  /(?<!\p{L})(?:(?<months>(?:0?[69]|sau|chin) thang(?: (?:dau|cuoi) nam)?)|(?<quarter>quy (?:i{1,3}|iv|[1-4]))(?![\p{L}\d]))(?:[ ,/]{1,2}(?:nam )?(?<of>20\d\d))?|(?<!thang \d\d? )(?<year>nam) (?<on>20\d\d)(?!\d| ?[-\u2013] ?20)|(?<=(?:cchc|hanh chinh|nhiem vu|index) )(?<bare>20\d\d)(?!\d| ?[-\u2013] ?20)/gu;
/** What another period is compared with. */
const COMPARED = /(?:so voi|cao hon|thap hon|hon|bang) (?:cung ky )?(?:cua )?(?:chi so )?$/u;

/** The first kind that a text names, and the first period that it does not merely compare with. */
export function readSubject(text: string): Subject {
  const folded = foldEvenly(text);
  return { kind: kindIn(folded), ...momentIn(text, folded) };
}

export function kindIn(folded: string): SubjectKind | null {
  let first: { readonly kind: SubjectKind; readonly at: number } | null = null;
  for (const kind of KINDS) {
    for (const name of NAMES[kind]) {
      const at = folded.search(name);
      if (at >= 0 && (first === null || at < first.at)) first = { kind, at };
    }
  }
  return first?.kind ?? null;
}

function momentIn(text: string, folded: string): Pick<Subject, "year" | "period"> {
  for (const match of folded.matchAll(MOMENT)) {
    if (COMPARED.test(folded.slice(0, match.index))) continue;
    const { months, quarter, of, year, on, bare } = match.groups ?? {};
    const words = months ?? quarter ?? year ?? "";
    const period = asPeriod(text.slice(match.index, match.index + words.length));
    const written = of ?? on ?? bare;
    return { year: written === undefined ? null : Number(written), period: period || null };
  }
  return { year: null, period: null };
}

/** As it stands within a sentence, with the zero gone from `06 tháng`. */
function asPeriod(words: string): string {
  return words
    .replace(/\s+/gu, " ")
    .replace(/^0/u, "")
    .toLowerCase()
    .replace(/(?<= )[ivx]+$/u, (numeral) => numeral.toUpperCase());
}

/** What the first leaves open, the others fill in turn; a period brings its own year along. */
export function fillSubject(first: Subject, ...others: readonly Subject[]): Subject {
  return others.reduce((known, other) => {
    const isSame = known.period === null || other.period === null || known.period === other.period;
    return {
      kind: known.kind ?? other.kind,
      year: known.year ?? other.year,
      period: known.period ?? (isSame ? other.period : null),
    };
  }, first);
}

/** Whether two can be one: they contradict each other nowhere. */
export function mayBeOne(one: Subject, other: Subject): boolean {
  return (["kind", "year", "period"] as const).every(
    (part) => one[part] === null || other[part] === null || one[part] === other[part],
  );
}

/**
 * The fullest name that the document gives a kind, as a title would write it; without a kind, the
 * field that was scored. Empty where nothing is named.
 */
export function nameOf(kind: SubjectKind | null, texts: readonly string[]): string {
  const folded = texts.map(foldEvenly);
  for (const pattern of kind === null ? [FIELD] : NAMES[kind]) {
    for (const [index, each] of folded.entries()) {
      const match = pattern.exec(each);
      const text = texts[index] ?? "";
      if (match) return asTitle(text.slice(match.index, match.index + match[0].length));
    }
  }
  return "";
}

function asTitle(words: string): string {
  const lower = words
    .split(/\s+/u)
    .map((word) => (ABBREVIATION.test(word) ? word.toUpperCase() : word.toLowerCase()))
    .join(" ");
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
