/** The rungs of work that is still to be done: before its date, on it, after it. */
import { remindedDue, type Deadline } from "../deadline.ts";
import { dateIn, type LocalDate } from "../time.ts";
import { apologyRungs } from "./apology-rungs.ts";
import { ownDateRungs, statusRungs } from "./asking-rungs.ts";
import { graceEnd, lateRungs } from "./late-rungs.ts";
import { afternoonRung, morningRung, rulesOfKind, type Layout, type Rung } from "./rung-making.ts";

/** None once it was closed as late. */
export function openRungs(deadline: Deadline, layout: Layout): readonly Rung[] {
  if (deadline.closedLateAt !== null) return [];
  if (deadline.kind === "apology") return apologyRungs(deadline, layout);
  const due = remindedDue(deadline);
  if (!due) return statusRungs(deadline, layout);
  const rungs = [
    ...cutOffRungs(deadline, layout),
    ...rungsBefore(deadline, due, layout),
    ...ownDateRungs(deadline, layout),
    ...statusRungs(deadline, layout),
    ...workLate(deadline, deadline.due ?? due, layout),
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
  return [...mornings, afternoonRung(layout, { kind: "due-afternoon" }, last, "due")];
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
      return [
        afternoonRung(layout, { kind: "written-afternoon" }, calendar.onOrBefore(due), "due"),
      ];
    }
    const days = rung.rule.kind === "before" ? rung.rule.days : 0;
    return [morningRung(layout, { kind: "written", days }, rung.day, "owner", "due")];
  });
}

function cutOffRungs({ kind, cutOff }: Deadline, layout: Layout): readonly Rung[] {
  if (kind !== "report" || !cutOff) return [];
  const { rules, calendar } = layout;
  const last = calendar.onOrBefore(cutOff);
  return rules.report.beforeCutOff.map((days) =>
    morningRung(layout, { kind: "cut-off", days }, calendar.shift(last, -days), "owner", "due"),
  );
}

/** For some working days after work was brought in nothing of it goes up. */
function workLate(deadline: Deadline, due: LocalDate, layout: Layout): readonly Rung[] {
  const { calendar } = layout;
  const isOld = due < dateIn(deadline.createdAt, calendar.zone);
  const upFrom = graceEnd(deadline, layout);
  return lateRungs(deadline, { due, isOld, section: "overdue", upFrom }, layout);
}
