/**
 * A message as the texts that it takes, each within the platform's limit. The number of a choice
 * stands before the line that names it; choices that no line names are numbered lines below the text.
 */
import type { Line, OfferedChoice, Outgoing, Span } from "../../domain/channel.ts";
import { CHOOSE_BY } from "../copy/choice-lines.ts";
import { pack, type Packed } from "../message-parts/packing.ts";
import { cleanLabel, cleanText, isBlank } from "../message-parts/text-cleaning.ts";
import { foldRow, rowsOf, textOf, type Piece, type Row } from "../message-parts/text-rows.ts";
import { markdownOf, type Mark } from "./zalo-markdown.ts";

/** In UTF-16 units, mark-up included; of a caption too. */
const TEXT_LIMIT = 2000;

/** One message's worth. */
export interface Part {
  readonly text: string;
  /** The same words with mark-up; null where nothing is marked. */
  readonly markdown: string | null;
}

/** Rows that stay together. */
interface Block extends Packed {
  readonly rows: readonly Row<Mark>[];
}

/** The parts, in order; none when nothing could be seen. */
export function splitMessage({ lines, choices, attachment }: Outgoing): readonly Part[] {
  const file = attachment?.kind === "file" && attachment.url !== undefined;
  const fileLine = file
    ? [plainRow(`${cleanLabel(attachment.label ?? attachment.name)}: ${attachment.url}`)]
    : [];
  const marks = marksInText(lines, choices.flat());
  const numbered = lines.map((line, index) => withMark(line, marks.get(index)?.mark));
  const textRows = [...rowsOf(numbered, pieceOf), ...fileLine];
  const inText = new Set(marks.values());
  const listed = choices.flat().filter((choice) => !inText.has(choice));
  const choiceRows = [...listed.map(choiceLine), ...howToChoose(choices.flat())].map(plainRow);
  const isMarked = textRows.some((row) => markdownOf(row).isMarked);
  const lengthOf = (row: Row<Mark>): number =>
    (isMarked ? markdownOf(row).text : textOf(row)).length;
  const fold = (rows: readonly Row<Mark>[]): Block[] =>
    rows
      .flatMap((row) => [...foldRow(row, TEXT_LIMIT, lengthOf)])
      .map((row) => ({ rows: [row], length: lengthOf(row), isBlank: isBlank(textOf(row)) }));
  return pack(withChoices(fold(textRows), fold(choiceRows)), TEXT_LIMIT).map(partOf);
}

/** The choices stay together, and with the end of the text, unless that is too much for one message. */
function withChoices(text: readonly Block[], choices: readonly Block[]): readonly Block[] {
  if (choices.length === 0) return text;
  const last = text.findLastIndex(({ isBlank: isGap }) => !isGap);
  const [before, end] = [text.slice(0, Math.max(last, 0)), text.slice(Math.max(last, 0), last + 1)];
  const gap: readonly Block[] = end.length > 0 ? [{ rows: [[]], length: 0, isBlank: true }] : [];
  const whole = together([...end, ...gap, ...choices]);
  if (whole.length <= TEXT_LIMIT) return [...before, whole];
  const list = together(choices);
  return [...before, ...end, ...gap, ...(list.length <= TEXT_LIMIT ? [list] : choices)];
}

function together(blocks: readonly Block[]): Block {
  const breaks = blocks.length - 1;
  const length = blocks.reduce((sum, block) => sum + block.length, breaks);
  return { rows: blocks.flatMap(({ rows }) => rows), length, isBlank: false };
}

/** By line, the choice whose mark stands before it: the first of those that it names. */
function marksInText(
  lines: readonly Line[],
  choices: readonly OfferedChoice[],
): ReadonlyMap<number, OfferedChoice> {
  const marks = new Map<number, OfferedChoice>();
  for (const choice of choices) {
    const { mark, line: place } = choice;
    if (mark === undefined || place === undefined || marks.has(place)) continue;
    const line = lines[place];
    if (line && !isBlank(textOf(line.map(pieceOf)))) marks.set(place, choice);
  }
  return marks;
}

/** In the place of the dash of a list, where there is one. */
function withMark(line: Line, mark: string | undefined): Line {
  if (mark === undefined) return line;
  const [first, ...others] = line;
  const rest = typeof first === "string" ? [first.replace(/^- /u, ""), ...others] : line;
  return [`${mark}. `, ...rest];
}

/** Without a mark nothing can be typed for a choice; it is told all the same. */
function choiceLine({ mark, label }: OfferedChoice): string {
  const words = cleanLabel(label) || "•";
  return mark === undefined ? `- ${words}` : `${mark}. ${words}`;
}

function howToChoose(choices: readonly OfferedChoice[]): readonly string[] {
  const first = choices.find(({ mark }) => mark !== undefined)?.mark;
  if (first === undefined) return [];
  return [/^\d/u.test(first) ? CHOOSE_BY.number : CHOOSE_BY.letter];
}

function partOf(blocks: readonly Block[]): Part {
  const rows = blocks.flatMap((block) => block.rows);
  const marked = rows.map(markdownOf);
  const markdown = marked.map((line) => line.text).join("\n");
  return {
    text: rows.map(textOf).join("\n"),
    markdown: marked.some(({ isMarked }) => isMarked) ? markdown : null,
  };
}

function plainRow(text: string): Row<Mark> {
  return [{ text, mark: "" }];
}

function pieceOf(span: Span): Piece<Mark> {
  if (typeof span === "string") return { text: cleanText(span), mark: "" };
  if ("bold" in span) return { text: cleanText(span.bold), mark: "**" };
  if ("italic" in span) return { text: cleanText(span.italic), mark: "*" };
  return { text: openly(cleanLabel(span.text), cleanText(span.link)), mark: "" };
}

/** No address is hidden behind words. */
function openly(words: string, link: string): string {
  if (words === link || words === "") return link;
  return `${words}${words.endsWith(":") ? "" : ":"} ${link}`;
}
