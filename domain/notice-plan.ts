/**
 * Which notices fall now, for whom, and in which of the person's messages each goes: the heart of
 * the sweep, as a function of data and `now`.
 */
import type { Deadline } from "./deadline.ts";
import type { PersonId, PostId, UnitId } from "./ids.ts";
import { nextRungAt, rungsBetween, rungsOf, type Rung } from "./ladder.ts";
import type { Notice, PlannedPush } from "./message.ts";
import type { OrgRules } from "./rules.ts";
import { dateIn, type Instant, type LocalDate } from "./time.ts";
import { workingDaysOfWeek, type WorkingCalendar } from "./working-calendar.ts";

/** Who can be told, as things stand today: only persons with a chat that reaches them. */
export interface Directory {
  /**
   * Those who answer for a unit, or who hold the post in it where anybody does; stand-ins in the
   * place of whom they stand in for.
   */
  ownersOf(unit: UnitId, post: PostId | null): readonly PersonId[];
  /** A person, or who stands in for him today; empty when nobody can be reached. */
  reach(person: PersonId): readonly PersonId[];
  readonly coordinators: readonly PersonId[];
  readonly leaders: readonly PersonId[];
}

export interface PlannedNotice {
  readonly notice: Notice;
  readonly push: PlannedPush;
}

export interface NoticePlan {
  readonly notices: readonly PlannedNotice[];
  readonly reschedules: readonly Pick<Deadline, "id" | "noticedUntil" | "nextNoticeAt">[];
}

/**
 * Notices of the given deadlines for every rung that has come by the notice horizon. Rungs that were missed
 * (after an outage) go into the next morning's message; a missed afternoon of a due day is left to
 * the morning after it.
 *
 * @param leadersWithSummary leaders whose summary of the day is still to be sent: it carries their notices
 */
export function planNotices(
  deadlines: readonly Deadline[],
  directory: Directory,
  now: Instant,
  leadersWithSummary: ReadonlySet<PersonId>,
  rules: OrgRules,
  calendar: WorkingCalendar,
): NoticePlan {
  const horizon = noticeHorizon(now, rules, calendar);
  const today = dateIn(now, calendar.zone);
  const carrier = morningCarrier(now, rules, calendar);
  const notices: PlannedNotice[] = [];
  const reschedules = deadlines.map((deadline) => {
    const rungs = rungsOf(deadline, rules.ladder, calendar);
    for (const rung of rungsBetween(rungs, deadline.noticedUntil, horizon)) {
      const push = pushOf(rung, today, now, carrier, calendar);
      if (!push) continue;
      for (const { personId, section } of recipientsOf(rung, deadline, directory)) {
        const withSummary = leadersWithSummary.has(personId) && push.kind === "morning";
        notices.push({
          notice: {
            deadlineId: deadline.id,
            dateVersion: deadline.dateVersion,
            rung: rung.name,
            day: rung.day,
            personId,
            section,
          },
          push: { ...push, personId, kind: withSummary ? "weekly" : push.kind },
        });
      }
    }
    return { id: deadline.id, noticedUntil: horizon, nextNoticeAt: nextRungAt(rungs, horizon) };
  });
  return { notices, reschedules };
}

/**
 * Up to when rungs are looked at. On the week's first working day the leaders' summary goes out
 * before the morning messages, with their notices of that morning inside it; so from then on that
 * morning has come.
 */
export function noticeHorizon(now: Instant, rules: OrgRules, calendar: WorkingCalendar): Instant {
  const today = dateIn(now, calendar.zone);
  if (workingDaysOfWeek(calendar, today)[0] !== today) return now;
  const morning = calendar.instantAt(today, rules.ladder.morningTime);
  const summary = calendar.instantAt(today, rules.summary.leaderTime);
  return now >= summary && now < morning ? morning : now;
}

/** The morning message that is next to go out, or may still go out today. */
export function morningCarrier(
  now: Instant,
  rules: OrgRules,
  calendar: WorkingCalendar,
): Pick<PlannedPush, "slot" | "plannedFor"> {
  const today = dateIn(now, calendar.zone);
  const closing = calendar.instantAt(today, calendar.officeHours.afternoon[1]);
  const mayToday = calendar.isWorkingDay(today) && now < closing;
  const slot = mayToday ? today : calendar.shift(today, 1);
  return { slot, plannedFor: calendar.instantAt(slot, rules.ladder.morningTime) };
}

/** As `morningCarrier`, for a late summary: on the week's first working day it keeps its own time. */
export function summaryCarrier(
  now: Instant,
  rules: OrgRules,
  calendar: WorkingCalendar,
): Pick<PlannedPush, "slot" | "plannedFor"> {
  const { slot, plannedFor } = morningCarrier(now, rules, calendar);
  if (workingDaysOfWeek(calendar, slot)[0] !== slot) return { slot, plannedFor };
  return { slot, plannedFor: calendar.instantAt(slot, rules.summary.leaderTime) };
}

/** The morning after a carrier, for what can no longer join it. */
export function nextCarrier(
  slot: LocalDate,
  rules: OrgRules,
  calendar: WorkingCalendar,
): Pick<PlannedPush, "slot" | "plannedFor"> {
  const next = calendar.shift(slot, 1);
  return { slot: next, plannedFor: calendar.instantAt(next, rules.ladder.morningTime) };
}

function pushOf(
  rung: Rung,
  today: LocalDate,
  now: Instant,
  carrier: Pick<PlannedPush, "slot" | "plannedFor">,
  calendar: WorkingCalendar,
): Omit<PlannedPush, "personId"> | null {
  if (rung.slot === "morning") return { kind: "morning", ...carrier };
  const closing = calendar.instantAt(rung.day, calendar.officeHours.afternoon[1]);
  if (rung.day !== today || now >= closing) return null;
  return { kind: "due-day", slot: rung.day, plannedFor: rung.at };
}

/** A unit that nobody can be reached for is told to the coordinators, never silently skipped. */
function recipientsOf(
  rung: Rung,
  deadline: Deadline,
  directory: Directory,
): readonly Pick<Notice, "personId" | "section">[] {
  const { section } = rung;
  const to = (people: readonly PersonId[]) =>
    [...new Set(people)].map((personId) => ({ personId, section }));
  switch (rung.audience) {
    case "owner": {
      const owners = directory.ownersOf(deadline.unitId, deadline.postId);
      if (owners.length > 0) return to(owners);
      if (rung.slot === "due-day") return [];
      return directory.coordinators.map((personId) => ({ personId, section: "unlinked" }));
    }
    case "signer":
      return deadline.state.name === "awaiting" ? to(directory.reach(deadline.state.signerId)) : [];
    case "coordinator":
      return to(directory.coordinators);
    case "leader":
      return to(directory.leaders);
    default:
      return rung.audience satisfies never;
  }
}
