/**
 * Bậc nhắc việc: which reminders a deadline makes, when each falls, and for whom. All of it is
 * computed from the deadline, the rules in force and the working calendar; nothing is stored but the
 * moment of the next one.
 */
import type { Deadline } from "./deadline.ts";
import { isOfDueDay } from "./ladder/holding.ts";
import { openRungs } from "./ladder/open-rungs.ts";
import type { Layout, Rung } from "./ladder/rung-making.ts";
import { proofRungs, reviewRungs, signatureRungs } from "./ladder/settling-rungs.ts";
import type { LadderRules } from "./rules.ts";
import { dateIn, plusMillis, type Instant } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

export { isSilenced, stillHolds } from "./ladder/holding.ts";
export { placeOfNews } from "./ladder/news.ts";
export { extensionMornings } from "./ladder/extension-mornings.ts";
export { missedUp, UP_RUNGS } from "./ladder/going-up.ts";
export { supportRungs } from "./ladder/asking-rungs.ts";
export { firstMorningAfter, mondaysAfter } from "./ladder/rung-making.ts";
export type { Audience, NoticeSection, Rung } from "./ladder/rung-making.ts";

/** Every rung of a deadline in its present state, in order of time. */
export function rungsOf(
  deadline: Deadline,
  rules: LadderRules,
  calendar: WorkingCalendar,
): readonly Rung[] {
  const rungs = rungsByState(deadline, { rules, calendar });
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

/**
 * The deadline under rules or a calendar that have just changed; the same one where that moves
 * nothing. What had come and was not told yet stays due; a reminder that would have come earlier
 * under the new rules alone is not made up for (what goes up is: `missedUp`). One that a new day off
 * has moved back by a working day, to one that has come already, is told late; so is whatever the due
 * day says, when the change makes today the due day. What was told of today is not told again: its
 * notice is there.
 */
export function rescheduleOnNewRules(
  deadline: Deadline,
  now: Instant,
  rules: LadderRules,
  calendar: WorkingCalendar,
): Deadline {
  const { noticedUntil, nextNoticeAt } = deadline;
  const rungs = rungsOf(deadline, rules, calendar);
  if (nextRungAt(rungs, noticedUntil) === nextNoticeAt) return deadline;
  const told = dateIn(noticedUntil, calendar.zone);
  const next = nextNoticeAt && dateIn(nextNoticeAt, calendar.zone);
  const back = next && calendar.shift(next, -1);
  const today = dateIn(now, calendar.zone);
  const late =
    rungs.find(({ day }) => day === next) ??
    rungs.find(({ day }) => day === back && day > told) ??
    rungs.find(({ day, rule }) => day === today && isOfDueDay(rule));
  const since = late && late.at <= now ? plusMillis(late.at, -1) : now;
  return { ...deadline, noticedUntil: since, nextNoticeAt: nextRungAt(rungs, since) };
}

function rungsByState(deadline: Deadline, layout: Layout): readonly Rung[] {
  const { state } = deadline;
  switch (state.name) {
    case "open":
    case "returned":
      return openRungs(deadline, layout);
    case "awaiting":
      return signatureRungs(deadline, state.at, layout);
    case "done":
      return proofRungs(state.at, layout);
    case "submitted":
      return reviewRungs(state.at, layout);
    case "accepted":
    case "waived":
      return [];
    default:
      return state satisfies never;
  }
}
