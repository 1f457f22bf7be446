/** The rungs that ask for something other than the work itself: how it stands, by when, a contribution. */
import type { Deadline } from "../deadline.ts";
import type { LadderRules } from "../rules.ts";
import type { RungRule } from "../rung.ts";
import { endOfQuarter, partsOf, type LocalDate } from "../time.ts";
import type { WorkingCalendar } from "../working-calendar.ts";
import { firstMorningAfter, morningRung, type Layout, type Rung } from "./rung-making.ts";

const QUARTERS = [1, 2, 3, 4] as const;

/** Ongoing work of a plan's year asks for a status line at each quarter's end that has none yet. */
export function statusRungs(deadline: Deadline, layout: Layout): readonly Rung[] {
  const { timing, planYear, statusFor } = deadline;
  if (timing !== "ongoing" || planYear === null) return [];
  const { rules, calendar } = layout;
  return QUARTERS.flatMap((quarter) => {
    const quarterEnd = endOfQuarter(planYear, quarter);
    if (statusFor !== null && statusFor >= quarterEnd) return [];
    const last = calendar.onOrBefore(quarterEnd);
    return rules.status.map((days) => {
      const rule: RungRule = { kind: "status", quarterEnd, days };
      return morningRung(layout, rule, calendar.shift(last, -days), "owner", "status");
    });
  });
}

/**
 * Work due “Trong năm” asks its owner for a date of his own, from the first working day of January
 * on, or from the first morning after it was brought in; no longer once the reminders of the written
 * date have begun.
 */
export function ownDateRungs(deadline: Deadline, layout: Layout): readonly Rung[] {
  const { withinYear, ownDue, due, createdAt } = deadline;
  if (!withinYear || ownDue !== null || due === null) return [];
  const { rules, calendar } = layout;
  const year = deadline.planYear ?? partsOf(due).year;
  const january = calendar.onOrAfter(`${year}-01-01` as LocalDate);
  const known = firstMorningAfter(createdAt, rules, calendar);
  const first = known > january ? known : january;
  const earliest = Math.max(0, ...rules.work.before);
  const reminded = calendar.shift(calendar.onOrBefore(due), -earliest);
  return rules.ownDate.flatMap((days) => {
    const day = calendar.shift(first, days);
    const rule: RungRule = { kind: "own-date", days };
    return day < reminded ? [morningRung(layout, rule, day, "owner", "own-date")] : [];
  });
}

/** Before and on the last working day on or before the day that a lead unit has asked for. */
export function supportRungs(
  wantedBy: LocalDate,
  rules: LadderRules,
  calendar: WorkingCalendar,
): readonly { readonly rule: RungRule; readonly day: LocalDate }[] {
  const last = calendar.onOrBefore(wantedBy);
  return rules.support.map((days) => ({
    rule: { kind: "support", days },
    day: calendar.shift(last, -days),
  }));
}
