/** A plan as it is stored, with everything that hangs on it. */
import type { Deadline } from "../../../domain/deadline.ts";
import type { DeadlineId, DeliverableId, UnitId } from "../../../domain/ids.ts";
import type { OrgUnit, Post, UnitGroup } from "../../../domain/org.ts";
import type { Deliverable, Plan, ReportPeriod, Task, TaskUnit } from "../../../domain/plan.ts";
import type { Stores } from "../../../domain/stores.ts";
import { foldText } from "../../../domain/text.ts";

export interface StoredPlan {
  readonly plan: Plan;
  readonly tasks: readonly Task[];
  readonly deliverables: readonly Deliverable[];
  readonly periods: readonly ReportPeriod[];
  readonly taskUnits: readonly TaskUnit[];
  readonly deadlines: readonly Deadline[];
}

/** What an import writes; everything in it is new or changed. */
export interface PlanWrites {
  readonly units: readonly OrgUnit[];
  readonly posts: readonly Post[];
  readonly groups: readonly UnitGroup[];
  readonly aliases: readonly { readonly unitId: UnitId; readonly alias: string }[];
  readonly plan: Plan | null;
  readonly tasks: readonly Task[];
  readonly deliverables: readonly Deliverable[];
  readonly periods: readonly ReportPeriod[];
  readonly taskUnits: readonly TaskUnit[];
  /** Leads of before. */
  readonly goneTaskUnits: readonly TaskUnit[];
  readonly addedDeadlines: readonly Deadline[];
  /** With another date, ower, label or state. */
  readonly changedDeadlines: readonly Deadline[];
  readonly embedded: readonly {
    readonly deliverableId: DeliverableId;
    readonly deadlineId: DeadlineId;
  }[];
}

/** The plan of this number, year and issuer; an issuer that is not known on one side fits any. */
export async function findPlan(
  stores: Stores,
  key: Pick<Plan, "number" | "issuer" | "year">,
): Promise<StoredPlan | null> {
  const plans = (await stores.plans.all()).filter(
    ({ number, year }) => year === key.year && foldText(number) === foldText(key.number),
  );
  const plan =
    plans.find(({ issuer }) => foldText(issuer) === foldText(key.issuer)) ??
    plans.find(({ issuer }) => issuer === "" || key.issuer === "");
  if (!plan) return null;
  const tasks = await stores.plans.tasksOf(plan.id);
  const taskIds = tasks.map(({ id }) => id);
  return {
    plan,
    tasks,
    deliverables: await stores.plans.deliverablesOf(taskIds),
    periods: await stores.plans.periodsOf(plan.id),
    taskUnits: await stores.plans.unitsOfTasks(taskIds),
    deadlines: await stores.deadlines.ofPlan(plan.id),
  };
}

/** Writes in the order in which rows refer to one another. Belongs in a transaction. */
export async function writePlan(stores: Stores, writes: PlanWrites): Promise<void> {
  await stores.units.add(writes.units);
  for (const { unitId, alias } of writes.aliases) await stores.units.addAlias(unitId, alias);
  for (const group of writes.groups) await stores.units.saveGroup(group);
  await stores.units.addPosts(writes.posts);
  if (writes.plan) await stores.plans.save(writes.plan);
  await stores.plans.saveTasks(writes.tasks);
  await stores.plans.saveDeliverables(writes.deliverables);
  await stores.plans.savePeriods(writes.periods);
  await stores.plans.removeTaskUnits(writes.goneTaskUnits);
  await stores.plans.addTaskUnits(writes.taskUnits);
  await stores.deadlines.add(writes.addedDeadlines);
  for (const deadline of writes.changedDeadlines) {
    if (await stores.deadlines.save(deadline)) continue;
    // Rolling back and trying anew reads what the other has done.
    throw new Error(`Somebody else changed the deadline ${deadline.id} during the import`);
  }
  await stores.plans.addEmbedded(writes.embedded);
}
