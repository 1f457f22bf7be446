/**
 * Lines of spans as Telegram's HTML, in parts that each fit into one message. Lengths are counted
 * as Telegram counts them: UTF-16 units of the text without its tags.
 */
import type { Line, Span } from "../../domain/channel.ts";
import { pack } from "../message-parts/packing.ts";
import { cleanText, isBlank } from "../message-parts/text-cleaning.ts";
import { foldRow, rowsOf, textOf, type Piece, type Row } from "../message-parts/text-rows.ts";

/** One message's worth: the same words with and without tags. */
export interface Part {
  readonly html: string;
  readonly text: string;
}

/** A cut anywhere inside a tag leaves each half well-formed. */
interface Tag {
  readonly open: string;
  readonly close: string;
}

const NO_TAG: Tag = { open: "", close: "" };

/**
 * The parts, in order: cut between lines, inside a line only where it is longer than a part by
 * itself. Parts in which nothing could be seen are left out.
 */
export function splitText(lines: readonly Line[], limit: number): readonly Part[] {
  const rows = rowsOf(lines, pieceOf).flatMap((row) => [...foldRow(row, limit, lengthOf)]);
  const items = rows.map((row) => {
    return { row, length: lengthOf(row), isBlank: isBlank(textOf(row)) };
  });
  return pack(items, limit).map((part) => partOf(part.map(({ row }) => row)));
}

function lengthOf(row: Row<Tag>): number {
  return textOf(row).length;
}

function pieceOf(span: Span): Piece<Tag> {
  if (typeof span === "string") return { text: cleanText(span), mark: NO_TAG };
  if ("bold" in span) {
    return { text: cleanText(span.bold), mark: { open: "<b>", close: "</b>" } };
  }
  if ("italic" in span) {
    return { text: cleanText(span.italic), mark: { open: "<i>", close: "</i>" } };
  }
  const [text, link] = [cleanText(span.text), cleanText(span.link)];
  if (isOpenable(link)) {
    return { text, mark: { open: `<a href="${escapeHtml(link)}">`, close: "</a>" } };
  }
  return { text: text === link ? text : `${text} (${link})`, mark: NO_TAG };
}

/** Telegram drops the address of any other link in silence; the words alone would mislead. */
function isOpenable(link: string): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, hostname } = new URL(link);
  const isHost = hostname.includes(".") || hostname.startsWith("[");
  return (protocol === "https:" || protocol === "http:") && isHost;
}

function partOf(rows: readonly Row<Tag>[]): Part {
  return {
    html: rows.map((row) => row.map(htmlOf).join("")).join("\n"),
    text: rows.map(textOf).join("\n"),
  };
}

function htmlOf({ text, mark }: Piece<Tag>): string {
  return `${mark.open}${escapeHtml(text)}${mark.close}`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
