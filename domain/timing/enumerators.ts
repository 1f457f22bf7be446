/** What stands before an entry of a cell: a bullet, a number or letter in order, a dash. */
import type { Token } from "./tokens.ts";

/** Signs in the order of a list; folded, `đ` comes as a second `d`. */
const ORDERS = [
  ["a", "b", "c", "d", "e", "f", "g", "h"],
  ["a", "b", "c", "d", "d", "e", "g", "h"],
  ["i", "ii", "iii", "iv", "v", "vi"],
];

/** Bullets that word processors write as letters of a symbol font, when the font is lost. */
const LETTER_BULLETS = ["o", "ø", "u", "v"];

/** Whether the token is a mark that can stand before an entry. */
export function isBullet(token: Token | undefined): boolean {
  return token?.kind === "mark" && ["-", "•", "+"].includes(token.text);
}

/**
 * Steps of `1.`, `2)`, `(3)`, `4/`, `a)`, `b.`, `ii)` that stand here, counted in order from the first; a count
 * that has begun goes on in the middle of a line too. Gives how many tokens it takes, or 0.
 */
export function enumeratorAt(
  tokens: readonly Token[],
  at: number,
  enumerated: number,
  startsLine: boolean,
): number {
  if (!startsLine && enumerated === 0) return 0;
  const length = tokens[at]?.text === "(" ? 3 : 2;
  const [sign, closing, next] = tokens.slice(at + length - 2, at + length + 1);
  if (sign === undefined || next === undefined || next.gap === "none") return 0;
  if (!isNth(sign, enumerated)) return 0;
  if (closing?.text === ")") return length;
  const closes = closing?.text === "." || (closing?.text === "/" && next.kind === "word");
  return closes && length === 2 ? length : 0;
}

function isNth({ kind, text }: Token, enumerated: number): boolean {
  if (kind === "number") return Number(text) === enumerated + 1;
  return ORDERS.some((order) => order[enumerated] === text);
}

/** A letter alone at a line's start that once was a bullet: `o Quý I/2023`. */
export function isLetterBullet(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const stands = next !== undefined && next.gap === "space" && next.kind !== "mark";
  return stands && LETTER_BULLETS.includes(tokens[at]?.text ?? "");
}
