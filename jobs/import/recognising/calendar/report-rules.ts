/** Kỳ báo cáo: which part of the year a report's name tells, and the rule by which reports are due. */
import { foldText } from "../../../../domain/text.ts";
import { addDays, localDate, partsOf, type LocalDate } from "../../../../domain/time.ts";

/** Whole months of a year, from 1. */
export interface PeriodMonths {
  readonly first: number;
  readonly last: number;
}

/** `chậm nhất vào ngày 10 của tháng cuối kỳ báo cáo`, `ngày 05 của tháng đầu quý sau`. */
export interface DueRule {
  readonly day: number;
  /** `trước ngày 10` leaves its day out. */
  readonly isBefore: boolean;
  /** In the month after the period, instead of its last one. */
  readonly isAfterPeriod: boolean;
}

const OWN_PERIOD =
  /(truoc )?(?:het )?(?:ngay |vao ngay |mung )(\d{1,2})(?: hang thang)?(?: cua| trong)? thang (?:cuoi|thu 3|thu ba)(?: cung)?(?: cua)?(?: moi)? (?:ky|quy)/u;
const NEXT_PERIOD =
  /(truoc )?(?:het )?(?:ngay |vao ngay |mung )(\d{1,2})(?: hang thang)?(?: cua| trong)? (?:thang (?:dau|dau tien)(?: cua)? (?:ky|quy) (?:sau|tiep theo|ke tiep)|thang (?:sau|tiep theo|lien ke|ke tiep)(?: cua)? (?:ky|quy))/u;

/** The rule that a text tells; null when it tells none. */
export function readDueRule(text: string): DueRule | null {
  const folded = foldText(text);
  const own = OWN_PERIOD.exec(folded);
  const match = own ?? NEXT_PERIOD.exec(folded);
  return match && { day: Number(match[2]), isBefore: match[1] !== undefined, isAfterPeriod: !own };
}

/** The due day of a period that ends in this month of this year. */
export function dueByRule(rule: DueRule, year: number, month: number): LocalDate | null {
  const months = year * 12 + month - 1 + (rule.isAfterPeriod ? 1 : 0);
  const due = localDate(Math.floor(months / 12), (months % 12) + 1, rule.day);
  return due && rule.isBefore ? addDays(due, -1) : due;
}

/** The months that a report's name tells; null when it tells none. */
export function monthsOfName(name: string): PeriodMonths | null {
  const folded = foldText(name);
  const quarter = /\bqu[yi] (iv|iii|ii|i|[1-4])(?![a-z\d])/u.exec(folded)?.[1];
  if (quarter) {
    const last = 3 * (["i", "ii", "iii", "iv"].indexOf(quarter) + 1 || Number(quarter));
    return { first: last - 2, last };
  }
  const half = /\b0?([69]) thang\b/u.exec(folded)?.[1];
  if (half)
    return half === "6" && /\bcuoi nam\b/u.test(folded)
      ? monthsBetween(7, 12)
      : monthsBetween(1, Number(half));
  const month = /\bthang (\d{1,2})\b/u.exec(folded)?.[1];
  if (month)
    return Number(month) >= 1 && Number(month) <= 12
      ? monthsBetween(Number(month), Number(month))
      : null;
  return /\bnam\b/u.test(folded) ? monthsBetween(1, 12) : null;
}

/** The year that a report's name tells; null when it tells none. */
export function yearOfName(name: string): number | null {
  const year = /(?<!\d)(20\d{2})(?!\d)/u.exec(name)?.[1];
  return year === undefined ? null : Number(year);
}

export function firstDay(year: number, { first }: PeriodMonths): LocalDate | null {
  return localDate(year, first, 1);
}

export function lastDay(year: number, { last }: PeriodMonths): LocalDate | null {
  const next = last === 12 ? localDate(year + 1, 1, 1) : localDate(year, last + 1, 1);
  return next && addDays(next, -1);
}

/** The last month of a period whose name tells none: that of the day on which its figures end. */
export function monthOf(date: LocalDate): number {
  return partsOf(date).month;
}

function monthsBetween(first: number, last: number): PeriodMonths {
  return { first, last };
}
