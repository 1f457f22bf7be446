/** The header of an export: which column holds what, in one row of titles or in two. */
import type { TableRow } from "../../reading/document.ts";
import { columnOfTitle, type DossierColumn } from "./dossier-titles.ts";

export interface DossierHeader {
  /** Where each column stands, from 0. */
  readonly columns: ReadonlyMap<DossierColumn, number>;
  /** The titles as written, by the column's place. */
  readonly titles: readonly string[];
  /** Whether its titles leave no doubt: *Số hồ sơ* may also be how many there are. */
  readonly isSure: boolean;
  /** The first row below it. */
  readonly end: number;
}

/** A header stands near the top, under titles and notes at most. */
const MOST_ROWS_ABOVE = 15;
/** In a row of titles stand no dates and no codes. */
const TITLES_ONLY = /^[^\d]*$/u;

/** Null when no row near the top has the titles of an export. */
export function findDossierHeader(rows: readonly TableRow[]): DossierHeader | null {
  for (const index of rows.slice(0, MOST_ROWS_ABOVE).keys()) {
    const header = dossierHeaderAt(rows, index);
    if (header !== null) return header;
  }
  return null;
}

/** The header that begins in a row; null where none does. */
export function dossierHeaderAt(rows: readonly TableRow[], index: number): DossierHeader | null {
  const [row, below] = [rows[index], rows[index + 1]];
  if (row === undefined) return null;
  const single = headerOf(
    row.cells.map((cell) => [cell]),
    index + 1,
  );
  const isBelowOfTitles = below?.cells.every((cell) => TITLES_ONLY.test(cell)) === true;
  const double = isBelowOfTitles ? headerOf(titlesOfTwo(row, below), index + 2) : null;
  const isFuller = (double?.columns.size ?? 0) > (single?.columns.size ?? 0);
  const header = isFuller ? double : single;
  return header !== null && isOfExport(header) ? header : null;
}

/** For each column, what its title may be: `Ngày` over `Hẹn trả` says more than either. */
function titlesOfTwo(upper: TableRow, lower: TableRow): readonly (readonly string[])[] {
  const width = Math.max(upper.cells.length, lower.cells.length);
  let over = "";
  return Array.from({ length: width }, (_, at) => {
    const [above = "", below = ""] = [upper.cells[at], lower.cells[at]];
    if (above !== "") over = above;
    if (below === "" || below === above) return [above];
    return [`${over} ${below}`, below];
  });
}

function headerOf(candidates: readonly (readonly string[])[], end: number): DossierHeader {
  const columns = new Map<DossierColumn, number>();
  const ranks = new Map<DossierColumn, number>();
  for (const [at, titles] of candidates.entries()) {
    const found = titles.map(columnOfTitle).find((each) => each !== null);
    if (!found || found.rank >= (ranks.get(found.column) ?? Infinity)) continue;
    ranks.set(found.column, found.rank);
    columns.set(found.column, at);
  }
  const titles = candidates.map(([title]) => title ?? "");
  return { columns, titles, isSure: ranks.get("code") === 0, end };
}

function isOfExport({ columns, isSure }: DossierHeader): boolean {
  const says = (column: DossierColumn): boolean => columns.has(column);
  return says("code") && (says("received") || says("due") || (says("status") && isSure));
}
