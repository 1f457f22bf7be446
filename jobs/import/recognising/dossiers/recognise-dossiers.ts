/** Bản xuất hồ sơ TTHC: recognises what a one-stop system exports, or a desk keeps in a spreadsheet. */
import { foldCode } from "../../../../domain/dossier-code.ts";
import type {
  ImportedDossier,
  ImportedDossiers,
  OptionalColumn,
  RejectedDossier,
} from "../../../../domain/dossier-import.ts";
import type { LocalDate } from "../../../../domain/time.ts";
import type { SourceDocument, TableRow } from "../../reading/document.ts";
import { dossierHeaderAt, findDossierHeader, type DossierHeader } from "./dossier-header.ts";
import {
  cellsOf,
  codeOf,
  readDossier,
  type CellReading,
  type DossierCells,
  type RowGroup,
} from "./dossier-rows.ts";
import { makeStatusReader } from "./dossier-statuses.ts";
import type { DossierColumn } from "./dossier-titles.ts";
import { exportDayOf } from "./export-day.ts";
import { groupOf, isAside, NO_GROUP } from "./rows-between.ts";
import { makeMomentReader } from "./written-moments.ts";

/** Titles and notes around an export; what has more of them is a report that lists some dossiers. */
const MOST_LINES = 30;
/** Of sums beside the dossiers; what has more, and fewer dossiers, is a plan with a list. */
const MOST_OTHER_ROWS = 100;

/**
 * Null where the file is no export of dossiers.
 *
 * @param zone whose clocks wrote the moments
 * @param onShare hears how much of the work is done, from 0 to 1
 */
export function recogniseDossiers(
  document: SourceDocument,
  zone: string,
  onShare: (share: number) => void = () => {},
): ImportedDossiers | null {
  const reading = { moment: makeMomentReader(zone), status: makeStatusReader() };
  const { tables, lines, otherRows } = tablesOf(document, reading);
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  const isAmongOthers =
    lines.length > Math.max(MOST_LINES, rows) || otherRows > Math.max(MOST_OTHER_ROWS, rows);
  if (tables.length === 0 || isAmongOthers) return null;
  const tally = new DossierTally(rows, onShare);
  for (const table of tables) takeTable(table, reading, tally);
  const { dossiers, rejected } = tally;
  const columns = new Set(tables.flatMap(({ header }) => optionalColumns(header)));
  const asOf = dayOf([...lines, ...tables.flatMap(textsAbove)], dossiers);
  return { dossiers, rejected, asOf, columns: [...columns] };
}

interface DossierTable {
  readonly rows: TableRow[];
  readonly header: DossierHeader;
}

interface Parted {
  readonly tables: readonly DossierTable[];
  /** The paragraphs around them. */
  readonly lines: readonly string[];
  /** How many rows the tables have that hold none. */
  readonly otherRows: number;
}

function tablesOf({ blocks }: SourceDocument, reading: CellReading): Parted {
  const tables: DossierTable[] = [];
  const lines: string[] = [];
  let otherRows = 0;
  let above: DossierTable | null = null;
  for (const block of blocks) {
    if (block.kind === "paragraph") {
      const { cells, line, text } = block;
      // A blank row parts the dossiers of a month from those of the next; none of them may be lost.
      if (cells && above) above.rows.push({ cells, line });
      else lines.push(text);
      continue;
    }
    const header = findDossierHeader(block.rows);
    const table = header && { rows: [...block.rows], header };
    above = table && (table.header.isSure || holdsDates(table, reading)) ? table : null;
    if (above) tables.push(above);
    else otherRows += block.rows.length;
  }
  return { tables, lines, otherRows };
}

/** Whether a dossier was received on a day, or is due on one: unlike in a table of sums. */
function holdsDates({ rows, header }: DossierTable, { moment }: CellReading): boolean {
  return rows.slice(header.end).some((row) => {
    const cells = cellsOf(header, row);
    return [cells.text("received"), cells.text("due")].some((text) => {
      const occasion = moment(text);
      return occasion !== null && occasion !== "bad";
    });
  });
}

