/**
 * Giờ gửi tin: when a message may go out, and when it may next. The one place that knows; planning,
 * delivery and the simulation ask here.
 */
import { firstMorningAfter } from "./ladder.ts";
import {
  dayOf,
  localMoment,
  type MessageKind,
  type PlannedPush,
  type PushSlot,
} from "./message.ts";
import type { OrgRules } from "./rules.ts";
import {
  dateIn,
  millisOf,
  plusMillis,
  type Instant,
  type LocalDate,
  type LocalTime,
} from "./time.ts";
import { workingDaysOfWeek, type WorkingCalendar } from "./working-calendar.ts";

const MINUTE_MILLIS = 60_000;
/** What arises within so long reaches a person in one message. */
const MERGE_MILLIS = 10 * MINUTE_MILLIS;

/** The day and moment of a morning's message. */
export interface Carrier {
  readonly slot: LocalDate;
  readonly plannedFor: Instant;
}

/** Which message of a person something goes into. */
export type Placement = Omit<PlannedPush, "personId">;

/** Giờ hành chính: on a working day, before or after the lunch break. Ends do not belong to it. */
export function isOfficeHours(now: Instant, rules: OrgRules, calendar: WorkingCalendar): boolean {
  return nextOfficeMoment(now, rules, calendar) === now;
}

/** The moment itself within office hours, else when they next begin. */
export function nextOfficeMoment(
  now: Instant,
  rules: OrgRules,
  calendar: WorkingCalendar,
): Instant {
  const { morning } = rules.officeHours;
  return nextOpenMoment(now, morning[0], rules, calendar);
}

/**
 * When a message may next go out: this very moment, a later one of its day, or, once its day is
 * over, the next morning (into whose message the sweep then puts what it said). Answers always may.
 * A push goes out on its own day only, a working one, never in the lunch break nor from closing time
 * on: an event within office hours, the others also from the time that the rules give the morning's
 * message or the summary.
 *
 * @param message its slot is a push's day, or day and time
 */
export function nextChance(
  message: { readonly kind: MessageKind; readonly slot: string },
  now: Instant,
  rules: OrgRules,
  calendar: WorkingCalendar,
): Instant {
  if (message.kind === "reply") return now;
  const day = dayOf(message.slot as PushSlot);
  const today = dateIn(now, calendar.zone);
  const opening = openingFor(message.kind, rules);
  const from = day > today ? calendar.instantAt(day, "00:00" as LocalTime) : now;
  const chance = nextOpenMoment(from, opening, rules, calendar);
  if (day >= today && dateIn(chance, calendar.zone) === day) return chance;
  return nextMorning(from, rules, calendar);
}

/** The morning message that is next to go out, or may still go out today. */
export function morningCarrier(now: Instant, rules: OrgRules, calendar: WorkingCalendar): Carrier {
  const today = dateIn(now, calendar.zone);
  const mayToday = calendar.isWorkingDay(today) && now < closingOf(today, rules, calendar);
  const slot = mayToday ? today : calendar.shift(today, 1);
  return { slot, plannedFor: calendar.instantAt(slot, rules.ladder.morningTime) };
}

/** As `morningCarrier`, for what arises now: never planned for a moment that has gone by. */
export function lateCarrier(now: Instant, rules: OrgRules, calendar: WorkingCalendar): Carrier {
  const { slot, plannedFor } = morningCarrier(now, rules, calendar);
  return { slot, plannedFor: plannedFor < now ? now : plannedFor };
}

/** The first morning message whose time has not gone by, that of a given day or later. */
export function comingMorning(
  now: Instant,
  from: LocalDate,
  rules: OrgRules,
  calendar: WorkingCalendar,
): Carrier {
  const today = dateIn(now, calendar.zone);
  const slot = calendar.onOrAfter(from < today ? today : from);
  const plannedFor = calendar.instantAt(slot, rules.ladder.morningTime);
  return plannedFor < now ? nextCarrier(slot, rules, calendar) : { slot, plannedFor };
}

