/**
 * Cách tính thời hạn hồ sơ: working time, the 15:00 rule, supplements, pauses.
 * Sources: NĐ 61/2018 and the one-stop circulars (received after 15:00 counts from the next working day;
 * a supplement lets the limit begin again); Civil Code Arts. 147–148 (the first day is not counted, a last
 * day on a day off moves on).
 */
import { isAfter, occasionAt } from "./dossier.ts";
import type {
  Dossier,
  DossierFacts,
  DossierReckoning,
  DossierStatus,
  Occasion,
  Supplements,
  TimeLimit,
} from "./dossier.ts";
import { afterWork, workBetween, workOfDay } from "./office-time.ts";
import { timeIn, type Instant, type LocalDate, type LocalTime } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/**
 * What comes in after it counts from the start of the next working day; at this very minute it is still
 * in time. Source: the one-stop circulars (LAW, *Counting*).
 */
export const LAST_TIME_OF_RECEIPT = "15:00" as LocalTime;

/** Refused, withdrawn, stopped, done, handed out: it has come to its end, whatever its dates say. */
const ENDED: ReadonlySet<DossierStatus> = new Set<DossierStatus>([3, 7, 8, 9, 10]);
const WAITS_FOR_SUPPLEMENT: DossierStatus = 5;
/** More requests than this count as late. */
const MOST_SUPPLEMENTS = 1;

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** What is left of a way to a moment in office hours: “còn 1 ngày làm việc 3 giờ”. */
export interface WorkingTimeLeft {
  /** True when the date has passed: then the rest says by how much. */
  readonly isPast: boolean;
  readonly workingDays: number;
  readonly hours: number;
  readonly minutes: number;
  /** The weekdays off on the way. */
  readonly daysOff: readonly LocalDate[];
}

/**
 * As of when something counts as received: after 15:00, or on a day off, from the opening of the next
 * working day. Of a day alone nobody knows the time: the day itself counts.
 */
export function countedReceipt(received: Occasion, calendar: WorkingCalendar): Occasion {
  const { on, at } = received;
  const isLate = at !== null && at > calendar.instantAt(on, LAST_TIME_OF_RECEIPT);
  const isWorked = calendar.isWorkingDay(on);
  if (isWorked && !isLate) return received;
  const next = isWorked ? calendar.shift(on, 1) : calendar.onOrAfter(on);
  const [opening] = calendar.officeHours.morning;
  return { on: next, at: at && calendar.instantAt(next, opening) };
}

/**
 * The date by which something received then has to be done. Days are whole working days after the one on
 * which it counts as received; that day itself for a limit of none (`trong ngày`). Hours are office hours
 * from the moment of receipt. Of a receipt without its time they are counted from the last one that still
 * is of that day, and end with their day: nobody is to be late for want of a clock.
 */
export function dueAfter(
  received: Occasion,
  limit: TimeLimit,
  calendar: WorkingCalendar,
): Occasion {
  const counted = countedReceipt(received, calendar);
  if (limit.kind === "days") return { on: calendar.shift(counted.on, limit.count), at: null };
  const from = counted.at ?? calendar.instantAt(counted.on, LAST_TIME_OF_RECEIPT);
  const end = occasionAt(afterWork(from, limit.count * HOUR, calendar), calendar.zone);
  return counted.at ? end : { on: end.on, at: null };
}

/**
 * What follows from the facts; null where neither a date nor a limit is known. A new date is appointed before
 * the old one has passed (NĐ 61/2018 Art. 19(9)): where that was missed, it is judged by the old one.
 */
export function reckonDossier(
  facts: DossierFacts & Partial<Pick<Dossier, "hasMissedDate">>,
  calendar: WorkingCalendar,
): DossierReckoning | null {
  const due = dueOf(facts, calendar);
  if (!due) return null;
  const { status, supplements } = facts;
  const ended = endOf(facts);
  const isLateByRule = supplements.count > MOST_SUPPLEMENTS;
  const isAskedLate = supplements.asked !== null && isAfter(supplements.asked, due);
  return {
    due,
    ended,
    outcome:
      ended && (isLateByRule || facts.hasMissedDate || isAfter(ended, due) ? "late" : "on-time"),
    isWaiting: status === WAITS_FOR_SUPPLEMENT && !ended && !isLateByRule && !isAskedLate,
    isLateByRule,
  };
}

