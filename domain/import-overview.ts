/**
 * Bản xem trước gọn: of a preview only what its first screen shows, since it is stored with every
 * message that shows it, however long the document.
 */
import { doubtfulPlaces, type DoubtfulPlace } from "./import-corrections.ts";
import type {
  ImportedDeliverable,
  ImportedReportPeriod,
  ImportPreview,
  PhraseQuestion,
} from "./plan-import.ts";
import type { TimingKind } from "./timing.ts";

/** The first few of a list, and how many there are in all. */
export interface Beginning<Value> {
  readonly first: readonly Value[];
  readonly total: number;
}

export interface ImportOverview {
  readonly planName: string;
  readonly title: string;
  readonly year: number;
  /** The document says how it is called; otherwise `planName` was made of something else. */
  readonly isNumbered: boolean;
  readonly counts: ImportPreview["counts"];
  readonly change: ImportPreview["change"];
  readonly byUnit: Beginning<ImportPreview["byUnit"][number]>;
  /** Only quarters that have any, in order. */
  readonly byQuarter: readonly {
    readonly year: number;
    readonly quarter: number;
    readonly deadlines: number;
  }[];
  /** Deliverables without a date. */
  readonly ongoing: number;
  readonly unspecified: number;
  readonly reportPeriods: Beginning<Pick<ImportedReportPeriod, "name" | "to" | "due">>;
  readonly newUnits: Beginning<string>;
  readonly unknownGroups: Beginning<string>;
  readonly added: Beginning<string>;
  readonly changed: Beginning<string>;
  readonly missing: Beginning<string>;
  /** What is missing is withdrawn, not kept. */
  readonly dropsMissing: boolean;
  readonly questions: Beginning<PhraseQuestion>;
  readonly answered: number;
  /** What was not understood and nobody has settled. */
  readonly doubts: Beginning<DoubtfulPlace>;
  /** Rows that were understood and say no date. */
  readonly undatedRows: number;
  /** Rows that a person has set right. */
  readonly settled: number;
  readonly skipped: number;
  readonly past: number;
}

const FEW = 3;

export function overviewOf(preview: ImportPreview): ImportOverview {
  const { plan, corrections } = preview;
  const places = doubtfulPlaces(plan, corrections);
  const undated = undatedIn(preview);
  return {
    planName: preview.planName,
    title: plan.title,
    year: plan.year,
    isNumbered: plan.number !== null,
    counts: { ...preview.counts, areas: areasIn(preview) },
    change: preview.change,
    byUnit: beginning(preview.byUnit, FEW),
    byQuarter: quartersOf(preview.byMonth),
    ongoing: undated.filter((kind) => kind === "ongoing").length,
    unspecified: undated.filter((kind) => kind !== "ongoing").length,
    reportPeriods: beginning(
      plan.reportPeriods.map(({ name, to, due }) => ({ name, to, due })),
      FEW + 1,
    ),
    newUnits: beginning(preview.newUnits, FEW),
    unknownGroups: beginning(preview.unknownGroups, FEW),
    added: beginning(preview.tasksAdded, FEW),
    changed: beginning(preview.tasksChanged, FEW),
    missing: beginning(preview.tasksMissing, FEW),
    dropsMissing: corrections.dropsMissing,
    questions: beginning(preview.questions, FEW),
    answered: Object.keys(corrections.phrases).length,
    doubts: beginning(
      places.filter(({ isSettled }) => !isSettled),
      FEW,
    ),
    undatedRows: places.filter(({ isSettled, isUndated }) => isSettled && isUndated).length,
    settled: places.filter(({ isSettled, correction }) => isSettled && correction).length,
    skipped: Object.values(corrections.rows).filter(({ isSkipped }) => isSkipped).length,
    past: preview.past,
  };
}

export function beginning<Value>(values: readonly Value[], most: number): Beginning<Value> {
  return { first: values.slice(0, most), total: values.length };
}

/** Tasks without an area are in none. */
function areasIn({ plan, corrections }: ImportPreview): number {
  const tasks = plan.tasks.filter(({ row }) => !corrections.rows[row]?.isSkipped);
  return new Set(tasks.map(({ area }) => area).filter((area) => area !== "")).size;
}

/** Of what is neither skipped nor given a date. */
function undatedIn({ plan, corrections }: ImportPreview): readonly TimingKind[] {
  const isUndated = ({ due, embedded }: ImportedDeliverable) => due.length === 0 && !embedded;
  return plan.tasks
    .filter(({ row }) => {
      const correction = corrections.rows[row];
      return !correction?.isSkipped && !correction?.due;
    })
    .flatMap(({ deliverables }) => deliverables.filter(isUndated).map(({ kind }) => kind));
}

function quartersOf(byMonth: ImportPreview["byMonth"]): ImportOverview["byQuarter"] {
  const quarters = new Map<string, { year: number; quarter: number; deadlines: number }>();
  for (const { month, deadlines } of byMonth) {
    const year = Number(month.slice(0, 4));
    const quarter = Math.ceil(Number(month.slice(5, 7)) / 3);
    const key = `${year} ${quarter}`;
    const known = quarters.get(key);
    if (known) known.deadlines += deadlines;
    else quarters.set(key, { year, quarter, deadlines });
  }
  return [...quarters.values()];
}
