/** Days, times and limits of dossiers, as people type them: `9h15 20/2`, `hôm qua 15:30`, `3 ngày làm việc`. */
import type { Occasion, TimeLimit } from "./dossier.ts";
import { foldText } from "./text.ts";
import {
  addDays,
  daysBetween,
  localDate,
  parseLocalTime,
  partsOf,
  type LocalDate,
  type LocalTime,
} from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

export interface OccasionContext {
  readonly today: LocalDate;
  readonly calendar: Pick<WorkingCalendar, "instantAt">;
  /** Where no year is written: the first such day on or after this, if that is near; else the nearest to today. */
  readonly notBefore?: LocalDate;
  /** How many days lie between today and another, either way. */
  readonly daysAway: (day: LocalDate) => number;
}

const MOST_DAYS = 400;
const MOST_HOURS = 2_000;
const MOST_AHEAD = 200;
const LIMIT = /^(?:trong |thoi han |han )*(\d{1,4}) ?(ngay|gio)(?: lam viec)?$/u;
const TIME = /(?:^|\s)(\d{1,2}) ?(?:h|:|gio) ?(\d{2})?(?: ?(?:p|phut))?(?=$|[\s,])/u;
const DATE = /(?:^|\s)(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}|\d{2}))?(?=$|[\s,])/u;
const NAMED_DAYS: readonly (readonly [RegExp, number])[] = [
  [/(?:^|\s)(?:hom nay|sang nay|chieu nay|nay)(?=$|\s)/u, 0],
  [/(?:^|\s)(?:hom qua|sang qua|chieu qua)(?=$|\s)/u, -1],
  [/(?:^|\s)(?:ngay mai|mai)(?=$|\s)/u, 1],
];
/** They stand around days and times, and say no more. */
const AROUND = /(?:^|\s)(?:ngay|luc|vao|hoi|den|het|truoc|gio|,)(?=$|\s)/gu;

/** `3 ngày làm việc`, `03 ngày`, `24 giờ`, `trong ngày` (0 days). Null where it is no limit. */
export function readLimit(words: string): TimeLimit | null {
  const folded = foldText(words).replace(/[.,]$/u, "");
  if (/^(?:tra )?(?:ngay )?trong ngay$/u.test(folded)) return { kind: "days", count: 0 };
  const found = LIMIT.exec(folded);
  if (!found) return null;
  const count = Number(found[1]);
  const kind = found[2] === "gio" ? "hours" : "days";
  return count > 0 && count <= (kind === "hours" ? MOST_HOURS : MOST_DAYS) ? { kind, count } : null;
}

/** A day, with the time where one is said; a time alone is today's. Null where there is more, or no such day. */
export function readOccasion(words: string, context: OccasionContext): Occasion | null {
  let rest = ` ${foldText(words).replaceAll(/[,;]+/gu, " ")} `.replaceAll(/\s+/gu, " ");
  const time = TIME.exec(rest);
  if (time) rest = without(rest, time[0]);
  const on = dayIn(rest, context, time !== null);
  if (!on) return null;
  const left = on.rest.replaceAll(AROUND, " ").replaceAll(AROUND, " ").trim();
  if (left !== "") return null;
  if (!time) return { on: on.day, at: null };
  const clock = clockTime(time[1] ?? "", time[2] ?? "00");
  return clock && { on: on.day, at: context.calendar.instantAt(on.day, clock) };
}

function dayIn(
  words: string,
  context: OccasionContext,
  isTimed: boolean,
): { readonly day: LocalDate; readonly rest: string } | null {
  const { today } = context;
  const written = DATE.exec(words);
  if (written) {
    const day = dayWritten(written, context);
    return day && { day, rest: without(words, written[0]) };
  }
  for (const [pattern, away] of NAMED_DAYS) {
    const named = pattern.exec(words);
    if (named) return { day: addDays(today, away), rest: without(words, named[0]) };
  }
  return isTimed ? { day: today, rest: words } : null;
}

function dayWritten(
  [, day = "", month = "", year]: RegExpExecArray,
  { today, notBefore, daysAway }: OccasionContext,
): LocalDate | null {
  const of = (inYear: number) => localDate(inYear, Number(month), Number(day));
  if (year !== undefined) return of(year.length === 2 ? 2000 + Number(year) : Number(year));
  const here = partsOf(notBefore ?? today).year;
  const around = [here - 1, here, here + 1].flatMap((each) => of(each) ?? []);
  const next = around.find((each) => notBefore !== undefined && each >= notBefore);
  // A date that would be most of a year ahead was meant for this year, and is a slip.
  if (next && notBefore !== undefined && daysBetween(notBefore, next) <= MOST_AHEAD) return next;
  const nearest = around.toSorted((one, other) => daysAway(one) - daysAway(other))[0];
  // 29/02 of a year without one is a slip, not a day of another year.
  return nearest && daysAway(nearest) <= MOST_AHEAD ? nearest : null;
}

function clockTime(hour: string, minute: string): LocalTime | null {
  return parseLocalTime(`${hour.padStart(2, "0")}:${minute}`);
}

function without(words: string, found: string): string {
  return words.replace(found, " ");
}
