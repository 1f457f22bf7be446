/** Reads months, quarters, halves and years: `Tháng 6, 12/2023`, `Quý I-IV`, `6 tháng đầu năm`. */
import { attempt, eat, eatOneOf, numberAt, sees, smallNumberAt, textAt } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import { point } from "./items.ts";
import type { Bound, Meaning, Point, WrittenYear } from "./items.ts";
import { eatNumeral, eatPlanYear, eatYear, fullYearAt } from "./numerals.ts";
import { shareYears } from "./years.ts";

type PeriodUnit = "month" | "quarter";

/** The unit word of a month (`tháng`, `T`) or quarter (`quý`, `Q.`) that is written before a number. */
function eatUnit(cursor: Cursor): PeriodUnit | null {
  if (eat(cursor, "thang")) return "month";
  if (eat(cursor, "quy")) return "quarter";
  return attempt(cursor, () => {
    const letter = eatOneOf(cursor, ["t", "q"]);
    if (letter === null) return null;
    eat(cursor, ".");
    return letter === "t" ? "month" : "quarter";
  });
}

/** One month or quarter by its number; one that does not exist gets a month beyond 1–12. */
function periodPoint(
  unit: PeriodUnit,
  numeral: number,
  parts: { year?: WrittenYear; bound?: Bound },
): Point {
  if (unit === "month") return point("month", numeral, parts);
  return point("quarter", numeral * 3 - 2, { ...parts, length: 3 });
}

/** `Tháng 3, 4 và 5/2023`, `Quý I, II`, `Tháng 02 - 12/2023` (a range). */
export function readPeriods(cursor: Cursor, bound: Bound): Meaning[] | null {
  return attempt(cursor, () => {
    const unit = eatUnit(cursor);
    if (unit === null || saysTimes(cursor)) return null;
    const first = readNumbered(cursor, unit, bound);
    if (first === null) return null;
    const found: Meaning[] = [first];
    for (;;) {
      const next = attempt(cursor, () => readFollowing(cursor, unit, bound));
      if (next === null) return shareYears(found);
      found.push(next);
    }
  });
}

/** `quý 1 lần` counts times: the 1 is no number of a quarter. */
function saysTimes(cursor: Cursor): boolean {
  return sees(cursor, "lan", 1) || (sees(cursor, "/") && sees(cursor, "lan", 1));
}

function readNumbered(cursor: Cursor, unit: PeriodUnit, bound: Bound): Meaning | null {
  const numeral = eatNumeral(cursor);
  if (numeral === null) return null;
  const from = periodPoint(unit, numeral, { year: eatYear(cursor), bound });
  eatPlanYear(cursor);
  const last = attempt(cursor, () => {
    if (!eatOneOf(cursor, ["-", "den het", "den", "toi"]) || !isListedNumber(cursor)) return null;
    return eatNumeral(cursor);
  });
  if (last === null) return from;
  const to = periodPoint(unit, last, { year: eatYear(cursor), bound });
  return { sort: "range", from, to, recurring: false };
}

function readFollowing(cursor: Cursor, unit: PeriodUnit, bound: Bound): Meaning | null {
  if (!eatOneOf(cursor, [",", ";", "va", "&", "+"])) return null;
  eat(cursor, "va");
  return isListedNumber(cursor) ? readNumbered(cursor, unit, bound) : null;
}

const NOT_AFTER_LISTED = ["thang", "lan", "ngay", "gio", "h", "tuan", "nam sau", "hang", "moi"];

/** Whether the number here goes on a list of months or quarters, and begins no item of its own. */
function isListedNumber(cursor: Cursor): boolean {
  if (numberAt(cursor) === null) return textAt(cursor) !== "tu";
  if (smallNumberAt(cursor) === null) return false;
  if (NOT_AFTER_LISTED.includes(textAt(cursor, 1))) return sees(cursor, "hang nam", 1);
  const isDate = ["/", ".", "-"].includes(textAt(cursor, 1)) && smallNumberAt(cursor, 2) !== null;
  return !isDate || (sees(cursor, "-", 1) && !sees(cursor, "/", 3));
}

