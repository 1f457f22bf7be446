/** A task and its deliverables as they will be, compared with what is stored of them. */
import type { IdSource, PlanId } from "../../../domain/ids.ts";
import type { Deliverable, Task } from "../../../domain/plan.ts";
import type { OwedDeliverable, Ower } from "../../../domain/plan-deadlines.ts";
import type {
  ImportedDeliverable,
  ImportedTarget,
  ImportedTask,
} from "../../../domain/plan-import.ts";
import { isSame } from "./is-same.ts";
import { matchDeliverables, type Match } from "./matches.ts";

export interface TaskDraft {
  readonly imported: ImportedTask;
  readonly task: Task;
  readonly isNew: boolean;
  readonly isChanged: boolean;
  readonly owedBy: readonly Ower[];
  /** Somebody who owed it is relieved of it. */
  readonly isHandedOver: boolean;
  readonly deliverables: readonly DeliverableDraft[];
  /** Stored, but no longer in the document. */
  readonly goneDeliverables: readonly Deliverable[];
}

/** Who owes a task, and whether that is another's word than the document's. */
export interface Leading {
  readonly owedBy: readonly Ower[];
  readonly isDecided: boolean;
  readonly isHandedOver: boolean;
}

export interface DeliverableDraft {
  readonly deliverable: Deliverable;
  /** A target with a date is owed like a product: by then it must be reached, and shown. */
  readonly kind: OwedDeliverable["kind"];
  readonly reading: Pick<ImportedDeliverable, "kind" | "due" | "withinYear">;
  /** New, or something of it is another than before. */
  readonly isChanged: boolean;
  /** New, or its timing phrase says another thing than before. */
  readonly isTimedAnew: boolean;
}

/**
 * `code` is for a task that is new; a known one keeps its own. `isDated` says that a person has set
 * its date.
 */
export function draftTask(
  { imported, stored }: Match<ImportedTask, Task>,
  known: readonly Deliverable[],
  leading: Leading,
  isDated: boolean,
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
    isLeadDecided: leading.isDecided,
    points,
    sourceRow: imported.row,
  };
  return {
    imported,
    task,
    isNew: stored === null,
    // Its row alone does not make it another task.
    isChanged: stored === null || !isSame(task, { ...stored, sourceRow: task.sourceRow }),
    owedBy: leading.owedBy,
    isHandedOver: leading.isHandedOver,
    ...draftDeliverables(task, imported, known, isDated, rows.ids),
  };
}

function draftDeliverables(
  task: Task,
  imported: ImportedTask,
  known: readonly Deliverable[],
  isDated: boolean,
  ids: IdSource,
): Pick<TaskDraft, "deliverables" | "goneDeliverables"> {
  const targets = imported.targets.flatMap(datedTarget);
  const { matches, missing } = matchDeliverables([...imported.deliverables, ...targets], known);
  let free = Math.max(-1, ...known.map(({ position }) => position)) + 1;
  const deliverables = matches.map(({ imported: said, stored }): DeliverableDraft => {
    const { label, timing, embedded, kind, due, withinYear } = said;
    const isTarget = targets.includes(said);
    // As long as the phrase stays, so does what it was read or said to mean.
    const isReadAlike = stored !== null && stored.timing === timing && !isDated;
    const deliverable: Deliverable = {
      id: stored?.id ?? ids.next(),
      taskId: task.id,
      // A place once given stays, so that two never share one.
      position: stored?.position ?? free++,
      label,
      timing,
      timingKind: isReadAlike ? stored.timingKind : kind,
      embedded,
    };
    return {
      deliverable,
      kind: isTarget ? "target" : "deliverable",
      reading: { kind, due, withinYear },
      isChanged: stored === null || !isSame(deliverable, stored),
      isTimedAnew: !isReadAlike || stored.embedded !== embedded,
    };
  });
  return { deliverables, goneDeliverables: missing };
}

function datedTarget({ text, due }: ImportedTarget): ImportedDeliverable[] {
  if (!due) return [];
  const [year, month, day] = due.split("-");
  const timing = `${day}/${month}/${year}`;
  return [{ label: text, timing, kind: "once", due: [due], withinYear: false, embedded: false }];
}
