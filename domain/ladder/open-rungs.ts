/** The rungs of work that is still to be done: before its date, on it, after it. */
import { remindedDue, type Deadline, type DeadlineKind } from "../deadline.ts";
import type { Escalation, LadderRules } from "../rules.ts";
import type { RungRule } from "../rung.ts";
import { dateIn, type LocalDate } from "../time.ts";
import { ownDateRungs, statusRungs } from "./asking-rungs.ts";
import {
  firstMorningAfter,
  mondaysAfter,
  morningRung,
  type Layout,
  type Rung,
} from "./rung-making.ts";

const SUPERIORS = ["coordinator", "leader"] as const;

/** Which part of the rules a kind of deadline follows. */
export function rulesOfKind(
  kind: DeadlineKind,
  rules: LadderRules,
): { readonly before: readonly number[]; readonly escalation: Escalation } {
  if (kind === "report") return rules.report;
  return kind === "apology" ? rules.apology : rules.work;
}

/** None once it was closed as late. */
export function openRungs(deadline: Deadline, layout: Layout): readonly Rung[] {
  if (deadline.closedLateAt !== null) return [];
  const due = remindedDue(deadline);
  if (!due) return statusRungs(deadline, layout);
  const rungs = [
    ...cutOffRungs(deadline, layout),
    ...rungsBefore(deadline, due, layout),
    ...ownDateRungs(deadline, layout),
    ...statusRungs(deadline, layout),
    ...lateRungs(deadline, deadline.due ?? due, layout),
  ];
  return deadline.due && deadline.due > due
    ? [...rungs, ...writtenRungs(deadline, due, deadline.due, layout)]
    : rungs;
}

/** The afternoon's is the due day's second reminder: there is none where there is no first. */
function rungsBefore(deadline: Deadline, due: LocalDate, layout: Layout): readonly Rung[] {
  const { rules, calendar } = layout;
  const last = calendar.onOrBefore(due);
  const { before } = rulesOfKind(deadline.kind, rules);
  const mornings = before.map((days) =>
    morningRung(layout, { kind: "before", days }, calendar.shift(last, -days), "owner", "due"),
  );
  if (!before.includes(0)) return mornings;
  return [...mornings, afternoonRung({ kind: "due-afternoon" }, last, layout)];
}

/** Once a date of the owner's own has gone by, the written one is still to be kept. */
function writtenRungs(
  deadline: Deadline,
  ownDue: LocalDate,
  due: LocalDate,
  layout: Layout,
): readonly Rung[] {
  const { calendar } = layout;
  return rungsBefore(deadline, due, layout).flatMap((rung) => {
    if (rung.day <= ownDue) return [];
    if (rung.rule.kind === "due-afternoon") {
      return [afternoonRung({ kind: "written-afternoon" }, calendar.onOrBefore(due), layout)];
    }
    const days = rung.rule.kind === "before" ? rung.rule.days : 0;
    return [morningRung(layout, { kind: "written", days }, rung.day, "owner", "due")];
  });
}

function afternoonRung(rule: RungRule, day: LocalDate, layout: Layout): Rung {
  const { rules, calendar } = layout;
  return {
    ...morningRung(layout, rule, day, "owner", "due"),
    at: calendar.instantAt(day, rules.dueDayTime),
    slot: "due-day",
  };
}

function cutOffRungs({ kind, cutOff }: Deadline, layout: Layout): readonly Rung[] {
  if (kind !== "report" || !cutOff) return [];
  const { rules, calendar } = layout;
  const last = calendar.onOrBefore(cutOff);
  return rules.report.beforeCutOff.map((days) =>
    morningRung(layout, { kind: "cut-off", days }, calendar.shift(last, -days), "owner", "due"),
  );
}

/**
 * What was late before we knew of it is told once (`present`), and then waits with the others: a
 * coordinator who brings a plan in in mid-year must not set off a flood.
 */
function lateRungs(deadline: Deadline, due: LocalDate, layout: Layout): readonly Rung[] {
  const { rules, calendar } = layout;
  const known = dateIn(deadline.createdAt, calendar.zone);
  const overdue = (rule: RungRule, day: LocalDate) =>
    morningRung(layout, rule, day, "owner", "overdue");
  const present = firstMorningAfter(deadline.createdAt, rules, calendar);
  const isOld = due < known;
  const singles = isOld
    ? [overdue({ kind: "present" }, present)]
    : rules.after.map((days) => overdue({ kind: "after", days }, calendar.shift(due, days)));
  const lastSingle = isOld ? present : calendar.shift(due, Math.max(0, ...rules.after));
  const weeks = mondaysAfter(lastSingle, rules.mondays + 1, calendar);
  const mondays = weeks
    .slice(0, rules.mondays)
    .map((day, index) => overdue({ kind: "monday", week: index + 1 }, day));
  const offer = weeks
    .slice(rules.mondays)
    .map((day) => morningRung(layout, { kind: "offer-closing" }, day, "coordinator", "closing"));
  return [...singles, ...mondays, ...offer, ...escalationRungs(deadline, due, layout)];
}

/**
 * The head is told the day before a matter goes up, so that he can give a reason to go along; of a
 * report, which goes up on the first day after, that is its due day. For some working days after it
 * was brought in nothing goes up.
 */
function escalationRungs(deadline: Deadline, due: LocalDate, layout: Layout): readonly Rung[] {
  const { rules, calendar } = layout;
  const firstMorning = firstMorningAfter(deadline.createdAt, rules, calendar);
  const graceEnds = calendar.shift(firstMorning, rules.graceAfterImport);
  const { escalation } = rulesOfKind(deadline.kind, rules);
  return SUPERIORS.flatMap((superior) => {
    const usual = calendar.shift(due, escalation[superior]);
    const day = usual < graceEnds ? graceEnds : usual;
    const dayBefore = calendar.shift(day, -1);
    return [
      morningRung(layout, { kind: "warning", of: superior }, dayBefore, "owner", "warning"),
      morningRung(layout, { kind: "escalation", to: superior }, day, superior, "escalation"),
    ];
  });
}
