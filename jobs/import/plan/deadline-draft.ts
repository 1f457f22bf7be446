/** The deadlines that an import adds and moves. */
import { newDeadline } from "../../../domain/deadline-making.ts";
import { isOpen, reopen, scoredDue, waive, type Deadline } from "../../../domain/deadline.ts";
import type { DeadlineId, IdSource, PersonId } from "../../../domain/ids.ts";
import { scheduleNotices } from "../../../domain/ladder.ts";
import { correctDeadlines, moveDeadline } from "../../../domain/plan-correction.ts";
import { keyOfOwer, type OwedByPlan, type OwedDeadline } from "../../../domain/plan-deadlines.ts";
import type { ReportPeriod } from "../../../domain/plan.ts";
import type { LadderRules } from "../../../domain/rules.ts";
import { dateIn, type Instant } from "../../../domain/time.ts";
import type { WorkingCalendar } from "../../../domain/working-calendar.ts";
import type { PlanWrites } from "./stored-plan.ts";
import type { TaskDraft } from "./task-draft.ts";

export interface DeadlineDraft {
  readonly added: readonly Deadline[];
  readonly moved: readonly Deadline[];
  /** Still open, but the document asks for them no longer. */
  readonly left: readonly Deadline[];
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

/** What one source's deadlines become. */
interface SourceDraft {
  readonly added: readonly OwedDeadline[];
  readonly moved: readonly Deadline[];
  readonly left: readonly Deadline[];
}

export interface DeadlineTools {
  readonly ids: IdSource;
  /** The plan's. */
  readonly year: number;
  readonly now: Instant;
  readonly ladder: LadderRules;
  readonly calendar: WorkingCalendar;
  /** What is said of a deadline that is withdrawn since the plan has it no longer. */
  readonly withdrawnReason: string;
  readonly by: PersonId | null;
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
  const drafts = sourcesOf(tasks, periods).map((source) =>
    draftSource(source, existingOf.get(source.id) ?? [], wantedOf.get(source.id) ?? [], tools),
  );
  const make = makeMaker(tools);
  const added = drafts.flatMap((each) => each.added.map(make));
  return {
    added,
    moved: drafts.flatMap((each) => each.moved),
    left: drafts.flatMap((each) => each.left),
    embedded: embeddedLinks(owed, [...existing, ...added]),
  };
}

function sourcesOf(tasks: readonly TaskDraft[], periods: readonly PeriodDraft[]): Source[] {
  const ofTasks = tasks.flatMap(({ deliverables, goneDeliverables, isHandedOver }) => [
    ...deliverables.map(({ deliverable, isTimedAnew }) => {
      return { id: deliverable.id, isTimedAnew, handsOver: isHandedOver };
    }),
    ...goneDeliverables.map(({ id }) => ({ id, isTimedAnew: true, handsOver: false })),
  ]);
  const ofPeriods = periods.map(({ period, isChanged }) => {
    return { id: period.id, isTimedAnew: isChanged, handsOver: false };
  });
  return [...ofTasks, ...ofPeriods];
}

function draftSource(
  { isTimedAnew, handsOver }: Source,
  present: readonly Deadline[],
  wanted: readonly OwedDeadline[],
  tools: DeadlineTools,
): SourceDraft {
  const settled = isTimedAnew ? wanted : withPresentDates(wanted, present);
  const { added, moved, left } = correctDeadlines(present, settled, handsOver);
  return {
    added,
    moved: [
      ...moved.map(({ deadline, to }) => rescheduled(deadline, to, tools)),
      ...present.flatMap((deadline) => taken(deadline, wanted, tools) ?? []),
    ],
    left: isTimedAnew || handsOver ? left : [],
  };
}

/** What an import had withdrawn is owed again once the document asks for it again. */
function taken(
  deadline: Deadline,
  wanted: readonly OwedDeadline[],
  { withdrawnReason, now, ladder, calendar }: DeadlineTools,
): Deadline | null {
  const { state } = deadline;
  if (state.name !== "waived" || state.reason !== withdrawnReason) return null;
  const isWanted = wanted.some(
    (owed) => owed.due === scoredDue(deadline) && keyOfOwer(owed) === keyOfOwer(deadline),
  );
  const opened = isWanted ? reopen(deadline) : null;
  return opened?.ok ? scheduleNotices(opened.value, now, ladder, calendar) : null;
}

/** Those of them that are open, as no longer to be done. */
export function withdrawn(deadlines: readonly Deadline[], tools: DeadlineTools): Deadline[] {
  const { by, now, ladder, calendar, withdrawnReason } = tools;
  const deed = { by, at: now, today: dateIn(now, calendar.zone) };
  return deadlines.flatMap((deadline) => {
    const waived = isOpen(deadline.state) ? waive(deadline, deed, withdrawnReason) : null;
    return waived?.ok ? [scheduleNotices(waived.value, now, ladder, calendar)] : [];
  });
}

function sourceOf({ deliverableId, reportPeriodId }: OwedDeadline): string {
  return deliverableId ?? reportPeriodId ?? "";
}

/** What each ower owes already, under the label that it has now, by its date before any extension. */
function withPresentDates(
  wanted: readonly OwedDeadline[],
  present: readonly Deadline[],
): OwedDeadline[] {
  const presentOf = Map.groupBy(present, keyOfOwer);
  const [sample] = wanted;
  if (!sample) return [];
  return [...Map.groupBy(wanted, keyOfOwer)].flatMap(([ower, asked]) => {
    const own = presentOf.get(ower);
    return own
      ? own.map((deadline) => ({ ...deadline, due: scoredDue(deadline), label: sample.label }))
      : asked;
  });
}

/** Makes new deadlines. Those of one kind and date have their first rung at one moment. */
function makeMaker({
  ids,
  year,
  now,
  ladder,
  calendar,
}: DeadlineTools): (owed: OwedDeadline) => Deadline {
  const firstRungs = new Map<string, Instant | null>();
  return (owed) => {
    const deadline = newDeadline({ ...owed, id: ids.next(), planYear: year, createdAt: now });
    const key = [owed.kind, owed.timing, owed.due, owed.cutOff, owed.withinYear].join(" ");
    let firstRung = firstRungs.get(key);
    if (firstRung === undefined) {
      firstRung = scheduleNotices(deadline, now, ladder, calendar).nextNoticeAt;
      firstRungs.set(key, firstRung);
    }
    return { ...deadline, nextNoticeAt: firstRung };
  };
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
    deadlines.map(({ reportPeriodId, plannedUnitId, unitId, id }) => [
      key(reportPeriodId, plannedUnitId ?? unitId),
      id,
    ]),
  );
  return owed.embedded.flatMap(({ deliverableId, reportPeriodId, unitId }) => {
    const deadlineId = reports.get(key(reportPeriodId, unitId));
    return deadlineId ? [{ deliverableId, deadlineId }] : [];
  });
}
