/** What an import leaves behind so that it can be taken back. */
import type { Deadline } from "../../../domain/deadline.ts";
import type { DeadlineId, DeliverableId, PostId, TaskId, UnitId } from "../../../domain/ids.ts";
import type { Deliverable, Plan, ReportPeriod, Task, TaskUnit } from "../../../domain/plan.ts";
import type { UndoneImport } from "../../../domain/plan-import.ts";
import type { PlanRows } from "../../../domain/plan-stores.ts";
import type { PlanDraft } from "./plan-draft.ts";
import type { StoredPlan } from "./stored-plan.ts";

/** Kept as JSON. Aliases and groups are a person's answers: they are not taken back. */
export interface Footprint extends UndoneImport {
  readonly added: PlanRows & {
    readonly deadlines: readonly DeadlineId[];
    readonly taskUnits: readonly TaskUnit[];
    readonly units: readonly UnitId[];
    readonly posts: readonly PostId[];
  };
  /** As it was. */
  readonly before: {
    readonly plan: Plan | null;
    readonly tasks: readonly Task[];
    readonly deliverables: readonly Deliverable[];
    readonly periods: readonly ReportPeriod[];
    readonly taskUnits: readonly TaskUnit[];
    readonly deadlines: readonly Deadline[];
  };
  /** Deliverables that close with a report since. */
  readonly embedded: readonly DeliverableId[];
  /** The revision in which the import left each deadline that it touched. */
  readonly revisions: Readonly<Record<DeadlineId, number>>;
  /**
   * Revisions that deadlines got since by what is nobody's work, in place of which ones: by taking
   * later imports back, or by closing in bulk what an earlier import left.
   */
  readonly restored: Readonly<Record<DeadlineId, { readonly from: number; readonly to: number }>>;
}

export function footprintOf(
  planName: string,
  draft: PlanDraft,
  stored: StoredPlan | null,
): Footprint {
  const { writes } = draft;
  const tasks = split(writes.tasks, stored?.tasks);
  const deliverables = split(writes.deliverables, stored?.deliverables);
  const periods = split(writes.periods, stored?.periods);
  const changed = split(writes.changedDeadlines, stored?.deadlines);
  const madeTasks = new Set<TaskId>(tasks.added);
  const embedding = new Set(writes.deliverables.flatMap((row) => (row.embedded ? row.id : [])));
  return {
    planName,
    was: stored ? "changed" : "new",
    tasks: draft.tasksAdded.length + draft.tasksChanged.length,
    added: {
      plans: stored ? [] : [draft.planId],
      tasks: tasks.added,
      deliverables: deliverables.added,
      periods: periods.added,
      deadlines: writes.addedDeadlines.map(({ id }) => id),
      // Those of new tasks go with them.
      taskUnits: writes.taskUnits.filter(({ taskId }) => !madeTasks.has(taskId)),
      units: writes.units.map(({ id }) => id),
      posts: writes.posts.map(({ id }) => id),
    },
    before: {
      plan: writes.plan && stored ? stored.plan : null,
      tasks: tasks.before,
      deliverables: deliverables.before,
      periods: periods.before,
      taskUnits: writes.goneTaskUnits,
      deadlines: changed.before,
    },
    embedded: deliverables.before
      .filter((row) => !row.embedded && embedding.has(row.id))
      .map(({ id }) => id),
    revisions: Object.fromEntries([
      ...writes.addedDeadlines.map(({ id, revision }) => [id, revision]),
      // A store counts the revision on when it saves.
      ...writes.changedDeadlines.map(({ id, revision }) => [id, revision + 1]),
    ]) as Footprint["revisions"],
    restored: {},
  };
}

/** The ids of new rows, and what changed ones were before. */
function split<Row extends { readonly id: string }>(
  written: readonly Row[],
  stored: readonly Row[] = [],
): { readonly added: Row["id"][]; readonly before: Row[] } {
  const known = new Map(stored.map((row) => [row.id, row]));
  return {
    added: written.filter(({ id }) => !known.has(id)).map(({ id }) => id),
    before: written.flatMap(({ id }) => known.get(id) ?? []),
  };
}
