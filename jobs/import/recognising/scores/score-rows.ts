/** The rows of score tables, over all pages, as cells by what they hold. */
import { foldText } from "../../../../domain/text.ts";
import type { SourceDocument, TableRow } from "../../reading/document.ts";
import {
  isNameRole,
  isPointsRole,
  makeScoreHeaderReader,
  type ScoreColumns,
  type ScoreHeaderReader,
} from "./score-columns.ts";
import type { PointsRole, ScoreRole } from "./score-titles.ts";
import type { ScoreCells, ScoreTable } from "./score-cells.ts";
import { headingRow } from "./score-parts.ts";
import { readCaption } from "../text/captions.ts";
import { readSubject } from "./score-subjects.ts";

export interface ScoreTables {
  readonly tables: readonly ScoreTable[];
  /** What stands outside the tables, line by line; also what a spreadsheet holds in single cells. */
  readonly lines: readonly string[];
}

interface OpenTable {
  columns: ScoreColumns;
  readonly rows: ScoreCells[];
  readonly above: readonly string[];
}

/** Further lines between two tables of one width, and they are two tables. */
const MOST_LINES_BETWEEN = 2;
const MOST_LINES_ABOVE = 6;
const NUMBERING = /^\(?(?:\d{1,2}|[a-z])\)?(?: ?= ?[\d()+\-/ x*]{1,20})?$/u;

export function findScoreTables(document: SourceDocument): ScoreTables {
  const finder = new TableFinder();
  for (const block of joined(document)) {
    if ("text" in block) finder.say(block.text, namesTable(block.text));
    else finder.take(block.rows);
  }
  const { tables, lines } = finder;
  return { tables: tables.filter(({ rows }) => rows.length > 0), lines };
}

class TableFinder {
  readonly tables: OpenTable[] = [];
  readonly lines: string[] = [];
  readonly #headers = makeScoreHeaderReader();
  #open: OpenTable | null = null;
  /** Lines since the open table. */
  #between = 0;
  #count = 0;

