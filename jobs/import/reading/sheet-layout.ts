/** What the library leaves out of a sheet: how far it goes, what is merged, how numbers are shown. */
import type { ShownAs } from "./number-format.ts";
import { attributeReader, tagPattern, tagsIn, type XmlTag } from "./xml-tags.ts";

export interface SheetLayout {
  /** The last row and column in which a cell has something, from 1. */
  readonly lastRow: number;
  readonly lastColumn: number;
  /** Where the last such cell begins in the sheet's XML. */
  readonly lastCell: number;
  /** How many rows have something in them. */
  readonly rows: number;
  readonly merged: readonly MergedCells[];
  /** By `cellKey`. */
  readonly shownAs: ReadonlyMap<number, ShownAs>;
}

/** From 1, both ends included. */
export interface MergedCells {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** As far as any spreadsheet goes. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

const PLACED = tagPattern("c", "row", "mergeCell");
const ROW = tagPattern("row");
const DATA = tagPattern("sheetData");
const placeOf = attributeReader("r");
const styleOf = attributeReader("s");
const rangeOf = attributeReader("ref");

export function cellKey(row: number, column: number): number {
  return row * (LAST_COLUMN + 1) + column;
}

/** Null when the sheet names a place that no sheet has. */
export function readSheetLayout(
  sheet: string,
  formats: readonly (ShownAs | null)[],
): SheetLayout | null {
  const isPlain = formats.every((format) => format === null);
  const shown = new Map<number, ShownAs>();
  const merged: MergedCells[] = [];
  let [rows, row, lastRow, lastColumn, lastCell] = [0, 0, 0, 0, 0];
  for (const tag of tagsIn(sheet, PLACED)) {
    if (tag.isClosing) continue;
    if (tag.name === "mergeCell") {
      const cells = readRange(rangeOf(tag) ?? "");
      if (cells === null) return null;
      merged.push(cells);
      continue;
    }
    if (tag.name === "row") {
      row = Number(placeOf(tag) ?? 0);
      continue;
    }
    if (tag.isEmpty) continue;
    const place = readPlace(placeOf(tag) ?? "");
    // The library believes the row, and counts up to whatever it says.
    if (place === null || (row !== 0 && place.row !== row)) return null;
    if (place.row !== lastRow) rows += 1;
    lastRow = Math.max(lastRow, place.row);
    lastColumn = Math.max(lastColumn, place.column);
    lastCell = tag.start;
    const format = isPlain ? null : formats[Number(styleOf(tag) ?? -1)];
    if (format) shown.set(cellKey(place.row, place.column), format);
  }
  return { lastRow, lastColumn, lastCell, rows, merged, shownAs: shown };
}

/**
 * The sheet without the rows below all that is written: programs often have a million of them,
 * only to say how they are formatted.
 */
export function withoutBlankEnd(sheet: string, { lastCell }: SheetLayout): string {
  const rest = sheet.slice(lastCell);
  const row = closingTag(rest, ROW);
  const data = closingTag(rest, DATA);
  if (row === null || data === null) return sheet;
  return sheet.slice(0, lastCell) + rest.slice(0, row.end) + rest.slice(data.start);
}

function closingTag(xml: string, pattern: RegExp): XmlTag | null {
  for (const tag of tagsIn(xml, pattern)) if (tag.isClosing) return tag;
  return null;
}

export function readRange(range: string): MergedCells | null {
  const [from = "", to = from] = range.split(":");
  const start = readPlace(from);
  const end = readPlace(to);
  if (start === null || end === null) return null;
  return {
    top: Math.min(start.row, end.row),
    left: Math.min(start.column, end.column),
    bottom: Math.max(start.row, end.row),
    right: Math.max(start.column, end.column),
  };
}

const CODE_OF_A = 65;

/** `B12` is row 12, column 2. */
function readPlace(place: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(place);
  if (!match) return null;
  let column = 0;
  for (const letter of match[1] ?? "") column = column * 26 + letter.charCodeAt(0) - CODE_OF_A + 1;
  const row = Number(match[2]);
  const isThere = row >= 1 && row <= LAST_ROW && column <= LAST_COLUMN;
  return isThere ? { row, column } : null;
}
