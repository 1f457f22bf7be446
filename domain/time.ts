/**
 * Instants and dates, as text in one format each, so that SQLite, PostgreSQL and JSON hold the
 * same thing and plain comparison (`<`) is comparison in time.
 */
import { TZDate, tzOffset } from "@date-fns/tz";
import { isValid } from "date-fns/isValid";
import { parseISO } from "date-fns/parseISO";

/** A moment, as `2023-03-24T00:30:00.000Z`: always UTC, always with milliseconds. */
export type Instant = string & { readonly __brand: "Instant" };

/** A day of the calendar, as `2023-03-31`; it has no zone. */
export type LocalDate = string & { readonly __brand: "LocalDate" };

/** A time of day, as `07:30`. */
export type LocalTime = string & { readonly __brand: "LocalTime" };

/** The zone of every office that the product serves, unless its settings say otherwise. */
export const DEFAULT_ZONE = "Asia/Ho_Chi_Minh";

const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/u;
const LOCAL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/u;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/u;

/** Reads `yyyy-MM-dd`; null when it is no real day (31/02, month 13). */
export function parseLocalDate(text: string): LocalDate | null {
  const parts = LOCAL_DATE.exec(text);
  if (!parts) return null;
  return localDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** The day with this year, month (1–12) and day of the month; null when there is no such day. */
export function localDate(year: number, month: number, day: number): LocalDate | null {
  if (!Number.isInteger(year) || year < 1900 || year > 2999) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (!Number.isInteger(day) || day < 1 || day > lastDayOfMonth(year, month)) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as LocalDate;
}

/** The number of days in a month (1–12) of a year. */
export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Reads `HH:mm`; null when it is no time of day. */
export function parseLocalTime(text: string): LocalTime | null {
  return LOCAL_TIME.test(text) ? (text as LocalTime) : null;
}

/** Reads an ISO 8601 moment that names its offset; null when it is none. */
export function parseInstant(text: string): Instant | null {
  if (!INSTANT.test(text)) return null;
  const moment = parseISO(text);
  return isValid(moment) ? instantOf(moment) : null;
}

/** The instant of a JavaScript date. */
export function instantOf(moment: Date): Instant {
  return moment.toISOString() as Instant;
}

/** Milliseconds since 1970 of an instant. */
export function millisOf(instant: Instant): number {
  return Date.parse(instant);
}

export function plusMillis(instant: Instant, millis: number): Instant {
  return instantOf(new Date(millisOf(instant) + millis));
}

/** The moment at which a wall clock in the zone shows this day and time. */
export function instantAt(date: LocalDate, time: LocalTime, zone: string): Instant {
  const parts = partsOf(date);
  const hour = Number(time.slice(0, 2));
  const minute = Number(time.slice(3, 5));
  const moment = new TZDate(parts.year, parts.month - 1, parts.day, hour, minute, zone);
  return instantOf(new Date(moment.getTime()));
}

/** The day that a wall clock in the zone shows at this moment. */
export function dateIn(instant: Instant, zone: string): LocalDate {
  return wallClock(instant, offsetIn(instant, zone)).slice(0, 10) as LocalDate;
}

/** The time of day that a wall clock in the zone shows at this moment. */
export function timeIn(instant: Instant, zone: string): LocalTime {
  return wallClock(instant, offsetIn(instant, zone)).slice(11, 16) as LocalTime;
}

/** The instant as a wall clock in the zone shows it, with its offset: `2023-02-20T07:30:00+07:00`. */
export function isoIn(instant: Instant, zone: string): string {
  const offset = offsetIn(instant, zone);
  const minutes = Math.abs(offset);
  const sign = offset < 0 ? "-" : "+";
  const difference = `${sign}${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`;
  return `${wallClock(instant, offset).slice(0, 19)}${difference}`;
}

export function partsOf(date: LocalDate): { year: number; month: number; day: number } {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

export function addDays(date: LocalDate, days: number): LocalDate {
  const { year, month, day } = partsOf(date);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10) as LocalDate;
}

/** Whole days from one date to another; negative when `to` lies before `from`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((utcOf(to) - utcOf(from)) / 86_400_000);
}

/** The day of the week, 1 (Monday) to 7 (Sunday). */
export function weekdayOf(date: LocalDate): number {
  return new Date(utcOf(date)).getUTCDay() || 7;
}

/** The quarter of the year, 1 to 4. */
export function quarterOf(date: LocalDate): number {
  return Math.ceil(partsOf(date).month / 3);
}

/** The last day of a quarter (1–4) of a year. */
export function endOfQuarter(year: number, quarter: number): LocalDate {
  return endOfMonth(year, quarter * 3);
}

/** The last day of a month (1–12) of a year. */
export function endOfMonth(year: number, month: number): LocalDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(lastDayOfMonth(year, month), 2)}` as LocalDate;
}

/**
 * Asking the platform for a zone's offset takes longer than anything else about a moment. Offsets
 * change at full hours or half ones, so what is known of a moment holds for its ten minutes.
 */
const knownOffsets = new Map<string, number>();
const MOST_KNOWN = 10_000;

/** Minutes by which a wall clock in the zone is ahead of UTC. */
function offsetIn(instant: Instant, zone: string): number {
  const key = `${zone} ${instant.slice(0, 15)}`;
  let offset = knownOffsets.get(key);
  if (offset === undefined) {
    offset = tzOffset(zone, new Date(millisOf(instant)));
    if (Number.isNaN(offset)) throw new RangeError(`no such moment or zone: ${instant} ${zone}`);
    if (knownOffsets.size >= MOST_KNOWN) knownOffsets.clear();
    knownOffsets.set(key, offset);
  }
  return offset;
}

function wallClock(instant: Instant, offset: number): string {
  return new Date(millisOf(instant) + offset * 60_000).toISOString();
}

function utcOf(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00.000Z`);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
