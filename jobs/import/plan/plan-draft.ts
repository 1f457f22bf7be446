/** What bringing a plan in would write, compared with what is stored of it. */
import type { IdSource, PlanId } from "../../domain/ids.ts";
import { deadlinesOwed, type OwedByPlan } from "../../domain/plan-deadlines.ts";
import type { Plan, Task, TaskUnit } from "../../domain/plan.ts";
import type { ImportedPlan, ImportedReportPeriod } from "../../domain/plan-import.ts";
import {
  draftDeadlines,
  type DeadlineDraft,
  type DeadlineTools,
  type PeriodDraft,
} from "./deadline-draft.ts";
import { matchPeriods, matchTasks } from "./matches.ts";
import type { PlanWrites, StoredPlan } from "./stored-plan.ts";
import { draftTask, isSame, type TaskDraft } from "./task-draft.ts";
import type { UnitDirectory } from "./unit-directory.ts";

export interface PlanDraft {
  readonly change: "new" | "none" | "changed";
  readonly planId: PlanId;
  readonly writes: PlanWrites;
  /** Codes of the tasks, in the order of the document. */
  readonly codes: readonly string[];
  /** Code and title of each. */
  readonly tasksAdded: readonly string[];
  readonly tasksChanged: readonly string[];
  readonly tasksMissing: readonly string[];
  readonly owed: OwedByPlan;
}

export interface DraftTools extends DeadlineTools {
  /** The highest task number in use. */
  readonly lastTaskNumber: number;
}

/** Compares a document's plan, known by number and issuer, with the stored one, if there is one. */
export function draftPlan(
  imported: ImportedPlan,
  known: Pick<Plan, "number" | "issuer">,
  stored: StoredPlan | null,
  directory: UnitDirectory,
  tools: DraftTools,
): PlanDraft {
  const plan = planOf(imported, known, stored, tools.ids);
  const { drafts, missing } = draftTasks(imported, plan.id, stored, tools);
  const periods = draftPeriods(imported.reportPeriods, plan.id, stored, tools.ids);
  const owed = deadlinesOwed(
    plan.id,
    drafts.flatMap((draft) =>
      draft.deliverables.map(({ deliverable, reading }) => {
        return { deliverable, reading, owedBy: directory.unitsOf(draft.task.lead) };
      }),
    ),
    periods.map(({ period, owedBy }) => ({
      period,
      owedBy: directory.unitsOf(owedBy),
      isComplete: owedBy.every((phrase) => directory.unitsOf([phrase]).length > 0),
    })),
  );
  const deadlines = draftDeadlines(owed, drafts, periods, stored?.deadlines ?? [], tools);
  const taskUnits = newTaskUnits(drafts, stored?.taskUnits ?? [], directory);
  const writes: PlanWrites = {
    units: directory.newUnits,
    plan: stored && isSame(stored.plan, plan) ? null : plan,
    tasks: drafts.filter(({ isChanged }) => isChanged).map(({ task }) => task),
    deliverables: drafts.flatMap((draft) =>
      draft.deliverables.filter((each) => each.isChanged).map((each) => each.deliverable),
    ),
    periods: periods.filter(({ isChanged }) => isChanged).map(({ period }) => period),
    taskUnits,
    addedDeadlines: deadlines.added,
    movedDeadlines: deadlines.moved,
    embedded: deadlines.embedded,
  };
  return {
    change: stored ? (isNothing(writes) ? "none" : "changed") : "new",
    planId: plan.id,
    writes,
    codes: drafts.map(({ task }) => task.code),
    tasksAdded: drafts.filter(({ isNew }) => isNew).map(({ task }) => nameOf(task)),
    tasksChanged: changedTasks(drafts, deadlines, taskUnits),
    tasksMissing: missing.map(nameOf),
    owed,
  };
}

/** What the document leaves out, the stored plan keeps. */
function planOf(
  imported: ImportedPlan,
  known: Pick<Plan, "number" | "issuer">,
  stored: StoredPlan | null,
  ids: IdSource,
): Plan {
  const before = stored?.plan;
  return {
    id: before?.id ?? ids.next(),
    number: before?.number ?? known.number,
    issuer: before?.issuer || known.issuer,
    issuedOn: imported.issuedOn ?? before?.issuedOn ?? null,
    year: imported.year,
    title: imported.title || (before?.title ?? ""),
  };
}

function draftTasks(
  imported: ImportedPlan,
  planId: PlanId,
  stored: StoredPlan | null,
  tools: DraftTools,
): { readonly drafts: readonly TaskDraft[]; readonly missing: readonly Task[] } {
  const { matches, missing } = matchTasks(imported.tasks, stored?.tasks ?? []);
  const deliverables = Map.groupBy(stored?.deliverables ?? [], ({ taskId }) => taskId);
  let number = tools.lastTaskNumber;
  const drafts = matches.map((match) => {
    if (!match.stored) number += 1;
    const known = match.stored ? (deliverables.get(match.stored.id) ?? []) : [];
    return draftTask(match, known, { planId, code: codeOf(number), ids: tools.ids });
  });
  return { drafts, missing };
}

function codeOf(number: number): string {
  return `NV-${String(number).padStart(3, "0")}`;
}

function draftPeriods(
  imported: readonly ImportedReportPeriod[],
  planId: PlanId,
  stored: StoredPlan | null,
  ids: IdSource,
): PeriodDraft[] {
  const { matches } = matchPeriods(imported, stored?.periods ?? []);
  return matches.map(({ imported: { name, from, to, due, owedBy }, stored: before }) => {
    const period = { id: before?.id ?? ids.next(), planId, name, from, cutOff: to, due };
    return { period, owedBy, isChanged: before === null || !isSame(period, before) };
  });
}

function newTaskUnits(
  drafts: readonly TaskDraft[],
  stored: readonly TaskUnit[],
  directory: UnitDirectory,
): TaskUnit[] {
  const key = ({ taskId, unitId, part }: TaskUnit) => `${taskId} ${unitId} ${part}`;
  const known = new Set(stored.map(key));
  return drafts
    .flatMap(({ task }) =>
      (["lead", "support", "follow"] as const).flatMap((part) =>
        directory.unitsOf(task[part]).map((unitId) => ({ taskId: task.id, unitId, part })),
      ),
    )
    .filter((taskUnit) => !known.has(key(taskUnit)));
}

/** Links alone are written with what they belong to. */
function isNothing(writes: PlanWrites): boolean {
  const { units, plan, tasks, deliverables, periods, taskUnits } = writes;
  const rows = [units, tasks, deliverables, periods, taskUnits];
  const deadlines = [writes.addedDeadlines, writes.movedDeadlines];
  return plan === null && [...rows, ...deadlines].every((list) => list.length === 0);
}

function changedTasks(
  drafts: readonly TaskDraft[],
  deadlines: DeadlineDraft,
  taskUnits: readonly TaskUnit[],
): string[] {
  const touched = new Set(
    [...deadlines.added, ...deadlines.moved, ...taskUnits].map(({ taskId }) => taskId),
  );
  return drafts
    .filter(({ isNew }) => !isNew)
    .filter(
      ({ task, isChanged, deliverables }) =>
        isChanged || touched.has(task.id) || deliverables.some((each) => each.isChanged),
    )
    .map(({ task }) => nameOf(task));
}

function nameOf({ code, title }: Task): string {
  return `${code} ${title}`;
}
