/** Which column of an appendix table holds what, by its header of one row or two. */
import type { TableRow } from "../../reading/document.ts";
import { makeTitleReader, type ColumnRole, type TitleMeaning } from "./column-titles.ts";

/** For each column, from the left, what it holds; null where that is unknown. */
export type Columns = readonly (ColumnRole | null)[];

export interface Header {
  readonly columns: Columns;
  /** How many rows it takes. */
  readonly height: number;
}

/** Remembers the titles that it has seen: a long table says the same in many of its cells. */
export interface HeaderReader {
  /**
   * Reads the header that begins with the row at `index`; null when there is none. A header that a
   * page break has cut (`chung` for `Nhiệm vụ chung`) takes what it no longer says from the one
   * before it.
   */
  read(rows: readonly TableRow[], index: number, before: Columns | null): Header | null;
  /** Whether the row begins a table of another kind: scores, people, dossiers, or any numbered one. */
  beginsOther(row: TableRow): boolean;
}

type Meanings = readonly (TitleMeaning | null)[];

/** What a header needs at the least to be one of a plan's appendix. */
const LEAST_COLUMNS = 3;
/** And what its first row says of them, where it has two. */
const LEAST_UPPER = 2;
const OTHERS: ReadonlySet<TitleMeaning["sort"]> = new Set([
  "score",
  "person",
  "dossier",
  "money",
  "meeting",
]);
const CONTENT_ROLES = ["area", "title"] as const;

export function makeHeaderReader(): HeaderReader {
  const meaning = makeTitleReader();
  return {
    read(rows, index, before) {
      const upper = rows[index]?.cells ?? [];
      const said = upper.map(meaning);
      if (said.filter((each) => each !== null).length < LEAST_UPPER) return null;
      const lower = rows[index + 1]?.cells ?? [];
      const both = joinRows(upper, lower, meaning);
      const columns = both && settle(both, before);
      if (columns) return { columns, height: 2 };
      const alone = settle(said, before);
      return alone && { columns: alone, height: 1 };
    },
    beginsOther({ cells }) {
      const sorts = cells.map((cell) => meaning(cell)?.sort);
      return sorts.includes("number") || sorts.filter(isOther).length > 1;
    },
  };
}

/**
 * A second row says more of some columns (`Bắt đầu`, `Kết thúc` below `Thời gian`) and repeats the
 * title of, or leaves blank, the others; null when the row is none of the header.
 */
function joinRows(
  upper: readonly string[],
  lower: readonly string[],
  meaning: (cell: string) => TitleMeaning | null,
): Meanings | null {
  let above = "";
  let isSaid = false;
  const joined: (TitleMeaning | null)[] = [];
  for (const [index, sub] of lower.entries()) {
    const own = upper[index] ?? "";
    if (own !== "") above = own;
    if (sub === "" || sub === own) {
      joined.push(meaning(own));
      continue;
    }
    const said = meaning(sub) ?? meaning(`${above} ${sub}`);
    if (said === null || said.sort === "number") return null;
    joined.push(said);
    isSaid = true;
  }
  return isSaid ? joined : null;
}

/** Gives each role to one column; null when the columns are not those of a plan. */
function settle(said: Meanings, before: Columns | null): Columns | null {
  const known = said.filter((meaning) => meaning !== null);
  const namesTasks = known.some(({ sort }) => sort === "content" || sort === "area");
  // A row of tasks can happen to say `Kết quả`, `Các cơ quan, đơn vị`, but not that much.
  if (known.length < (namesTasks ? LEAST_COLUMNS : LEAST_COLUMNS + 1)) return null;
  const columns = inherit(assignRoles(said), said, before);
  const has = (role: ColumnRole) => columns.includes(role);
  const others = new Set(said.map((meaning) => meaning?.sort).filter(isOther));
  if (others.has("person") || others.has("dossier")) return null;
  // `Địa điểm` alone may stand in a plan; with the day, the hour or who attends, it is a timetable.
  if (said.filter((meaning) => meaning?.sort === "meeting").length > 1) return null;
  if (others.has("score") && !has("timing")) return null;
  if (others.has("money") && !has("timing") && !has("product")) return null;
  return has("title") && (has("lead") || has("timing")) ? columns : null;
}

function assignRoles(said: Meanings): (ColumnRole | null)[] {
  const roles: (ColumnRole | null)[] = said.map(() => null);
  for (const role of [
    "number",
    "area",
    "product",
    "lead",
    "support",
    "follow",
    "timing",
  ] as const) {
    const place = bestOf(said, role);
    if (place >= 0) roles[place] = role;
  }
  assignContent(said, roles);
  // Beside those who lead (Chủ trì), those who carry out (Thực hiện) help them.
  const helper = said.findIndex(
    (meaning, index) => meaning?.sort === "lead" && meaning.rank === 2 && roles[index] === null,
  );
  if (helper >= 0 && !roles.includes("support")) roles[helper] = "support";
  return roles;
}

/** The column that says most singly what is to be done has the tasks; a broader one their areas. */
function assignContent(said: Meanings, roles: (ColumnRole | null)[]): void {
  const title = bestOf(said, "content");
  if (title < 0) return;
  roles[title] = "title";
  const rank = said[title]?.rank ?? 0;
  const broader = said.findIndex((meaning) => meaning?.sort === "content" && meaning.rank < rank);
  if (broader >= 0 && !roles.includes("area")) roles[broader] = "area";
}

function bestOf(said: Meanings, sort: TitleMeaning["sort"]): number {
  let best = -1;
  for (const [index, meaning] of said.entries()) {
    if (meaning?.sort === sort && meaning.rank > (said[best]?.rank ?? -1)) best = index;
  }
  return best;
}

function inherit(
  roles: readonly (ColumnRole | null)[],
  said: Meanings,
  before: Columns | null,
): Columns {
  if (before?.length !== roles.length) return roles;
  // The same titles as before, cut or not, mean the same as before.
  const isSame = said.every((meaning, index) => meaning === null || fits(meaning, before[index]));
  if (isSame) return before;
  return roles.map((role, index) => {
    const earlier = before[index] ?? null;
    return role ?? (said[index] === null && earlier && !roles.includes(earlier) ? earlier : null);
  });
}

function fits(meaning: TitleMeaning, role: ColumnRole | null | undefined): boolean {
  if (meaning.sort === "content") return CONTENT_ROLES.some((each) => each === role);
  return role === null || meaning.sort === role;
}

function isOther(sort: TitleMeaning["sort"] | undefined): boolean {
  return sort !== undefined && OTHERS.has(sort);
}

/** `1 2 3 4 5 6`, `(1) (2) (3)`, `A B 1 2`: the row under a header that numbers its columns. */
export function isNumberingRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 2 && filled.every((cell) => /^[([]?(?:\d{1,2}|[A-Z])[)\]]?$/u.test(cell));
}
