/** The seeds as sources of Word and Excel files: the same words, in the shapes that offices give them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const SEEDS = join(import.meta.dirname, "..", "..", "seeds");

/** The lines of a seed, without the marks that its conversion to text has left. */
export function seedLines(name: string): string[] {
  return readFileSync(join(SEEDS, name), "utf8")
    .normalize("NFC")
    .split("\n")
    .map((line) =>
      line
        .replace(/\*+|<\/?b>|<(?=https?:)|(?<=\.vn)>/gu, "")
        .replace(/^#+ /u, "")
        .trimEnd(),
    );
}

const CHAPTER = /^[IVX]+\. /u;
const SECTION = /^\d+(?:\.\d+)*\. \S.{0,118}$/u;

/** Marks chapters and sections as headings, which is what a well-made Word file does. */
export function withHeadings(lines: readonly string[]): string[] {
  return lines.map((line) => {
    if (CHAPTER.test(line)) return `# ${line}`;
    return SECTION.test(line) ? `## ${line}` : line;
  });
}

/** Headings whose numbers come from their style: the text itself has none. */
export function withAutomaticNumbers(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/^(#+ )(?:[IVX]+|\d+)\. /u, "$1"));
}

/** Real lists instead of typed dashes and plus signs. */
export function withLists(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/^- /u, "* ").replace(/^\+ /u, "** "));
}

/** Rejoins the paragraphs that the pages of the paper have cut in two. */
export function withWholeParagraphs(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines.filter((each) => each !== "")) {
    const isRest = /^\p{Ll}/u.test(line) && !line.includes("\t");
    const before = isRest ? whole.pop() : undefined;
    whole.push(before === undefined ? line : `${before} ${line}`);
  }
  return whole;
}

/** An office's letterhead: two columns without borders. */
export function letterhead(left: readonly string[], placeAndDay: string): string {
  const right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc", placeAndDay];
  return `! ${left.join(" ¶ ")} | ${right.join(" ¶ ")}`;
}
