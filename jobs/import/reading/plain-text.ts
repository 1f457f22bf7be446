/** Plain text, with tables as tab-separated lines. */
import type { ImportProblem } from "../../domain/plan-import.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import type { Block, SourceDocument, TableRow } from "./document.ts";

const MOST_CHARACTERS = 1_000_000;
const MOST_LINES = 10_000;
/** A row of a table is one line; the longest paragraph of a real plan has about 2,000 characters. */
const LONGEST_LINE = 8_000;
const PILED_MARKS = /\p{M}{12}/u;
const UTF_8_MARK = [0xef, 0xbb, 0xbf];
const UTF_16_MARKS = { "utf-16le": [0xff, 0xfe], "utf-16be": [0xfe, 0xff] } as const;

/** What converters leave behind: emphasis (but no bullets), tags, headings. */
const MARKUP = /\*{2,3}|(?<=\S)\*|\*(?=\S)|<\/?[a-z][a-z0-9]{0,9}\s*\/?>|^\s{0,3}#{1,6}\s+/giu;
const BREAK_TAG = /<br\s*\/?>/giu;
const RULE = /^[\s|:=_\-\u2010-\u2015]*$/u;

/**
 * Reads UTF-8 with or without its mark, and UTF-16 with one. Fails with `unreadable` on anything
 * that is not text in these, and with `empty` when nothing is written in it.
 */
export function readPlainText(bytes: Uint8Array): Result<SourceDocument, ImportProblem> {
  const text = decode(bytes);
  if (text === null) return fail({ code: "unreadable" });
  if (isBeyondAnyPlan(text)) return fail({ code: "not-like-a-plan" });
  const blocks = blocksOf(text.normalize("NFC"));
  return blocks.length > 0 ? ok({ blocks }) : fail({ code: "empty" });
}

/**
 * Incident: 400 KB of brackets in one cell kept the whole process busy for minutes, and again after
 * each restart. Recognisers may take their time over a cell, but not over such a one.
 */
function isBeyondAnyPlan(text: string): boolean {
  if (text.length > MOST_CHARACTERS || PILED_MARKS.test(text)) return true;
  const lines = text.split("\n");
  if (lines.length > MOST_LINES) return true;
  return lines.some((line) => line.length > LONGEST_LINE);
}

function decode(bytes: Uint8Array): string | null {
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch (error) {
    // A decoder refuses only what is not in its encoding.
    if (error instanceof TypeError) return null;
    throw error;
  }
  return text.includes("\0") ? null : text;
}

function encodingOf(bytes: Uint8Array): string {
  const begins = (mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (begins(UTF_8_MARK)) return "utf-8";
  for (const [encoding, mark] of Object.entries(UTF_16_MARKS)) if (begins(mark)) return encoding;
  return "utf-8";
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let rows: TableRow[] = [];
  const endTable = () => {
    if (rows.length > 0) blocks.push({ kind: "table", rows });
    rows = [];
  };
  for (const [index, written] of text.split(/\r\n|[\n\r\f\v\u2028\u2029]/u).entries()) {
    const line = index + 1;
    if (written.includes("\t") && written.trim() !== "") {
      const cells = written.split("\t").map(withoutMarkup);
      if (!cells.every((cell) => RULE.test(cell))) rows.push({ cells, line });
      continue;
    }
    endTable();
    const paragraph = withoutMarkup(written);
    if (!RULE.test(paragraph)) blocks.push({ kind: "paragraph", text: paragraph, line });
  }
  endTable();
  return blocks;
}

function withoutMarkup(text: string): string {
  return text
    .replace(BREAK_TAG, "\n")
    .replace(MARKUP, "")
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ ?\n ?/gu, "\n")
    .trim();
}
