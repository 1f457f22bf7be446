/** The numbers and bullets of lists, which Word counts anew whenever it shows a document. */
import type { ListDefinition, ListDefinitions, ListLevel, ListPlace } from "./list-definitions.ts";

export type LabelMaker = (place: ListPlace) => string;

/** Labels paragraphs in the order in which they stand: `1.`, `a)`, `II.`, `-`; empty for none. */
export function makeLabelMaker({ lists }: ListDefinitions): LabelMaker {
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return ({ listId, level }) => {
    const list = lists.get(listId);
    const style = list?.levels.get(level);
    if (!list || !style) return "";
    if (style.format === "bullet") return bullet(style.text, level);
    const counted = counts.get(list.id) ?? [];
    counts.set(list.id, counted);
    if (!begun.has(listId)) restart(list, counted);
    begun.add(listId);
    counted[level] = (counted[level] ?? style.start - 1) + 1;
    counted.length = level + 1;
    return label(list, style, counted);
  };
}

function restart({ restarts }: ListDefinition, counted: number[]): void {
  for (const [level, start] of restarts) {
    // What is left out above it counts from its own beginning.
    for (let above = counted.length; above < level; above += 1) counted[above] = 1;
    counted[level] = start - 1;
    counted.length = level + 1;
  }
}

function label(
  { levels }: ListDefinition,
  { text }: ListLevel,
  counted: readonly number[],
): string {
  return text.replace(/%([1-9])/gu, (_, place: string) => {
    const level = Number(place) - 1;
    const { format = "decimal", start = 1 } = levels.get(level) ?? {};
    return written(counted[level] ?? start, format);
  });
}

function bullet(text: string, level: number): string {
  if (/^[-+*\u2013\u2014]$/u.test(text.trim())) return text.trim();
  return level === 1 ? "+" : "-";
}

function written(value: number, format: string): string {
  switch (format) {
    case "none":
      return "";
    case "upperRoman":
      return roman(value);
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "upperLetter":
      return letters(value).toUpperCase();
    case "lowerLetter":
      return letters(value);
    case "decimalZero":
      return String(value).padStart(2, "0");
    default:
      return String(value);
  }
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];
const MOST_IN_ROMAN = 3999;

function roman(value: number): string {
  if (value > MOST_IN_ROMAN) return String(value);
  let rest = value;
  let text = "";
  for (const [worth, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz";
const MOST_IN_LETTERS = 260;

/** After `z` comes `aa`, then `bb`. */
function letters(value: number): string {
  if (value < 1 || value > MOST_IN_LETTERS) return String(value);
  const letter = ALPHABET[(value - 1) % ALPHABET.length] ?? "";
  return letter.repeat(Math.ceil(value / ALPHABET.length));
}
