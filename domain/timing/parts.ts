/** Reads parts of a year, quarter or month: `6 tháng đầu năm`, `cuối quý II`, `giữa tháng 6`. */
import { attempt, eat, eatOneOf, numberAt, sees, smallNumberAt, textAt } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import { point } from "./items.ts";
import type { Bound, Meaning, Point } from "./items.ts";
import { eatPlanYear, eatYear, fullYearAt } from "./numerals.ts";
import { readPeriods } from "./points.ts";

const HALVES = new Map([
  ["dau", 0],
  ["cuoi", 1],
]);

/** `6 tháng đầu năm 2023`, `3 tháng cuối năm`, `hai quý đầu năm`, `nửa đầu năm`. */
export function readMonthsOfYear(cursor: Cursor, bound: Bound): Meaning[] | null {
  return attempt(cursor, () => {
    const months = readMonthCount(cursor) ?? readQuarterCount(cursor);
    const side = HALVES.get(textAt(cursor));
    if (months === null || months > 12 || side === undefined) return null;
    cursor.at += 1;
    eat(cursor, "cua");
    if (!namesYear(cursor)) return null;
    const year = eatYear(cursor);
    if (year === null && !eatPlanYear(cursor)) eat(cursor, "nam");
    const month = side === 0 ? 1 : 13 - months;
    return [point("half", month, { length: months, year, bound })];
  });
}

/** `6 tháng đầu` may end the item, or go on in `6 tháng đầu, cuối năm`. */
function namesYear(cursor: Cursor): boolean {
  const next = textAt(cursor);
  return (
    next === "nam" || ["", ",", "va", ";", ")", "."].includes(next) || fullYearAt(cursor) !== null
  );
}

const SPELLED_COUNTS = new Map([
  ["ba", 3],
  ["sau", 6],
  ["chin", 9],
]);

/** A number of months: `6 tháng`, `06 tháng`, `sáu tháng`, `nửa` (of a year). */
export function readMonthCount(cursor: Cursor): number | null {
  return attempt(cursor, () => {
    if (sees(cursor, "nua dau nam") || sees(cursor, "nua cuoi nam")) {
      cursor.at += 1;
      return 6;
    }
    const spelled = SPELLED_COUNTS.get(textAt(cursor));
    const count = smallNumberAt(cursor) ?? spelled ?? null;
    if (count === null || count < 1) return null;
    cursor.at += 1;
    if (!eat(cursor, "thang")) return null;
    // Folded, `sáu tháng` is also `sau tháng` 6: after it.
    const isAfterMonth = spelled !== undefined && numberAt(cursor) !== null;
    return isAfterMonth && !sees(cursor, "lan", 1) ? null : count;
  });
}

/** `quý đầu năm`, `2 quý cuối năm`, in months. */
function readQuarterCount(cursor: Cursor): number | null {
  return attempt(cursor, () => {
    const spelled = eatOneOf(cursor, ["hai", "ba"]);
    const count = spelled === null ? smallNumberAt(cursor) : { hai: 2, ba: 3 }[spelled];
    if (spelled === null && count !== null) cursor.at += 1;
    const ofYear = sees(cursor, "dau nam", 1) || sees(cursor, "cuoi nam", 1);
    return eat(cursor, "quy") && ofYear ? (count ?? 1) * 3 : null;
  });
}

const PARTS = [
  "nua dau",
  "nua cuoi",
  "dau tien",
  "dau",
  "giua",
  "cuoi cung",
  "cuoi",
  "thuong tuan",
  "trung tuan",
  "ha tuan",
] as const;

type Part = (typeof PARTS)[number];

/**
 * Đầu, giữa, cuối tháng 6 are the 1st, the 15th and the last day; cuối quý II and cuối năm are last
 * days too, and a third of a month (thượng, trung, hạ tuần) ends on the 10th, the 20th or the last
 * day. Đầu quý, giữa quý, đầu năm and giữa năm name no day: they are not read.
 */
export function readPart(cursor: Cursor, bound: Bound): Meaning[] | null {
  return attempt(cursor, () => {
    const asDay = eat(cursor, "ngay");
    const part = eatOneOf(cursor, PARTS);
    if (part === null || (asDay && (part.startsWith("nua") || part.endsWith("tuan")))) return null;
    eat(cursor, "cua");
    const isEnd = part.startsWith("cuoi");
    if (eat(cursor, "nam")) return isEnd ? [endOfYear(cursor, bound)] : null;
    eat(cursor, "cac");
    const isQuarter = ["quy", "q"].includes(textAt(cursor));
    const periods = readPeriods(cursor, bound);
    if (periods === null || (isQuarter && !isEnd)) return null;
    const days = periods.map((period) => dayOfPart(period, part));
    return days.every((day) => day !== null) ? days : null;
  });
}

function endOfYear(cursor: Cursor, bound: Bound): Point {
  const year = fullYearAt(cursor);
  if (year !== null) cursor.at += 1;
  eat(cursor, "nay");
  return point("day", 12, { day: 0, year, bound });
}

/** The day at which the part of a month, or of each month of a list, is owed; 0 is its last day. */
function dayOfPart(period: Meaning, part: Part): Meaning | null {
  if (period.sort === "range" && part.startsWith("cuoi")) {
    const to = dayOfPart(period.to, part);
    return to?.sort === "point" ? { ...period, from: null, to } : null;
  }
  if (period.sort !== "point") return null;
  const month = period.month + period.length - 1;
  return { ...period, grain: "day", month, length: 1, day: PART_DAYS[part] };
}

const PART_DAYS: Readonly<Record<Part, number>> = {
  dau: 1,
  "dau tien": 1,
  "nua dau": 15,
  giua: 15,
  "thuong tuan": 10,
  "trung tuan": 20,
  "ha tuan": 0,
  "nua cuoi": 0,
  cuoi: 0,
  "cuoi cung": 0,
};
