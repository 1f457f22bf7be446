/** Reads days: `15/12/2023`, `ngày 5 tháng 12`, `20 hằng tháng`, `ngày 10 của tháng cuối quý`. */
import {
  attempt,
  eat,
  eatOneOf,
  isAtEnd,
  numberAt,
  sees,
  smallNumberAt,
  textAt,
} from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import { point } from "./items.ts";
import type { Bound, DayOf, Meaning, Point } from "./items.ts";
import { eatYear, fullYearAt } from "./numerals.ts";
import { placedDays, readMonthPlace } from "./places.ts";
import { readPeriods } from "./points.ts";

/** More days than this in one list are no list that a plan holds. */
const MOST_LISTED = 12;

/** Reads a date, a list of days of one month, or days of a month known by its place in a period. */
export function readDays(cursor: Cursor, bound: Bound): Meaning[] | null {
  return attempt(cursor, () => {
    const isNamed = eatOneOf(cursor, ["ngay mung", "ngay mong", "ngay", "mung", "mong"]) !== null;
    if (isNamed) eat(cursor, ":");
    const iso = attempt(cursor, () => readYearFirst(cursor, bound));
    if (iso !== null) return iso;
    if (smallNumberAt(cursor) === null) return isNamed ? null : readMonthAndYear(cursor, bound);
    return (
      attempt(cursor, () => readListedDays(cursor, bound, isNamed)) ??
      attempt(cursor, () => readDaysOf(cursor, [eatDay(cursor)], bound, isNamed)) ??
      (isNamed ? [openDay([eatDay(cursor)], bound)] : readMonthAndYear(cursor, bound))
    );
  });
}

function eatDay(cursor: Cursor): number {
  const day = numberAt(cursor) ?? 0;
  cursor.at += 1;
  // No day 0 is written; -1 can't be taken for the last day of a month, which 0 stands for.
  return day === 0 ? -1 : day;
}

/** `2023-12-31`, `2023/12/31`; `2023-12` is its month. */
function readYearFirst(cursor: Cursor, bound: Bound): Meaning[] | null {
  const year = fullYearAt(cursor);
  const month = smallNumberAt(cursor, 2);
  const mark = textAt(cursor, 1);
  if (year === null || month === null || !["-", "/", "."].includes(mark)) return null;
  if (smallNumberAt(cursor, 4) === null || textAt(cursor, 3) !== mark) {
    if (mark !== "-" || cursor.tokens[cursor.at + 1]?.gap !== "none") return null;
    cursor.at += 3;
    return [point("month", month, { year, bound })];
  }
  cursor.at += 4;
  return [point("day", month, { day: eatDay(cursor), year, bound })];
}

const MONTH_JOINS = ["-", ",", "va", "&"];

/** `12/2023`, `9-12/2023`, `3, 6/2023`: months without their unit word. */
function readMonthAndYear(cursor: Cursor, bound: Bound): Meaning[] | null {
  const months: number[] = [];
  const joins = new Set<string>();
  for (let ahead = 0; months.length < MOST_LISTED; ahead += 2) {
    const month = smallNumberAt(cursor, ahead);
    if (month === null) return null;
    months.push(month);
    const mark = textAt(cursor, ahead + 1);
    const year = fullYearAt(cursor, ahead + 2);
    if (year !== null && isYearMark(mark, months.length)) {
      cursor.at += ahead + 3;
      return monthsOf(months, year, bound, joins);
    }
    if (!MONTH_JOINS.includes(mark)) return null;
    joins.add(mark);
  }
  return null;
}

/** Behind several months only a slash is sure to begin their year. */
function isYearMark(mark: string, count: number): boolean {
  return mark === "/" || (count === 1 && [".", "-"].includes(mark));
}

function monthsOf(
  months: readonly number[],
  year: number,
  bound: Bound,
  joins: ReadonlySet<string>,
): Meaning[] | null {
  const points = months.map((month) => point("month", month, { year, bound }));
  const [from, to] = points;
  if (!joins.has("-")) return points;
  const isRange = points.length === 2 && from !== undefined && to !== undefined;
  return isRange ? [{ sort: "range", from, to, recurring: false }] : null;
}

