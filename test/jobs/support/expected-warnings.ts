/**
 * On which days a duty's people are to be told of it, counted here day by day from the rules as they
 * are written for people, and not by the code that plans them.
 */
import type { LocalDate } from "../../../domain/time.ts";
import { addDays, weekdayOf } from "../../../domain/time.ts";
import type { WorkingCalendar } from "../../../domain/working-calendar.ts";
import { day } from "../../builders/time.ts";
import type { DutyPlan } from "./world.ts";

export interface Expected {
  readonly day: LocalDate;
  readonly time: "07:30" | "14:00";
  readonly to: "owners" | "coordinators" | "leaders";
  readonly why: string;
}

const BEFORE = { work: [20, 10, 5, 2, 0], report: [2, 0], cutOff: [5, 0] } as const;
const AFTER = [1, 3, 5] as const;
const MONDAYS = 4;
/** A week after it was brought in nothing keeps a matter from going up. */
const GRACE_DAYS = 12;

/** Of a duty with a date; empty for ongoing work. */
export function expectedOf(
  { kind, due: written, made }: DutyPlan,
  calendar: WorkingCalendar,
): readonly Expected[] {
  if (kind === "ongoing") return statusDays(calendar);
  const due = kind === "within-year" ? day("2023-12-31") : written;
  if (due < made) return [];
  const isReport = kind === "report";
  const last = backTo(due, calendar);
  const toOwners = (date: LocalDate, why: string): Expected => ({
    day: date,
    time: "07:30",
    to: "owners",
    why,
  });
  const expected = (isReport ? BEFORE.report : BEFORE.work).map((count) =>
    toOwners(step(last, -count, calendar), `${count} before ${due}`),
  );
  if (isReport) {
    const cutOff = backTo(addDays(due, -5), calendar);
    for (const count of BEFORE.cutOff) {
      expected.push(toOwners(step(cutOff, -count, calendar), `${count} before the cut-off`));
    }
  }
  expected.push({ day: last, time: "14:00", to: "owners", why: `the afternoon of ${due}` });
  for (const count of AFTER) {
    expected.push(toOwners(step(due, count, calendar), `${count} after ${due}`));
  }
  expected.push(
    ...mondays(step(due, 5, calendar), calendar).map((date) => toOwners(date, "Monday")),
  );
  if (due < addDays(made, GRACE_DAYS)) return expected;
  const goesUp = (count: number, to: Expected["to"]): Expected => ({
    ...toOwners(step(due, count, calendar), `to the ${to}`),
    to,
  });
  return [...expected, goesUp(isReport ? 1 : 3, "coordinators"), goesUp(5, "leaders")];
}

function statusDays(calendar: WorkingCalendar): readonly Expected[] {
  return ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"].flatMap((end) =>
    [2, 0].map((count) => ({
      day: step(backTo(day(end), calendar), -count, calendar),
      time: "07:30" as const,
      to: "owners" as const,
      why: `status ${count} before ${end}`,
    })),
  );
}

function mondays(lastSingle: LocalDate, calendar: WorkingCalendar): readonly LocalDate[] {
  let date = addDays(lastSingle, 1);
  while (weekdayOf(date) !== 1) date = addDays(date, 1);
  return Array.from({ length: MONDAYS }, (_, week) => onTo(addDays(date, 7 * week), calendar));
}

/** So many working days on (or back), walked one by one. */
function step(from: LocalDate, count: number, calendar: WorkingCalendar): LocalDate {
  let date = from;
  for (let left = Math.abs(count); left > 0;) {
    date = addDays(date, Math.sign(count));
    if (calendar.isWorkingDay(date)) left -= 1;
  }
  return date;
}

function backTo(from: LocalDate, calendar: WorkingCalendar): LocalDate {
  return calendar.isWorkingDay(from) ? from : step(from, -1, calendar);
}

function onTo(from: LocalDate, calendar: WorkingCalendar): LocalDate {
  return calendar.isWorkingDay(from) ? from : step(from, 1, calendar);
}
