/**
 * When a dossier has to be looked at: its unit is asked some working days before its date (at half-time
 * where the procedure is short), and past its date an apology is owed. Nothing of it is stored but the
 * moment of the next look.
 */
import { countedReceipt, halfTime, momentOf } from "./dossier-clock.ts";
import { isAfter, occasionAt, type Dossier, type Occasion } from "./dossier.ts";
import { askingDays, type AskingDays, type AskingRules } from "./dossier-asking.ts";
import { workBetween, workOfDay } from "./office-time.ts";
import { addDays, plusMillis, type Instant, type LocalTime } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

export type Look =
  /**
   * Its unit is asked whether it will be in time, so many working days before; null where it is asked in
   * the middle of a day: at half-time, or as soon as it is known.
   */
  | { readonly kind: "ask"; readonly days: number | null; readonly at: Instant }
  /** Its date has passed. */
  | { readonly kind: "overdue"; readonly at: Instant };

type Ask = Extract<Look, { kind: "ask" }>;
type Facts = Pick<
  Dossier,
  "received" | "due" | "ended" | "isWaiting" | "source" | "asOf" | "createdAt" | "promise"
>;

/** At a day's beginning, so that the morning's message takes what is found. */
const MIDNIGHT = "00:00" as LocalTime;

/**
 * Every look at a dossier as it stands, in order of time; none at one that waits for its first supplement. At
 * one that has ended only where it came to its end late while it was known here: what an export tells of then
 * was owed an apology, whether or not one was made between its date and its end. History is not.
 */
export function looksAt(
  dossier: Facts,
  rules: AskingRules,
  calendar: WorkingCalendar,
): readonly Look[] {
  const { ended, isWaiting } = dossier;
  if (isWaiting || (ended && !isEndedLate(dossier, ended, calendar))) return [];
  const asks = ended ? [] : asksOf(dossier, rules, calendar);
  if (!isToldLate(dossier, calendar)) return asks;
  const dayAfter = overdueSince(dossier, calendar);
  const known = justAfter(dossier.createdAt);
  return [...asks, { kind: "overdue", at: dayAfter > known ? dayAfter : known }];
}

/**
 * The dossier with the moment of its next look set, counting from `since`: the moment up to which all has
 * been seen to. Of a dossier whose facts have changed, or are of a later moment, that is its own
 * `lookedUntil`: what has come meanwhile by its new facts is then taken at the next sweep. What no export has
 * told yet is not seen to.
 */
export function scheduleLooks<One extends Facts>(
  dossier: One,
  since: Instant,
  rules: AskingRules,
  calendar: WorkingCalendar,
): One & Pick<Dossier, "isToldLate" | "lookedUntil" | "nextLookAt"> {
  const isTold = isToldLate(dossier, calendar);
  const untold = isTold ? null : justBefore(overdueSince(dossier, calendar));
  const seen = untold !== null && untold < since ? untold : since;
  const next = looksAt(dossier, rules, calendar).find(({ at }) => at > seen);
  return { ...dossier, isToldLate: isTold, lookedUntil: seen, nextLookAt: next?.at ?? null };
}

/**
 * An export accuses nobody of what may have been done since: a dossier of one is late only once an export
 * tells of a moment after its date. What is kept by hand is late when its date has passed.
 */
export function isToldLate(
  { source, asOf, due }: Pick<Dossier, "source" | "asOf" | "due">,
  { zone }: Pick<WorkingCalendar, "zone">,
): boolean {
  return source === "typed" || isAfter(occasionAt(asOf, zone), due);
}

function isEndedLate(
  { createdAt, due }: Pick<Facts, "createdAt" | "due">,
  ended: Occasion,
  { zone }: Pick<WorkingCalendar, "zone">,
): boolean {
  return ended.on > due.on && !isAfter(occasionAt(createdAt, zone), ended);
}

/** It is late from the day after its date on, whatever hour was written with that. */
function overdueSince({ due }: Pick<Dossier, "due">, calendar: WorkingCalendar): Instant {
  return calendar.instantAt(addDays(due.on, 1), MIDNIGHT);
}

function justAfter(moment: Instant): Instant {
  return plusMillis(moment, 1);
}

function justBefore(moment: Instant): Instant {
  return plusMillis(moment, -1);
}

/** Who has said *Kịp hạn* is asked once more, on the last of the mornings on which an apology is lawful. */
function asksOf(dossier: Facts, rules: AskingRules, calendar: WorkingCalendar): readonly Ask[] {
  const asking = askingDays(dossier, rules, calendar);
  const asks = laidOut(dossier, asking, calendar);
  if (dossier.promise) return asks.filter(({ days }) => days !== null && days === asking.last);
  return [...asks, ...askAtOnce(dossier, asks, asking, calendar)].toSorted((one, other) =>
    one.at < other.at ? -1 : 1,
  );
}

/**
 * On the mornings of so many working days before. A procedure that has no more days than the first of them
 * would be asked about on the day it comes in: it is asked about at half-time instead, and then on those
 * mornings only that come a day of work or more after. So one of up to three days is asked about once.
 */
function laidOut(
  { received, due }: Pick<Facts, "received" | "due">,
  asking: AskingDays,
  calendar: WorkingCalendar,
): readonly Ask[] {
  const { days } = asking;
  const last = calendar.onOrBefore(due.on);
  const mornings = days.map((each): Ask => {
    const at = calendar.instantAt(calendar.shift(last, -each), MIDNIGHT);
    return { kind: "ask", days: each, at };
  });
  const { on } = countedReceipt(received, calendar);
  if (calendar.countdown(on, last).workingDays > Math.max(0, ...days)) return mornings;
  const half = halfTime(received, due, calendar);
  // At half of what is left for it, where an apology could not be lawful any more after that.
  const isTooLate = half > asking.until && on <= asking.lawful;
  const at = isTooLate ? halfTime(received, { on: asking.lawful, at: null }, calendar) : half;
  const later = mornings.filter(
    (morning) => morning.at > at && workBetween(at, morning.at, calendar) >= workOfDay(calendar),
  );
  return [{ kind: "ask", days: null, at }, ...later];
}

/**
 * One that becomes known when no question is to come in time for a lawful apology is asked about as soon as it
 * is known; so is one for which no question is to come at all, while hours of work are left.
 */
function askAtOnce(
  { createdAt, due }: Pick<Facts, "createdAt" | "due">,
  asks: readonly Ask[],
  asking: AskingDays,
  calendar: WorkingCalendar,
): readonly Ask[] {
  const end = momentOf(due, calendar);
  const until = createdAt < asking.until ? asking.until : end;
  if (asks.some(({ at }) => at > createdAt && at <= until)) return [];
  const isLeft = createdAt < end && workBetween(createdAt, end, calendar) > 0;
  return isLeft ? [{ kind: "ask", days: null, at: justAfter(createdAt) }] : [];
}
