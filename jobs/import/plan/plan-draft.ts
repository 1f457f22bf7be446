/** What bringing a plan in would write, compared with what is stored of it. */
import type { Deadline } from "../../../domain/deadline.ts";
import type { IdSource, PlanId } from "../../../domain/ids.ts";
import { deadlinesOwed, type OwedByPlan } from "../../../domain/plan-deadlines.ts";
import type { Plan, Task, TaskUnit } from "../../../domain/plan.ts";
import type { ImportedPlan, ImportedReportPeriod } from "../../../domain/plan-import.ts";
import type { ComparedPlan } from "./compared-plan.ts";
import {
  draftDeadlines,
  withdrawn,
  type DeadlineDraft,
  type DeadlineTools,
  type PeriodDraft,
} from "./deadline-draft.ts";
import { makeLeading } from "./leading.ts";
import { matchPeriods } from "./matches.ts";
import type { PlanWrites, StoredPlan } from "./stored-plan.ts";
import { isSame } from "./is-same.ts";
import { draftTask, type TaskDraft } from "./task-draft.ts";
import type { UnitDirectory } from "./unit-directory.ts";

export interface PlanDraft {
  readonly change: "new" | "none" | "changed";
  readonly planId: PlanId;
  readonly writes: PlanWrites;
  /** Without skipped rows. */
  readonly tasks: readonly TaskDraft[];
  /** Codes of the tasks, in the order of the document; empty for a skipped row. */
  readonly codes: readonly string[];
  /** Code and title of each. */
  readonly tasksAdded: readonly string[];
  readonly tasksChanged: readonly string[];
  readonly tasksMissing: readonly string[];
  readonly owed: OwedByPlan;
}

export interface DraftTools extends DeadlineTools {
  /** The highest task number that was ever in use. */
  readonly lastTaskNumber: number;
  readonly dropsMissing: boolean;
}

