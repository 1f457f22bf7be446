/** The lines and table rows of a document that tell of one reporting period each. */
import { foldText } from "../../../../domain/text.ts";
import type { SourceDocument, Table } from "../../reading/document.ts";
import { saysDate } from "./report-dates.ts";
import { monthsOfName } from "./report-rules.ts";
import { isNamed, splitOfficeHolders } from "../units/unit-phrases.ts";

export interface PeriodText {
  readonly name: string;
  /** What is said of its dates. */
  readonly rest: string;
  /** Who owes it, where the row itself says so. */
  readonly owedBy: readonly string[];
  /** As it stands in the document. */
  readonly written: string;
  /** Its place among the document's blocks. */
  readonly block: number;
}

type CalendarColumn = "name" | "window" | "due" | "owner";

const BULLET = /^(?:[-–+•*\s]+|\(?(?:\d{1,2}|[a-zđ])[.)]\s+)/u;
const REPORT = /^(?:ky )?bao cao(?: |$)/u;
/** A paper that exists, or what a report tells of, instead of a report that is owed. */
const CITED = /\bso \d|\/[a-z]{1,4}-[a-z]|\bda (?:gui|ban hanh|hoan thanh)\b/u;
const FIGURES = /\b(?:chot so lieu|so lieu)\b/u;
const SENDING =
  /^(?:(?:gui|nop|thoi (?:han|gian)(?: gui| nop)?|han(?: gui| nop)?)[^:\d]{0,60}:? ?)?(?:(?:cham nhat|muon nhat|truoc|den|vao|trong)\b[^\d]{0,30}|ngay )?\d/u;
const LONGEST_NAME = 90;
const LEAST_COLUMNS = 2;
/** A header stands among the first rows of a table, or below a row that is only a title. */
const HEADER_ROWS = 6;
const TITLES: Readonly<Record<CalendarColumn, RegExp>> = {
  name: /^(?:ten |loai |cac )?(?:ky |che do )?bao cao(?: dinh ky)?$|^ky(?: bao cao)?$|^(?:noi dung|loai) bao cao$/u,
  window: /so lieu|^(?:tu ngay|den ngay|tu|den)$/u,
  due: /^(?:thoi (?:han|gian|diem)|han|ngay|thoi han)(?: (?:gui|nop|bao cao|hoan thanh|cuoi cung|phai|ve|so noi vu|phong noi vu))*$/u,
  owner:
    /^(?:co quan|don vi|co quan, don vi|don vi, dia phuong)(?: (?:bao cao|thuc hien|gui|nop|chu tri|lap))*(?: bao cao)?$/u,
};

export function periodTexts(document: SourceDocument): readonly PeriodText[] {
  return document.blocks.flatMap((each, block) =>
    each.kind === "table" ? rowsOf(each, block) : linesOf(each.text, block),
  );
}

/** One line, or several that one paragraph strings together with semicolons. */
function linesOf(text: string, block: number): PeriodText[] {
  if (!/báo cáo|bao cao/iu.test(text)) return [];
  return text.split("\n").flatMap((line) => {
    const whole = lineOf(line, block);
    const parts = line.split(";").map((part) => lineOf(part, block));
    const several = parts.filter((part) => part !== null);
    if (several.length > 1) return several;
    return whole ? [whole] : [];
  });
}

/** A report's name, and the window of its figures or the day on which it is due. */
function lineOf(text: string, block: number): PeriodText | null {
  const written = text.trim();
  const bare = written.replace(BULLET, "").replace(BULLET, "");
  const colon = bare.indexOf(":");
  if (colon < 0 || colon > LONGEST_NAME) return null;
  const [name, rest] = [bare.slice(0, colon).trim(), bare.slice(colon + 1).trim()];
  const folded = foldText(name);
  if (!REPORT.test(folded) || CITED.test(folded)) return null;
  const said = foldText(rest);
  const isPeriod = FIGURES.test(said) || (monthsOfName(name) !== null && SENDING.test(said));
  const isDated = monthsOfName(name) !== null && said.startsWith("tu ") && saysDate(rest);
  return isPeriod || isDated ? { name, rest, owedBy: [], written, block } : null;
}

/** The rows of a table with a column of periods, and one of due days or windows. */
function rowsOf({ rows }: Table, block: number): PeriodText[] {
  const texts: PeriodText[] = [];
  let columns: readonly (CalendarColumn | null)[] | null = null;
  for (const [index, { cells }] of rows.entries()) {
    const isBelowTitle = (rows[index - 1]?.cells.filter(Boolean).length ?? 0) < LEAST_COLUMNS;
    const header = index < HEADER_ROWS || isBelowTitle ? columnsOf(cells) : null;
    if (header) columns = header;
    else if (columns) {
      const text = rowOf(cells, columns, block);
      if (text) texts.push(text);
    }
  }
  return texts;
}

function columnsOf(cells: readonly string[]): readonly (CalendarColumn | null)[] | null {
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length < LEAST_COLUMNS || filled.some((cell) => cell.length > LONGEST_NAME))
    return null;
  const columns = cells.map((cell) => {
    const title = foldText(cell)
      .replace(/\([^()]*\)/gu, "")
      .replace(/[.:\s]+$/u, "");
    const roles = Object.keys(TITLES) as CalendarColumn[];
    return roles.find((role) => TITLES[role].test(title)) ?? null;
  });
  const isCalendar =
    columns.includes("name") && (columns.includes("due") || columns.includes("window"));
  return isCalendar ? columns : null;
}

function rowOf(
  cells: readonly string[],
  columns: readonly (CalendarColumn | null)[],
  block: number,
): PeriodText | null {
  const cellsOf = (role: CalendarColumn) => cells.filter((_, index) => columns[index] === role);
  const name = cellsOf("name").join(" ").replace(/\s+/gu, " ").trim();
  const window = cellsOf("window")
    .map((cell) => cell.trim())
    .filter(Boolean)
    .join(" đến ");
  const due = cellsOf("due").join(" ").trim();
  if (monthsOfName(name) === null || !saysDate(`${window} ${due}`)) return null;
  const owners = cellsOf("owner").flatMap(splitOfficeHolders);
  return {
    name,
    // A window that says only its end is told from a due day by the title of its column.
    rest: [window && `số liệu tính ${window}`, due].filter(Boolean).join("; "),
    owedBy: owners.every(isNamed) ? owners : [],
    written: cells.filter(Boolean).join(" | "),
    block,
  };
}
