/** The rows of a document's appendix tables, over all pages. */
import type { SourceDocument, Table, TableRow } from "../../reading/document.ts";
import type { ColumnRole } from "./column-titles.ts";
import { isRemedialHeader } from "../remedial/remedial-table.ts";
import { readCaption } from "../text/captions.ts";
import {
  isNumberingRow,
  makeHeaderReader,
  type Columns,
  type Header,
  type HeaderReader,
} from "./columns.ts";

export type RowCells = Readonly<Record<ColumnRole, string>>;

/** One table as it was meant: what page breaks cut it into is put together again. */
export interface AppendixTable {
  /** The heading above it, without its number; null where the line above it is none. */
  readonly caption: string | null;
  readonly columns: Columns;
  /** Whether its format tells merged cells from blank ones. */
  readonly knowsMerging: boolean;
}

export interface AppendixRow {
  readonly table: AppendixTable;
  readonly cells: RowCells;
  /** What only goes on from the row above (merged downwards). */
  readonly goesOn: ReadonlySet<ColumnRole>;
  /** Everything that is written in it, in the order of its columns. */
  readonly written: readonly string[];
  /** A line between two pages of the table, not a row of it. */
  readonly isLine: boolean;
}

const BLANK: RowCells = {
  number: "",
  area: "",
  title: "",
  product: "",
  lead: "",
  support: "",
  follow: "",
  timing: "",
};
export const WORKING_ROLES = ["product", "lead", "support", "follow", "timing"] as const;
const NOTHING: ReadonlySet<ColumnRole> = new Set();

