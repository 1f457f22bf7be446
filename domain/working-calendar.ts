/**
 * Ngày làm việc: one calendar for everything that counts in working days.
 * Sources: Labour Code 2019 Art. 112 and 111(3); the Prime Minister's yearly decisions, which
 * come in as a table (see `db/holidays.ts`).
 */
import {
  addDays,
  daysBetween,
  instantAt,
  weekdayOf,
  type Instant,
  type LocalDate,
  type LocalTime,
} from "./time.ts";

/** A set that is only asked; it may work out a year when it is first asked for one of its days. */
export interface DaySet {
  has(day: LocalDate): boolean;
}

/** What a calendar is made of; all days are those of the organisation's zone. */
export interface CalendarData {
  readonly zone: string;
  /** Days from Monday to Friday on which offices are closed. */
  readonly weekdaysOff: DaySet;
  /** Saturdays worked in exchange. */
  readonly saturdaysWorked: DaySet;
  readonly officeHours: OfficeHours;
}

/** Giờ hành chính: morning and afternoon, each from–to. */
export interface OfficeHours {
  readonly morning: readonly [LocalTime, LocalTime];
  readonly afternoon: readonly [LocalTime, LocalTime];
}

export const OFFICE_HOURS: OfficeHours = {
  morning: ["07:30" as LocalTime, "11:30" as LocalTime],
  afternoon: ["13:30" as LocalTime, "17:00" as LocalTime],
};

/** Số ngày làm việc còn lại, with the weekdays off on the way, so that the sum can be checked. */
export interface Countdown {
  /** Days of the calendar from today to the day itself; negative once it has passed. */
  readonly calendarDays: number;
  /** Working days after today up to the day itself; negative once it has passed. */
  readonly workingDays: number;
  readonly daysOff: readonly LocalDate[];
}

export interface WorkingCalendar {
  readonly zone: string;
  readonly officeHours: OfficeHours;
  isWorkingDay(date: LocalDate): boolean;
  /** The last working day on or before a date. */
  onOrBefore(date: LocalDate): LocalDate;
  /** The first working day on or after a date. */
  onOrAfter(date: LocalDate): LocalDate;
  /** The working day `count` working days from a date: back when negative, on when positive. */
  shift(date: LocalDate, count: number): LocalDate;
  countdown(today: LocalDate, date: LocalDate): Countdown;
  /** The moment at which clocks in the zone show this day and time. */
  instantAt(date: LocalDate, time: LocalTime): Instant;
}

export function makeWorkingCalendar(data: CalendarData): WorkingCalendar {
  const instants = new Map<string, Instant>();

  function isWorkingDay(date: LocalDate): boolean {
    const weekday = weekdayOf(date);
    if (weekday === 6) return data.saturdaysWorked.has(date);
    return weekday !== 7 && !data.weekdaysOff.has(date);
  }

  function step(date: LocalDate, direction: 1 | -1): LocalDate {
    let day = addDays(date, direction);
    while (!isWorkingDay(day)) day = addDays(day, direction);
    return day;
  }

  function shift(date: LocalDate, count: number): LocalDate {
    let day = date;
    for (let left = Math.abs(count); left > 0; left -= 1) day = step(day, count < 0 ? -1 : 1);
    return day;
  }

  function countdown(today: LocalDate, date: LocalDate): Countdown {
    const backwards = date < today;
    const [first, last] = backwards ? [date, today] : [today, date];
    const daysOff: LocalDate[] = [];
    let workingDays = 0;
    for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) {
      if (isWorkingDay(day)) workingDays += 1;
      else if (data.weekdaysOff.has(day)) daysOff.push(day);
    }
    return {
      calendarDays: daysBetween(today, date),
      workingDays: backwards ? -workingDays : workingDays,
      daysOff,
    };
  }

  return {
    zone: data.zone,
    officeHours: data.officeHours,
    isWorkingDay,
    onOrBefore: (date) => (isWorkingDay(date) ? date : step(date, -1)),
    onOrAfter: (date) => (isWorkingDay(date) ? date : step(date, 1)),
    shift,
    countdown,
    instantAt(date, time) {
      const key = `${date} ${time}`;
      let instant = instants.get(key);
      if (!instant) {
        instant = instantAt(date, time, data.zone);
        instants.set(key, instant);
      }
      return instant;
    },
  };
}

/** The working days of the week (Monday to Sunday) in which a date lies; Tết leaves none. */
export function workingDaysOfWeek(calendar: WorkingCalendar, date: LocalDate): LocalDate[] {
  const monday = addDays(date, 1 - weekdayOf(date));
  const week = [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(monday, offset));
  return week.filter((day) => calendar.isWorkingDay(day));
}