/** As `morningCarrier`, for a late summary: on the week's first working day it keeps its own time. */
export function summaryCarrier(now: Instant, rules: OrgRules, calendar: WorkingCalendar): Carrier {
  const { slot, plannedFor } = morningCarrier(now, rules, calendar);
  if (workingDaysOfWeek(calendar, slot)[0] !== slot) return { slot, plannedFor };
  return { slot, plannedFor: calendar.instantAt(slot, rules.summary.leaderTime) };
}

/** The morning after a carrier, for what can no longer join it. */
export function nextCarrier(slot: LocalDate, rules: OrgRules, calendar: WorkingCalendar): Carrier {
  const next = calendar.shift(slot, 1);
  return { slot: next, plannedFor: calendar.instantAt(next, rules.ladder.morningTime) };
}

/**
 * Where something goes that cannot wait: an event ten minutes from now, or after the lunch break;
 * before office hours, and when they are over, the next morning's message.
 */
export function eventPlacement(
  now: Instant,
  rules: OrgRules,
  calendar: WorkingCalendar,
): Placement {
  const today = dateIn(now, calendar.zone);
  const opening = calendar.instantAt(today, rules.officeHours.morning[0]);
  if (!calendar.isWorkingDay(today) || now < opening) {
    return { kind: "morning", ...morningCarrier(now, rules, calendar) };
  }
  return mergedPlacement(now, rules, calendar);
}

/**
 * Where something goes on a morning whose message has been read already, inside a leader's summary:
 * an event once the office has opened; when it has closed, the next morning's message.
 */
export function placementAfterSummary(
  now: Instant,
  rules: OrgRules,
  calendar: WorkingCalendar,
): Placement {
  const today = dateIn(now, calendar.zone);
  const opening = calendar.instantAt(today, rules.officeHours.morning[0]);
  return mergedPlacement(now < opening ? opening : now, rules, calendar);
}

function mergedPlacement(now: Instant, rules: OrgRules, calendar: WorkingCalendar): Placement {
  const today = dateIn(now, calendar.zone);
  const merged = wholeMinute(plusMillis(now, MERGE_MILLIS));
  const plannedFor = nextOfficeMoment(merged, rules, calendar);
  if (dateIn(plannedFor, calendar.zone) !== today) {
    return { kind: "morning", ...nextCarrier(today, rules, calendar) };
  }
  return eventAt(plannedFor, calendar);
}

/** An event of its own at a moment, a whole minute. */
function eventAt(plannedFor: Instant, { zone }: WorkingCalendar): Placement {
  return { kind: "event", slot: localMoment(plannedFor, zone), plannedFor };
}

/** A day's closing time: nothing but answers goes out from then on. */
export function closingOf(day: LocalDate, rules: OrgRules, calendar: WorkingCalendar): Instant {
  return calendar.instantAt(day, rules.officeHours.afternoon[1]);
}

/** Office hours whose morning may begin earlier for the message that the rules allow it. */
function nextOpenMoment(
  now: Instant,
  opening: LocalTime,
  rules: OrgRules,
  calendar: WorkingCalendar,
): Instant {
  const { morning, afternoon } = rules.officeHours;
  const today = dateIn(now, calendar.zone);
  if (calendar.isWorkingDay(today)) {
    for (const [from, to] of [[opening, morning[1]] as const, afternoon]) {
      const begins = calendar.instantAt(today, from);
      if (now < begins) return begins;
      if (now < calendar.instantAt(today, to)) return now;
    }
  }
  return calendar.instantAt(calendar.shift(today, 1), opening);
}

function openingFor(kind: Exclude<MessageKind, "reply">, rules: OrgRules): LocalTime {
  const opening = rules.officeHours.morning[0];
  if (kind === "event" || kind === "due-day") return opening;
  const own = kind === "weekly" ? rules.summary.leaderTime : rules.ladder.morningTime;
  return own < opening ? own : opening;
}

function nextMorning(now: Instant, rules: OrgRules, calendar: WorkingCalendar): Instant {
  const day = firstMorningAfter(now, rules.ladder, calendar);
  return calendar.instantAt(day, rules.ladder.morningTime);
}

function wholeMinute(moment: Instant): Instant {
  const beyond = millisOf(moment) % MINUTE_MILLIS;
  return beyond === 0 ? moment : plusMillis(moment, MINUTE_MILLIS - beyond);
}
