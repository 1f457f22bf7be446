/** A task and its deliverables as they will be, compared with what is stored of them. */
import type { IdSource, PlanId } from "../../domain/ids.ts";
import type { Deliverable, Task } from "../../domain/plan.ts";
import type { ImportedDeliverable, ImportedTask } from "../../domain/plan-import.ts";
import { matchDeliverables, type Match } from "./matches.ts";

export interface TaskDraft {
  readonly imported: ImportedTask;
  readonly task: Task;
  readonly isNew: boolean;
  readonly isChanged: boolean;
  /** Somebody else leads it than before. */
  readonly isHandedOver: boolean;
  readonly deliverables: readonly DeliverableDraft[];
}

export interface DeliverableDraft {
  readonly deliverable: Deliverable;
  readonly reading: Pick<ImportedDeliverable, "kind" | "due" | "withinYear">;
  /** New, or something of it is another than before. */
  readonly isChanged: boolean;
  /** New, or its timing phrase says another thing than before. */
  readonly isTimedAnew: boolean;
}

/** `code` is for a task that is new; a known one keeps its own. */
export function draftTask(
  { imported, stored }: Match<ImportedTask, Task>,
  known: readonly Deliverable[],
  rows: { readonly planId: PlanId; readonly code: string; readonly ids: IdSource },
): TaskDraft {
  const { area, title, lead, support, follow, points } = imported;
  const task: Task = {
    id: stored?.id ?? rows.ids.next(),
    planId: rows.planId,
    code: stored?.code ?? rows.code,
    area,
    title,
    lead,
    support,
    follow,
    points,
    sourceRow: imported.row,
  };
  return {
    imported,
    task,
    isNew: stored === null,
    // Its row alone does not make it another task.
    isChanged: stored === null || !isSame(task, { ...stored, sourceRow: task.sourceRow }),
    isHandedOver: stored !== null && !isSame(stored.lead, lead),
    deliverables: draftDeliverables(task, imported.deliverables, known, rows.ids),
  };
}

function draftDeliverables(
  task: Task,
  imported: readonly ImportedDeliverable[],
  known: readonly Deliverable[],
  ids: IdSource,
): DeliverableDraft[] {
  const { matches } = matchDeliverables(imported, known);
  let free = Math.max(-1, ...known.map(({ position }) => position)) + 1;
  return matches.map(({ imported: said, stored }) => {
    const { label, timing, embedded, kind, due, withinYear } = said;
    const deliverable: Deliverable = {
      id: stored?.id ?? ids.next(),
      taskId: task.id,
      // A place once given stays, so that two never share one.
      position: stored?.position ?? free++,
      label,
      timing,
      timingKind: kind,
      embedded,
    };
    return {
      deliverable,
      reading: { kind, due, withinYear },
      isChanged: stored === null || !isSame(deliverable, stored),
      isTimedAnew: stored === null || stored.timing !== timing || stored.timingKind !== kind,
    };
  });
}

/** Whether two values say the same, field by field. */
export function isSame<Value>(one: Value, other: Value): boolean {
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return one === other;
  const entries = Object.entries(one);
  const others = new Map<string, unknown>(Object.entries(other));
  return (
    entries.length === others.size &&
    entries.every(([name, value]) => others.has(name) && isSame(value as unknown, others.get(name)))
  );
}
