/** Turns the related items of a phrase into due dates of the plan year. */
import { addDays, endOfMonth, lastDayOfMonth, localDate, weekdayOf } from "../time.ts";
import type { LocalDate } from "../time.ts";
import type {
  DayOf,
  DayOfBase,
  Item,
  Meaning,
  Point,
  Range,
  Rhythm,
  Series,
  Weekly,
} from "./items.ts";
import { settleRange, yearIn } from "./years.ts";

/** What an item comes to: its dates, or why it has none. */
export interface Dated {
  readonly due: readonly LocalDate[] | "no-such-date" | "unreadable";
  readonly recurring: boolean;
  /** It only names a year: within it, at any time. */
  readonly withinYear: boolean;
}

/** A stretch of whole months; months count on from January of year 0. */
interface Stretch {
  readonly start: number;
  readonly length: number;
}

/**
 * The dates of an item, or null when it gives none (Thường xuyên, Theo quy định).
 * @param isAlone whether it is the only dated item of its phrase
 */
export function dateItem(item: Item, planYear: number, isAlone: boolean): Dated | null {
  const { meaning, since } = item;
  if (since === undefined) return dateMeaning(meaning, planYear, isAlone);
  const from = firstDayOf(since, planYear);
  const year = Math.max(planYear, yearIn(since.year, planYear));
  const dated = dateMeaning(meaning, year, isAlone);
  if (dated === null || typeof dated.due === "string") return dated;
  if (from === null) return { ...dated, due: "no-such-date" };
  const due = dated.due.filter((date) => date >= from);
  return { ...dated, due: due.length > 0 ? due : "unreadable" };
}

function dateMeaning(meaning: Meaning, planYear: number, isAlone: boolean): Dated | null {
  switch (meaning.sort) {
    case "point":
      return datePoint(meaning, planYear);
    case "range":
      return { ...dateRange(meaning, planYear), recurring: meaning.recurring };
    case "rhythm":
      return dateRhythm(meaning, planYear, isAlone);
    case "weekly":
      return recurringOn(weeklyDates(meaning, planYear));
    case "series":
      return dateSeries(meaning, planYear, isAlone);
    case "dayOf":
      return dateDayOf(meaning, planYear);
    case "start":
    case "following":
      return stray();
    case "ongoing":
    case "deferred":
      return null;
    default:
      return meaning satisfies never;
  }
}

function recurringOn(due: Dated["due"]): Dated {
  return { due, recurring: true, withinYear: false };
}

function stray(): Dated {
  return { due: "unreadable", recurring: false, withinYear: false };
}

function listOf(date: LocalDate | null): Dated["due"] {
  return date === null ? "no-such-date" : [date];
}

function datePoint(point: Point, planYear: number): Dated {
  const withinYear = point.grain === "year" && ["none", "in"].includes(point.bound);
  return { due: listOf(dueOf(point, planYear)), recurring: point.recurring, withinYear };
}

function dateRange(range: Range, planYear: number): Dated {
  const settled = settleRange(range, planYear);
  if (settled === null) return stray();
  const isReal = settled.from === null || firstDayOf(settled.from, planYear) !== null;
  const due = isReal ? listOf(dueOf(settled.to, planYear)) : "no-such-date";
  return { due, recurring: false, withinYear: false };
}

/** The last day that counts for a point; before a period means before it begins. */
function dueOf(point: Point, planYear: number): LocalDate | null {
  const first = firstDayOf(point, planYear);
  if (first === null) return null;
  if (point.bound === "before") return addDays(first, -1);
  if (point.day !== null) return first;
  return endOfMonth(yearIn(point.year, planYear), point.month + point.length - 1);
}

function firstDayOf({ day, month, year }: Point, planYear: number): LocalDate | null {
  const inYear = yearIn(year, planYear);
  return localDate(inYear, month, day === 0 ? lastDayOfMonth(inYear, month) : (day ?? 1));
}

function stretchesOf(months: number, year: number): Stretch[] {
  return Array.from({ length: 12 / months }, (_, index) => ({
    start: year * 12 + index * months,
    length: months,
  }));
}

function endsOf(months: number, year: number): LocalDate[] {
  return stretchesOf(months, year).map(({ start }) => endOfMonth(year, (start % 12) + months));
}

