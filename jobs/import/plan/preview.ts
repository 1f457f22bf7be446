/** What a person is shown of an import before, and after, it is made. */
import type {
  ImportCorrections,
  ImportedPlan,
  ImportPreview,
} from "../../../domain/plan-import.ts";
import type { LocalDate } from "../../../domain/time.ts";
import type { CorrectedPlan } from "./corrected-plan.ts";
import type { PlanDraft } from "./plan-draft.ts";
import type { UnitDirectory } from "./unit-directory.ts";

export interface Drafted {
  readonly name: string;
  readonly corrected: CorrectedPlan;
  readonly corrections: ImportCorrections;
  readonly draft: PlanDraft;
  readonly directory: UnitDirectory;
}

export function previewOf(drafted: Drafted, today: LocalDate): ImportPreview {
  const { name, corrected, corrections, draft, directory } = drafted;
  const { plan } = corrected;
  const tasks = plan.tasks.filter((task) => !corrected.isSkipped(task));
  const deliverables = tasks.flatMap((task) => task.deliverables);
  const { deadlines } = draft.owed;
  return {
    plan,
    planName: name,
    counts: {
      tasks: tasks.length,
      areas: new Set(tasks.map(({ area }) => area)).size,
      deadlines: deadlines.length,
      reports: deadlines.filter(({ kind }) => kind === "report").length,
      undated: deliverables.filter(({ due }) => due.length === 0).length,
    },
    change: draft.change,
    tasksAdded: draft.tasksAdded,
    tasksChanged: draft.tasksChanged,
    tasksMissing: draft.tasksMissing,
    newUnits: directory.register.newUnits.map((unit) => unit.name),
    unknownGroups: directory.unknownGroups,
    ambiguousUnits: directory.ambiguousUnits,
    codes: draft.codes,
    byUnit: sharesOf(drafted),
    byMonth: monthsOf(deadlines.flatMap(({ due }) => due ?? [])),
    questions: directory.questions,
    corrections,
    past: draft.writes.addedDeadlines.filter(({ due }) => due !== null && due < today).length,
  };
}

/** Of a document that holds no plan. */
export function emptyPreview(
  plan: ImportedPlan,
  name: string,
  corrections: ImportCorrections,
): ImportPreview {
  return {
    plan,
    planName: name,
    counts: { tasks: 0, areas: 0, deadlines: 0, reports: 0, undated: 0 },
    change: "none",
    tasksAdded: [],
    tasksChanged: [],
    tasksMissing: [],
    newUnits: [],
    unknownGroups: [],
    ambiguousUnits: [],
    codes: [],
    byUnit: [],
    byMonth: [],
    questions: [],
    corrections,
    past: 0,
  };
}

function sharesOf({ draft, directory }: Drafted): ImportPreview["byUnit"] {
  const deadlines = Map.groupBy(draft.owed.deadlines, ({ unitId }) => unitId);
  const leading = draft.tasks.flatMap(({ owedBy }) => [
    ...new Set(owedBy.map(({ unitId }) => unitId)),
  ]);
  const tasks = Map.groupBy(leading, (unitId) => unitId);
  return [...new Set([...deadlines.keys(), ...tasks.keys()])]
    .map((unitId) => ({
      unit: directory.register.byId(unitId)?.name ?? "",
      tasks: tasks.get(unitId)?.length ?? 0,
      deadlines: deadlines.get(unitId)?.length ?? 0,
    }))
    .toSorted((one, other) => other.deadlines - one.deadlines || other.tasks - one.tasks);
}

function monthsOf(dates: readonly LocalDate[]): ImportPreview["byMonth"] {
  const months = Map.groupBy(dates, (date) => date.slice(0, "yyyy-MM".length));
  return [...months]
    .map(([month, { length }]) => ({ month, deadlines: length }))
    .toSorted((one, other) => (one.month < other.month ? -1 : 1));
}
