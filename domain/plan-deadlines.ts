/**
 * Which deadlines a plan gives rise to: one for each deliverable, owing unit and date, one for
 * each report and owing unit. Pure; what is stored already is compared elsewhere.
 */
import type { Deadline, DeadlineKind } from "./deadline.ts";
import type { DeliverableId, PlanId, PostId, ReportPeriodId, UnitId } from "./ids.ts";
import type { Deliverable, ReportPeriod } from "./plan.ts";
import { quarterOf, type LocalDate } from "./time.ts";
import type { TimingReading } from "./timing.ts";

/** Who owes something: a unit, or a post inside it. */
export interface Ower {
  readonly unitId: UnitId;
  readonly postId: PostId | null;
}

/** A deliverable with what its timing phrase says and the units that owe it. */
export interface OwedDeliverable {
  readonly deliverable: Deliverable;
  /** A product, or a target that is to be reached by a date. */
  readonly kind: Extract<DeadlineKind, "deliverable" | "target">;
  readonly reading: Pick<TimingReading, "kind" | "due" | "withinYear">;
  /** Each once. */
  readonly owedBy: readonly Ower[];
}

export interface OwedReport {
  readonly period: ReportPeriod;
  /** Each once. */
  readonly owedBy: readonly Ower[];
  /** False while some of those who owe it are not known yet. */
  readonly isComplete: boolean;
}

/** Tells owers apart, as the plan names them: whoever it was handed to since, it is still that one's. */
export function keyOfOwer({
  unitId,
  plannedUnitId = null,
  postId,
}: Ower & Partial<Pick<Deadline, "plannedUnitId">>): string {
  return `${plannedUnitId ?? unitId} ${postId ?? ""}`;
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
  | "postId"
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
    for (const ower of owed.owedBy) {
      for (const due of datesOf(owed)) {
        const periods = owed.deliverable.embedded ? periodsFor(due, ower.unitId, reports) : [];
        if (periods.length === 0) own.push(deliverableDeadline(planId, owed, ower, due));
        for (const period of periods) embedded.push(link(owed, period, ower.unitId));
      }
    }
  }
  const ofReports = reports.flatMap(({ period, owedBy }) =>
    owedBy.map((ower) => reportDeadline(planId, period, ower)),
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
    .filter(
      ({ owedBy, isComplete }) => !isComplete || owedBy.some((ower) => ower.unitId === unitId),
    )
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
  { deliverable, kind, reading }: OwedDeliverable,
  { unitId, postId }: Ower,
  due: LocalDate | null,
): OwedDeadline {
  return {
    kind,
    planId,
    taskId: deliverable.taskId,
    deliverableId: deliverable.id,
    reportPeriodId: null,
    unitId,
    postId,
    label: deliverable.label,
    due,
    timing: due ? "dated" : reading.kind === "ongoing" ? "ongoing" : "unspecified",
    withinYear: due !== null && reading.withinYear,
    cutOff: null,
  };
}

function reportDeadline(
  planId: PlanId,
  period: ReportPeriod,
  { unitId, postId }: Ower,
): OwedDeadline {
  return {
    kind: "report",
    planId,
    taskId: null,
    deliverableId: null,
    reportPeriodId: period.id,
    unitId,
    postId,
    label: period.name,
    due: period.due,
    timing: "dated",
    withinYear: false,
    cutOff: period.cutOff,
  };
}
