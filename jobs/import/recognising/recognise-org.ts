/** Danh sách đơn vị và người dùng: recognises the tables of an office's units and people. */
import type {
  ImportedOrg,
  ImportedPerson,
  ImportedUnit,
  OrgProblem,
} from "../../../domain/org-import.ts";
import type { Role } from "../../../domain/org.ts";
import { foldText } from "../../../domain/text.ts";
import { localDate, parseLocalDate, type LocalDate } from "../../../domain/time.ts";
import type { SourceDocument, Table, TableRow } from "../reading/document.ts";

type UnitColumn = "name" | "aliases" | "parent" | "groups" | "from" | "to" | "successor";
type PersonColumn = "post" | "name" | "role" | "unit";

/** Titles as they are compared: folded, without notes in parentheses. */
const UNIT_TITLES: Readonly<Record<UnitColumn, RegExp>> = {
  name: /^ten (?:co quan,? )?don vi$/u,
  aliases: /^(?:ten (?:goi )?khac|ten viet tat|viet tat)$/u,
  parent: /^(?:don vi|co quan) (?:cap tren|chu quan|quan ly)$|^truc thuoc$/u,
  groups: /^(?:thuoc )?nhom(?: don vi)?$/u,
  from: /^(?:co|hoat dong|hieu luc) tu(?: ngay)?$|^ngay thanh lap$/u,
  to: /^(?:den|den het) ngay$|^het hieu luc$|^ngay (?:giai the|sap nhap)$/u,
  successor: /^(?:don vi )?ke thua$|^sap nhap vao$/u,
};
const PERSON_TITLES: Readonly<Record<PersonColumn, RegExp>> = {
  post: /^chuc (?:danh|vu)(?:, chuc (?:danh|vu))?$/u,
  name: /^ho (?:va )?ten$/u,
  role: /^vai tro$/u,
  unit: /^(?:ten )?(?:don vi|co quan|co quan, don vi)(?: cong tac)?$/u,
};

const ROLES: readonly (readonly [Role, RegExp])[] = [
  ["leader", /^(?:lanh dao|leader)(?: |$)/u],
  ["coordinator", /^(?:co quan thuong truc|thuong truc|can bo thuong truc|coordinator)(?: |$)/u],
  ["head", /^(?:thu truong|truong don vi|nguoi dung dau|head)(?: |$)/u],
  ["officer", /^(?:cong chuc|vien chuc|chuyen vien|can bo|officer)(?: |$)/u],
];

/** A header stands near the top, under titles and hints at most. */
const MOST_ROWS_ABOVE = 15;

/** Null when no table of the document lists units with what belongs to them, or people with roles. */
export function recogniseOrg(document: SourceDocument): ImportedOrg | null {
  const units: ImportedUnit[] = [];
  const people: ImportedPerson[] = [];
  const problems: OrgProblem[] = [];
  let isOrg = false;
  for (const block of document.blocks) {
    if (block.kind !== "table") continue;
    const ofUnits = below(block, UNIT_TITLES, ({ name, ...others }) => {
      return name !== undefined && Object.values(others).some((column) => column !== undefined);
    });
    const ofPeople = below(block, PERSON_TITLES, ({ post, role }) => {
      return post !== undefined && role !== undefined;
    });
    isOrg ||= ofUnits !== null || ofPeople !== null;
    for (const row of ofUnits ?? []) readUnit(row, units, problems);
    for (const row of ofPeople ?? []) readPerson(row, people, problems);
  }
  return isOrg ? { units, people, problems } : null;
}

interface NamedRow<Column extends string> {
  readonly row: number;
  cell(column: Column): string;
}

/** The filled rows below a header that has the wanted columns; null without such a header. */
function below<Column extends string>(
  { rows }: Table,
  titles: Readonly<Record<Column, RegExp>>,
  isWanted: (columns: Readonly<Partial<Record<Column, number>>>) => boolean,
): readonly NamedRow<Column>[] | null {
  for (const [index, header] of rows.slice(0, MOST_ROWS_ABOVE).entries()) {
    const columns = columnsOf(header, titles);
    if (!isWanted(columns)) continue;
    const data = rows.slice(index + 1).filter(({ cells }) => cells.some((cell) => cell !== ""));
    return data.map(({ cells, line }) => ({
      row: line,
      cell: (column) => cells[columns[column] ?? -1]?.trim() ?? "",
    }));
  }
  return null;
}

function columnsOf<Column extends string>(
  { cells }: TableRow,
  titles: Readonly<Record<Column, RegExp>>,
): Partial<Record<Column, number>> {
  const columns: Partial<Record<Column, number>> = {};
  for (const [index, cell] of cells.entries()) {
    const title = foldText(cell.replace(/\([^()]*\)/gu, " ")).replace(/[\s*.:]+$/u, "");
    const found = (Object.keys(titles) as Column[]).find((column) => titles[column].test(title));
    if (found) columns[found] ??= index;
  }
  return columns;
}

function readUnit(
  { row, cell }: NamedRow<UnitColumn>,
  units: ImportedUnit[],
  problems: OrgProblem[],
): void {
  const name = oneLine(cell("name"));
  if (name === "") {
    problems.push({ code: "no-name", row, text: cell("aliases") || cell("parent") });
    return;
  }
  const day = (column: "from" | "to"): LocalDate | null => {
    const text = cell(column);
    const read = readDay(text);
    if (text !== "" && !read) problems.push({ code: "bad-date", row, text });
    return read;
  };
  units.push({
    row,
    name,
    aliases: listed(cell("aliases")),
    parent: oneLine(cell("parent")) || null,
    groups: listed(cell("groups")),
    validFrom: day("from"),
    validTo: day("to"),
    successor: oneLine(cell("successor")) || null,
  });
}

function readPerson(
  { row, cell }: NamedRow<PersonColumn>,
  people: ImportedPerson[],
  problems: OrgProblem[],
): void {
  const post = oneLine(cell("post"));
  const role = readRole(cell("role"));
  const unit = oneLine(cell("unit")) || null;
  const isOfUnit = role === "head" || role === "officer";
  if (post === "") problems.push({ code: "no-name", row, text: cell("name") || cell("unit") });
  else if (!role) problems.push({ code: "unknown-role", row, text: cell("role") });
  else if (isOfUnit && unit === null) problems.push({ code: "unit-needed", row, text: post });
  else people.push({ row, post, name: oneLine(cell("name")) || null, role, unit });
}

function readRole(text: string): Role | null {
  const folded = foldText(text);
  return ROLES.find(([, words]) => words.test(folded))?.[0] ?? null;
}

/** `01/7/2025` or `2025-07-01`. */
function readDay(text: string): LocalDate | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text);
  if (!match) return parseLocalDate(text);
  return localDate(Number(match[3]), Number(match[2]), Number(match[1]));
}

function listed(cell: string): string[] {
  return [...new Set(cell.split(/[;\n]/u).map(oneLine))].filter((item) => item !== "");
}

function oneLine(cell: string): string {
  return cell.replace(/\s+/gu, " ").trim();
}
