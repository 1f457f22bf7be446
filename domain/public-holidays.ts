/**
 * Ngày nghỉ lễ, tết: what the law gives for a year whose days nobody has decided yet.
 * Sources: Labour Code 2019 Art. 112(1) (the holidays) and Art. 111(3) (days in lieu);
 * Resolution 28/2026/QH16 (24 November). The Prime Minister's yearly decisions go before all this.
 */
import { addDays, localDate, weekdayOf, type LocalDate } from "./time.ts";

/** Ngày Văn hóa Việt Nam is a holiday from this year on. */
const CULTURE_DAY_FROM = 2026;

/** What a calendar of lunar and fixed dates knows of a year. */
export interface KnownHolidays {
  readonly year: number;
  /** Mùng 1 Tết, the first day of the lunar year. */
  readonly tet: LocalDate;
  /** Public holidays, complete or not: New Year, giỗ Tổ Hùng Vương, 30/4, 1/5, 2/9… */
  readonly days: readonly LocalDate[];
}

/**
 * The days from Monday to Friday on which offices are closed in a year: the holidays that fall
 * there, and the next working day for each that falls on a weekend, except 24/11, which is not
 * made up.
 */
export function weekdaysOffByLaw(known: KnownHolidays): readonly LocalDate[] {
  const madeUp = [...new Set([...known.days, ...tetDays(known.tet), ...nationalDays(known.year)])];
  const cultureDay = known.year >= CULTURE_DAY_FROM ? [dayOf(known.year, 11, 24)] : [];
  const off = new Set([...madeUp, ...cultureDay].filter((day) => !isWeekend(day)));
  const onWeekends = madeUp.filter((day) => isWeekend(day) && !cultureDay.includes(day));
  for (const holiday of onWeekends.toSorted()) off.add(dayInLieu(holiday, off));
  return [...off].toSorted();
}

/** Five days: the eve and the first four of the year, where no decision says otherwise. */
function tetDays(tet: LocalDate): LocalDate[] {
  return [-1, 0, 1, 2, 3].map((offset) => addDays(tet, offset));
}

/** The day itself and one beside it: the one after, where no decision says otherwise. */
function nationalDays(year: number): LocalDate[] {
  return [dayOf(year, 9, 2), dayOf(year, 9, 3)];
}

/** The first day after a holiday that is neither a weekend nor off already. */
function dayInLieu(holiday: LocalDate, off: ReadonlySet<LocalDate>): LocalDate {
  let day = addDays(holiday, 1);
  while (isWeekend(day) || off.has(day)) day = addDays(day, 1);
  return day;
}

function isWeekend(day: LocalDate): boolean {
  return weekdayOf(day) > 5;
}

function dayOf(year: number, month: number, day: number): LocalDate {
  const date = localDate(year, month, day);
  if (!date) throw new RangeError(`no day ${day}/${month} in the year ${year}`);
  return date;
}
