/**
 * Which deadlines a plan gives rise to: one for each deliverable, owing unit and date, one for
 * each report and owing unit. Pure; what is stored already is compared elsewhere.
 */
import { isOpen, type Deadline } from "./deadline.ts";
import type { DeliverableId, PlanId, ReportPeriodId, UnitId } from "./ids.ts";
import type { Deliverable, ReportPeriod } from "./plan.ts";
import { daysBetween, quarterOf, type LocalDate } from "./time.ts";
import type { TimingReading } from "./timing.ts";

/** A deliverable with what its timing phrase says and the units that owe it. */
export interface OwedDeliverable {
  readonly deliverable: Deliverable;
  readonly reading: Pick<TimingReading, "kind" | "due" | "withinYear">;
  readonly owedBy: readonly UnitId[];
}

export interface OwedReport {
  readonly period: ReportPeriod;
  readonly owedBy: readonly UnitId[];
  /** False while some of those who owe it are not known yet. */
  readonly isComplete: boolean;
}

/** The part of a deadline that the plan decides. */
export type OwedDeadline = Pick<
  Deadline,
  | "kind"
  | "planId"
  | "taskId"
  | "deliverableId"
  | "reportPeriodId"
  | "unitId"
  | "label"
  | "due"
  | "timing"
  | "withinYear"
  | "cutOff"
>;

/** An embedded deliverable closes with this unit's report of this period, once there is one. */
export interface EmbeddedReport {
  readonly deliverableId: DeliverableId;
  readonly reportPeriodId: ReportPeriodId;
  readonly unitId: UnitId;
}

export interface OwedByPlan {
  readonly deadlines: readonly OwedDeadline[];
  readonly embedded: readonly EmbeddedReport[];
}

/** Everything that is owed under a plan, sorted as the plan lists it: deliverables, then reports. */
export function deadlinesOwed(
  planId: PlanId,
  deliverables: readonly OwedDeliverable[],
  reports: readonly OwedReport[],
): OwedByPlan {
  const own: OwedDeadline[] = [];
  const embedded: EmbeddedReport[] = [];
  for (const owed of deliverables) {
    for (const unitId of new Set(owed.owedBy)) {
      for (const due of datesOf(owed)) {
        const periods = owed.deliverable.embedded ? periodsFor(due, unitId, reports) : [];
        if (periods.length === 0) own.push(deliverableDeadline(planId, owed, unitId, due));
        embedded.push(...periods.map((reportPeriodId) => link(owed, reportPeriodId, unitId)));
      }
    }
  }
  const ofReports = reports.flatMap(({ period, owedBy }) =>
    [...new Set(owedBy)].map((unitId) => reportDeadline(planId, period, unitId)),
  );
  return { deadlines: [...own, ...ofReports], embedded };
}

/** The dates to be owed; a single null for work without a date. */
function datesOf({ reading }: OwedDeliverable): readonly (LocalDate | null)[] {
  return reading.due.length > 0 ? [...new Set(reading.due)] : [null];
}

/**
 * The unit's reports that are due in the quarter of a date: 31/3 goes with the one of 10/3. A report
 * that the unit may yet turn out to owe counts: the product waits for it.
 */
function periodsFor(
  date: LocalDate | null,
  unitId: UnitId,
  reports: readonly OwedReport[],
): ReportPeriodId[] {
  if (!date) return [];
  return reports
    .filter(({ owedBy, isComplete }) => owedBy.includes(unitId) || !isComplete)
    .filter(({ period }) => isSameQuarter(period.due, date))
    .map(({ period }) => period.id);
}

function isSameQuarter(one: LocalDate, other: LocalDate): boolean {
  return one.slice(0, 4) === other.slice(0, 4) && quarterOf(one) === quarterOf(other);
}

function link(
  { deliverable }: OwedDeliverable,
  reportPeriodId: ReportPeriodId,
  unitId: UnitId,
): EmbeddedReport {
  return { deliverableId: deliverable.id, reportPeriodId, unitId };
}

function deliverableDeadline(
  planId: PlanId,
  { deliverable, reading }: OwedDeliverable,
  unitId: UnitId,
  due: LocalDate | null,
): OwedDeadline {
  return {
    kind: "deliverable",
    planId,
    taskId: deliverable.taskId,
    deliverableId: deliverable.id,
    reportPeriodId: null,
    unitId,
    label: deliverable.label,
    due,
    timing: due ? "dated" : reading.kind === "ongoing" ? "ongoing" : "unspecified",
    withinYear: due !== null && reading.withinYear,
    cutOff: null,
  };
}

