/**
 * Giờ làm việc: time that passes only while the office is open, in milliseconds. A moment at which it is
 * closed stands where the last hours of work before it ended.
 */
import { dateIn, millisOf, plusMillis, type Instant, type LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** How long the office is open on a working day. */
export function workOfDay(calendar: WorkingCalendar): number {
  const { morning, afternoon } = calendar.officeHours;
  return lengthOf(morning) + lengthOf(afternoon);
}

/** The hours of work between two moments, the earlier first. */
export function workBetween(from: Instant, to: Instant, calendar: WorkingCalendar): number {
  const [start, end] = [placeOf(from, calendar), placeOf(to, calendar)];
  const { workingDays } = calendar.countdown(start.day, end.day);
  return workingDays * workOfDay(calendar) + end.worked - start.worked;
}

/**
 * The moment by which so much work has been done since another: the end of a morning or of a day rather than
 * the beginning of what follows it. Without any work, the moment itself.
 */
export function afterWork(from: Instant, work: number, calendar: WorkingCalendar): Instant {
  if (work <= 0) return from;
  const { day, worked } = placeOf(from, calendar);
  const wholeDay = workOfDay(calendar);
  const total = worked + work;
  const daysOn = Math.ceil(total / wholeDay) - 1;
  return momentAt(calendar.shift(day, daysOn), total - daysOn * wholeDay, calendar);
}

/** A working day, and how much of it is over. */
interface Place {
  readonly day: LocalDate;
  readonly worked: number;
}

function placeOf(moment: Instant, calendar: WorkingCalendar): Place {
  const on = dateIn(moment, calendar.zone);
  if (!calendar.isWorkingDay(on)) {
    return { day: calendar.onOrBefore(on), worked: workOfDay(calendar) };
  }
  const { morning, afternoon } = calendar.officeHours;
  const worked = [morning, afternoon].map(([from, to]) => {
    const opens = millisOf(calendar.instantAt(on, from));
    const closes = millisOf(calendar.instantAt(on, to));
    return Math.min(Math.max(millisOf(moment), opens), closes) - opens;
  });
  return { day: on, worked: worked.reduce((sum, part) => sum + part, 0) };
}

function momentAt(day: LocalDate, worked: number, calendar: WorkingCalendar): Instant {
  const { morning, afternoon } = calendar.officeHours;
  const ofMorning = lengthOf(morning);
  return worked <= ofMorning
    ? plusMillis(calendar.instantAt(day, morning[0]), worked)
    : plusMillis(calendar.instantAt(day, afternoon[0]), worked - ofMorning);
}

function lengthOf([from, to]: readonly [string, string]): number {
  return millisOfTime(to) - millisOfTime(from);
}

function millisOfTime(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000;
}
