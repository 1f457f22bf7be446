/** The deadlines that an import adds and moves. */
import type { Deadline } from "../../domain/deadline.ts";
import type { DeadlineId, IdSource } from "../../domain/ids.ts";
import { scheduleNotices } from "../../domain/ladder.ts";
import {
  correctDeadlines,
  moveDeadline,
  type Correction,
  type OwedByPlan,
  type OwedDeadline,
} from "../../domain/plan-deadlines.ts";
import type { ReportPeriod } from "../../domain/plan.ts";
import type { LadderRules } from "../../domain/rules.ts";
import type { Instant } from "../../domain/time.ts";
import type { WorkingCalendar } from "../../domain/working-calendar.ts";
import type { PlanWrites } from "./stored-plan.ts";
import type { TaskDraft } from "./task-draft.ts";

export interface DeadlineDraft {
  readonly added: readonly Deadline[];
  readonly moved: readonly Deadline[];
  readonly embedded: PlanWrites["embedded"];
}

export interface PeriodDraft {
  readonly period: ReportPeriod;
  readonly owedBy: readonly string[];
  readonly isChanged: boolean;
}

/** The deliverable or report period that deadlines come of. */
interface Source {
  readonly id: string;
  readonly isTimedAnew: boolean;
  readonly handsOver: boolean;
}

export interface DeadlineTools {
  readonly ids: IdSource;
  readonly now: Instant;
  readonly ladder: LadderRules;
  readonly calendar: WorkingCalendar;
}

/**
 * Compares what is owed with the deadlines that exist. Where a timing phrase was not corrected, the
 * dates stay as they are, whoever has set them since; only units that owe nothing yet are added.
 */
export function draftDeadlines(
  owed: OwedByPlan,
  tasks: readonly TaskDraft[],
  periods: readonly PeriodDraft[],
  existing: readonly Deadline[],
  tools: DeadlineTools,
): DeadlineDraft {
  const wantedOf = Map.groupBy(owed.deadlines, sourceOf);
  const existingOf = Map.groupBy(existing, sourceOf);
  const sources: readonly Source[] = [
    ...tasks.flatMap(({ deliverables, isHandedOver }) =>
      deliverables.map(({ deliverable, isTimedAnew }) => {
        return { id: deliverable.id, isTimedAnew, handsOver: isHandedOver };
      }),
    ),
    ...periods.map(({ period, isChanged }) => {
      return { id: period.id, isTimedAnew: isChanged, handsOver: false };
    }),
  ];
  const corrections = sources.map(({ id, isTimedAnew, handsOver }): Correction => {
    const present = existingOf.get(id) ?? [];
    const wanted = wantedOf.get(id) ?? [];
    const settled = isTimedAnew ? wanted : withPresentDates(wanted, present);
    return correctDeadlines(present, settled, handsOver);
  });
  const added = corrections.flatMap((each) => each.added.map((to) => newDeadline(to, tools)));
  const moved = corrections.flatMap((each) =>
    each.moved.map(({ deadline, to }) => rescheduled(deadline, to, tools)),
  );
  return { added, moved, embedded: embeddedLinks(owed, [...existing, ...added]) };
}

function sourceOf({ deliverableId, reportPeriodId }: OwedDeadline): string {
  return deliverableId ?? reportPeriodId ?? "";
}

/** What each unit owes already, under the label that it has now. */
function withPresentDates(
  wanted: readonly OwedDeadline[],
  present: readonly Deadline[],
): OwedDeadline[] {
  const presentOf = Map.groupBy(present, ({ unitId }) => unitId);
  const [sample] = wanted;
  if (!sample) return [];
  const owing = new Set(wanted.map(({ unitId }) => unitId));
  return [...owing].flatMap((unitId) => {
    const own = presentOf.get(unitId);
    if (!own) return wanted.filter((each) => each.unitId === unitId);
    return own.map((deadline) => ({ ...deadline, label: sample.label }));
  });
}

function newDeadline(owed: OwedDeadline, { ids, now, ladder, calendar }: DeadlineTools): Deadline {
  const deadline: Deadline = {
    ...owed,
    id: ids.next(),
    ownDue: null,
    dateVersion: 1,
    state: { name: "open" },
    lateReason: null,
    createdAt: now,
    noticedUntil: now,
    nextNoticeAt: null,
    revision: 1,
  };
  return scheduleNotices(deadline, now, ladder, calendar);
}

/** A label alone changes no rung. */
function rescheduled(deadline: Deadline, to: OwedDeadline, tools: DeadlineTools): Deadline {
  const moved = moveDeadline(deadline, to);
  if (moved.dateVersion === deadline.dateVersion) return moved;
  return scheduleNotices(moved, tools.now, tools.ladder, tools.calendar);
}

function embeddedLinks(
  owed: OwedByPlan,
  deadlines: readonly Deadline[],
): DeadlineDraft["embedded"] {
  const key = (period: string | null, unit: string) => `${period} ${unit}`;
  const reports = new Map<string, DeadlineId>(
    deadlines.map(({ reportPeriodId, unitId, id }) => [key(reportPeriodId, unitId), id]),
  );
  return owed.embedded.flatMap(({ deliverableId, reportPeriodId, unitId }) => {
    const deadlineId = reports.get(key(reportPeriodId, unitId));
    return deadlineId ? [{ deliverableId, deadlineId }] : [];
  });
}