function reportDeadline(planId: PlanId, period: ReportPeriod, unitId: UnitId): OwedDeadline {
  return {
    kind: "report",
    planId,
    taskId: null,
    deliverableId: null,
    reportPeriodId: period.id,
    unitId,
    label: period.name,
    due: period.due,
    timing: "dated",
    withinYear: false,
    cutOff: period.cutOff,
  };
}

/** What a corrected plan changes for one deliverable or report. */
export interface Correction {
  readonly moved: readonly Move[];
  readonly added: readonly OwedDeadline[];
}

export interface Move {
  readonly deadline: Deadline;
  readonly to: OwedDeadline;
}

/**
 * Compares what is owed for one deliverable or report now with what is to be owed. Each wanted
 * deadline takes the one of its unit that is nearest in date, and what is left over is kept. Where
 * the owing units were corrected (`handsOver`), it may also take one of a unit that owes it no
 * more. Work that is no longer open stays as it is and stands for its correction: nobody is asked
 * for it again.
 */
export function correctDeadlines(
  existing: readonly Deadline[],
  wanted: readonly OwedDeadline[],
  handsOver: boolean,
): Correction {
  const existingOf = Map.groupBy(existing, ({ unitId }) => unitId);
  const wantedOf = Map.groupBy(wanted, ({ unitId }) => unitId);
  const ofUnits = [...wantedOf].map(([unitId, own]) => pairUp(existingOf.get(unitId) ?? [], own));
  const pairs = ofUnits.flatMap((own) => own.pairs);
  const unmet = ofUnits.flatMap((own) => own.unmet);
  const relieved = handsOver ? existing.filter(({ unitId }) => !wantedOf.has(unitId)) : [];
  const handed = pairUp(relieved, unmet);
  const moved = [...pairs, ...handed.pairs].filter(
    ({ deadline, to }) => isOpen(deadline.state) && differs(deadline, to),
  );
  return { moved, added: handed.unmet };
}

/** Pairs by the smallest gap between dates first. */
function pairUp(
  existing: readonly Deadline[],
  wanted: readonly OwedDeadline[],
): { readonly pairs: readonly Move[]; readonly unmet: readonly OwedDeadline[] } {
  const possible = wanted.flatMap((to) => existing.map((deadline) => ({ deadline, to })));
  const paired = new Map<OwedDeadline, Deadline>();
  const taken = new Set<Deadline>();
  for (const { deadline, to } of possible.toSorted((one, other) => gap(one) - gap(other))) {
    if (paired.has(to) || taken.has(deadline)) continue;
    paired.set(to, deadline);
    taken.add(deadline);
  }
  return {
    pairs: [...paired].map(([to, deadline]) => ({ deadline, to })),
    unmet: wanted.filter((to) => !paired.has(to)),
  };
}

/** The deadline as the corrected plan has it; a new date or unit counts its version on. */
export function moveDeadline(deadline: Deadline, to: OwedDeadline): Deadline {
  const { label, due, timing, withinYear, cutOff, unitId } = to;
  const isNewUnit = unitId !== deadline.unitId;
  const isNewDate = due !== deadline.due || cutOff !== deadline.cutOff;
  const isEarlier = deadline.ownDue !== null && due !== null && deadline.ownDue < due;
  return {
    ...deadline,
    unitId,
    label,
    due,
    timing,
    withinYear,
    cutOff,
    ownDue: isEarlier && !isNewUnit ? deadline.ownDue : null,
    dateVersion: deadline.dateVersion + (isNewDate || isNewUnit ? 1 : 0),
  };
}

function differs(deadline: Deadline, to: OwedDeadline): boolean {
  return (
    deadline.unitId !== to.unitId ||
    deadline.due !== to.due ||
    deadline.label !== to.label ||
    deadline.timing !== to.timing ||
    deadline.withinYear !== to.withinYear ||
    deadline.cutOff !== to.cutOff
  );
}

/** In days; dated and undated work are as far apart as can be. */
function gap({ deadline, to }: Move): number {
  if (deadline.due === to.due) return 0;
  if (deadline.due === null || to.due === null) return Number.MAX_SAFE_INTEGER;
  return Math.abs(daysBetween(deadline.due, to.due));
}
