/** Which work a document most likely proves, by what its sender says of it. */
import { fitsDeliverable, wantedParts } from "./deliverable-parts.ts";
import { KIND_NAMES, kindByName } from "./document-kinds.ts";
import type { DocumentReference } from "./document-reference.ts";
import type { DeadlineView } from "./plan-stores.ts";
import { readTaskCode } from "./task-code.ts";
import { foldText } from "./text.ts";
import { daysBetween, partsOf, quarterOf, type LocalDate } from "./time.ts";

/** A task that is called by its code is meant, whatever else is said. */
const CALLED = 1_000;
const KIND_NAMED = 2;
const KIND_FITS = 0.5;
const KIND_DIFFERS = -3;
const PERIOD_NAMED = 4;
const PERIOD_DIFFERS = -4;
const PERIOD_OF_DUE = 2;
/** So much for what is due on the very day; less the farther away it is. */
const NEAREST = 1;
const DAYS_OF_HALF_NEARNESS = 30;

/** Words that stand in nearly every task and document, and tell nothing of it. */
const COMMON = new Set(
  "cua va cac ve theo cho den tu tai trong voi duoc so ngay thang nam quy thuc hien cong tac tren dia ban huyen xa ket qua bao cao ke hoach quyet dinh cong van van ban gui nop kem ban hanh trien khai ubnd".split(
    " ",
  ),
);

/** As people shorten them: each is one thing, however many words it has. */
const SHORTENED: readonly (readonly [string, string])[] = [
  ["pho bien giao duc phap luat", "pbgdpl"],
  ["van ban quy pham phap luat", "vbqppl"],
  ["can bo cong chuc vien chuc", "cbccvc"],
  ["dich vu cong truc tuyen", "dvctt"],
  ["cai cach hanh chinh", "cchc"],
  ["thu tuc hanh chinh", "tthc"],
  ["cong nghe thong tin", "cntt"],
  ["can bo cong chuc", "cbcc"],
];

/** The same views, the likeliest first; what is equally likely keeps its order. */
export function likeliestFirst(
  views: readonly DeadlineView[],
  words: string,
  reference: DocumentReference | null,
  today: LocalDate,
): readonly DeadlineView[] {
  const said = foldText([words, reference?.subject ?? ""].join(" "));
  const kind = reference?.kind ?? kindIn(said);
  const known = views.map((view) => ({ view, terms: termsOf(textOf(view)) }));
  const saidTerms = termsOf(said);
  const worth = worthOf(known.map(({ terms }) => terms));
  const codes = codesIn(said);
  const periods = periodsIn(said);
  const scored = known.map(({ view, terms }) => {
    const { code, deadline } = view;
    let score = code !== null && codes.has(code) ? CALLED : 0;
    for (const term of terms) if (saidTerms.has(term)) score += worth(term);
    score += kindScore(kind, deadline.label);
    score += periodScore(periods, view);
    score += nearness(deadline.due, reference?.date ?? today);
    return { view, score };
  });
  return scored.toSorted((one, other) => other.score - one.score).map(({ view }) => view);
}

function textOf({ title, area, deadline }: DeadlineView): string {
  return foldText([title, deadline.label, area ?? ""].join(" "));
}

const KIND = new RegExp(String.raw`(?<![a-z])(?:${KIND_NAMES.join("|")})(?![a-z])`, "u");

/** The kind that is named first. */
function kindIn(folded: string): string | null {
  const name = KIND.exec(folded)?.[0];
  return name === undefined ? null : kindByName(name);
}

/** Words that tell something, and pairs of neighbours, which tell more. */
function termsOf(folded: string): ReadonlySet<string> {
  const plain = folded.split(/[^a-z\d]+/u).join(" ");
  const short = SHORTENED.reduce((text, [long, sign]) => text.replaceAll(long, sign), plain);
  const words = short.split(" ").filter((word) => word.length > 1);
  const terms = new Set<string>();
  for (const [index, word] of words.entries()) {
    if (!COMMON.has(word) && !/^\d+$/u.test(word)) terms.add(word);
    const next = words[index + 1];
    if (next !== undefined && !(COMMON.has(word) && COMMON.has(next))) terms.add(`${word} ${next}`);
  }
  return terms;
}

/** What is said of few tells more than what is said of many. */
function worthOf(all: readonly ReadonlySet<string>[]): (term: string) => number {
  const among = new Map<string, number>();
  for (const terms of all) {
    for (const term of terms) among.set(term, (among.get(term) ?? 0) + 1);
  }
  return (term) => 1 / Math.sqrt(among.get(term) ?? 1);
}

function codesIn(folded: string): ReadonlySet<string> {
  const typed = folded.match(/(?<![a-z\d])nv[ -]?\d{1,6}(?!\d)/gu) ?? [];
  return new Set(typed.flatMap((code) => readTaskCode(code) ?? []));
}

/** What the label names itself is meant before what may stand for it. */
function kindScore(kind: string | null, label: string): number {
  if (kind !== null && wantedParts(label).some(({ kinds }) => kinds[0] === kind)) return KIND_NAMED;
  const fits = fitsDeliverable(kind, label);
  if (fits === null) return 0;
  return fits ? KIND_FITS : KIND_DIFFERS;
}

const QUARTERS: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const QUARTER = /(?<![a-z])(?:quy|qui) ?(iii|iv|ii|i|[1-4])(?![a-z\d])/gu;
const MONTH = /(?<![a-z\d])thang ?0?(1[0-2]|[1-9])(?!\d)/gu;
const MONTHS = /(?<!\d)0?([69]) thang(?! \d)/gu;

/** `q1`, `m3`, and `h6`, `h9` for the reports of six and nine months. */
function periodsIn(folded: string): ReadonlySet<string> {
  return new Set([
    ...Array.from(folded.matchAll(QUARTER), ([, named = ""]) => `q${QUARTERS[named] ?? named}`),
    ...Array.from(folded.matchAll(MONTHS), ([, months]) => `h${months}`),
    ...Array.from(folded.matchAll(MONTH), ([, month]) => `m${month}`),
  ]);
}

/** What the label names counts; where it names no period, the one in which the work is due. */
function periodScore(said: ReadonlySet<string>, { deadline }: DeadlineView): number {
  if (said.size === 0) return 0;
  const named = periodsIn(foldText(deadline.label));
  if (named.size > 0) {
    return [...named].some((period) => said.has(period)) ? PERIOD_NAMED : PERIOD_DIFFERS;
  }
  if (deadline.due === null) return 0;
  const { month } = partsOf(deadline.due);
  return said.has(`q${quarterOf(deadline.due)}`) || said.has(`m${month}`) ? PERIOD_OF_DUE : 0;
}

function nearness(due: LocalDate | null, day: LocalDate): number {
  if (due === null) return 0;
  return NEAREST / (1 + Math.abs(daysBetween(day, due)) / DAYS_OF_HALF_NEARNESS);
}
