import type { Rendered, Span } from "./channel.ts";

/** What a terminal would obey instead of showing, and what no database keeps within a text. */
const CONTROLS = /[^\P{Cc}\n\t]|\p{Cs}/gu;

/** The words without marks: what the log keeps, and what the command line prints. */
export function plainText({ lines }: Pick<Rendered, "lines">): string {
  const words = lines.map((line) => line.map(wordsOf).join("")).join("\n");
  return words.replace(CONTROLS, "");
}

function wordsOf(span: Span): string {
  if (typeof span === "string") return span;
  if ("bold" in span) return span.bold;
  if ("italic" in span) return span.italic;
  return span.text === span.link ? span.link : `${span.text} (${span.link})`;
}