/** More lines than this between two tables of one width, and they are two tables. */
const MOST_LINES_BETWEEN = 2;
const PAGE_NUMBER = /^(?:trang\s+)?[\s\-–]*\d{1,3}(?:\/\d{1,3})?[\s\-–]*$/iu;
const CAPTION = /^(?:[IVX]{1,5}|[A-H])\s*[.)]\s*\S.{0,200}$/su;
const NEW_TABLE = /^(?:phụ lục|biểu|bảng)(?:\s|$)/iu;
const DASH = /^[-–—]+$/u;
const DITTO =
  /^[\s\-–"”.]*(?:nt|n\/t|như trên|nhu tren)[\s\-–"”.]*$|^(?:["”“″〃]|''|-?\s*\/\/\s*-?)$/iu;
const LONGEST_SIGN = 20;
const LOST_TAB = /^\(?\d{1,3}\s*[.)]\s+/u;
const SIGNATURE =
  /^(?:(?:tm|kt|tl|tuq|q)\.\s?\S.*|(?:phó )?chủ tịch|(?:phó )?giám đốc|người lập(?: biểu| bảng)?|thủ trưởng(?: đơn vị)?|nơi nhận.*|\p{L}[^,]{1,40}, ngày\s+[\d.…]*\s*tháng\s+[\d.…]*\s*năm\s+[\d.…]*)$/isu;

/** What is known while one block after the other is read. */
interface Reading {
  readonly headers: HeaderReader;
  readonly rows: AppendixRow[];
  table: AppendixTable | null;
  /** Whether rows belong to the table. */
  isOpen: boolean;
  /** The cells of the last row that was more than a heading. */
  last: RowCells;
}

/** Null when there is no table of the kind. */
export function appendixRows(document: SourceDocument): AppendixRow[] | null {
  const reading: Reading = {
    headers: makeHeaderReader(),
    rows: [],
    table: null,
    isOpen: false,
    last: BLANK,
  };
  let between: string[] = [];
  for (const block of document.blocks) {
    if (block.kind === "table") {
      readBlock(reading, block, between);
      between = [];
    } else if (!PAGE_NUMBER.test(block.text)) between.push(block.text);
  }
  return reading.table ? reading.rows : null;
}

/** A block goes on with the table above when it is near, and as wide. */
function readBlock(reading: Reading, block: Table, between: readonly string[]): void {
  const { headers, rows, table } = reading;
  const isNear =
    between.length <= MOST_LINES_BETWEEN && !between.some((text) => NEW_TABLE.test(text));
  const width = block.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  reading.isOpen &&= isNear && width === table?.columns.length;
  if (reading.isOpen && table && !headers.read(block.rows, 0, table.columns)) {
    for (const text of between) rows.push(lineOf(text, table));
  }
  let above = between;
  let mayGoOn = isNear && readCaption(between.at(-1) ?? "") === null;
  for (let index = 0; index < block.rows.length; index += 1) {
    const header = headers.read(block.rows, index, reading.table?.columns ?? null);
    if (header) {
      openTable(reading, block, { header, index, above, mayGoOn });
      [above, mayGoOn] = [[], true];
      index += header.height - 1;
    } else readRow(reading, block.rows[index]);
  }
}

interface HeaderPlace {
  readonly header: Header;
  readonly index: number;
  readonly above: readonly string[];
  /** Whether it can be the header of the table above, repeated. */
  readonly mayGoOn: boolean;
}

function openTable(reading: Reading, block: Table, place: HeaderPlace): void {
  const { header, index, above, mayGoOn } = place;
  reading.isOpen = !isRemedialHeader(block.rows[index]?.cells ?? []);
  if (!reading.isOpen) return;
  const isSame = mayGoOn && sameColumns(reading.table?.columns ?? [], header.columns);
  if (isSame) return;
  reading.table = newTable(block, header.columns, above);
  reading.last = BLANK;
}

function readRow(reading: Reading, row: TableRow | undefined): void {
  const { headers, rows, table } = reading;
  if (!row || !table) return;
  if (headers.beginsOther(row) || isSignature(row)) reading.isOpen = false;
  else if (reading.isOpen && !isNumberingRow(row.cells)) {
    const read = rowOf(row, table, reading.last);
    rows.push(read);
    if (WORKING_ROLES.some((role) => read.cells[role] !== "")) reading.last = read.cells;
  }
}

function newTable(block: Table, columns: Columns, above: readonly string[]): AppendixTable {
  return {
    caption: readCaption(above.at(-1) ?? ""),
    columns,
    knowsMerging: block.rows.some((row) => row.continues !== undefined),
  };
}

function sameColumns(one: Columns, other: Columns): boolean {
  return one.length === other.length && one.every((role, index) => role === other[index]);
}

/** Below those who sign there is no task. */
function isSignature({ cells }: TableRow): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 0 && filled.length < 4 && filled.every((cell) => SIGNATURE.test(cell));
}

/** A line between two pages that is a heading, is one of the table's. */
function lineOf(text: string, table: AppendixTable): AppendixRow {
  if (CAPTION.test(text)) {
    const cells = { ...BLANK, title: text };
    return { table, cells, goesOn: NOTHING, written: [text], isLine: false };
  }
  return { table, cells: BLANK, goesOn: NOTHING, written: [text], isLine: true };
}

function rowOf(row: TableRow, table: AppendixTable, above: RowCells): AppendixRow {
  const cells = { ...BLANK };
  const shift = hasLostItsTab(row, table.columns) ? 1 : 0;
  let goesOn: Set<ColumnRole> | null = null;
  for (const [index, role] of table.columns.entries()) {
    if (!role) continue;
    const cell = row.cells[index - shift] ?? "";
    cells[role] = cell.length <= LONGEST_SIGN ? meantBy(cell, above[role]) : cell;
    if (row.continues?.[index - shift]) (goesOn ??= new Set()).add(role);
  }
  const written = row.cells.filter((cell) => cell !== "");
  return { table, cells, goesOn: goesOn ?? NOTHING, written, isLine: false };
}

/** `nt`, `như trên` and quotation marks repeat the cell above; a dash stands for nothing. */
function meantBy(cell: string, above: string): string {
  if (DASH.test(cell)) return "";
  return DITTO.test(cell) ? above : cell;
}

/** Programs that trim lines take the tab that stood for a blank area. */
function hasLostItsTab({ cells }: TableRow, columns: Columns): boolean {
  const isShort = columns[0] === "area" && cells.length === columns.length - 1;
  return isShort && LOST_TAB.test(cells[0] ?? "");
}
