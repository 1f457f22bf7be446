/** Areas above criteria above components: how the rows of a score table are nested. */
import { foldText } from "../../../../domain/text.ts";
import { isKnownArea } from "./score-area-names.ts";
import type { ScoreColumns } from "./score-columns.ts";
import { isTotal } from "./score-parts.ts";
import type { ScoreCells } from "./score-cells.ts";
import type { ScoreValues, ValuedRow } from "./score-values.ts";

export interface LevelledRow {
  readonly row: number;
  readonly name: string;
  /** The name of the area it is part of; empty without one. */
  readonly area: string;
  readonly level: "area" | "criterion" | "total";
  readonly values: ScoreValues;
}

interface RankedRow {
  readonly cells: ScoreCells;
  readonly name: string;
  readonly values: ScoreValues;
  /** The lower, the further outside; null without any numbering. */
  readonly rank: number | null;
  /** The first of its kind: `1`, `I`, `a`. */
  readonly isFirst: boolean;
}

/** Stands below the points, but is none of them. */
const ASIDE = /^(?:ty le|chi so(?: cchc)? ?\(|xep (?:hang|loai|thu)|dat ty le|ghi chu)/u;
const LABEL =
  /^\(?(?:(?<roman>[IVX]{1,5})|(?<letter>[A-Z])|(?<arabic>\d{1,2}(?:\.\d{1,2}){0,4})|(?<lower>[a-zđ]))[.)/]*$/u;
const PREFIX =
  /^\(?([IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2}){0,4}|[a-zđ](?=\)))[.)/:-]+\s*(?=\p{L}|["“(])|^(\d{1,2}(?:\.\d{1,2}){1,4})\s+(?=\p{L})/u;
const BULLET = /^[-+*\u2010-\u2015\u2022]\s*(?=\p{L})/u;
const GROUP_RANK = -1;
const LETTER_RANK = 0;
const ROMAN_RANK = 1;
const LOWER_RANK = 8;
const BULLET_RANK = 9;
const LOOSE_RANK = 10;

/** Puts the rows of one table into their levels; notes and scoring scales below a row are left out. */
export function levelRows(
  rows: readonly ValuedRow[],
  columns: ScoreColumns,
): readonly LevelledRow[] {
  const all = rows.map(rankedRow);
  const totals = all.filter(({ name, cells }) => isTotal(name || cells.area));
  const own = all.filter((row) => !totals.includes(row) && !isAside(row));
  const nested = rows.some(({ cells }) => cells.area !== "")
    ? byColumn(own)
    : byRank(settle(own), columns);
  return [...nested, ...totals.map((row) => levelled(row, "total", ""))];
}

/** `Tỷ lệ đạt` is a criterion's name too, but then it has a maximum, or a number. */
function isAside({ name, rank, values }: RankedRow): boolean {
  return rank === null && values.max === null && ASIDE.test(foldText(name));
}

function rankedRow({ cells, values }: ValuedRow): RankedRow {
  const number = cells.number.replace(/\s+/gu, "");
  const label = LABEL.exec(number);
  // A name that is merged over the numbers' column stands there.
  const written = label || cells.name !== "" || number === "" ? cells.name : cells.number;
  const prefix = PREFIX.exec(written);
  const bullet = BULLET.exec(written);
  const name = written.slice((prefix ?? bullet)?.[0].length ?? 0).replace(/[\s.:;,]+$/u, "");
  const own = label ?? LABEL.exec(prefix?.[1] ?? prefix?.[2] ?? "");
  const rank = own ? rankOf(own) : bullet ? BULLET_RANK : null;
  const isFirst = /^(?:1|I|A|a|(?:\d+\.)+1)$/u.test(own?.[0].replace(/[().]+$/u, "") ?? "");
  return { cells, name, values, rank, isFirst };
}

function rankOf({ groups }: RegExpExecArray): number {
  if (groups?.["letter"] !== undefined) return LETTER_RANK;
  if (groups?.["roman"] !== undefined) return ROMAN_RANK;
  if (groups?.["lower"] !== undefined) return LOWER_RANK;
  return ROMAN_RANK + (groups?.["arabic"] ?? "").split(".").length;
}

function hasPoints({ values: { max, self, assessed, survey, lost } }: RankedRow): boolean {
  return [max, self, assessed, survey, lost].some((points) => points !== null);
}

function isScored({ values: { self, assessed, lost } }: RankedRow): boolean {
  return self !== null || assessed !== null || lost !== null;
}

interface SettledRow extends RankedRow {
  readonly rank: number;
}

/** Gives rows without a number their place, and leaves out what is neither scored nor a heading. */
function settle(rows: readonly RankedRow[]): SettledRow[] {
  const isNumbered = rows.some(({ rank }) => rank !== null);
  const kept: SettledRow[] = [];
  let below: RankedRow | undefined;
  for (const row of rows.toReversed()) {
    const next = kept.at(-1);
    const rank = row.rank ?? looseRank(row, below, isNumbered);
    below = row;
    const isHeading = next !== undefined && rank < next.rank;
    if (row.name !== "" && (hasPoints(row) || isHeading)) kept.push({ ...row, rank });
  }
  return withoutScales(withoutRemarks(kept.toReversed()));
}

/** Words without points head a group only where every row stands in one. */
function withoutRemarks(rows: readonly SettledRow[]): SettledRow[] {
  const isGrouped = rows[0]?.rank === GROUP_RANK;
  return rows.filter((row) => isGrouped || row.rank !== GROUP_RANK || hasPoints(row));
}

function looseRank(row: RankedRow, next: RankedRow | undefined, isNumbered: boolean): number {
  if (!hasPoints(row)) return GROUP_RANK;
  if (isNumbered && next?.isFirst) return GROUP_RANK;
  return LOOSE_RANK;
}

/** What a row can score at most in each case, listed below it, are no criteria. */
function withoutScales(rows: readonly SettledRow[]): SettledRow[] {
  const outermost = outermostRank(rows);
  const kept: SettledRow[] = [];
  let end = 0;
  for (const [index, row] of rows.entries()) {
    if (index < end) continue;
    kept.push(row);
    if (row.rank === outermost || !isScored(row)) continue;
    const below = rows.slice(index + 1, endOf(rows, index, row));
    if (!below.some(isScored)) end = index + 1 + below.length;
  }
  return kept.filter((row) => row.rank !== LOOSE_RANK || outermost === LOOSE_RANK || isScored(row));
}

/** Where the rows below one end. */
function endOf(rows: readonly SettledRow[], index: number, { rank }: SettledRow): number {
  let end = index + 1;
  while ((rows[end]?.rank ?? rank) > rank) end += 1;
  return end;
}

function outermostRank(rows: readonly SettledRow[]): number {
  return rows.reduce((least, { rank }) => Math.min(least, rank), LOOSE_RANK);
}

function byRank(rows: readonly SettledRow[], columns: ScoreColumns): LevelledRow[] {
  const outermost = outermostRank(rows);
  const isFlat = rows.every(({ rank }) => rank === outermost);
  if (isFlat) {
    const level = areAreas(rows, columns) ? "area" : "criterion";
    return rows.map((row) => levelled(row, level, ""));
  }
  const nested: LevelledRow[] = [];
  let area = "";
  for (const [index, row] of rows.entries()) {
    if (row.rank === outermost) {
      area = row.name;
      nested.push(levelled(row, "area", ""));
    } else if (endOf(rows, index, row) === index + 1) nested.push(levelled(row, "criterion", area));
  }
  return nested;
}

/** Most areas that there are can be told by their names; else the title of the column says it. */
function areAreas(rows: readonly SettledRow[], { roles }: ScoreColumns): boolean {
  const known = rows.filter(({ name }) => isKnownArea(name)).length;
  if (known * 2 >= rows.length) return true;
  if (roles.includes("criterion") || roles.includes("component")) return false;
  return known > 0 || roles.includes("area") || !roles.includes("reason");
}

/** An area's name stands in its first row only, or in all of them. */
function byColumn(rows: readonly RankedRow[]): LevelledRow[] {
  const nested: LevelledRow[] = [];
  let area = "";
  for (const row of rows) {
    const named = row.cells.area.replace(PREFIX, "").replace(/[\s.:;,]+$/u, "");
    if (named !== "" && named !== area) {
      area = named;
      const own = row.name === "" ? row.values : NO_VALUES;
      nested.push({ row: row.cells.row, name: area, area: "", level: "area", values: own });
    }
    if (row.name !== "" && hasPoints(row)) nested.push(levelled(row, "criterion", area));
  }
  return nested;
}

const NO_VALUES: ScoreValues = {
  max: null,
  self: null,
  assessed: null,
  survey: null,
  lost: null,
  printedLoss: null,
  reason: null,
};

function levelled(row: RankedRow, level: LevelledRow["level"], area: string): LevelledRow {
  const name = row.name || row.cells.area;
  return { row: row.cells.row, name, area, level, values: row.values };
}
