/** Takes the last import back, while nobody has worked on what it brought in. */
import type { DeadlineId, ImportId, PlanId } from "../../../domain/ids.ts";
import type { UndoneImport, UndoProblem } from "../../../domain/plan-import.ts";
import { importToUndo } from "../../../domain/plan-importer.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { Stores } from "../../../domain/stores.ts";
import type { MadeImport } from "../../../domain/upkeep-stores.ts";
import type { Footprint } from "./footprint.ts";

/** Belongs in a transaction. */
export async function undoImport(
  stores: Stores,
  meant: ImportId | null,
): Promise<Result<{ readonly made: MadeImport; readonly undone: UndoneImport }, UndoProblem>> {
  const found = await importToUndo(stores.imports, meant);
  if (!found.ok) return found;
  const made = found.value;
  const footprint = made.footprint as Footprint;
  const worked = await workedOn(stores, made, footprint);
  if (worked.size > 0) return fail({ code: "worked-on", deadlines: worked.size });
  await stores.imports.forget(made.id);
  await takeBack(stores, footprint);
  await tellImportBefore(stores, made.planId, footprint);
  const { planName, was, tasks } = footprint;
  return ok({ made, undone: { planName, was, tasks } });
}

/**
 * Whoever changes a deadline counts its revision on; a reminder does not. What units were asked for
 * since is somebody's work too. Incident: a request vanished with the import that was taken back.
 */
async function workedOn(
  stores: Stores,
  made: MadeImport,
  { added, revisions }: Footprint,
): Promise<ReadonlySet<DeadlineId>> {
  const removed = new Set<string | null>([...added.deliverables, ...added.periods, ...added.tasks]);
  const present = await stores.deadlines.ofPlan(made.planId);
  const requests = await stores.supportRequests.of(present.map(({ id }) => id));
  const isNew = new Set(added.deadlines);
  const asked = new Set(
    requests
      .filter(({ deadlineId, at }) => isNew.has(deadlineId) || at >= made.at)
      .map(({ deadlineId }) => deadlineId),
  );
  const worked = present.filter((deadline) => {
    const left = revisions[deadline.id];
    if (left !== undefined) return left !== deadline.revision || asked.has(deadline.id);
    const { deliverableId, reportPeriodId, taskId } = deadline;
    const isOfAdded = [deliverableId, reportPeriodId, taskId].some((id) => id && removed.has(id));
    return isOfAdded || added.plans.length > 0;
  });
  return new Set(worked.map(({ id }) => id));
}

/** Rows go before what they refer to, and come back after it. */
async function takeBack(stores: Stores, { added, before, embedded }: Footprint): Promise<void> {
  await stores.deadlines.remove(added.deadlines);
  await stores.plans.removeEmbedded(embedded);
  await restoreDeadlines(stores, before);
  await stores.plans.removeTaskUnits(added.taskUnits);
  await stores.plans.remove(added);
  if (before.plan) await stores.plans.save(before.plan);
  await stores.plans.saveTasks(before.tasks);
  await stores.plans.saveDeliverables(before.deliverables);
  await stores.plans.savePeriods(before.periods);
  await stores.plans.addTaskUnits(before.taskUnits);
  await stores.units.removeUnused(added.units, added.posts);
}

async function restoreDeadlines(stores: Stores, before: Footprint["before"]): Promise<void> {
  const present = await stores.deadlines.byIds(before.deadlines.map(({ id }) => id));
  const revisions = new Map(present.map(({ id, revision }) => [id, revision]));
  for (const deadline of before.deadlines) {
    const revision = revisions.get(deadline.id);
    if (revision !== undefined && (await stores.deadlines.save({ ...deadline, revision })))
      continue;
    throw new Error(`Somebody else changed the deadline ${deadline.id} while it was taken back`);
  }
}

/**
 * What was restored has counted on in its revisions, which is nobody's work: the plan's import
 * before is told, and hands it on when it is taken back itself.
 */
async function tellImportBefore(
  stores: Stores,
  planId: PlanId,
  { before, restored }: Footprint,
): Promise<void> {
  const made = await stores.imports.latestOf(planId);
  if (!made) return;
  const footprint = made.footprint as Footprint;
  const from = new Map(before.deadlines.map(({ id, revision }) => [id, revision]));
  const present = await stores.deadlines.byIds([...from.keys()]);
  const told: Record<DeadlineId, { readonly from: number; readonly to: number }> = {
    ...footprint.restored,
    ...restored,
  };
  for (const { id, revision } of present) {
    told[id] = { from: from.get(id) ?? revision, to: revision };
  }
  const revisions = Object.entries(footprint.revisions).map(([id, left]) => {
    const since = told[id as DeadlineId];
    return [id, since?.from === left ? since.to : left] as const;
  });
  const known = { ...footprint, restored: told, revisions: Object.fromEntries(revisions) };
  await stores.imports.record({ ...made, footprint: known });
}
