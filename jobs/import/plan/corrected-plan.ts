/** A plan as a person has corrected it, row by row. */
import type { UnitId } from "../../../domain/ids.ts";
import { isSettledBy } from "../../../domain/import-corrections.ts";
import type {
  DocumentProblem,
  ImportCorrections,
  ImportedDeliverable,
  ImportedPlan,
  ImportedTask,
  RowCorrection,
} from "../../../domain/plan-import.ts";
import type { LocalDate } from "../../../domain/time.ts";

export interface CorrectedPlan {
  /** With what was set in the place of what was read; what that settles is no problem any more. */
  readonly plan: ImportedPlan;
  isSkipped(task: ImportedTask): boolean;
  /** Whether a person has set the row's date. */
  isDated(task: ImportedTask): boolean;
  /** Who leads the row by a person's word. */
  leadOf(task: ImportedTask): UnitId | null;
}

export function correctPlan(plan: ImportedPlan, corrections: ImportCorrections): CorrectedPlan {
  const rows = new Map(Object.entries(corrections.rows));
  const of = (row: number): RowCorrection | undefined => rows.get(String(row));
  return {
    plan: {
      ...plan,
      tasks: plan.tasks.map((task) => correctTask(task, of(task.row))),
      problems: plan.problems.filter((problem) => !isProblemSettled(problem, of)),
    },
    isSkipped: ({ row }) => of(row)?.isSkipped ?? false,
    isDated: ({ row }) => (of(row)?.due ?? null) !== null,
    leadOf: ({ row }) => of(row)?.leadId ?? null,
  };
}

function correctTask(task: ImportedTask, correction: RowCorrection | undefined): ImportedTask {
  if (!correction) return task;
  const { due } = correction;
  return {
    ...task,
    deliverables: due ? datedOn(due, task.deliverables) : task.deliverables,
    problems: task.problems.filter((problem) => !isSettledBy(problem, correction)),
  };
}

const UNNAMED: ImportedDeliverable = {
  label: "",
  timing: "",
  kind: "once",
  due: [],
  withinYear: false,
  embedded: false,
};

/** All of them on one day; a row without any owes something on that day too. */
function datedOn(
  due: LocalDate,
  deliverables: readonly ImportedDeliverable[],
): ImportedDeliverable[] {
  return (deliverables.length > 0 ? deliverables : [UNNAMED]).map((deliverable) => {
    return { ...deliverable, kind: "once", due: [due], withinYear: false };
  });
}

function isProblemSettled(
  problem: DocumentProblem,
  of: (row: number) => RowCorrection | undefined,
): boolean {
  if (problem.code !== "row") return false;
  return isSettledBy(problem.problem, of(problem.row) ?? null);
}
