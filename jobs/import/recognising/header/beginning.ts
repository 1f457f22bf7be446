/** The lines with which a document begins, also those that stand in a table without borders. */
import type { SourceDocument, TableRow } from "../../reading/document.ts";

/** A letterhead with all its lines, and a title of several. */
const MOST_LINES = 30;
/** A row that fills more cells than this belongs to a table of its own. */
const MOST_CELLS = 3;
const LONGEST_CELL = 400;

/** One line each, in reading order; a cell of several lines gives several. */
export function beginningOf(document: SourceDocument): readonly string[] {
  const lines: string[] = [];
  for (const block of document.blocks) {
    if (lines.length >= MOST_LINES) break;
    if (block.kind === "paragraph") lines.push(...linesIn(block.text));
    else for (const cell of headCells(block.rows)) lines.push(...linesIn(cell));
  }
  return lines.slice(0, MOST_LINES);
}

/** The cells above a table's own rows: a letterhead side by side, or titles over all columns. */
function headCells(rows: readonly TableRow[]): string[] {
  const cells: string[] = [];
  for (const row of rows) {
    const filled = row.cells.filter((cell, index) => cell !== "" && !row.continues?.[index]);
    if (filled.length > MOST_CELLS || filled.some((cell) => cell.length > LONGEST_CELL)) break;
    cells.push(...filled);
    if (cells.length > MOST_LINES) break;
  }
  return cells;
}

function linesIn(text: string): string[] {
  return text
    .split(/[\n\t]|\s{3,}/u)
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => /[\p{L}\d]/u.test(line));
}