const HALVES = new Map([
  ["dau", 0],
  ["cuoi", 1],
]);

/** `6 tháng đầu năm 2023`, `3 tháng cuối năm`, `nửa đầu năm`. */
export function readMonthsOfYear(cursor: Cursor, bound: Bound): Meaning[] | null {
  return attempt(cursor, () => {
    const months = readMonthCount(cursor);
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

/** `Năm 2023`, `năm 2023-2025` (a range), `trong năm`, `cả năm`, `năm sau`, a year alone. */
export function readYears(cursor: Cursor, bound: Bound): Meaning[] | null {
  return attempt(cursor, () => {
    const isStage = eat(cursor, "giai doan");
    if (eatOneOf(cursor, ["ca nam", "toan nam"])) {
      return [yearPoint(fullYearAt(cursor) === null ? null : takeYear(cursor), bound)];
    }
    const year = eatYear(cursor);
    if (year !== null)
      return isStage || isRangeOn(cursor)
        ? readYearRange(cursor, year, bound)
        : [yearPoint(year, bound)];
    if (eatPlanYear(cursor)) return [yearPoint(null, bound)];
    return (bound === "in" || bound === "until") && eat(cursor, "nam")
      ? [yearPoint(null, bound)]
      : null;
  });
}

function yearPoint(year: WrittenYear, bound: Bound): Point {
  return point("year", 1, { length: 12, year, bound });
}

function isRangeOn(cursor: Cursor): boolean {
  return ["-", "den"].includes(textAt(cursor)) && fullYearAt(cursor, 1) !== null;
}

function readYearRange(cursor: Cursor, from: WrittenYear, bound: Bound): Meaning[] | null {
  if (!isRangeOn(cursor)) return null;
  cursor.at += 1;
  const to = yearPoint(takeYear(cursor), bound);
  return [{ sort: "range", from: yearPoint(from, bound), to, recurring: false }];
}

function takeYear(cursor: Cursor): number | null {
  const year = fullYearAt(cursor);
  cursor.at += 1;
  return year;
}

/**
 * Đầu, giữa, cuối tháng 6 are the 1st, the 15th and the last day; cuối quý II and cuối năm are last
 * days too. Đầu quý, giữa quý, đầu năm and giữa năm name no day: they are not read.
 */
export function readPart(cursor: Cursor, bound: Bound): Meaning[] | null {
  return attempt(cursor, () => {
    const asDay = eat(cursor, "ngay");
    const part = eatOneOf(cursor, [
      "nua dau",
      "nua cuoi",
      "dau tien",
      "dau",
      "giua",
      "cuoi cung",
      "cuoi",
    ]);
    if (part === null || (asDay && part.startsWith("nua"))) return null;
    eat(cursor, "cua");
    const unit = eatOneOf(cursor, ["thang", "quy", "nam"]);
    const isEnd = part.startsWith("cuoi");
    if (unit === "nam") return isEnd ? [endOfYear(cursor, bound)] : null;
    const numeral = unit === null ? null : eatNumeral(cursor);
    if (numeral === null || (unit === "quy" && !isEnd)) return null;
    const year = eatYear(cursor);
    if (unit === "quy") return [point("day", numeral * 3, { day: 0, year, bound })];
    return [point("day", numeral, { day: dayOfPart(part), year, bound })];
  });
}

function endOfYear(cursor: Cursor, bound: Bound): Point {
  const year = fullYearAt(cursor) === null ? null : takeYear(cursor);
  eat(cursor, "nay");
  return point("day", 12, { day: 0, year, bound });
}

/** The day of the month at which a part of it is owed; 0 is its last day. */
function dayOfPart(part: string): number {
  if (part === "dau" || part === "dau tien") return 1;
  return part === "giua" || part === "nua dau" ? 15 : 0;
}
