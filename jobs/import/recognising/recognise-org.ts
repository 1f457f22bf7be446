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
import { LONGEST_ORG_NAME, OrgTally } from "./org-limits.ts";

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
  const read: OrgRead = { units: [], people: [], problems: [] };
  const tally = new OrgTally();
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
    const excess = takeUnits(ofUnits ?? [], read, tally) ?? takePeople(ofPeople ?? [], read, tally);
    if (excess) return { units: [], people: [], problems: [excess] };
  }
  return isOrg ? read : null;
}

interface OrgRead extends ImportedOrg {
  readonly units: ImportedUnit[];
  readonly people: ImportedPerson[];
  readonly problems: OrgProblem[];
}

function takeUnits(
  rows: readonly NamedRow<UnitColumn>[],
  { units, problems }: OrgRead,
  tally: OrgTally,
): OrgProblem | null {
  for (const row of rows) {
    const unit = readUnit(row, problems);
    const excess = tally.addRow("units", row.row) ?? (unit && tally.addUnit(unit));
    if (excess) return excess;
    if (unit) units.push(unit);
  }
  return null;
}

function takePeople(
  rows: readonly NamedRow<PersonColumn>[],
  { people, problems }: OrgRead,
  tally: OrgTally,
): OrgProblem | null {
  for (const row of rows) {
    const excess = tally.addRow("people", row.row);
    if (excess) return excess;
    const person = readPerson(row, problems);
    if (person) people.push(person);
  }
  return null;
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
  problems: OrgProblem[],
): ImportedUnit | null {
  const tell = (code: PlainCode, text: string): void => {
    problems.push({ code, list: "units", row, text: clipped(text) });
  };
  const day = (column: "from" | "to"): LocalDate | null => {
    const text = cell(column);
    const read = readDay(text);
    if (text !== "" && !read) tell("bad-date", text);
    return read;
  };
  const name = oneLine(cell("name"));
  const parent = oneLine(cell("parent")) || null;
  const successor = oneLine(cell("successor")) || null;
  const aliases = listed(cell("aliases"));
  const groups = listed(cell("groups"));
  const long = [name, ...aliases, ...groups, parent, successor].find(isTooLong);
  if (name === "") tell("no-name", aliases[0] ?? parent ?? "");
  else if (long) tell("too-long", long);
  else {
    const [validFrom, validTo] = [day("from"), day("to")];
    return { row, name, aliases, parent, groups, validFrom, validTo, successor };
  }
  return null;
}

function readPerson(
  { row, cell }: NamedRow<PersonColumn>,
  problems: OrgProblem[],
): ImportedPerson | null {
  const tell = (code: PlainCode, text: string): void => {
    problems.push({ code, list: "people", row, text: clipped(text) });
  };
  const post = oneLine(cell("post"));
  const name = oneLine(cell("name")) || null;
  const role = readRole(cell("role"));
  const unit = oneLine(cell("unit")) || null;
  const isOfUnit = role === "head" || role === "officer";
  const long = [post, name, unit].find(isTooLong);
  if (post === "") tell("no-name", name ?? unit ?? "");
  else if (long) tell("too-long", long);
  else if (!role) tell("unknown-role", cell("role"));
  else if (isOfUnit && unit === null) tell("unit-needed", post);
  else return { row, post, name, role, unit };
  return null;
}

type PlainCode = Exclude<OrgProblem["code"], "too-many">;

function isTooLong(text: string | null): boolean {
  return text !== null && text.length > LONGEST_ORG_NAME;
}

/** What is told of a cell goes into messages. */
function clipped(text: string): string {
  return [...text].slice(0, LONGEST_ORG_NAME).join("");
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
