/** How much of anything a document of an office has at most. */
import type { Block, SourceDocument, TableRow } from "./document.ts";

export interface DocumentLimits {
  readonly rows: number;
  readonly characters: number;
}

/** A 10,000-row spreadsheet comes in, with some headroom. */
export const PLAN_LIMITS: DocumentLimits = { rows: 12_000, characters: 4_000_000 };
/**
 * What a spreadsheet may have until it is known what it holds: an export of a province's dossiers has
 * tens of thousands of rows. The recognisers of plans are given no more than a plan has.
 */
export const SHEET_LIMITS: DocumentLimits = { rows: 60_000, characters: 24_000_000 };
/** A paragraph, a cell, or a row of a plain-text table; the longest real one has about 2,000. */
export const LONGEST_TEXT = 8_000;
const PILED_MARKS = /\p{M}{12}/u;
const EVERY_PILE = /\p{M}{12,}/gu;

/** More rows or characters than that, whatever they are. */
export function isTooMuch({ blocks }: SourceDocument, most: DocumentLimits): boolean {
  let rows = 0;
  let characters = 0;
  for (const text of textsOf(blocks)) {
    if (text === null) rows += 1;
    else characters += text.length;
    if (rows > most.rows || characters > most.characters) return true;
  }
  return false;
}

/**
 * The same, or a text that no office writes. Incident: 400 KB of brackets in one cell kept the whole process
 * busy for minutes, and again after each restart. Recognisers may take their time over a cell, but not over
 * such a one.
 */
export function isBeyond(document: SourceDocument, most: DocumentLimits): boolean {
  if (isTooMuch(document, most)) return true;
  for (const text of textsOf(document.blocks)) if (text !== null && isNoText(text)) return true;
  return false;
}

/** Each text cut to what a recogniser may be given: among thousands of rows one cell says nothing of the others. */
export function withCutTexts({ blocks }: SourceDocument): SourceDocument {
  return { blocks: blocks.map(withCutBlock) };
}

function withCutBlock(block: Block): Block {
  if (block.kind === "table") return { ...block, rows: block.rows.map(withCutCells) };
  const { cells } = block;
  return { ...block, text: cut(block.text), ...(cells && { cells: cells.map(cut) }) };
}

function withCutCells(row: TableRow): TableRow {
  return row.cells.some(isNoText) ? { ...row, cells: row.cells.map(cut) } : row;
}

function cut(text: string): string {
  if (!isNoText(text)) return text;
  return text.slice(0, LONGEST_TEXT).replace(EVERY_PILE, "");
}

function isNoText(text: string): boolean {
  return text.length > LONGEST_TEXT || PILED_MARKS.test(text);
}

/** Every text of the blocks, and null for each row or paragraph. */
function* textsOf(blocks: readonly Block[]): Generator<string | null> {
  for (const block of blocks) {
    if (block.kind === "paragraph") {
      yield null;
      yield block.text;
      continue;
    }
    for (const { cells } of block.rows) {
      yield null;
      yield* cells;
    }
  }
}
