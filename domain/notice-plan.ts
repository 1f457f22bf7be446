/**
 * Which notices fall now, for whom, and in which of the person's messages each goes: the heart of
 * the sweep, as a function of data and `now`.
 */
import type { Deadline } from "./deadline.ts";
import type { PersonId } from "./ids.ts";
import { isSilenced, nextRungAt, rungsBetween, rungsOf, type Rung } from "./ladder.ts";
import type { Notice, PlannedPush } from "./message.ts";
import { recipientsOf, type Directory } from "./recipients.ts";
import { ladderOf, type OrgRules, type RuleBook } from "./rules.ts";
import { closingOf, morningCarrier, type Placement } from "./sending-hours.ts";
import type { Rescheduling } from "./plan-stores.ts";
import type { Snooze } from "./reminding-stores.ts";
import { dateIn, type Instant } from "./time.ts";
import { workingDaysOfWeek, type WorkingCalendar } from "./working-calendar.ts";

export interface PlannedNotice {
  readonly notice: Notice;
  readonly push: PlannedPush;
}

export interface NoticePlan {
  readonly notices: readonly PlannedNotice[];
  readonly reschedules: readonly Rescheduling[];
}

/** What planning goes by, beside the deadlines and the moment. */
export interface PlanningFacts {
  readonly directory: Directory;
  /** Those whose summary of the day is still to be sent: it carries their notices. */
  readonly withSummary: ReadonlySet<PersonId>;
  /** Those of the deadlines that have not run out. */
  readonly snoozes: readonly Snooze[];
  readonly rules: RuleBook;
  readonly calendar: WorkingCalendar;
}

/**
 * Notices of the given deadlines for every rung that has come by the notice horizon. Rungs that were
 * missed (after an outage) go into the next morning's message; a missed afternoon of a due day is
 * left to the morning after it.
 */
export function planNotices(
  deadlines: readonly Deadline[],
  now: Instant,
  facts: PlanningFacts,
): NoticePlan {
  const { rules, calendar } = facts;
  const horizon = noticeHorizon(now, rules, calendar);
  const notices: PlannedNotice[] = [];
  const reschedules = deadlines.map((deadline): Rescheduling => {
    const rungs = rungsOf(deadline, ladderOf(rules, deadline.planId), calendar);
    for (const rung of rungsBetween(rungs, deadline.noticedUntil, horizon)) {
      notices.push(...noticesOf(rung, deadline, now, facts));
    }
    return { was: deadline, noticedUntil: horizon, nextNoticeAt: nextRungAt(rungs, horizon) };
  });
  return { notices, reschedules };
}

function noticesOf(
  rung: Rung,
  deadline: Deadline,
  now: Instant,
  facts: PlanningFacts,
): readonly PlannedNotice[] {
  const push = pushOf(rung, now, facts);
  if (!push) return [];
  const telling = { section: rung.section, rung: rung.name };
  const recipients = recipientsOf(rung.audience, telling, deadline, facts.directory);
  return recipients.flatMap(({ personId, section, rung: name }) => {
    // The morning has told the coordinators already that nobody can be reached.
    if (push.kind === "due-day" && section === "unlinked") return [];
    const notice: Notice = {
      deadlineId: deadline.id,
      dateVersion: deadline.dateVersion,
      rung: name,
      day: rung.day,
      personId,
      section,
    };
    if (isPutOff(rung, notice, facts)) return [];
    const goesAlong = push.kind === "morning" && facts.withSummary.has(personId);
    return { notice, push: { ...push, personId, kind: goesAlong ? "weekly" : push.kind } };
  });
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

function pushOf(rung: Rung, now: Instant, { rules, calendar }: PlanningFacts): Placement | null {
  if (rung.slot === "morning") return { kind: "morning", ...morningCarrier(now, rules, calendar) };
  const today = dateIn(now, calendar.zone);
  if (rung.day !== today || now >= closingOf(rung.day, rules, calendar)) return null;
  return { kind: "due-day", slot: rung.day, plannedFor: rung.at };
}

/** A person's snooze silences him alone. */
function isPutOff(rung: Rung, notice: Notice, { snoozes, calendar }: PlanningFacts): boolean {
  const snooze = snoozes.find(
    ({ deadlineId, personId }) => deadlineId === notice.deadlineId && personId === notice.personId,
  );
  return snooze !== undefined && isSilenced(rung, notice.section, snooze.until, calendar.zone);
}
