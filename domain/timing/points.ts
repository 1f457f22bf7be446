/** Reads months, quarters and years by their numbers: `Tháng 6, 12/2023`, `Quý I-IV`, `2023-2025`. */
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
    const letter = eatOneOf(cursor, ["t", "thg", "th", "q"]);
    if (letter === null) return null;
    eat(cursor, ".");
    return letter === "q" ? "quarter" : "month";
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
    // `Quý: I/2023`
    if (sees(cursor, ":") && isListedNumber({ ...cursor, at: cursor.at + 1 })) cursor.at += 1;
    // The `tháng thứ hai` of a quarter is read with its quarter.
    if (unit === null || saysTimes(cursor) || (unit === "month" && sees(cursor, "thu")))
      return null;
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
  const isSlash = eat(cursor, "/");
  if (!isSlash && !eatOneOf(cursor, [",", ";", "va", "&", "+"])) return null;
  if (isSlash && numberAt(cursor) !== null) return null;
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
  return !isDate || (sees(cursor, "-", 1) && !["/", "-"].includes(textAt(cursor, 3)));
}

/** `Năm 2023`, `năm 2023-2025` (a range), `trong năm`, `cả năm`, `năm sau`, a year alone. */
export function readYears(cursor: Cursor, bound: Bound): Meaning[] | null {
  return attempt(cursor, () => {
    const isStage = eat(cursor, "giai doan");
    // `trong 2 năm 2023-2024`
    if (smallNumberAt(cursor) !== null && sees(cursor, "nam", 1) && isYearAt(cursor, 2)) {
      cursor.at += 1;
    }
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

function isYearAt(cursor: Cursor, ahead: number): boolean {
  return fullYearAt(cursor, ahead) !== null || fullYearAt(cursor, ahead + 1) !== null;
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

/** `và các năm tiếp theo`, `và những năm sau`: each year from the one before it on. */
export function readFollowingYears(cursor: Cursor): Meaning[] | null {
  return attempt(cursor, () => {
    if (!eatOneOf(cursor, ["cac nam", "nhung nam"])) return null;
    return eatOneOf(cursor, ["tiep theo", "ke tiep", "sau"]) ? [{ sort: "following" }] : null;
  });
}
