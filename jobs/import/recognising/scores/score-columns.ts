/** Which column of a score table holds what, by the titles in its header. */
import type { TableRow } from "../../reading/document.ts";
import {
  LONGEST_TITLE,
  makeScoreTitleReader,
  type TitledRole,
  type TitleReader,
  type NameRole,
  type PointsRole,
  type ScoreRole,
  type TitleRole,
} from "./score-titles.ts";

export interface ScoreColumns {
  /** For each column, from the left, what it holds; null where that is of no interest. */
  readonly roles: readonly (ScoreRole | null)[];
  readonly titles: readonly string[];
  /** How many rows the header has. */
  readonly height: number;
}

const POINTS: ReadonlySet<ScoreRole> = new Set<PointsRole>([
  "max",
  "self",
  "assessed",
  "survey",
  "final",
  "lost",
  "gap",
  "points",
]);
const NAMES: ReadonlySet<ScoreRole> = new Set<NameRole>(["area", "name", "criterion", "component"]);
/** Some title says that it is about points: a quick look before the long one. */
const SPOKEN =
  /^[^\n]{0,60}(?:[đd]i[eểế]m|t[oố]i [đd]a|ch[aấ]m|th[aẩâ]m|[đd][aạ]t|k[eế]t qu[aả]|t[uự] [đd][aá]nh gi[aá]|tr[uừ])/imu;
/** And some title says what is scored. */
const NAMED =
  /^[^\n]{0,60}(?:l[iĩ]nh v[uự]c|ti[eê]u ch[ií]|ch[iỉ] ti[eê]u|ch[iỉ] s[oố]|n[oộ]i dung)/imu;
const MOST_HEADER_ROWS = 3;

export function isPointsRole(role: ScoreRole | null): role is PointsRole {
  return role !== null && POINTS.has(role);
}

export function isNameRole(role: ScoreRole | null): role is NameRole {
  return role !== null && NAMES.has(role);
}

/** Remembers what single titles say: rows that may be a header are looked at several times. */
export interface ScoreHeaderReader {
  /**
   * Reads the header that begins at a row, over up to three rows (`Điểm` above `thẩm định`); null
   * when no header of a score table begins there.
   */
  read(rows: readonly TableRow[], start: number): ScoreColumns | null;
}

export function makeScoreHeaderReader(): ScoreHeaderReader {
  const roleOf = makeScoreTitleReader();
  return {
    read(rows, start) {
      const first = rows[start];
      if (!first || !isTitleRow(first) || !says(first, SPOKEN)) return null;
      if (first.cells.filter((cell) => cell !== "").length < 2) return null;
      if (!first.cells.some((cell) => cell.length <= LONGEST_TITLE && roleOf(cell))) return null;
      return bestHeader(rows, start, roleOf);
    },
  };
}

function bestHeader(
  rows: readonly TableRow[],
  start: number,
  roleOf: TitleReader,
): ScoreColumns | null {
  let best: ScoreColumns | null = null;
  for (let height = 1; height <= MOST_HEADER_ROWS; height += 1) {
    const span = rows.slice(start, start + height);
    if (span.length < height || !span.every(isTitleRow)) break;
    if (!span.some((row) => says(row, NAMED))) continue;
    const columns = columnsOf(span, roleOf);
    if (columns && knownIn(columns) > (best ? knownIn(best) : 0)) best = columns;
  }
  return best;
}

function says({ cells }: TableRow, words: RegExp): boolean {
  return cells.some((cell) => cell.length <= LONGEST_TITLE && words.test(cell));
}

/** A header holds words, no points. */
function isTitleRow({ cells }: TableRow): boolean {
  return cells.every((cell) => cell === "" || /\p{L}/u.test(cell));
}

function knownIn({ roles }: ScoreColumns): number {
  return roles.filter((role) => role !== null).length;
}

/** A column is what all that stands above it says; else what the lowest title does, which a wider one spans. */
function columnsOf(span: readonly TableRow[], roleOf: TitleReader): ScoreColumns | null {
  const width = Math.max(...span.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, index) => {
    const parts = [...new Set(span.map(({ cells }) => cells[index] ?? ""))];
    return parts.filter((part) => part !== "");
  });
  const titles = columns.map((parts) => parts.join(" "));
  const roles = settle(
    columns.map((parts, index) => roleOf(titles[index] ?? "") ?? roleOf(parts.at(-1) ?? "")),
  );
  return isScoreHeader(roles) ? { roles, titles, height: span.length } : null;
}

/** Each role has one column; what only says `Điểm` is what is missing beside the others. */
function settle(found: readonly (TitledRole | null)[]): (ScoreRole | null)[] {
  const last = new Map<TitleRole, number>();
  for (const each of found) {
    if (each) last.set(each.role, Math.max(last.get(each.role) ?? 0, each.year));
  }
  const taken = new Set<ScoreRole>();
  return found.map((each) => {
    const role = each && each.year === last.get(each.role) ? settledRole(each.role, last) : null;
    if (role === null || taken.has(role)) return null;
    taken.add(role);
    return role;
  });
}

function settledRole(role: TitleRole, all: ReadonlyMap<TitleRole, number>): ScoreRole | null {
  const isVerified = all.has("assessed");
  if (role === "awarded") return isVerified ? "final" : "assessed";
  if (role === "final") return all.has("max") ? role : null;
  if (role !== "points") return role;
  if (isVerified || all.has("awarded")) return all.has("max") ? role : "max";
  return all.has("max") ? "assessed" : role;
}

/** What is scored, and either how it was scored, or of how much with anything else beside it. */
function isScoreHeader(roles: readonly (ScoreRole | null)[]): boolean {
  const said = new Set(roles);
  const isScored = said.has("self") || said.has("lost") || said.has("final");
  const isOfMaximum = said.has("max") && (said.has("assessed") || said.has("survey"));
  const isExplained = said.has("assessed") && (said.has("reason") || said.has("self"));
  return roles.some(isNameRole) && (isScored || isOfMaximum || isExplained || said.has("points"));
}
