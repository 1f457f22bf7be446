/** The machine-readable answer to `import plan`; stable, since others read it. */
import type { DocumentProblem, ImportPreview, ImportedTask } from "../../../domain/plan-import.ts";
import type { LocalDate } from "../../../domain/time.ts";
import type { TimingKind } from "../../../domain/timing.ts";

export interface PlanContract {
  /** The document's kind, or `none` when nothing of the kind was found. */
  readonly source: { readonly kind: string };
  readonly tasks: readonly ContractTask[];
  readonly reportPeriods: readonly {
    readonly name: string;
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly due: LocalDate;
  }[];
  readonly problems: readonly ContractProblem[];
  readonly newUnits: readonly string[];
  readonly unknownGroups: readonly string[];
  readonly ambiguousUnits: readonly string[];
  /** Names that resemble known ones, the nearest first; they count as new units until somebody tells. */
  readonly nearMisses: readonly {
    readonly phrase: string;
    readonly candidates: readonly string[];
  }[];
  readonly change: ImportPreview["change"];
}

export interface ContractTask {
  readonly code: string;
  readonly area: string;
  readonly title: string;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  /** Units that only follow it. */
  readonly follow: readonly string[];
  readonly deliverables: readonly {
    readonly label: string;
    readonly timing: string;
    readonly kind: TimingKind;
    readonly due: readonly LocalDate[];
    readonly embedded: boolean;
  }[];
  /** In points, with decimals; null where the document names none. */
  readonly points: number | null;
  readonly targets: readonly {
    readonly text: string;
    readonly value: number;
    readonly unit: string;
    readonly due: LocalDate | null;
  }[];
  readonly problems: readonly ContractProblem[];
}

/** `row` is null for what concerns the document as a whole. */
export interface ContractProblem {
  readonly row: number | null;
  readonly text: string;
  readonly reason: string;
}

/** `wordProblem` says in a sentence why something was not understood. */
export function toContract(
  preview: ImportPreview,
  wordProblem: (problem: DocumentProblem) => string,
): PlanContract {
  const { plan, codes } = preview;
  const word = (problem: DocumentProblem) => contractProblem(problem, wordProblem);
  return {
    source: { kind: plan.kind ?? "none" },
    tasks: plan.tasks.map((task, index) => contractTask(task, codes[index] ?? "", word)),
    reportPeriods: plan.reportPeriods.map(({ name, from, to, due }) => ({ name, from, to, due })),
    problems: plan.problems.map(word),
    newUnits: preview.newUnits,
    unknownGroups: preview.unknownGroups,
    ambiguousUnits: preview.ambiguousUnits,
    nearMisses: preview.questions.flatMap((question) =>
      question.kind === "near-miss"
        ? [{ phrase: question.phrase, candidates: question.candidates.map(({ name }) => name) }]
        : [],
    ),
    change: preview.change,
  };
}

function contractTask(
  task: ImportedTask,
  code: string,
  word: (problem: DocumentProblem) => ContractProblem,
): ContractTask {
  const { area, title, lead, support, follow, points, targets, row } = task;
  return {
    code,
    area,
    title,
    lead,
    support,
    follow,
    deliverables: task.deliverables.map(({ label, timing, kind, due, embedded }) => {
      return { label, timing, kind, due, embedded };
    }),
    points: points === null ? null : points / 100,
    targets,
    problems: task.problems.map((problem) =>
      word({ code: "row", row, text: "text" in problem ? problem.text : "", problem }),
    ),
  };
}

function contractProblem(
  problem: DocumentProblem,
  wordProblem: (problem: DocumentProblem) => string,
): ContractProblem {
  return {
    row: problem.code === "row" ? problem.row : null,
    text: "text" in problem ? problem.text : "",
    reason: wordProblem(problem),
  };
}