/** `ngày 10, 20 tháng 6`, `ngày 10 và 25 hàng tháng`, `ngày 10-12/6` (its end). */
function readListedDays(cursor: Cursor, bound: Bound, isNamed: boolean): Meaning[] | null {
  if (!isNamed && !isDayRange(cursor, 1) && !isMonthlyList(cursor)) return null;
  let days = [eatDay(cursor)];
  while (days.length <= MOST_LISTED) {
    const joined = eatListJoin(cursor);
    if (joined === null) break;
    const day = eatDay(cursor);
    days = joined === "-" ? [...days.slice(0, -1), day] : [...days, day];
  }
  if (days.length === 1 && cursor.tokens[cursor.at - 2]?.text !== "-") return null;
  const found = readDaysOf(cursor, days, bound, isNamed);
  if (found !== null) return found;
  return isAtEnd(cursor) || [",", ";", ")"].includes(textAt(cursor))
    ? [openDay(days, bound)]
    : null;
}

function eatListJoin(cursor: Cursor): "," | "-" | null {
  return attempt(cursor, () => {
    // `15-12` after `ngày` is a day and its month, unless a month or rhythm follows it.
    if (sees(cursor, "-") && !isDayRange(cursor, 0)) return null;
    const join = eatOneOf(cursor, [",", "va", "&", "-"]);
    if (join === null) return null;
    eat(cursor, "ngay");
    if (smallNumberAt(cursor) === null) return null;
    return join === "-" ? "-" : ",";
  });
}

function isDayRange(cursor: Cursor, ahead: number): boolean {
  const isDay = sees(cursor, "-", ahead) && smallNumberAt(cursor, ahead + 1) !== null;
  return isDay && ["/", "thang", "hang", "moi"].includes(textAt(cursor, ahead + 2));
}

/** `15 và 30 hằng tháng`. */
function isMonthlyList(cursor: Cursor): boolean {
  const isList = ["va", ",", "&"].includes(textAt(cursor, 1)) && smallNumberAt(cursor, 2) !== null;
  return isList && ["hang", "moi"].includes(textAt(cursor, 3));
}

function readDaysOf(
  cursor: Cursor,
  days: readonly number[],
  bound: Bound,
  isNamed: boolean,
): Meaning[] | null {
  // `ngày 31, tháng 12`
  if (sees(cursor, ", thang")) cursor.at += 1;
  const month = attempt(cursor, () => eatMonth(cursor, isNamed));
  if (month !== null) {
    const year = eatShortYear(cursor) ?? eatYear(cursor);
    return days.map((day) => point("day", month, { day, year, bound }));
  }
  const months = attempt(cursor, () => readMonthsOfDay(cursor));
  if (months !== null)
    return months.flatMap(({ month: each, year }) =>
      days.map((day) => point("day", each, { day, year, bound })),
    );
  const place = readMonthPlace(cursor);
  return place === null ? null : placedDays(place, days, bound);
}

/** `ngày 20 tháng 3`, `ngày 20 các tháng 3, 6, 9 và 12/2023`. */
function readMonthsOfDay(cursor: Cursor): Point[] | null {
  eatOneOf(cursor, ["cua cac", "cua", "cac", "/"]);
  if (!sees(cursor, "thang")) return null;
  const months = readPeriods(cursor, "none");
  return months?.every((month) => month.sort === "point") ? months : null;
}

/** The month behind a day: `/12`, `.12`; by a dash only when that can be nothing else. */
function eatMonth(cursor: Cursor, isNamed: boolean): number | null {
  const mark = eatOneOf(cursor, ["/", ".", "-"]);
  const month = smallNumberAt(cursor);
  if (mark === null || month === null) return null;
  const isDated =
    sees(cursor, "-", 1) && (fullYearAt(cursor, 2) !== null || isShortYear(cursor, 2));
  if (mark === "-" && !isDated && !isNamed) return null;
  cursor.at += 1;
  return month;
}

/** `.23` and `-23` behind a day and month with the same mark: `31.12.23`. */
function eatShortYear(cursor: Cursor): number | null {
  const mark = textAt(cursor);
  const isSame = ["-", "."].includes(mark) && cursor.tokens[cursor.at - 2]?.text === mark;
  const year = isSame && isShortYear(cursor, 1) ? smallNumberAt(cursor, 1) : null;
  if (year === null) return null;
  cursor.at += 2;
  return 2000 + year;
}

/** The last part of a date in two digits, written without blanks and followed by no other part. */
function isShortYear(cursor: Cursor, ahead: number): boolean {
  const year = smallNumberAt(cursor, ahead);
  const isJoined = cursor.tokens[cursor.at + ahead]?.gap === "none";
  const goesOn = ["/", "-"].includes(textAt(cursor, ahead + 1));
  return year !== null && year >= 20 && year <= 39 && isJoined && !goesOn;
}

function openDay(days: readonly number[], bound: Bound): DayOf {
  return { sort: "dayOf", days, which: "each", unit: "open", next: false, bound, bases: [] };
}
