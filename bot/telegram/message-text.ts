/**
 * Lines of spans as Telegram's HTML, in parts that each fit into one message. Lengths are counted
 * as Telegram counts them: UTF-16 units of the text without its tags.
 */
import type { Line, Span } from "../../domain/channel.ts";

/** One message's worth: the same words with and without tags. */
export interface Part {
  readonly html: string;
  readonly text: string;
}

/** A run of text inside at most one tag, so that a cut anywhere leaves each half well-formed. */
interface Piece {
  readonly text: string;
  readonly open: string;
  readonly close: string;
}

type Row = readonly Piece[];

/** Nothing that a reader would see: Telegram refuses such a text as empty. */
const BLANK = /^[\s\p{Cf}\u2800\u3164]*$/u;

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/gu;
/** Control characters, and the characters that turn the direction of what follows. */
const UNSEEN = /[\0-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

const graphemes = new Intl.Segmenter("vi", { granularity: "grapheme" });

/** Text without what could break, hide or reverse other text; its only white space is ` ` and `\n`. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(LINE_ENDS, "\n").replaceAll("\t", " ").replace(UNSEEN, "");
}

/**
 * The parts, in order: cut between lines, inside a line only where it is longer than a part by
 * itself. Parts in which nothing could be seen are left out.
 */
export function splitText(lines: readonly Line[], limit: number): readonly Part[] {
  const rows = lines.flatMap(rowsOf).flatMap((row) => [...foldRow(row, limit)]);
  return packRows(rows, limit)
    .map(partOf)
    .filter(({ text }) => !BLANK.test(text));
}

/** The text cut to a length, at the end of a word where one is near, and marked as cut. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, cutPlace(text, limit - 1)).trimEnd()}…`;
}

/** A span may itself run over several lines. */
function rowsOf(line: Line): Row[] {
  const rows: Piece[][] = [];
  let row: Piece[] = [];
  for (const span of line) {
    const { text, ...tag } = pieceOf(span);
    for (const [index, each] of text.split("\n").entries()) {
      if (index > 0) {
        rows.push(row);
        row = [];
      }
      if (each !== "") row.push({ text: each, ...tag });
    }
  }
  return [...rows, row];
}

function pieceOf(span: Span): Piece {
  if (typeof span === "string") return { text: cleanText(span), open: "", close: "" };
  if ("bold" in span) return { text: cleanText(span.bold), open: "<b>", close: "</b>" };
  if ("italic" in span) return { text: cleanText(span.italic), open: "<i>", close: "</i>" };
  const [text, link] = [cleanText(span.text), cleanText(span.link)];
  if (isOpenable(link)) return { text, open: `<a href="${escapeHtml(link)}">`, close: "</a>" };
  return { text: text === link ? text : `${text} (${link})`, open: "", close: "" };
}

/** Telegram drops the address of any other link in silence; the words alone would mislead. */
function isOpenable(link: string): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, hostname } = new URL(link);
  const isHost = hostname.includes(".") || hostname.startsWith("[");
  return (protocol === "https:" || protocol === "http:") && isHost;
}

function* foldRow(row: Row, limit: number): Generator<Row> {
  let rest = row;
  for (let text = textOf(rest); text.length > limit; text = textOf(rest)) {
    const at = cutPlace(text, limit);
    yield slicePieces(rest, 0, at);
    // The line break stands for the blank at which the line was cut.
    rest = slicePieces(rest, text.charAt(at) === " " ? at + 1 : at, text.length);
  }
  yield rest;
}

/** Where to cut so that at most `limit` units come before: at a blank, or between characters. */
function cutPlace(text: string, limit: number): number {
  const blank = text.lastIndexOf(" ", limit);
  if (blank > limit / 2) return blank;
  const nearby = text.slice(0, limit + 100);
  const start = graphemes.segment(nearby).containing(limit)?.index ?? limit;
  if (start > limit / 2) return start;
  // A heap of marks on one letter is cut too, though never the two halves of a character.
  return /[\udc00-\udfff]/.test(text.charAt(limit)) ? limit - 1 : limit;
}

function slicePieces(row: Row, from: number, to: number): Row {
  let offset = 0;
  return row.flatMap((piece) => {
    const start = Math.max(from - offset, 0);
    const end = Math.min(to - offset, piece.text.length);
    offset += piece.text.length;
    return end > start ? [{ ...piece, text: piece.text.slice(start, end) }] : [];
  });
}

function packRows(rows: readonly Row[], limit: number): readonly (readonly Row[])[] {
  const parts: Row[][] = [];
  let length = limit;
  for (const row of rows) {
    const added = textOf(row).length + 1;
    const part = parts.at(-1);
    if (part && length + added <= limit) {
      part.push(row);
      length += added;
    } else {
      parts.push([row]);
      length = added - 1;
    }
  }
  return parts;
}

function partOf(rows: readonly Row[]): Part {
  return {
    html: rows.map((row) => row.map(htmlOf).join("")).join("\n"),
    text: rows.map(textOf).join("\n"),
  };
}

function htmlOf({ text, open, close }: Piece): string {
  return `${open}${escapeHtml(text)}${close}`;
}

function textOf(row: Row): string {
  return row.map(({ text }) => text).join("");
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