/**
 * The written date goes before the one that follows from the limit. Once a supplement has come the limit
 * begins again, but never brings the date forward, for a system may have written the later date already;
 * where no limit is known, the date is put off by the working days of the waiting. Pauses come on top. A date
 * that was appointed anew was appointed knowing of both, so nothing is added to it.
 */
function dueOf(facts: DossierFacts, calendar: WorkingCalendar): Occasion | null {
  const { received, writtenDue, limit, supplements, pausedDays, reappointments } = facts;
  const base = writtenDue
    ? onWorkingDay(writtenDue, calendar)
    : limit && dueAfter(received, limit, calendar);
  if (!base) return null;
  const { given } = supplements;
  const begunAgain = given && limit ? laterOf(base, dueAfter(given, limit, calendar)) : base;
  if (writtenDue && reappointments > 0) return begunAgain;
  const waited = limit ? 0 : daysOfWaiting(supplements, calendar);
  return putOff(begunAgain, waited + pausedDays, calendar);
}

/** A last day on a day off moves to the next working day, and ends with it (Civil Code Art. 148(5)). */
function onWorkingDay(date: Occasion, calendar: WorkingCalendar): Occasion {
  if (calendar.isWorkingDay(date.on)) return date;
  return { on: calendar.onOrAfter(date.on), at: null };
}

function laterOf(one: Occasion, other: Occasion): Occasion {
  return isAfter(other, one) ? other : one;
}

function daysOfWaiting({ asked, given }: Supplements, calendar: WorkingCalendar): number {
  return asked && given ? Math.max(0, calendar.countdown(asked.on, given.on).workingDays) : 0;
}

/** By working days, to the same time of day. */
function putOff(date: Occasion, days: number, calendar: WorkingCalendar): Occasion {
  if (days <= 0) return date;
  const on = calendar.shift(date.on, days);
  return { on, at: date.at && calendar.instantAt(on, timeIn(date.at, calendar.zone)) };
}

/**
 * The end is when it was done (status 9), else when it was handed out (10). Of one that has ended and of
 * which nobody knows when, the last that is known of it is taken: what is surely in the past, and makes
 * nobody late. A date of the end goes before a status that says it is open: exports carry the status on later.
 */
function endOf({ status, finished, returned, received, supplements }: DossierFacts) {
  const known = finished ?? returned;
  if (known || !ENDED.has(status)) return known;
  return [supplements.asked, supplements.given].reduce<Occasion>(
    (last, each) => (each ? laterOf(last, each) : last),
    received,
  );
}

/** The moment at which a date has come: of a whole day, the office's closing. */
export function momentOf({ on, at }: Occasion, calendar: WorkingCalendar): Instant {
  return at ?? calendar.instantAt(on, calendar.officeHours.afternoon[1]);
}

/**
 * The working time from a moment to a date: whole days of work, and what is left in hours and whole minutes.
 * On the evening of a date that is a whole day nothing is left, but it has not passed; past it whole working
 * days are counted, today among them, for a date without an hour is missed by days.
 */
export function workingTimeLeft(
  now: Instant,
  due: Occasion,
  calendar: WorkingCalendar,
): WorkingTimeLeft {
  const today = occasionAt(now, calendar.zone);
  const isPast = isAfter(today, due);
  const end = momentOf(due, calendar);
  const [from, to] = isPast ? [end, now] : [now, end];
  const [first, last] = isPast ? [due.on, today.on] : [today.on, due.on];
  const { workingDays, daysOff } = calendar.countdown(first, last);
  if (isPast && due.at === null) return { isPast, workingDays, hours: 0, minutes: 0, daysOff };
  const work = Math.max(0, workBetween(from, to, calendar));
  const day = workOfDay(calendar);
  const rest = work % day;
  return {
    isPast,
    workingDays: Math.floor(work / day),
    hours: Math.floor(rest / HOUR),
    minutes: Math.floor((rest % HOUR) / MINUTE),
    daysOff,
  };
}

/** The moment at which half of the working time between two has gone by. */
export function halfTime(received: Occasion, due: Occasion, calendar: WorkingCalendar): Instant {
  const counted = countedReceipt(received, calendar);
  const from = counted.at ?? calendar.instantAt(counted.on, calendar.officeHours.morning[0]);
  const work = workBetween(from, momentOf(due, calendar), calendar);
  return afterWork(from, work / 2, calendar);
}
