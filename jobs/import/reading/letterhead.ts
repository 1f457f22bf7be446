/** Tiêu ngữ, nơi nhận: tables that only put things side by side. */
import { foldText } from "../../../domain/text.ts";
import type { Paragraph, TableRow } from "./document.ts";
import { isRule } from "./written-text.ts";

const MOST_ROWS = 6;
const MOTTO =
  /cong hoa xa hoi chu nghia|doc lap ?[-\u2013\u2014] ?tu do|^noi nhan ?[:.]?(?: ?-|$)/u;

/** The head of a paper, with its issuer and the motto, or its foot, with recipients and signature. */
export function isLetterhead(rows: readonly Pick<TableRow, "cells">[]): boolean {
  if (rows.length > MOST_ROWS) return false;
  const cells = rows.map((row) => row.cells.filter((cell) => cell !== ""));
  if (cells.some((filled) => filled.length > 2)) return false;
  return cells.flat().some((cell) => cell.split("\n").some((line) => MOTTO.test(foldText(line))));
}

/** What stands beside each other in a row, one after the other. */
export function paragraphsOfRow({ cells, continues, line }: TableRow): Paragraph[] {
  return cells
    .filter((_, index) => continues?.[index] !== true)
    .flatMap((cell) => cell.split("\n"))
    .filter((text) => !isRule(text))
    .map((text) => ({ kind: "paragraph", text, line }));
}

/** Fewer are notes and signatures for sure. */
const FEWEST_CELLS = 3;

/** The same of a row below a sheet's table, of which nobody knows yet whether it belongs to it. */
export function paragraphsBelow(row: TableRow): Paragraph[] {
  const [first, ...others] = paragraphsOfRow(row);
  const filled = row.cells.filter((cell) => cell !== "").length;
  if (first === undefined || filled < FEWEST_CELLS) return paragraphsOfRow(row);
  return [{ ...first, cells: row.cells }, ...others];
}
