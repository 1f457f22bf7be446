/** Phụ lục phân công: recognises a plan's table of tasks and reads its rows. */
import type { DocumentProblem, ImportedTask, RowProblem } from "../../domain/plan-import.ts";
import { assignAreas, numeralOf, type RowArea } from "./areas.ts";
import { isNumberingRow, readHeader, type ColumnRole, type Columns } from "./columns.ts";
import { readDeliverables } from "./deliverables.ts";
import type { SourceDocument, TableRow } from "./document.ts";
import { isUnitPhrase, splitUnits } from "./unit-phrases.ts";

export interface Appendix {
  readonly tasks: readonly ImportedTask[];
  readonly problems: readonly DocumentProblem[];
}

type RowCells = Readonly<Record<ColumnRole, string>>;

/** A row of the table that is neither its header nor the heading of an area. */
interface DataRow {
  readonly cells: RowCells;
  readonly area: string;
  readonly number: number | null;
  readonly title: string;
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

/** More lines than this between two tables of one width, and they are two tables. */
const MOST_LINES_BETWEEN = 2;
const PAGE_NUMBER = /^[\s\-–]*\d{1,3}[\s\-–]*$/u;
const TITLE_NUMBER = /^\(?(\d{1,3})\s*[.)]\s+/u;
const DOTTED_NUMBER = /^\d{1,2}(?:\.\d{1,3})+[.)]?\s+/u;

/** Reads every appendix table of a document for a plan year; null when there is none. */
export function readAppendix(document: SourceDocument, year: number): Appendix | null {
  const found = tableRows(document);
  if (!found) return null;
  const rows = dataRows(found);
  const areas = areasOf(rows);
  const tasks: ImportedTask[] = [];
  const problems: DocumentProblem[] = [];
  for (const [index, row] of rows.entries()) {
    const place = index + 1;
    const text = rowText(row);
    const area = areas.get(row);
    const task = area && readTask(row, area, place, year);
    if (task) tasks.push(task);
    const ofRow = task?.problems ?? [{ code: "no-title" as const, text }];
    problems.push(...ofRow.map((problem) => ({ code: "row" as const, row: place, text, problem })));
  }
  return { tasks, problems };
}

/** The area of each row that has a title. Where no area is named at all, none is missed. */
function areasOf(rows: readonly DataRow[]): ReadonlyMap<DataRow, RowArea> {
  const titled = rows.filter(({ title }) => title !== "");
  const areas = assignAreas(titled);
  const isNamed = areas.some(({ name }) => name !== "");
  return new Map(
    titled.map((row, index) => [row, (isNamed && areas[index]) || { name: "", isCertain: true }]),
  );
}

/**
 * The rows below recognised headers, over all pages; null when no header was recognised. A table
 * that a page break has cut goes on with rows of the same width; lines without cells in between
 * are rows that were not understood, but for the page's number.
 */
function tableRows(document: SourceDocument): RowCells[] | null {
  const rows: RowCells[] = [];
  let columns: Columns | null = null;
  let between: string[] = [];
  let isOpen = false;
  for (const block of document.blocks) {
    if (block.kind === "paragraph") {
      if (!PAGE_NUMBER.test(block.text)) between.push(block.text);
      continue;
    }
    const [first] = block.rows;
    const isNew: boolean = first !== undefined && readHeader(first.cells, columns) !== null;
    isOpen &&= first?.cells.length === columns?.length && between.length <= MOST_LINES_BETWEEN;
    if (isOpen && !isNew) rows.push(...between.map((text) => ({ ...BLANK, product: text })));
    between = [];
    for (const row of block.rows) {
      const header: Columns | null = readHeader(row.cells, columns);
      if (header) {
        columns = header;
        isOpen = true;
      } else if (isOpen && columns && !isNumberingRow(row.cells)) rows.push(cellsOf(row, columns));
    }
  }
  return columns ? rows : null;
}

function cellsOf(row: TableRow, columns: Columns): RowCells {
  const cells = { ...BLANK };
  const written = hasLostItsTab(row, columns) ? ["", ...row.cells] : row.cells;
  for (const [index, role] of columns.entries()) if (role) cells[role] = written[index] ?? "";
  return cells;
}

/** Programs that trim lines take the tab that stood for a blank area. */
function hasLostItsTab({ cells }: TableRow, columns: Columns): boolean {
  const isShort = columns[0] === "area" && cells.length === columns.length - 1;
  return isShort && TITLE_NUMBER.test(cells[0] ?? "");
}

/** Takes out the rows that are only an area's heading, which names the area of the row after it. */
function dataRows(rows: readonly RowCells[]): DataRow[] {
  const data: DataRow[] = [];
  let heading = "";
  for (const cells of rows) {
    const area = areaHeading(cells);
    if (area !== null) {
      heading = area;
      continue;
    }
    const { number, title } = readTitle(cells);
    data.push({ cells, area: oneLine(cells.area) || heading, number, title });
    heading = "";
  }
  return data;
}

/** A row that names an area and nothing else, as tables without a column for it have; else null. */
function areaHeading(cells: RowCells): string | null {
  if (`${cells.product}${cells.lead}${cells.support}${cells.follow}${cells.timing}` !== "") {
    return null;
  }
  const title = oneLine(cells.title);
  const area = oneLine(cells.area);
  if (title === "") return area === "" ? null : area;
  if (area !== "") return null;
  const whole = /^[IVXLC]+\.?$/u.test(cells.number) ? `${cells.number}. ${title}` : title;
  return /^[IVXLCA-Z]/u.test(numeralOf(whole) ?? "") ? whole.replace("..", ".") : null;
}

function readTitle(cells: RowCells): { readonly number: number | null; readonly title: string } {
  const written = oneLine(cells.title).replace(/^[-–+•]\s+/u, "");
  const match = TITLE_NUMBER.exec(written);
  const title = written.replace(TITLE_NUMBER, "").replace(DOTTED_NUMBER, "").trim();
  const counted = match?.[1] ?? /^\d{1,3}$/u.exec(cells.number.replace(/[.)]$/u, ""))?.[0];
  return { number: counted === undefined ? null : Number(counted), title };
}

function readTask(row: DataRow, area: RowArea, place: number, year: number): ImportedTask {
  const { cells, title } = row;
  const lead = splitUnits(cells.lead);
  const { deliverables, problems } = readDeliverables(cells.product, cells.timing, year);
  return {
    row: place,
    area: area.name,
    title,
    lead,
    support: splitUnits(cells.support),
    follow: splitUnits(cells.follow),
    deliverables,
    points: null,
    targets: [],
    problems: [...leadProblems(lead), ...areaProblems(row, area), ...problems],
  };
}

function leadProblems(lead: readonly string[]): RowProblem[] {
  if (lead.length === 0) return [{ code: "no-lead", text: "" }];
  const strange = lead.filter((phrase) => !isUnitPhrase(phrase));
  return strange.map((text) => ({ code: "no-lead" as const, text }));
}

function areaProblems(row: DataRow, area: RowArea): RowProblem[] {
  return area.isCertain ? [] : [{ code: "no-area", text: row.title }];
}

function rowText({ cells, area }: DataRow): string {
  const { number, title, product, lead, support, follow, timing } = cells;
  const written = [area, number, title, product, lead, support, follow, timing];
  return written.map(oneLine).filter(Boolean).join(" | ");
}

function oneLine(cell: string): string {
  return cell.replace(/\s+/gu, " ").trim();
}
