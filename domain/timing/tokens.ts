/** A written timing phrase cut into numbers, words and marks, each knowing where it was written. */
import { foldText } from "../text.ts";

export interface Token {
  readonly kind: "number" | "word" | "mark";
  /** Folded: lower case, no diacritics, `qui` as `quy`, every dash as `-`, every bullet as `•`. */
  readonly text: string;
  /** Where it stands in the tidied text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** What stood between this token and the one before it. */
  readonly gap: "none" | "space" | "line";
}

const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu;
const LINE_END = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;
const PIECE = /(\p{Nd}+)|([\p{L}\p{M}\p{Nl}]+)|(\n)|([^\S\n]+)|([-=]>|.)/gu;
/** Dashes, and the arrows and signs that stand for one between two dates. */
const DASH = /^([-\u2010-\u2015\u2212\uFE58\uFF0D~÷→]|[-=]>)$/u;
/** Dots, squares, ticks and pointers; word processors put theirs at U+F000–F0FF. */
const BULLET = /^[*•·●○◦▪▫■□◆◇❖✓✔✦➔➢➤‣⁃∙►▶▸⇒§\uF000-\uF0FF]$/u;
const QUARTER_WITH_NUMERAL = /^(q|quy|qui)(i{1,3}|iv)$/u;

/** What scanning makes of digits: `Tháng l2`, `1O/2023`; it always keeps a true digit beside it. */
const SCANNED_NUMBER =
  /(?<![\p{L}\p{M}\p{Nd}])(?=[\dlIOo]*\d)[\dlIOo]{2,4}(?![\p{L}\p{M}\p{Nd}])/gu;
/** Roman numerals scanned with `l` or `1` for `I`; no word is written so. */
const SCANNED_NUMERAL = /(?<![\p{L}\p{M}\p{Nd}])(?:[lI]{1,3}|[l1]V)(?![\p{L}\p{M}\p{Nd}])/gu;

/** The text as written, composed, without invisible characters, and with one kind of line end. */
export function tidyText(text: string): string {
  return text.replace(INVISIBLE, "").normalize("NFC").replace(LINE_END, "\n");
}

/** The text with the letters that scanning took for digits and numerals put right, at equal length. */
function mendScanned(text: string): string {
  return text
    .replace(SCANNED_NUMBER, (found) => found.replace(/[lI]/gu, "1").replace(/[Oo]/gu, "0"))
    .replace(SCANNED_NUMERAL, (found) => found.replace(/[l1]/gu, "I"));
}

/** Cuts a tidied text (see {@link tidyText}) into its tokens; takes time linear in its length. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let gap: Token["gap"] = "none";
  for (const match of mendScanned(text).matchAll(PIECE)) {
    const [piece, digits, letters, lineEnd, blank] = match;
    if (lineEnd !== undefined) gap = "line";
    else if (blank !== undefined) gap = gap === "line" ? "line" : "space";
    else {
      const at = { start: match.index, end: match.index + piece.length, gap };
      if (digits !== undefined) tokens.push(numberToken(digits, at));
      else if (letters !== undefined) tokens.push(...wordTokens(letters, at));
      else tokens.push({ kind: "mark", text: foldMark(piece), ...at });
      gap = "none";
    }
  }
  return tokens;
}

type Place = Pick<Token, "start" | "end" | "gap">;

function numberToken(digits: string, at: Place): Token {
  const plain = digits.normalize("NFKC");
  return { kind: /^[0-9]+$/u.test(plain) ? "number" : "word", text: plain, ...at };
}

/** `QI` and `QuýIV` are written without a space: the numeral is cut off. */
function wordTokens(letters: string, at: Place): Token[] {
  const folded = foldText(letters.normalize("NFKC"));
  const joined = QUARTER_WITH_NUMERAL.exec(folded);
  const numeral = joined?.[2];
  if (numeral === undefined) {
    return [{ kind: "word", text: folded === "qui" ? "quy" : folded, ...at }];
  }
  const cut = at.end - numeral.length;
  return [
    { kind: "word", text: "quy", start: at.start, end: cut, gap: at.gap },
    { kind: "word", text: numeral, start: cut, end: at.end, gap: "none" },
  ];
}

function foldMark(mark: string): string {
  if (DASH.test(mark)) return "-";
  return BULLET.test(mark) ? "•" : mark;
}
