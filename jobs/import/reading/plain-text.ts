/** Plain text, with tables as tab-separated lines. */
import type { ImportProblem } from "../../../domain/plan-import.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { Block, SourceDocument, TableRow } from "./document.ts";
import { isLetterhead, paragraphsOfRow } from "./letterhead.ts";
import { isBeyond, LONGEST_TEXT, PLAN_LIMITS } from "./limits.ts";
import { decodeText } from "./text-decoding.ts";
import { isRule, tidyText } from "./written-text.ts";

const LINE_END = /\r\n|[\n\r\f\v\u2028\u2029]/u;

/** What converters leave behind: emphasis (but no bullets), tags, headings. */
const MARKUP = /\*{2,3}|(?<=\S)\*|\*(?=\S)|<\/?[a-z][a-z0-9]{0,9}\s*\/?>|^\s{0,3}#{1,6}\s+/giu;
const BREAK_TAG = /<br\s*\/?>/giu;

/**
 * Fails with `unreadable` on anything that is not text in an encoding that we know, with
 * `not-like-a-plan` on far too much of it, and with `empty` when nothing is written in it.
 */
export function readPlainText(bytes: Uint8Array): Result<SourceDocument, ImportProblem> {
  const text = decodeText(bytes);
  return text === null ? fail({ code: "unreadable" }) : readLines(text);
}

/** The same, of text that is decoded already. */
export function readLines(text: string): Result<SourceDocument, ImportProblem> {
  if (isTextBeyondAnyPlan(text)) return fail({ code: "not-like-a-plan" });
  const document = { blocks: blocksOf(text.normalize("NFC")) };
  if (isBeyond(document, PLAN_LIMITS)) return fail({ code: "not-like-a-plan" });
  return document.blocks.length > 0 ? ok(document) : fail({ code: "empty" });
}

/** Said before any work is done on it. A row of a table is one line. */
function isTextBeyondAnyPlan(text: string): boolean {
  if (text.length > PLAN_LIMITS.characters) return true;
  const lines = text.split(LINE_END);
  return lines.length > PLAN_LIMITS.rows || lines.some((line) => line.length > LONGEST_TEXT);
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let rows: TableRow[] = [];
  const endTable = () => {
    if (isLetterhead(rows)) blocks.push(...rows.flatMap(paragraphsOfRow));
    else if (rows.length > 0) blocks.push({ kind: "table", rows });
    rows = [];
  };
  for (const [index, written] of text.split(LINE_END).entries()) {
    const line = index + 1;
    if (written.includes("\t") && written.trim() !== "") {
      const cells = written.split("\t").map(withoutMarkup);
      if (!cells.every(isRule)) rows.push({ cells, line });
      continue;
    }
    endTable();
    const paragraph = withoutMarkup(written);
    if (!isRule(paragraph)) blocks.push({ kind: "paragraph", text: paragraph, line });
  }
  endTable();
  return blocks;
}

/** Text as it was before a converter marked it up. */
export function withoutMarkup(text: string): string {
  return tidyText(text.replace(BREAK_TAG, "\n").replace(MARKUP, ""));
}
