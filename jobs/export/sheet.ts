/** A table as a spreadsheet in which nothing is ever a formula. */
import writeExcelFile, { type Cell as WrittenCell } from "write-excel-file/node";
import type { Cell } from "../../domain/record-tables.ts";
import { parseLocalDate } from "../../domain/time.ts";

export interface Column {
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

export interface Table {
  readonly sheet: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

const DATE_FORMAT = "dd/mm/yyyy";
/** What a cell holds at most. */
const LONGEST = 32_000;
/** A spreadsheet knows no day before this one. */
const FIRST_DAY = "1900-03-01";

export async function sheetBytes({ sheet, columns, rows }: Table): Promise<Buffer> {
  const header = columns.map(({ title }): WrittenCell => ({
    value: title,
    type: String,
    fontWeight: "bold",
    wrap: true,
    alignVertical: "center",
  }));
  const data = rows.map((cells) => cells.map(written));
  return writeExcelFile([
    {
      sheet,
      data: [header, ...data],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: "landscape",
    },
  ]).toBuffer();
}

function written(cell: Cell): WrittenCell {
  if (cell === null || cell === "") return null;
  const place = { alignVertical: "top" as const };
  if (typeof cell === "number") return { ...place, value: cell, type: Number };
  if (typeof cell === "string") {
    // Typed as text, whatever it looks like.
    return { ...place, value: asShown(cell), type: String, wrap: true };
  }
  if (parseLocalDate(cell.day) === null || cell.day < FIRST_DAY) return cell.day;
  return {
    ...place,
    value: new Date(`${cell.day}T00:00:00.000Z`),
    type: Date,
    format: DATE_FORMAT,
  };
}

/** Without what such a file cannot hold; and what it would read as a character's code stays as it is. */
function asShown(text: string): string {
  return text
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/_(?=x[\dA-Fa-f]{4}_)/gu, "_x005F_");
}
