/** What a line begins with: a numeral, a number, a letter, a bullet, or nothing. */

export type MarkerKind = "section" | "decimal" | "letter" | "dash" | "plus" | "none";

export interface Marker {
  readonly kind: MarkerKind;
  /** The levels of a number: `2.1.` → 2, 1; a letter's place; empty for the others. */
  readonly path: readonly number[];
}

export interface MarkedText {
  readonly marker: Marker;
  /** Without the marker, on one line. */
  readonly text: string;
}

const PART = /^(?:phần|mục|chương)\s+(?:thứ\s+\p{L}+|[ivxlc]{1,6}|\d{1,2})\s*[.:)–-]?\s+(?=\S)/iu;
/** `V/v` is no numeral: a letter that follows at once has to be a capital. */
const NUMERAL = /^(?:[IVXLC]{1,6}|[A-ZĐ])\s*(?:[.)/:](?=\s|\p{Lu})|[-–](?=\s|\p{Lu}\p{L}))\s*/u;
const NUMBER =
  /^\(?(\d{1,2}(?:\.\d{1,2}){0,4})\s?(?:[.)/]\.?|[-–:])(?:\s+(?=[\p{L}"“(])|(?=["“]?\p{Lu}))/u;
const BARE_NUMBER = /^(\d{1,2}(?:\.\d{1,2}){1,4})\s+(?=["“]?\p{Lu})/u;
const LETTER = /^\(?([a-zđ])(?:\)\s*|\.\s+)(?=\S)/u;
const DASH =
  /^[-*\u2010-\u2015\u2212\u2022\u2023\u25a0-\u25ff\u00b7\u00a7\u2713\u27a2\uf000-\uf0ff]+\s*/u;
const PLUS = /^(?:\++\s*|o\s+(?=\p{Lu}))/u;

/** From the highest level to the lowest; deeper numbers stand lower. */
const LEVELS: Readonly<Record<MarkerKind, number>> = {
  section: 1,
  decimal: 2,
  letter: 10,
  dash: 11,
  plus: 12,
  none: 13,
};

export function readMarker(line: string): MarkedText {
  const written = line.replace(/\s+/gu, " ").trim();
  const part = PART.exec(written) ?? NUMERAL.exec(written);
  if (part) return marked("section", [], written.slice(part[0].length));
  const number = NUMBER.exec(written) ?? BARE_NUMBER.exec(written);
  if (number) {
    const path = (number[1] ?? "").split(".").map(Number);
    return marked("decimal", path, written.slice(number[0].length));
  }
  const letter = LETTER.exec(written);
  if (letter) {
    const place = "abcdđefghijklmnopqrstuvwxyz".indexOf(letter[1] ?? "") + 1;
    return marked("letter", [place], written.slice(letter[0].length));
  }
  const plus = PLUS.exec(written);
  if (plus) return marked("plus", [], written.slice(plus[0].length));
  const dash = DASH.exec(written);
  if (dash) return marked("dash", [], written.slice(dash[0].length));
  return marked("none", [], written);
}

/** How deep a line of this marker stands, from 1; what has none stands deepest. */
export function levelOf({ kind, path }: Marker): number {
  return LEVELS[kind] + (kind === "decimal" ? path.length - 1 : 0);
}

/** Whether two lines are numbered in one way: `1.` and `2.`, but not `1.` and `1.1.`. */
export function isSameKind(one: Marker, other: Marker): boolean {
  return levelOf(one) === levelOf(other);
}

function marked(kind: MarkerKind, path: readonly number[], text: string): MarkedText {
  return { marker: { kind, path }, text };
}
