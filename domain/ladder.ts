/**
 * Bậc nhắc việc: which reminders a deadline makes, when each falls, and for whom. All of it is
 * computed from the deadline, the organisation's rules and the working calendar; nothing is stored
 * but the moment of the next one.
 */
import { isOpen, remindedDue, type Deadline } from "./deadline.ts";
import type { LadderRules } from "./rules.ts";
import { addDays, dateIn, weekdayOf, type Instant, type LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** The part of a bundle in which a notice is shown. */
export type NoticeSection =
  | "due"
  | "overdue"
  | "warning"
  | "escalation"
  | "signature"
  | "proof"
  | "unlinked";

/** For whom a rung is meant; who that is, is looked up when it falls. */
export type Audience = "owner" | "signer" | "coordinator" | "leader";

/** Which message of the day carries it. */
export type NoticeSlot = "morning" | "due-day";

export interface Rung {
  /** Unique within a deadline and version of its date: `-5`, `0`, `+3`, `monday2`, `cut-off-5`… */
  readonly name: string;
  /** The working day on which it falls. */
  readonly day: LocalDate;
  readonly at: Instant;
  readonly audience: Audience;
  readonly section: NoticeSection;
  readonly slot: NoticeSlot;
}

/** Every rung of a deadline in its present state, in order of time. */
export function rungsOf(
  deadline: Deadline,
  rules: LadderRules,
  calendar: WorkingCalendar,
): readonly Rung[] {
  const rungs = rungsByState(deadline, rules, calendar);
  return rungs.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** The rungs after `since` that have come by `now`. */
export function rungsBetween(rungs: readonly Rung[], since: Instant, now: Instant): Rung[] {
  return rungs.filter((rung) => rung.at > since && rung.at <= now);
}

/** When the next rung after a moment comes; null when none is left. */
export function nextRungAt(rungs: readonly Rung[], since: Instant): Instant | null {
  return rungs.find((rung) => rung.at > since)?.at ?? null;
}

/** The deadline with the moment of its next rung set, counting from `since`. */
export function scheduleNotices(
  deadline: Deadline,
  since: Instant,
  rules: LadderRules,
  calendar: WorkingCalendar,
): Deadline {
  const rungs = rungsOf(deadline, rules, calendar);
  return { ...deadline, noticedUntil: since, nextNoticeAt: nextRungAt(rungs, since) };
}

/** Whether what a notice says still holds for the deadline as it is now. */
export function stillHolds(
  notice: { readonly section: NoticeSection; readonly dateVersion: number },
  deadline: Deadline,
  today: LocalDate,
): boolean {
  const { state } = deadline;
  if (notice.section === "proof") return state.name === "done";
  if (notice.section === "signature") return state.name === "awaiting";
  if (!isOpen(state) || state.name === "awaiting") return false;
  if (notice.dateVersion !== deadline.dateVersion) return false;
  const late = deadline.due !== null && deadline.due < today;
  return notice.section === "escalation" || notice.section === "warning" ? late : true;
}

function rungsByState(
  deadline: Deadline,
  rules: LadderRules,
  calendar: WorkingCalendar,
): readonly Rung[] {
  const { state } = deadline;
  switch (state.name) {
    case "open":
    case "returned":
      return openRungs(deadline, rules, calendar);
    case "awaiting":
      return signatureRungs(deadline, rules, calendar, state.at);
    case "done":
      return proofRungs(rules, calendar, state.at);
    case "submitted":
    case "accepted":
    case "waived":
      return [];
    default:
      return state satisfies never;
  }
}

function openRungs(
  deadline: Deadline,
  rules: LadderRules,
  calendar: WorkingCalendar,
): readonly Rung[] {
  const due = remindedDue(deadline);
  if (!due) return [];
  const owner = maker(rules, calendar, "owner");
  const last = calendar.onOrBefore(due);
  const isReport = deadline.kind === "report";
  const before = (isReport ? rules.report : rules.work).before;
  const rungs = before.map((days) => owner(nameBefore(days), calendar.shift(last, -days), "due"));
  if (isReport && deadline.cutOff) rungs.push(...cutOffRungs(deadline.cutOff, rules, calendar));
  rungs.push({
    ...owner("0-afternoon", last, "due"),
    at: calendar.instantAt(last, rules.dueDayTime),
    slot: "due-day",
  });
  return [...rungs, ...lateRungs(deadline, deadline.due ?? due, rules, calendar)];
}

function cutOffRungs(cutOff: LocalDate, rules: LadderRules, calendar: WorkingCalendar): Rung[] {
  const owner = maker(rules, calendar, "owner");
  const last = calendar.onOrBefore(cutOff);
  return rules.report.beforeCutOff.map((days) =>
    owner(`cut-off-${days}`, calendar.shift(last, -days), "due"),
  );
}

/**
 * What was late before we knew of it is told once (`present`), and then waits with the others: a
 * coordinator who brings a plan in in mid-year must not set off a flood.
 */
function lateRungs(
  deadline: Deadline,
  due: LocalDate,
  rules: LadderRules,
  calendar: WorkingCalendar,
): Rung[] {
  const owner = maker(rules, calendar, "owner");
  const known = dateIn(deadline.createdAt, calendar.zone);
  if (due < known) {
    const present = firstMorningAfter(deadline.createdAt, rules, calendar);
    return [
      owner("present", present, "overdue"),
      ...mondayRungs("monday", present, rules, calendar, "overdue"),
      ...escalationRungs(deadline, due, rules, calendar),
    ];
  }
  const lastSingle = calendar.shift(due, Math.max(0, ...rules.after));
  return [
    ...rules.after.map((days) => owner(`+${days}`, calendar.shift(due, days), "overdue")),
    ...mondayRungs("monday", lastSingle, rules, calendar, "overdue"),
    ...escalationRungs(deadline, due, rules, calendar),
  ];
}

/** The head is told the day before a matter goes up, so that he can give a reason to go along. */
function escalationRungs(
  deadline: Deadline,
  due: LocalDate,
  rules: LadderRules,
  calendar: WorkingCalendar,
): Rung[] {
  const owner = maker(rules, calendar, "owner");
  const known = dateIn(deadline.createdAt, calendar.zone);
  const graceEnds = calendar.shift(known, rules.graceAfterImport);
  const after = (deadline.kind === "report" ? rules.report : rules.work).escalation;
  return (["coordinator", "leader"] as const).flatMap((audience) => {
    const usual = calendar.shift(due, after[audience]);
    const day = usual < graceEnds ? graceEnds : usual;
    const dayBefore = calendar.shift(day, -1);
    const escalation = maker(rules, calendar, audience)(audience, day, "escalation");
    return dayBefore > calendar.shift(due, 1)
      ? [owner(`before-${audience}`, dayBefore, "warning"), escalation]
      : [escalation];
  });
}

/** “Then each Monday”: the first working day of each week that follows the last single rung. */
function mondayRungs(
  name: string,
  lastSingle: LocalDate,
  rules: LadderRules,
  calendar: WorkingCalendar,
  section: NoticeSection,
): Rung[] {
  const owner = maker(rules, calendar, "owner");
  const firstMonday = addDays(lastSingle, 8 - weekdayOf(lastSingle));
  return Array.from({ length: rules.mondays }, (_, week) =>
    owner(`${name}${week + 1}`, calendar.onOrAfter(addDays(firstMonday, 7 * week)), section),
  );
}

/** The signer hears of a paper the morning after it is presented, then on the deadline's own rungs. */
function signatureRungs(
  deadline: Deadline,
  rules: LadderRules,
  calendar: WorkingCalendar,
  presentedAt: Instant,
): readonly Rung[] {
  const signer = maker(rules, calendar, "signer");
  const first = signer("presented", firstMorningAfter(presentedAt, rules, calendar), "signature");
  const due = remindedDue(deadline);
  if (!due) return [first];
  const last = calendar.onOrBefore(due);
  const lastSingle = calendar.shift(due, Math.max(0, ...rules.after));
  const { before } = deadline.kind === "report" ? rules.report : rules.work;
  const days = [
    ...before.map((count) => ({
      name: nameBefore(count),
      day: calendar.shift(last, -count),
    })),
    ...rules.after.map((count) => ({ name: `+${count}`, day: calendar.shift(due, count) })),
    ...mondayRungs("-monday", lastSingle, rules, calendar, "signature"),
  ];
  const later = days.filter(({ day }) => day > first.day);
  return [first, ...later.map(({ name, day }) => signer(`signature${name}`, day, "signature"))];
}

function proofRungs(rules: LadderRules, calendar: WorkingCalendar, doneAt: Instant): Rung[] {
  const owner = maker(rules, calendar, "owner");
  const doneOn = dateIn(doneAt, calendar.zone);
  const lastSingle = calendar.shift(doneOn, Math.max(0, ...rules.proof));
  return [
    ...rules.proof.map((days) => owner(`proof+${days}`, calendar.shift(doneOn, days), "proof")),
    ...mondayRungs("proof-monday", lastSingle, rules, calendar, "proof"),
  ];
}

/** The first working day whose morning message goes out after a moment. */
export function firstMorningAfter(
  moment: Instant,
  rules: LadderRules,
  calendar: WorkingCalendar,
): LocalDate {
  let day = calendar.onOrAfter(dateIn(moment, calendar.zone));
  while (calendar.instantAt(day, rules.morningTime) <= moment) day = calendar.shift(day, 1);
  return day;
}

function nameBefore(days: number): string {
  return days === 0 ? "0" : `-${days}`;
}

function maker(rules: LadderRules, calendar: WorkingCalendar, audience: Audience) {
  return (name: string, day: LocalDate, section: NoticeSection): Rung => ({
    name,
    day,
    at: calendar.instantAt(day, rules.morningTime),
    audience,
    section,
    slot: "morning",
  });
}
