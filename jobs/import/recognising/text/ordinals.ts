/** The number in front of a heading or task: `A.`, `IV`, `2`, `2.1.`, `a)`, `-`. */

/** From the outermost to the innermost. */
const ORDINAL_STYLES = ["letter", "roman", "arabic", "dotted", "small", "bullet"] as const;

export type OrdinalStyle = (typeof ORDINAL_STYLES)[number];

export interface Ordinal {
  readonly style: OrdinalStyle;
  /** How many numbers it has: 3 for `1.2.1`. */
  readonly depth: number;
  /** The last of its numbers; 0 where it counts nothing. */
  readonly value: number;
}

export interface Numbered {
  readonly ordinal: Ordinal | null;
  /** What stands behind the number. */
  readonly rest: string;
}

const BULLET = /^[-–+•*]\s+/u;
const DOTTED = /^\(?((?:\d{1,3}|[IVX]{1,6})(?:\.\d{1,3}){1,4})(?:[.)]\s*|\s+|$)(?!\d)/u;
const ARABIC = /^\(?(\d{1,3})(?:\s*[.)]\s*(?=[\p{L}"“(]|$)|\s*[-–/]\s+|\s*$)/u;
const CAPITAL = /^\(?([IVXLC]{1,6}|[A-ZĐ])(?:\s*[.):/]\s*(?=\S|$)|\s*[-–]\s+|\s*$)/u;
const SMALL = /^\(?([a-zđ])(?:\)\s*|\.\s+|\s*$)/u;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** Takes the number off a heading or title. */
export function readOrdinal(text: string): Numbered {
  const dotted = DOTTED.exec(text);
  if (dotted?.[1]) {
    const numbers = dotted[1].split(".");
    const ordinal = {
      style: "dotted",
      depth: numbers.length,
      value: Number(numbers.at(-1)),
    } as const;
    return { ordinal, rest: text.slice(dotted[0].length).trim() };
  }
  const simple = BULLET.exec(text) ?? ARABIC.exec(text) ?? CAPITAL.exec(text) ?? SMALL.exec(text);
  if (!simple) return { ordinal: null, rest: text };
  return { ordinal: simpleOrdinal(simple[1] ?? ""), rest: text.slice(simple[0].length).trim() };
}

function simpleOrdinal(sign: string): Ordinal {
  if (sign === "") return { style: "bullet", depth: 1, value: 0 };
  if (/^\d/u.test(sign)) return { style: "arabic", depth: 1, value: Number(sign) };
  if (/^[a-zđ]/u.test(sign)) return { style: "small", depth: 1, value: sign.charCodeAt(0) - 96 };
  const roman = romanValue(sign);
  if (roman !== null) return { style: "roman", depth: 1, value: roman };
  return { style: "letter", depth: 1, value: sign.charCodeAt(0) - 64 };
}

/** `C`, `D` and `L` alone count letters: no plan has so many Roman parts. */
function romanValue(sign: string): number | null {
  if (/^[LC]$/u.test(sign)) return null;
  let value = 0;
  for (const [index, letter] of [...sign].entries()) {
    const own = ROMAN_VALUES[letter];
    if (own === undefined) return null;
    const next = ROMAN_VALUES[sign[index + 1] ?? ""] ?? 0;
    value += own < next ? -own : own;
  }
  return value;
}

/** Whether the one is the number of something inside what the other numbers. */
export function isDeeper(inner: Ordinal, outer: Ordinal): boolean {
  const difference = ORDINAL_STYLES.indexOf(inner.style) - ORDINAL_STYLES.indexOf(outer.style);
  return difference > 0 || (difference === 0 && inner.depth > outer.depth);
}