/** Compares a document's plan, known by number and issuer, with the stored one, if there is one. */
export function draftPlan(
  compared: ComparedPlan,
  known: Pick<Plan, "number" | "issuer">,
  directory: UnitDirectory,
  tools: DraftTools,
): PlanDraft {
  const { corrected, stored } = compared;
  const imported = corrected.plan;
  const plan = planOf(imported, known, stored, tools.ids);
  const { drafts, codes } = draftTasks(compared, plan.id, directory, tools);
  const periods = draftPeriods(imported.reportPeriods, plan.id, stored, tools.ids);
  const owed = owedUnder(plan.id, drafts, periods, directory);
  const deadlines = draftDeadlines(owed, drafts, periods, stored?.deadlines ?? [], tools);
  const lost = goneWith(compared.missing, stored?.deadlines ?? []);
  const dropped = tools.dropsMissing ? withdrawn([...deadlines.left, ...lost.open], tools) : [];
  const taskUnits = draftTaskUnits(drafts, stored?.taskUnits ?? [], directory);
  const writes: PlanWrites = {
    units: directory.register.newUnits,
    posts: directory.register.newPosts,
    groups: directory.register.savedGroups,
    aliases: directory.newAliases,
    plan: stored && isSame(stored.plan, plan) ? null : plan,
    tasks: drafts.filter(({ isChanged }) => isChanged).map(({ task }) => task),
    deliverables: drafts.flatMap((draft) =>
      draft.deliverables.filter((each) => each.isChanged).map((each) => each.deliverable),
    ),
    periods: periods.filter(({ isChanged }) => isChanged).map(({ period }) => period),
    taskUnits: taskUnits.added,
    goneTaskUnits: taskUnits.gone,
    addedDeadlines: deadlines.added,
    changedDeadlines: [...deadlines.moved, ...dropped],
    embedded: deadlines.embedded,
  };
  return {
    change: stored ? (isNothing(writes) ? "none" : "changed") : "new",
    planId: plan.id,
    writes,
    tasks: drafts,
    codes,
    tasksAdded: drafts.filter(({ isNew }) => isNew).map(({ task }) => nameOf(task)),
    tasksChanged: changedTasks(drafts, deadlines, [...taskUnits.added, ...taskUnits.gone]),
    tasksMissing: lost.tasks.map(nameOf),
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
  { corrected, stored, matches }: ComparedPlan,
  planId: PlanId,
  directory: UnitDirectory,
  tools: DraftTools,
) {
  const { isSkipped, isDated, leadOf } = corrected;
  const deliverables = Map.groupBy(stored?.deliverables ?? [], ({ taskId }) => taskId);
  const leading = makeLeading(stored, directory, leadOf);
  let number = tools.lastTaskNumber;
  const rows = matches.map((match): TaskDraft | null => {
    const { imported, stored: before } = match;
    if (isSkipped(imported)) return null;
    if (!before) number += 1;
    return draftTask(
      match,
      before ? (deliverables.get(before.id) ?? []) : [],
      leading(imported, before),
      isDated(imported),
      { planId, code: codeOf(number), ids: tools.ids },
    );
  });
  return {
    drafts: rows.flatMap((draft) => draft ?? []),
    codes: rows.map((draft) => draft?.task.code ?? ""),
  };
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

function owedUnder(
  planId: PlanId,
  drafts: readonly TaskDraft[],
  periods: readonly PeriodDraft[],
  directory: UnitDirectory,
): OwedByPlan {
  return deadlinesOwed(
    planId,
    drafts.flatMap(({ deliverables, owedBy }) =>
      deliverables.map(({ deliverable, kind, reading }) => ({
        deliverable,
        kind,
        reading,
        owedBy,
      })),
    ),
    periods.map(({ period, owedBy }) => ({
      period,
      owedBy: directory.owersOf(owedBy),
      isComplete: owedBy.every((phrase) => directory.owersOf([phrase]).length > 0),
    })),
  );
}

/** The tasks that the document has no longer, but for those that are settled, and what is open of them. */
function goneWith(missing: readonly Task[], deadlines: readonly Deadline[]) {
  const deadlinesOf = Map.groupBy(deadlines, ({ taskId }) => taskId);
  const tasks = missing.filter(({ id }) => {
    const own = deadlinesOf.get(id) ?? [];
    return own.length === 0 || own.some(({ state }) => state.name !== "waived");
  });
  return { tasks, open: tasks.flatMap(({ id }) => deadlinesOf.get(id) ?? []) };
}

/** Leads that were relieved go; other parts are only added to. */
function draftTaskUnits(
  drafts: readonly TaskDraft[],
  stored: readonly TaskUnit[],
  directory: UnitDirectory,
): { readonly added: readonly TaskUnit[]; readonly gone: readonly TaskUnit[] } {
  const key = ({ taskId, unitId, part }: TaskUnit) => `${taskId} ${unitId} ${part}`;
  const known = new Set(stored.map(key));
  const wanted = drafts.flatMap(({ task, owedBy }): TaskUnit[] => {
    const leading = new Set(owedBy.map(({ unitId }) => unitId));
    return [
      ...[...leading].map((unitId) => ({ taskId: task.id, unitId, part: "lead" as const })),
      ...(["support", "follow"] as const).flatMap((part) =>
        directory.unitsOf(task[part]).map((unitId) => ({ taskId: task.id, unitId, part })),
      ),
    ];
  });
  const handedOver = new Set(
    drafts.filter(({ isHandedOver }) => isHandedOver).map(({ task }) => task.id),
  );
  const staying = new Set(wanted.map(key));
  return {
    added: wanted.filter((taskUnit) => !known.has(key(taskUnit))),
    gone: stored.filter(
      (each) => each.part === "lead" && handedOver.has(each.taskId) && !staying.has(key(each)),
    ),
  };
}

/** Links alone are written with what they belong to. */
function isNothing({ embedded: _, plan, ...rows }: PlanWrites): boolean {
  return plan === null && Object.values(rows).every((list) => list.length === 0);
}

function changedTasks(
  drafts: readonly TaskDraft[],
  deadlines: DeadlineDraft,
  taskUnits: readonly TaskUnit[],
): string[] {
  const { added, moved, left } = deadlines;
  const touched = new Set([...added, ...moved, ...left, ...taskUnits].map(({ taskId }) => taskId));
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
