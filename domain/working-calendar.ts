/**
 * Ngày làm việc: one calendar for everything that counts in working days.
 * Sources: Labour Code 2019 Art. 112 and 111(3); the Prime Minister's yearly decisions, which
 * come in as a table (see `db/holidays.ts`).
 */
import {
  addDays,
  daysBetween,
  instantAt,
  partsOf,
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
  const years = new Map<number, YearOfWork>();
  const instants = new Map<string, Instant>();

  function yearOf(year: number): YearOfWork {
    let known = years.get(year);
    if (!known) years.set(year, (known = layOutYear(year, data)));
    return known;
  }

  function isWorkingDay(date: LocalDate): boolean {
    const { until } = yearOf(partsOf(date).year);
    const day = dayOfYear(date);
    return (until[day] ?? 0) > (until[day - 1] ?? 0);
  }

  function shift(date: LocalDate, count: number): LocalDate {
    if (count === 0) return date;
    const { year } = partsOf(date);
    const { until } = yearOf(year);
    const day = dayOfYear(date);
    // The places of working days begin at 0: the first after the date has as many before it.
    const place = count > 0 ? (until[day] ?? 0) + count - 1 : (until[day - 1] ?? 0) + count;
    return workingDayAt(year, place);
  }

  /** The working day at a place counted from a year's first, which may lie in another year. */
  function workingDayAt(year: number, place: number): LocalDate {
    if (place < 0) {
      const before = yearOf(year - 1);
      return workingDayAt(year - 1, place + before.workingDays.length);
    }
    const { workingDays } = yearOf(year);
    return workingDays[place] ?? workingDayAt(year + 1, place - workingDays.length);
  }

  function countdown(today: LocalDate, date: LocalDate): Countdown {
    const backwards = date < today;
    const [first, last] = backwards ? [date, today] : [today, date];
    const lastYear = partsOf(last).year;
    let workingDays = -(yearOf(partsOf(first).year).until[dayOfYear(first)] ?? 0);
    const daysOff: LocalDate[] = [];
    for (let { year } = partsOf(first); year <= lastYear; year += 1) {
      const work = yearOf(year);
      daysOff.push(...work.daysOff.filter((day) => day > first && day <= last));
      const whole = year < lastYear;
      workingDays += whole ? work.workingDays.length : (work.until[dayOfYear(last)] ?? 0);
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
    onOrBefore: (date) => (isWorkingDay(date) ? date : shift(date, -1)),
    onOrAfter: (date) => (isWorkingDay(date) ? date : shift(date, 1)),
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

/** A year laid out once, so that counting in it is arithmetic. */
interface YearOfWork {
  readonly workingDays: readonly LocalDate[];
  /** Weekdays on which offices are closed. */
  readonly daysOff: readonly LocalDate[];
  /** By day of the year (from 1): how many working days there are up to and with it. */
  readonly until: Uint16Array;
}

function layOutYear(year: number, data: CalendarData): YearOfWork {
  const workingDays: LocalDate[] = [];
  const daysOff: LocalDate[] = [];
  const until = new Uint16Array(367);
  let date = `${year}-01-01` as LocalDate;
  for (let day = 1; day <= 366; day += 1) {
    if (partsOf(date).year === year) {
      const weekday = weekdayOf(date);
      const isOff = weekday <= 5 && data.weekdaysOff.has(date);
      const works = weekday <= 5 ? !isOff : weekday === 6 && data.saturdaysWorked.has(date);
      if (works) workingDays.push(date);
      if (isOff) daysOff.push(date);
    }
    until[day] = workingDays.length;
    date = addDays(date, 1);
  }
  return { workingDays, daysOff, until };
}

/** 1 for 1 January. */
function dayOfYear(date: LocalDate): number {
  return daysBetween(`${date.slice(0, 4)}-01-01` as LocalDate, date) + 1;
}

/** The working days of the week (Monday to Sunday) in which a date lies; Tết leaves none. */
export function workingDaysOfWeek(calendar: WorkingCalendar, date: LocalDate): LocalDate[] {
  const monday = addDays(date, 1 - weekdayOf(date));
  const week = [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(monday, offset));
  return week.filter((day) => calendar.isWorkingDay(day));
}
