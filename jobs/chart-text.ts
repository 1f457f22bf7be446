/** How much room a text takes in a chart's font, and where its lines break. */
import { fileURLToPath } from "node:url";

export const FONT = "Be Vietnam Pro";

export const FONT_FILES: readonly string[] = [
  "400Regular/BeVietnamPro_400Regular.ttf",
  "700Bold/BeVietnamPro_700Bold.ttf",
].map((file) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/be-vietnam-pro/${file}`)));

/** How wide the font's letters are at most, as a part of its size; measured in its bold cut. */
const LETTER_WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/\s/u, 0.25],
  [/[fijlrtI1.,;:()/|'"“”]/u, 0.46],
  [/\d/u, 0.76],
  [/[mwMW]/u, 1.07],
  [/[\p{Lu}…]/u, 0.86],
  [/./u, 0.72],
];

/** Letters are mostly narrower than the widest of their kind; a line of them by so much. */
const WHOLE_LINE = 0.88;

/** The width of a text in pixels, seldom less than it will be. Marks above and below take none. */
export function widthOf(text: string, size: number): number {
  const letters = Array.from(text.normalize("NFD").replace(/\p{M}/gu, ""));
  const most = letters.reduce((sum, letter) => sum + letterWidth(letter), 0);
  return most * size * WHOLE_LINE;
}

function letterWidth(letter: string): number {
  return LETTER_WIDTHS.find(([pattern]) => pattern.test(letter))?.[1] ?? 0;
}

/** Breaks a text between words into lines that fit; what is too much ends in an ellipsis. */
export function broken(
  text: string,
  width: number,
  { size, lines: most }: { readonly size: number; readonly lines: number },
): readonly string[] {
  const lines: string[] = [];
  for (const word of text.normalize("NFC").split(/\s+/u)) {
    const longer = `${lines.at(-1) ?? ""} ${word}`;
    if (lines.length > 0 && widthOf(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] += "…";
  return kept.map((line) => shortened(line, width, size));
}

function shortened(line: string, width: number, size: number): string {
  if (widthOf(line, size) <= width) return line;
  const letters = Array.from(line.replace(/…$/u, ""));
  while (letters.length > 0 && widthOf(`${letters.join("")}…`, size) > width) letters.pop();
  return `${letters.join("")}…`;
}
