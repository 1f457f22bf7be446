/** Turns the related items of a phrase into due dates of the plan year. */
import { addDays, endOfMonth, localDate, weekdayOf } from "../time.ts";
import type { LocalDate } from "../time.ts";
import { lastDayOfMonth } from "../time.ts";
import type { DayOf, DayOfBase, Item, Point, Range, Rhythm, Series, Weekly } from "./items.ts";

/** What an item comes to: its dates, or null when it names a day that does not exist. */
export interface Dated {
  readonly due: readonly LocalDate[] | null;
  readonly recurring: boolean;
  readonly withinYear: boolean;
}

/** A stretch of whole months; months count on from January of year 0. */
interface Stretch {
  readonly start: number;
  readonly length: number;
}

/**
 * Gives every point and range of an entry its year: its own, else the next one written in figures.
 * A series belongs to that year only beside a period named with it; else to the plan year.
 */
export function fillYears(items: readonly Item[]): Item[] {
  let trailing: Point["year"] = null;
  const names = items.some(({ meaning }) => meaning.sort === "point" && meaning.grain !== "year");
  const fill = (meaning: Meaning): Meaning => {
    if (meaning.sort === "series") {
      return names ? withYear(meaning, meaning.year ?? trailing) : meaning;
    }
    const written = meaning.sort === "range" ? meaning.to.year : yearWritten(meaning);
    const own = written ?? (meaning.sort === "range" ? (meaning.from?.year ?? null) : null);
    const year = own ?? trailing;
    trailing = typeof year === "number" ? year : trailing;
    return written === null && own !== null ? meaning : withYear(meaning, year);
  };
  return items.toReversed().map((item) => ({ ...item, meaning: fill(item.meaning) })).toReversed();
}

/** The dates of an item, or null when it has none to give (Thường xuyên, Theo quy định). */
export function dateItem({ meaning }: Item, planYear: number, isAlone: boolean): Dated | null {
  switch (meaning.sort) {
    case "point":
      return {
        due: listOf(dueOf(meaning, planYear)),
        recurring: meaning.recurring,
        withinYear: meaning.grain === "year" && ["none", "in"].includes(meaning.bound),
      };
    case "range":
      return {
        due: listOf(dueOf(meaning.to, planYear)),
        recurring: meaning.recurring,
        withinYear: false,
      };
    case "rhythm":
      return recurringOn(rhythmDates(meaning, planYear));
    case "weekly":
      return recurringOn(weeklyDates(meaning, planYear));
    case "series":
      return dateSeries(meaning, planYear, isAlone);
    case "dayOf":
      return dateDayOf(meaning, planYear);
    case "ongoing":
    case "deferred":
      return null;
    default:
      return meaning satisfies never;
  }
}

function listOf(date: LocalDate | null): LocalDate[] | null {
  return date === null ? null : [date];
}

function recurringOn(due: readonly LocalDate[] | null): Dated {
  return { due, recurring: true, withinYear: false };
}

function yearOf(year: Point["year"], planYear: number): number {
  return year === "next" ? planYear + 1 : (year ?? planYear);
}

/** The last day that counts for a point; before a period means before it begins. */
function dueOf(point: Point, planYear: number): LocalDate | null {
  const first = firstDayOf(point, planYear);
  if (first === null || point.bound === "before") return first && addDays(first, -1);
  const year = yearOf(point.year, planYear);
  return point.day === null ? endOfMonth(year, point.month + point.length - 1) : first;
}

function firstDayOf({ day, month, year }: Point, planYear: number): LocalDate | null {
  const inYear = yearOf(year, planYear);
  return localDate(inYear, month, day === 0 ? lastDayOfMonth(inYear, month) : (day ?? 1));
}

function stretchesOf(months: number, year: number): Stretch[] {
  return Array.from({ length: 12 / months }, (_, index) => ({
    start: year * 12 + index * months,
    length: months,
  }));
}

function endOfStretch({ start, length }: Stretch): LocalDate {
  const month = start + length - 1;
  return endOfMonth(Math.floor(month / 12), (month % 12) + 1);
}

function rhythmDates({ months, window }: Rhythm, planYear: number): readonly LocalDate[] | null {
  const due = stretchesOf(months, planYear).map(endOfStretch);
  if (window === null) return due;
  const from = window.from === null ? null : firstDayOf(window.from, planYear);
  const to = dueOf(window.to, planYear);
  if (to === null || (window.from !== null && from === null)) return null;
  const within = due.filter((date) => (from === null || date >= from) && date <= to);
  return within.length > 0 ? within : [to];
}

function weeklyDates({ weekday, bound }: Weekly, planYear: number): LocalDate[] {
  const due: LocalDate[] = [];
  const first = endOfMonth(planYear - 1, 12);
  for (let day = 1; day <= 366; day += 1) {
    const date = addDays(first, day);
    if (weekdayOf(date) !== weekday || !date.startsWith(String(planYear))) continue;
    due.push(bound === "before" ? addDays(date, -1) : date);
  }
  return due;
}

/** `6 tháng` alone is owed each half-year; in a series it is the report on the first half. */
function dateSeries({ months, year }: Series, planYear: number, isAlone: boolean): Dated {
  const inYear = yearOf(year, planYear);
  if (isAlone && months === 6) return recurringOn(stretchesOf(6, planYear).map(endOfStretch));
  return { due: [endOfMonth(inYear, months)], recurring: !isAlone || months === 12, withinYear: false };
}

function dateDayOf(meaning: DayOf, planYear: number): Dated {
  const { bases, days } = meaning;
  const due = stretchesFor(meaning, planYear)
    .map((stretch) => monthIn(meaning, stretch))
    .flatMap((month) => days.map((day) => dayOfMonth(month, day, meaning.bound === "before")));
  const recurring = bases.length === 0 || bases.some((base) => base.sort !== "point");
  const isWhole = due.every((date) => date !== null);
  return { due: isWhole ? due : null, recurring, withinYear: false };
}

function stretchesFor({ bases, unit }: DayOf, planYear: number): Stretch[] {
  const isOnlyYear = bases.every((base) => base.sort === "rhythm" && base.months === 12);
  // `Hằng năm, ngày 10 của tháng cuối quý` is still each quarter.
  if (bases.length === 0 || (isOnlyYear && unit === "quarter")) {
    return stretchesOf(unit === "month" ? 1 : 3, planYear);
  }
  return bases.flatMap((base) => stretchesOfBase(base, planYear, bases.length === 1));
}

function stretchesOfBase(base: DayOfBase, planYear: number, isAlone: boolean): Stretch[] {
  if (base.sort === "rhythm") return stretchesOf(base.months, planYear);
  const year = yearOf(base.year, planYear);
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
  const last = lastDayOfMonth(year, inYear);
  if (day < 0 || day > 31) return null;
  const date = localDate(year, inYear, day === 0 ? last : Math.min(day, last));
  return date !== null && isBefore ? addDays(date, -1) : date;
}

/** Whether the range or window lies in the order that it was written in. */
export function isForward({ from, to }: Range, planYear: number): boolean {
  const start = from === null ? null : firstDayOf(from, planYear);
  const end = dueOf(to, planYear);
  return start === null || end === null || start <= end;
}