function dateRhythm({ months, bare, window }: Rhythm, planYear: number, isAlone: boolean): Dated {
  if (bare && isAlone) return stray();
  const due = endsOf(months, planYear);
  if (window === null) return recurringOn(due);
  const settled = settleRange(window, planYear);
  if (settled === null) return stray();
  const from = settled.from === null ? "" : firstDayOf(settled.from, planYear);
  const to = dueOf(settled.to, planYear);
  if (from === null || to === null) return recurringOn("no-such-date");
  const within = due.filter((date) => date >= from && date <= to);
  return recurringOn(within.length > 0 ? within : [to]);
}

function weeklyDates({ weekday, bound }: Weekly, planYear: number): LocalDate[] {
  const last = endOfMonth(planYear, 12);
  const eve = endOfMonth(planYear - 1, 12);
  const due: LocalDate[] = [];
  let date = addDays(eve, (weekday - weekdayOf(eve) + 7) % 7 || 7);
  for (; date <= last; date = addDays(date, 7)) {
    due.push(bound === "before" ? addDays(date, -1) : date);
  }
  return due;
}

/** `6 tháng` alone is owed each half-year; in a series it is the report on the first half. */
function dateSeries({ months, year }: Series, planYear: number, isAlone: boolean): Dated {
  if (isAlone && months === 6 && year === null) return recurringOn(endsOf(6, planYear));
  // Alone, these are as likely how long something takes.
  if (isAlone && months === 3) return stray();
  const due = [endOfMonth(yearIn(year, planYear), months)];
  return { due, recurring: !isAlone || months === 12, withinYear: false };
}

function dateDayOf(meaning: DayOf, planYear: number): Dated {
  const { bases, days } = meaning;
  const due = stretchesFor(meaning, planYear)
    .map((stretch) => monthIn(meaning, stretch))
    .flatMap((month) => days.map((day) => dayOfMonth(month, day, meaning.bound === "before")));
  const recurring =
    bases.length === 0 || bases.some((base) => base.sort !== "point" || base.recurring);
  const real = due.filter((date) => date !== null);
  const isReal = real.length === due.length && bases.every((base) => isRealPeriod(base, planYear));
  return { due: isReal ? real : "no-such-date", recurring, withinYear: false };
}

/** There is no quý V to take the last month of. */
function isRealPeriod(base: DayOfBase, planYear: number): boolean {
  return base.sort !== "point" || firstDayOf(base, planYear) !== null;
}

function stretchesFor({ bases, unit }: DayOf, planYear: number): Stretch[] {
  const isOnlyYearly = bases.every((base) => base.sort === "rhythm" && base.months === 12);
  // `Hằng năm, ngày 10 của tháng cuối quý` is still each quarter; so is a period left unnamed.
  if (bases.length === 0 || (isOnlyYearly && unit === "quarter")) {
    return stretchesOf(unit === "month" ? 1 : 3, planYear);
  }
  return bases.flatMap((base) => stretchesOfBase(base, planYear, bases.length === 1));
}

function stretchesOfBase(base: DayOfBase, planYear: number, isAlone: boolean): Stretch[] {
  if (base.sort === "rhythm") return stretchesOf(base.months, planYear);
  const year = yearIn(base.year, planYear);
  if (base.sort === "point") return [{ start: year * 12 + base.month - 1, length: base.length }];
  if (isAlone && base.months === 6) return stretchesOf(6, planYear);
  return [{ start: year * 12, length: base.months }];
}

/** The month meant within (or right behind) a stretch, counted on from January of year 0. */
function monthIn({ which, next }: DayOf, { start, length }: Stretch): number {
  const from = next ? start + length : start;
  if (which === "last") return from + length - 1;
  return which === "middle" ? from + Math.floor(length / 2) : from;
}

/** A day beyond a month's end is its last day (`ngày 30 hàng tháng` in February). */
function dayOfMonth(month: number, day: number, isBefore: boolean): LocalDate | null {
  const year = Math.floor(month / 12);
  const inYear = (month % 12) + 1;
  if (day < 0 || day > 31) return null;
  const last = lastDayOfMonth(year, inYear);
  const date = localDate(year, inYear, day === 0 ? last : Math.min(day, last));
  return date !== null && isBefore ? addDays(date, -1) : date;
}
