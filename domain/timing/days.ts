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
import type { Bound, DayOf, Meaning, Point, WrittenYear } from "./items.ts";
import { eatNumeral, eatYear, fullYearAt } from "./numerals.ts";
import { readPeriods } from "./points.ts";

/** More days than this in one list are no list that a plan holds. */
const MOST_LISTED = 12;

/** Reads a date, a list of days of one month, or days of a month known by its place in a period. */
export function readDays(cursor: Cursor, bound: Bound): Meaning[] | null {
  return attempt(cursor, () => {
    const isNamed = eatOneOf(cursor, ["ngay", "mung", "mong"]) !== null;
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

/** `2023-12-31`. */
function readYearFirst(cursor: Cursor, bound: Bound): Meaning[] | null {
  const year = fullYearAt(cursor);
  const month = smallNumberAt(cursor, 2);
  if (year === null || month === null || !sees(cursor, "-", 1) || !sees(cursor, "-", 3))
    return null;
  if (smallNumberAt(cursor, 4) === null) return null;
  cursor.at += 4;
  return [point("day", month, { day: eatDay(cursor), year, bound })];
}

/** `12/2023`: a month without its unit word. */
function readMonthAndYear(cursor: Cursor, bound: Bound): Meaning[] | null {
  const month = smallNumberAt(cursor);
  if (month === null || !["/", ".", "-"].includes(textAt(cursor, 1))) return null;
  const year = fullYearAt(cursor, 2);
  if (year === null) return null;
  cursor.at += 3;
  return [point("month", month, { year, bound })];
}

/** `ngày 10, 20 tháng 6`, `ngày 10 và 25 hàng tháng`, `ngày 10-12/6` (its end). */
function readListedDays(cursor: Cursor, bound: Bound, isNamed: boolean): Meaning[] | null {
  if (!isNamed && !isDayRange(cursor, 1)) return null;
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

function readDaysOf(
  cursor: Cursor,
  days: readonly number[],
  bound: Bound,
  isNamed: boolean,
): Meaning[] | null {
  const month = attempt(cursor, () => eatMonth(cursor, isNamed));
  if (month !== null) {
    const year = eatYear(cursor);
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
  const isDated = sees(cursor, "-", 1) && fullYearAt(cursor, 2) !== null;
  if (mark === "-" && !isDated && !isNamed) return null;
  cursor.at += 1;
  return month;
}

function openDay(days: readonly number[], bound: Bound): DayOf {
  return { sort: "dayOf", days, which: "each", unit: "open", next: false, bound, bases: [] };
}

/** A month by its place in a period; with numbered quarters or the year it is some one month. */
type MonthPlace =
  | { readonly months: readonly number[]; readonly year: WrittenYear }
  | Pick<DayOf, "which" | "unit" | "next">;

function placedDays(place: MonthPlace, days: readonly number[], bound: Bound): Meaning[] {
  if (!("months" in place)) return [{ sort: "dayOf", days, bound, bases: [], ...place }];
  const { months, year } = place;
  return months.flatMap((month) => days.map((day) => point("day", month, { day, year, bound })));
}

/** `tháng cuối quý`, `tháng đầu quý sau` without a day: the month's last day. */
export function readPlacedMonth(cursor: Cursor, bound: Bound): Meaning[] | null {
  return attempt(cursor, () => {
    if (!sees(cursor, "thang")) return null;
    const place = readMonthPlace(cursor);
    return place === null || ("unit" in place && place.which === "each")
      ? null
      : placedDays(place, [0], bound);
  });
}

const EACH_MONTH = ["hang thang", "moi thang", "cac thang", "tung thang"] as const;
const NEXT = ["tiep theo", "ke tiep", "lien ke", "lien sau", "sau"] as const;

/** `của tháng cuối quý`, `hằng tháng`, `tháng đầu quý sau`, `tháng cuối kỳ báo cáo`. */
function readMonthPlace(cursor: Cursor): MonthPlace | null {
  return attempt(cursor, () => {
    const isOf = eatOneOf(cursor, ["cua", "vao", "trong"]) === "cua";
    if (eatOneOf(cursor, EACH_MONTH)) return { which: "each", unit: "month", next: false };
    if (!eat(cursor, "thang")) return null;
    if (eatOneOf(cursor, ["sau lien ke", ...NEXT]))
      return { which: "first", unit: "open", next: true };
    const which = eatPlace(cursor);
    if (which === null) {
      const stands = isOf && eatNumeral(cursor) === null;
      return stands ? { which: "each", unit: "open", next: false } : null;
    }
    eat(cursor, "cua");
    eatOneOf(cursor, ["hang", "moi", "tung", "cac"]);
    return readPlacePeriod(cursor, which);
  });
}

type Place = "first" | "middle" | "last";

const PLACES = new Map<string, Place>([
  ["dau tien", "first"],
  ["dau", "first"],
  ["thu nhat", "first"],
  ["giua", "middle"],
  ["thu hai", "middle"],
  ["thu 2", "middle"],
  ["cuoi cung", "last"],
  ["cuoi", "last"],
  ["thu ba", "last"],
  ["thu 3", "last"],
]);

function eatPlace(cursor: Cursor): Place | null {
  const words = eatOneOf(cursor, [...PLACES.keys()]);
  return words === null ? null : (PLACES.get(words) ?? null);
}

function readPlacePeriod(cursor: Cursor, which: Place): MonthPlace | null {
  if (which !== "middle" && eat(cursor, "nam")) {
    const year = fullYearAt(cursor);
    if (year !== null) cursor.at += 1;
    return { months: [which === "first" ? 1 : 12], year };
  }
  const unit = eatPeriodName(cursor);
  if (unit === null) return null;
  if (eatOneOf(cursor, ["sau lien ke", ...NEXT])) return { which, unit, next: true };
  const quarters = unit === "quarter" ? eatQuarters(cursor) : [];
  if (quarters.length === 0) return { which, unit, next: false };
  const offset = { first: 2, middle: 1, last: 0 }[which];
  return { months: quarters.map((quarter) => quarter * 3 - offset), year: eatYear(cursor) };
}

/** The numbers behind `quý`, and behind each `quý` that follows: `quý I, quý III`. */
function eatQuarters(cursor: Cursor): number[] {
  const quarters: number[] = [];
  let quarter = eatNumeral(cursor);
  while (quarter !== null) {
    quarters.push(quarter);
    quarter = attempt(cursor, () => {
      if (!eatOneOf(cursor, [",", "va", "&"]) || !eat(cursor, "quy")) return null;
      return eatNumeral(cursor);
    });
  }
  return quarters;
}

/** `kỳ/quý` is how instructions to several kinds of unit put it. */
function eatPeriodName(cursor: Cursor): "quarter" | "period" | null {
  const period = ["ky / quy", "quy / ky", "ky bao cao", "ky"] as const;
  if (eatOneOf(cursor, period)) return "period";
  return eat(cursor, "quy") ? "quarter" : null;
}
