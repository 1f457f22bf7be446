/**
 * The working calendar from its three sources, each overruled by the next: the dates of a holiday
 * library completed to what the law gives, the government's decisions of each year, and the
 * organisation's own corrections.
 */
import { weekdaysOffByLaw } from "../domain/public-holidays.ts";
import { partsOf, weekdayOf, type LocalDate } from "../domain/time.ts";
import {
  makeWorkingCalendar,
  OFFICE_HOURS,
  type OfficeHours,
  type WorkingCalendar,
} from "../domain/working-calendar.ts";
import { DECIDED_YEARS } from "./reference/decided-days.ts";
import { knownHolidays } from "./reference/holiday-library.ts";

export interface CalendarOptions {
  /** IANA zone of the working time. */
  readonly zone: string;
  /** The organisation's corrections; a Sunday stays a day off. */
  readonly overrides: readonly { readonly day: LocalDate; readonly works: boolean }[];
  readonly officeHours?: OfficeHours;
}

/**
 * - `decided`: the shipped table has the government's decisions;
 * - `partly`: some were still to be made, so that the law's days are added to the table's;
 * - `computed`: the table does not have the year: the law's days only.
 */
export type YearStatus = "decided" | "partly" | "computed";

interface YearDays {
  readonly weekdaysOff: ReadonlySet<LocalDate>;
  readonly saturdaysWorked: ReadonlySet<LocalDate>;
}

const FIRST_YEAR = 2020;
const LAST_YEAR = 2035;

/** Only of the shipped table and the library, which never change while the program runs. */
const daysByYear = new Map<number, YearDays>();

/** The calendar of an organisation. Years are worked out when they are first asked for. */
export function loadCalendar(options: CalendarOptions): WorkingCalendar {
  const corrections = new Map(options.overrides.map(({ day, works }) => [day, works]));
  return makeWorkingCalendar({
    zone: options.zone,
    officeHours: options.officeHours ?? OFFICE_HOURS,
    weekdaysOff: {
      has(day) {
        if (weekdayOf(day) > 5) return false;
        const works = corrections.get(day);
        return works === undefined ? daysOfYear(day).weekdaysOff.has(day) : !works;
      },
    },
    saturdaysWorked: {
      has: (day) => corrections.get(day) ?? daysOfYear(day).saturdaysWorked.has(day),
    },
  });
}

/** How sure the calendar is of each year from 2020 to 2035. */
export function calendarYearsKnown(): readonly {
  readonly year: number;
  readonly status: YearStatus;
}[] {
  return Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, offset) => {
    const year = FIRST_YEAR + offset;
    return { year, status: statusOf(year) };
  });
}

function statusOf(year: number): YearStatus {
  const decided = DECIDED_YEARS.get(year);
  if (!decided) return "computed";
  return decided.undecided ? "partly" : "decided";
}

function daysOfYear(day: LocalDate): YearDays {
  const { year } = partsOf(day);
  let days = daysByYear.get(year);
  if (!days) daysByYear.set(year, (days = workOut(year)));
  return days;
}

function workOut(year: number): YearDays {
  const decided = DECIDED_YEARS.get(year);
  const byLaw = statusOf(year) === "decided" ? [] : weekdaysOffByLaw(knownHolidays(year));
  return {
    weekdaysOff: new Set([...(decided?.weekdaysOff ?? []), ...byLaw]),
    saturdaysWorked: new Set(decided?.saturdaysWorked),
  };
}