/** What stands in the table's own rows above its titles. */
function textsAbove({ rows, header }: DossierTable): readonly string[] {
  return rows.slice(0, header.end).flatMap(({ cells }) => cells.filter((cell) => cell !== ""));
}

const TELL_EVERY = 2000;

/** What has been read so far: each code once. */
class DossierTally {
  readonly dossiers: ImportedDossier[] = [];
  readonly rejected: RejectedDossier[] = [];
  readonly #known = new Map<string, ImportedDossier>();
  readonly #rowsInAll: number;
  readonly #onShare: (share: number) => void;
  #rows = 0;

  constructor(rowsInAll: number, onShare: (share: number) => void) {
    this.#rowsInAll = rowsInAll;
    this.#onShare = onShare;
  }

  pass(): void {
    this.#rows += 1;
    if (this.#rows % TELL_EVERY === 0) this.#onShare(this.#rows / this.#rowsInAll);
  }

  /** A code that comes again with the same facts is the same dossier; with others, nobody knows. */
  take(dossier: ImportedDossier): void {
    const { code } = dossier.facts;
    const key = foldCode(code);
    const known = this.#known.get(key);
    if (known === undefined) {
      this.#known.set(key, dossier);
      this.dossiers.push(dossier);
    } else if (!isSame(known, dossier)) {
      const { row } = known;
      this.rejected.push({ row: dossier.row, dossier: code, problem: { code: "doubled", row } });
    }
  }
}

/** But for the row, and how the code is spelled. */
function isSame(one: ImportedDossier, other: ImportedDossier): boolean {
  return toldBy(one) === toldBy(other);
}

function toldBy({ facts, unit, applicant }: ImportedDossier): string {
  return JSON.stringify({ facts: { ...facts, code: "" }, unit, applicant });
}

function takeTable(
  { rows, header: first }: DossierTable,
  reading: CellReading,
  tally: DossierTally,
) {
  let header = first;
  let group: RowGroup = NO_GROUP;
  for (let index = header.end; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined) break;
    tally.pass();
    const again = isLikeTitles(row, header) ? dossierHeaderAt(rows, index) : null;
    if (again !== null) {
      header = again;
      index = again.end - 1;
      continue;
    }
    const found = groupOf(row);
    if (found !== null) group = { ...group, ...found };
    else takeRow(row, cellsOf(header, row), { reading, group, tally });
  }
}

/** A header that is repeated has its titles where the codes would be. */
function isLikeTitles({ cells }: TableRow, { columns }: DossierHeader): boolean {
  const code = cells[columns.get("code") ?? -1] ?? "";
  return code !== "" && !/\d/u.test(code);
}

interface RowContext {
  readonly reading: CellReading;
  readonly group: RowGroup;
  readonly tally: DossierTally;
}

function takeRow(row: TableRow, cells: DossierCells, { reading, group, tally }: RowContext): void {
  if (isAside(row, cells)) return;
  const read = readDossier(cells, reading, group);
  if (read.ok) tally.take(read.value);
  else tally.rejected.push({ row: cells.line, dossier: codeOf(cells), problem: read.error });
}

const OPTIONAL: readonly (readonly [DossierColumn, OptionalColumn])[] = [
  ["unit", "unit"],
  ["field", "field"],
  ["submitted", "online"],
  ["online", "online"],
  ["payment", "paid-online"],
  ["paid-online", "paid-online"],
  ["digitised", "digitised"],
  ["applicant", "applicant"],
];

function optionalColumns({ columns }: DossierHeader): readonly OptionalColumn[] {
  return OPTIONAL.flatMap(([column, name]) => (columns.has(column) ? [name] : []));
}

/** The end of the period that was asked for is not its day when something in it happened later. */
function dayOf(texts: readonly string[], dossiers: readonly ImportedDossier[]): LocalDate | null {
  const day = exportDayOf(texts);
  if (day?.said !== "period") return day?.on ?? null;
  const isLater = dossiers.some(({ facts: { received, finished, returned } }) =>
    [received, finished, returned].some((each) => each !== null && each.on > day.on),
  );
  return isLater ? null : day.on;
}