  say(text: string, endsTable: boolean): void {
    this.lines.push(...text.split("\n").filter((line) => line.trim() !== ""));
    this.#between += 1;
    if (endsTable || this.#between > MOST_LINES_BETWEEN) this.#open = null;
  }

  take(rows: readonly TableRow[]): void {
    if (this.#open?.columns.roles.length !== widthOf(rows)) this.#open = null;
    let below = 0;
    for (const [index, row] of rows.entries()) {
      if (index < below) continue;
      const columns = this.#headers.read(rows, index);
      if (columns) {
        this.#begin(columns);
        below = index + columns.height;
      } else this.#takeRow(row, rows, index);
    }
  }

  /** A header again is that of the next page. */
  #begin(columns: ScoreColumns): void {
    if (!this.#open || !isSameHeader(this.#open.columns, columns)) {
      this.#open = { columns, rows: [], above: this.lines.slice(-MOST_LINES_ABOVE) };
      this.tables.push(this.#open);
    } else this.#beginArea(this.#open);
    this.#open.columns = columns;
    this.#between = 0;
  }

  /** In a spreadsheet the heading above a further table is a row with one cell filled. */
  #isAreaAbove(rows: readonly TableRow[], index: number): boolean {
    const [only, ...others] = filledCells(rows[index]);
    if (only === undefined || others.length > 0 || readCaption(only) === null) return false;
    return this.#headers.read(rows, index + 1) !== null;
  }

  /** The same header again below a heading of its own: the heading names an area of the table. */
  #beginArea({ rows, above }: OpenTable): void {
    const caption = this.#between > 0 ? readCaption(this.lines.at(-1) ?? "") : null;
    const first = readCaption(above.at(-1) ?? "");
    if (caption === null || first === null) return;
    if (!rows.some(({ number, points }) => number === "I" && Object.keys(points).length === 0)) {
      rows.unshift(headingRow(first, rows[0]?.row ?? this.#count));
    }
    rows.push(headingRow(caption, this.#count));
  }

  #takeRow(row: TableRow, rows: readonly TableRow[], index: number): void {
    const isTitle = isCaption(rows, index, this.#headers);
    if (this.#open && !isTitle && !this.#isAreaAbove(rows, index)) {
      if (isNumberingRow(row)) return;
      this.#count += 1;
      this.#open.rows.push(cellsOf(row, this.#open.columns, this.#count));
      this.#between = 0;
      return;
    }
    // A row with one cell filled is a line of text, as spreadsheets hold it.
    const [only, ...others] = filledCells(row);
    if (only !== undefined && others.length === 0) this.say(only, isTitle);
  }
}

function filledCells(row: TableRow | undefined): readonly string[] {
  return row?.cells.filter((cell) => cell !== "") ?? [];
}

/** The title of a further table of the same sheet: a line of text with a header below. */
function isCaption(rows: readonly TableRow[], index: number, headers: ScoreHeaderReader): boolean {
  const [only, ...others] = filledCells(rows[index]);
  if (only === undefined || others.length > 0 || !isCaptionText(only)) return false;
  const below = [index + 1, index + 2, index + 3];
  return below.some((place) => headers.read(rows, place) !== null);
}

function isCaptionText(text: string): boolean {
  const { year, period } = readSubject(text);
  return namesTable(text) || year !== null || period !== null;
}

/** Unlike the page's own head and foot, which may stand between the parts of one table. */
function namesTable(text: string): boolean {
  const isNamed = /^(?:phu luc|bang|bieu|mau)(?!\p{L})/u.test(foldText(text));
  return isNamed || readSubject(text).kind !== null;
}

type Joined = { readonly text: string } | { readonly rows: TableRow[]; readonly width: number };

/** Tables that follow each other with nothing in between are one: a line of blanks has cut it. */
function joined(document: SourceDocument): Joined[] {
  const blocks: Joined[] = [];
  for (const block of document.blocks) {
    if (block.kind === "paragraph") {
      blocks.push({ text: block.text });
      continue;
    }
    const last = blocks.at(-1);
    const width = widthOf(block.rows);
    if (last && "rows" in last && last.width === width) {
      for (const row of block.rows) last.rows.push(row);
    } else blocks.push({ rows: [...block.rows], width });
  }
  return blocks;
}

function widthOf(rows: readonly TableRow[]): number {
  return rows.reduce((width, { cells }) => Math.max(width, cells.length), 0);
}

function isSameHeader(one: ScoreColumns, other: ScoreColumns): boolean {
  return one.roles.join() === other.roles.join();
}

/** `1 2 3 4 5`, `(1) (2) (3) (4)=(2)-(3)`: the row under a header that numbers its columns. */
function isNumberingRow({ cells }: TableRow): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 2 && filled.every((cell) => NUMBERING.test(foldText(cell)));
}

function cellsOf(row: TableRow, { roles }: ScoreColumns, place: number): ScoreCells {
  const at = (role: ScoreRole): string => {
    const index = roles.indexOf(role);
    return index < 0 ? "" : oneLine(row.cells[index] ?? "");
  };
  const points: Partial<Record<PointsRole, string>> = {};
  for (const [index, role] of roles.entries()) {
    // Points of a cell that is merged downwards count once.
    if (isPointsRole(role) && !row.continues?.[index]) {
      points[role] = (row.cells[index] ?? "").trim();
    }
  }
  const [outer = "", ...inner] = roles.flatMap((role, index) =>
    isNameRole(role) ? [oneLine(row.cells[index] ?? "")] : [],
  );
  return {
    row: place,
    number: at("number"),
    area: inner.length > 0 ? outer : "",
    name: inner.length > 0 ? (inner.findLast((name) => name !== "") ?? "") : outer,
    points,
    reason: at("reason"),
    note: at("note"),
  };
}

function oneLine(cell: string): string {
  return cell.replace(/\s+/gu, " ").trim();
}
