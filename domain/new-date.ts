/**
 * Ngày hẹn trả mới: which days may be appointed in the place of a date that is not kept. No law says how
 * far ahead it may lie; what is far is asked about, what is very far is no date that was meant.
 */
import { readOwnDate } from "./follow-up-dates.ts";
import { fail, ok, type Result } from "./result.ts";
import { foldText } from "./text.ts";
import { addDays, partsOf, weekdayOf, type LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** It is no day; it is gone by; it does not follow the old one; nobody works then; it cannot be meant. */
export type NewDateProblem = "blank" | "unread" | "past" | "not-later" | "day-off" | "too-far";

/** Working days from the day from which they are counted. */
const OFFERED: readonly number[] = [1, 2, 3, 5, 10];
const FAR_DAYS = 30;
const FARTHEST_DAYS = 90;
const LONGEST_WORDS = 60;

/** A dossier's old date, and the day on which a new one is chosen. */
export interface NewDateFrom {
  readonly oldDue: LocalDate;
  readonly today: LocalDate;
}

export interface OfferedDate {
  readonly date: LocalDate;
  /** From the day from which they are counted. */
  readonly workingDays: number;
}

/** New dates are counted from the old one; from today once that is over. */
export function countedFrom({ oldDue, today }: NewDateFrom): LocalDate {
  return oldDue > today ? oldDue : today;
}

export function offeredDates(from: NewDateFrom, calendar: WorkingCalendar): readonly OfferedDate[] {
  const first = countedFrom(from);
  return OFFERED.map((workingDays) => ({ workingDays, date: calendar.shift(first, workingDays) }));
}

/** Whether a day may be appointed. */
export function checkNewDate(
  date: LocalDate,
  from: NewDateFrom,
  calendar: WorkingCalendar,
): Result<LocalDate, NewDateProblem> {
  if (date < from.today) return fail("past");
  if (date <= from.oldDue) return fail("not-later");
  // A far day is not counted to: a calendar would lay out every year on the way.
  const first = countedFrom(from);
  if (date > calendar.shift(first, FARTHEST_DAYS)) return fail("too-far");
  return calendar.isWorkingDay(date) ? ok(date) : fail("day-off");
}

/** Whether it lies so far ahead that a slip is likelier than a wish. */
export function isFarDate(date: LocalDate, from: NewDateFrom, calendar: WorkingCalendar): boolean {
  return date > calendar.shift(countedFrom(from), FAR_DAYS);
}

/**
 * `28/2`, `3 ngày`, `3`, `thứ sáu`, `thứ 6 tuần sau`, `mai`, `hôm nay`. So many working days are counted from
 * the old date, or from today; a weekday is the first one after that; without a year it is the next such day.
 */
export function readNewDate(
  text: string,
  from: NewDateFrom,
  calendar: WorkingCalendar,
): Result<LocalDate, NewDateProblem> {
  const words = tidied(text);
  if (words === "") return fail("blank");
  if (words.length > LONGEST_WORDS) return fail("unread");
  const days = /^\+?(\d{1,4})(?: ngay(?: lam viec)?)?$/u.exec(words)?.[1];
  if (days !== undefined) return daysOn(Number(days), from, calendar);
  const date = readWeekday(words, from) ?? readDay(words, countedFrom(from));
  return date ? checkNewDate(date, from, calendar) : fail("unread");
}

function daysOn(
  count: number,
  from: NewDateFrom,
  calendar: WorkingCalendar,
): Result<LocalDate, NewDateProblem> {
  if (count < 1) return fail("not-later");
  if (count > FARTHEST_DAYS) return fail("too-far");
  return ok(calendar.shift(countedFrom(from), count));
}

const MANNERS =
  /^(?:(?:da|vang|xin|hen lai|hen tra|hen|doi|sang|den|toi|vao|chon|them|ngay hen|ngay moi|moi|la)[ ,:]+)+/u;
const BEHIND = /(?: (?:a|nhe|nha|nua))+$/u;

function tidied(text: string): string {
  const folded = foldText(text.normalize("NFC").replace(/[\p{C}\s]+/gu, " "));
  return folded
    .replace(/[.!,;]+\s*$/u, "")
    .replace(MANNERS, "")
    .replace(BEHIND, "")
    .trim();
}

const WEEKDAYS: Readonly<Record<string, number>> = {
  "2": 1,
  hai: 1,
  "3": 2,
  ba: 2,
  "4": 3,
  tu: 3,
  "5": 4,
  nam: 4,
  "6": 5,
  sau: 5,
  "7": 6,
  bay: 6,
};
const WEEKDAY =
  /^(?:thu |t)(?<day>[2-7]|hai|ba|tu|nam|sau|bay)(?<next> (?:tuan (?:sau|toi)|toi))?$/u;

/** `thứ sáu tuần sau` is that of the week after today's. */
function readWeekday(words: string, from: NewDateFrom): LocalDate | null {
  if (words === "hom nay" || words === "ngay hom nay") return from.today;
  if (words === "mai" || words === "ngay mai") return addDays(from.today, 1);
  const { day, next } = WEEKDAY.exec(words)?.groups ?? {};
  const weekday = day === undefined ? undefined : WEEKDAYS[day];
  if (weekday === undefined) return null;
  if (next?.includes("tuan")) {
    return addDays(from.today, 7 - weekdayOf(from.today) + weekday);
  }
  const first = countedFrom(from);
  return addDays(first, ((weekday - weekdayOf(first) + 6) % 7) + 1);
}

/** Of days that are over, the next year's is meant where it is no farther than that. */
const NEXT_YEARS_DAYS = 150;

function readDay(words: string, first: LocalDate): LocalDate | null {
  const { year } = partsOf(first);
  const here = dayIn(words, year);
  if (here === null || here > first || /\d{4}/u.test(words)) return here;
  const there = dayIn(words, year + 1);
  return there !== null && there <= addDays(first, NEXT_YEARS_DAYS) ? there : here;
}

function dayIn(words: string, planYear: number): LocalDate | null {
  // From the beginning of time: that it is over is told by another than that it is no day.
  const read = readOwnDate(words, { planYear, due: null }, BEGINNING);
  return read.ok ? read.value : null;
}

const BEGINNING = "1900-01-01" as LocalDate;
