/** Chỉnh sửa bản xem trước: which rows of a document need a person, and what persons decided. */
import type {
  DocumentProblem,
  ImportCorrections,
  ImportedPlan,
  ImportedTask,
  PhraseMeaning,
  RowCorrection,
  RowProblem,
} from "./plan-import.ts";

/** A row, or a place outside the rows (null), that may need a person. */
export interface DoubtfulPlace {
  readonly row: number | null;
  /** What was not understood of it. */
  readonly problems: readonly DocumentProblem[];
  /** It was understood, but says no date (`Theo quy định`): a person may set one. */
  readonly isUndated: boolean;
  /** Null where nobody has corrected it. */
  readonly correction: RowCorrection | null;
  /** Nothing is left that a person would have to decide. */
  readonly isSettled: boolean;
}

const NO_CORRECTION: RowCorrection = { isSkipped: false, due: null, leadId: null };

/**
 * Everything that was not understood, row by row; then the rows without a date; what a person has
 * settled stands last.
 */
export function doubtfulPlaces(
  plan: ImportedPlan,
  corrections: ImportCorrections,
): readonly DoubtfulPlace[] {
  const byRow = new Map<number, DocumentProblem[]>();
  const elsewhere: DoubtfulPlace[] = [];
  for (const problem of plan.problems) {
    if (problem.code === "row") {
      byRow.set(problem.row, [...(byRow.get(problem.row) ?? []), problem]);
    } else if (problem.code !== "no-plan-number") {
      // Without a number a plan is called otherwise, and all of it is understood.
      const place = { row: null, problems: [problem], isUndated: false, correction: null };
      elsewhere.push({ ...place, isSettled: false });
    }
  }
  const undated = new Set(plan.tasks.filter(isUndatedTask).map(({ row }) => row));
  const corrected = Object.keys(corrections.rows).map(Number);
  for (const row of [...undated, ...corrected]) if (!byRow.has(row)) byRow.set(row, []);
  const rows = [...byRow].toSorted(([one], [other]) => one - other);
  const places = rows.map(([row, problems]): DoubtfulPlace => {
    const correction = corrections.rows[row] ?? null;
    const isSettled = problems.every(
      (problem) => problem.code === "row" && isSettledBy(problem.problem, correction),
    );
    const isUndated = undated.has(row) && !correction?.due && !correction?.isSkipped;
    return { row, problems, isUndated, correction, isSettled };
  });
  const open = places.filter((place) => !place.isSettled);
  const settled = places.filter((place) => place.isSettled);
  return [
    ...open,
    ...elsewhere,
    ...settled.filter(({ isUndated }) => isUndated),
    ...settled.filter(({ isUndated }) => !isUndated),
  ];
}

function isUndatedTask({ deliverables }: ImportedTask): boolean {
  return deliverables.some(
    ({ kind, due, embedded }) => kind === "unspecified" && due.length === 0 && !embedded,
  );
}

/** The corrections with those of one row changed; one that corrects nothing is dropped. */
export function correctRow(
  corrections: ImportCorrections,
  row: number,
  change: Partial<RowCorrection>,
): ImportCorrections {
  const { [String(row)]: before = NO_CORRECTION, ...others } = corrections.rows;
  const after = { ...before, ...change };
  const isNone = !after.isSkipped && after.due === null && after.leadId === null;
  return { ...corrections, rows: isNone ? others : { ...others, [String(row)]: after } };
}

/** The corrections with what a phrase means; null takes the answer back. */
export function answerPhrase(
  corrections: ImportCorrections,
  phrase: string,
  meaning: PhraseMeaning | null,
): ImportCorrections {
  const others = Object.entries(corrections.phrases).filter(([known]) => known !== phrase);
  const all = meaning ? [...others, [phrase, meaning] as const] : others;
  return { ...corrections, phrases: Object.fromEntries(all) };
}

/** Whether what a person decided about a row leaves nothing of its problem. */
export function isSettledBy(problem: RowProblem, correction: RowCorrection | null): boolean {
  if (!correction) return false;
  if (correction.isSkipped) return true;
  switch (problem.code) {
    case "timing":
    case "unpaired":
      return correction.due !== null;
    case "no-lead":
      return correction.leadId !== null;
    case "no-title":
    case "no-area":
    case "no-points":
      return false;
    default:
      return problem satisfies never;
  }
}
