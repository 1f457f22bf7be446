/** Số, ký hiệu: the numbers of documents that stand in words. */
import { KIND_NAMES, KIND_SIGNS, kindByName, kindBySign } from "../document-kinds.ts";
import { foldText } from "../text.ts";
import { isKnownIssuer, readPartySign, readSign, type Sign } from "./document-sign.ts";
import type { ReadableWords } from "./readable-words.ts";

export interface FoundNumber {
  /** Where the naming of the document begins, with its kind's words and “số”; where its number ends. */
  readonly start: number;
  readonly end: number;
  readonly number: string;
  readonly kind: string | null;
  /** As the sign has it: `UBND`, `PTP`. */
  readonly issuer: string | null;
}

/** The digits, with the year that legal documents have, up to the sign; `45`, `30c`, `1.055`, `12/2023`. */
const HEAD =
  /(?<![\p{L}\d/]|\d[.,])(?:so|cv|kh|bc|qd|tb|nq|ct|ttr)?(?<digits>\d{1,5}[a-z]?|\d{1,2}\.\d{3})\s?(?:\/\s?(?<year>(?:19|20)\d{2})\s?)?(?<joint>[/-])\s?(?=[a-z])/gu;
/** `Báo cáo số 45 ngày …`: the sign was left out, and the day says that it is a document. */
const BARE = /(?<![\p{L}\d])so:? ?(?<digits>\d{1,5})(?=,? \(?ngay \d)/gu;

const KIND_WORDS = `(?:${[...KIND_NAMES, ...KIND_SIGNS].join("|")})`;
const NAMED = new RegExp(
  String.raw`(?:^|[^a-z\d])((?:ban )?(${KIND_WORDS})[\s:.]{0,3}(?:so[\s:.]{0,3})?)$`,
  "u",
);
const NUMBERED = /(?:^|[^a-z\d])(so[\s:.]{0,3})$/u;
const LONGEST_NAMING = 40;

/** Whose documents without a kind's abbreviation are Công văn (NĐ 30/2020/NĐ-CP). */
const LETTER_WRITERS = new Set(["ubnd", "hdnd", "vpub", "vpubnd", "vpcp", "vp", "snv", "pnv"]);

/** All numbers of documents, in their order. */
export function findNumbers(text: ReadableWords): readonly FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const match of text.folded.matchAll(HEAD)) {
    const number = readNumber(text, match);
    if (number && number.start >= (found.at(-1)?.end ?? 0)) found.push(number);
  }
  const bare = [...text.folded.matchAll(BARE)].flatMap((match) => readBare(text.folded, match));
  return [...found, ...bare].toSorted((one, other) => one.start - other.start);
}

function readNumber(text: ReadableWords, match: RegExpExecArray): FoundNumber | null {
  const { digits = "", year, joint } = match.groups ?? {};
  const end = match.index + match[0].length;
  const naming = namingBefore(text.folded, match.index + match[0].indexOf(digits));
  const number = digits.replace(".", "");
  if (joint === "-") {
    const sign = year === undefined ? readPartySign(text, end) : null;
    return sign && readParty(number, sign, naming);
  }
  const sign = readSign(text, end);
  if (!sign || !isOfDocument(sign, naming)) return null;
  const [first = "", ...others] = sign.parts;
  const kind = kindOf(first, naming.kind);
  const isKindItself = kind !== null && foldText(kind) === foldText(first);
  const written = [isKindItself ? kind : first, ...others].join("-");
  return {
    start: naming.start,
    end: sign.end,
    number: `${number}/${year === undefined ? "" : `${year}/`}${written}`,
    kind: kind ?? naming.kind ?? letterOf(sign.parts),
    issuer: (kind === null ? first : others.join("-")) || null,
  };
}

/** `12-CT/TU`, as the Party writes them. */
function readParty(number: string, sign: Sign, naming: Naming): FoundNumber | null {
  const [first = "", ...others] = sign.parts;
  const kind = kindOf(first, naming.kind);
  if (kind === null) return null;
  const written = [first, ...others].join("-");
  return {
    start: naming.start,
    end: sign.end,
    number: `${number}-${written}/${sign.slashed}`,
    kind,
    issuer: sign.slashed,
  };
}

function readBare(folded: string, match: RegExpExecArray): FoundNumber[] {
  const { kind, start } = namingBefore(folded, match.index);
  const number = match.groups?.["digits"];
  if (kind === null || number === undefined) return [];
  return [{ start, end: match.index + match[0].length, number, kind, issuer: null }];
}

/** Sums, places and shares have letters behind a slash as well: `10/xã`, `5/B2`. */
function isOfDocument({ parts, isTypedLow }: Sign, naming: Naming): boolean {
  const [first = "", second] = parts;
  const isKnown = kindBySign(first) !== null || isKnownIssuer(first);
  if (isTypedLow) return isKnown && (second !== undefined || naming.kind !== null);
  if (isKnownIssuer(first)) return true;
  if (isKnown) return second !== undefined || naming.isNumbered || naming.start === 0;
  return /^\p{Lu}[\p{Lu}\d&.]/u.test(first) && (second !== undefined || naming.isNumbered);
}

interface Naming {
  readonly start: number;
  /** The kind that the words before the number say. */
  readonly kind: string | null;
  readonly isNumbered: boolean;
}

/** `Kế hoạch số`, `CV`, `số:` before a number. */
function namingBefore(folded: string, at: number): Naming {
  const before = folded.slice(Math.max(0, at - LONGEST_NAMING), at);
  const named = NAMED.exec(before);
  if (named?.[1] && named[2]) {
    const kind = kindByName(named[2]) ?? kindBySign(named[2]);
    return { start: at - named[1].length, kind, isNumbered: true };
  }
  const numbered = NUMBERED.exec(before)?.[1];
  return { start: at - (numbered?.length ?? 0), kind: null, isNumbered: numbered !== undefined };
}

/** The sign's own kind; of two that only diacritics tell apart, the one that the words say. */
function kindOf(sign: string, named: string | null): string | null {
  return named !== null && foldText(named) === foldText(sign) ? named : kindBySign(sign);
}

function letterOf([first = "", second]: readonly string[]): string | null {
  return second !== undefined && LETTER_WRITERS.has(foldText(first)) ? "CV" : null;
}
