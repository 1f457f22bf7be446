import type { CountedDeadline, CountedTask } from "../domain/figures.ts";
import type { DeliverableRow, TaskRow } from "./rows/plan-rows.ts";

/** The tasks of the figures, each with its standing. */
export function countedTasks(
  tasks: readonly Pick<TaskRow, "id" | "area">[],
  deliverables: readonly Pick<DeliverableRow, "task_id" | "timing_kind" | "embedded">[],
  deadlines: readonly CountedDeadline[],
): CountedTask[] {
  const deliverablesOf = Map.groupBy(deliverables, (deliverable) => deliverable.task_id);
  const dated = new Set<string | null>();
  for (const deadline of deadlines) if (deadline.due) dated.add(deadline.task);
  return tasks.map(({ id, area }) => {
    const own = (deliverablesOf.get(id) ?? []).filter((deliverable) => deliverable.embedded === 0);
    const isOngoing = own.length > 0 && own.every(({ timing_kind }) => timing_kind === "ongoing");
    const standing = isOngoing ? "ongoing" : dated.has(id) ? "dated" : "undated";
    return { key: id, area, standing };
  });
}
