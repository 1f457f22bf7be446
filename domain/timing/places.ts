/** Reads a month by its place in a period: `tháng cuối quý`, `hằng tháng`, `tháng đầu quý sau`. */
import { attempt, eat, eatOneOf, sees, textAt } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import { point } from "./items.ts";
import type { Bound, DayOf, Meaning, WrittenYear } from "./items.ts";
import { eatNumeral, eatYear, fullYearAt, spelledBeforeYear } from "./numerals.ts";

/** A month by its place in a period; with numbered quarters or the year it is some one month. */
export type MonthPlace =
  | { readonly months: readonly number[]; readonly year: WrittenYear }
  | Pick<DayOf, "which" | "unit" | "next">;

/** The days of the month that has this place. */
export function placedDays(place: MonthPlace, days: readonly number[], bound: Bound): Meaning[] {
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
export function readMonthPlace(cursor: Cursor): MonthPlace | null {
  return attempt(cursor, () => {
    const isOf = eatOneOf(cursor, ["cua", "vao", "trong"]) === "cua";
    if (eatOneOf(cursor, EACH_MONTH)) return { which: "each", unit: "month", next: false };
    if (!eat(cursor, "thang")) return null;
    if (spelledBeforeYear(cursor) !== null) return null;
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

/** The numbers behind `quý`, and those that follow: `quý I, quý III`, `quý I, II`. */
function eatQuarters(cursor: Cursor): number[] {
  const quarters: number[] = [];
  let quarter = eatNumeral(cursor);
  while (quarter !== null) {
    quarters.push(quarter);
    quarter = attempt(cursor, () => {
      if (!eatOneOf(cursor, [",", "va", "&"])) return null;
      return eat(cursor, "quy") || isRoman(cursor) ? eatNumeral(cursor) : null;
    });
  }
  return quarters;
}

function isRoman(cursor: Cursor): boolean {
  return /^[iv]+$/u.test(textAt(cursor));
}

/** `kỳ/quý` is how instructions to several kinds of unit put it. */
function eatPeriodName(cursor: Cursor): "quarter" | "period" | null {
  const period = ["ky / quy", "quy / ky", "ky bao cao", "ky"] as const;
  if (eatOneOf(cursor, period)) return "period";
  return eat(cursor, "quy") ? "quarter" : null;
}
