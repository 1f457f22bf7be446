/** The rungs of what is late: urged, going up, and offered for closing at last. */
import type { Deadline } from "../deadline.ts";
import type { RungRule } from "../rung.ts";
import type { LocalDate } from "../time.ts";
import {
  firstMorningAfter,
  mondaysAfter,
  morningRung,
  rulesOfKind,
  type Layout,
  type NoticeSection,
  type Rung,
} from "./rung-making.ts";

const SUPERIORS = ["coordinator", "leader"] as const;

/** How the lateness of a deadline is told. */
export interface Lateness {
  /** The date from which it is counted. */
  readonly due: LocalDate;
  /** It was late before we knew of it. */
  readonly isOld: boolean;
  /** Where its owner is told of it. */
  readonly section: NoticeSection;
  /** The first day on which it may go up. */
  readonly upFrom: LocalDate;
}

/**
 * What was late before we knew of it is told once (`present`), and then waits with the others: a
 * coordinator who brings a plan in in mid-year must not set off a flood.
 */
export function lateRungs(deadline: Deadline, lateness: Lateness, layout: Layout): readonly Rung[] {
  const { due, isOld, section } = lateness;
  const { rules, calendar } = layout;
  const urging = (rule: RungRule, day: LocalDate) =>
    morningRung(layout, rule, day, "owner", section);
  const present = firstMorningAfter(deadline.createdAt, rules, calendar);
  const singles = isOld
    ? [urging({ kind: "present" }, present)]
    : rules.after.map((days) => urging({ kind: "after", days }, calendar.shift(due, days)));
  const lastSingle = isOld ? present : calendar.shift(due, Math.max(0, ...rules.after));
  const weeks = mondaysAfter(lastSingle, rules.mondays + 1, calendar);
  const mondays = weeks
    .slice(0, rules.mondays)
    .map((day, index) => urging({ kind: "monday", week: index + 1 }, day));
  const offer = weeks
    .slice(rules.mondays)
    .map((day) => morningRung(layout, { kind: "offer-closing" }, day, "coordinator", "closing"));
  return [...singles, ...mondays, ...offer, ...escalationRungs(deadline, lateness, layout)];
}

/** The first day on which what was brought in may go up: some working days after. */
export function graceEnd({ createdAt }: Deadline, { rules, calendar }: Layout): LocalDate {
  const firstMorning = firstMorningAfter(createdAt, rules, calendar);
  return calendar.shift(firstMorning, rules.graceAfterImport);
}

/**
 * The head is told the day before a matter goes up, so that he can give a reason to go along; of what goes
 * up on the first day after its date (a report, an apology), that is the date itself.
 */
function escalationRungs(
  { kind }: Deadline,
  { due, upFrom }: Lateness,
  layout: Layout,
): readonly Rung[] {
  const { rules, calendar } = layout;
  const { escalation } = rulesOfKind(kind, rules);
  return SUPERIORS.flatMap((superior) => {
    const usual = calendar.shift(due, escalation[superior]);
    const day = usual < upFrom ? upFrom : usual;
    const dayBefore = calendar.shift(day, -1);
    return [
      morningRung(layout, { kind: "warning", of: superior }, dayBefore, "owner", "warning"),
      morningRung(layout, { kind: "escalation", to: superior }, day, superior, "escalation"),
    ];
  });
}
