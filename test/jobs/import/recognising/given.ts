/** Documents as the readers hand them to the recognisers. */
import type { ImportedPlan, ImportedTask } from "../../../../domain/plan-import.ts";
import type { Block, SourceDocument, Table } from "../../../../jobs/import/reading/document.ts";
import { recognisePlan } from "../../../../jobs/import/recognising/recognise-plan.ts";

/** A cell that only goes on from the one above it. */
const GOES_ON = "^";

/** Lines of text and tables, in order. */
export function documentOf(...parts: readonly (string | Table)[]): SourceDocument {
  const blocks: Block[] = parts.map((part, index) =>
    typeof part === "string" ? { kind: "paragraph", text: part, line: index + 1 } : part,
  );
  return { blocks };
}

/** A table of a format that knows nothing of merged cells; `|` parts them. */
export function table(...rows: readonly string[]): Table {
  const cells = rows.map((row) => row.split("|").map((cell) => cell.trim()));
  return { kind: "table", rows: cells.map((own, index) => ({ cells: own, line: index + 1 })) };
}

/** A table of a format that knows merged cells: `^` goes on from the row above. */
export function mergedTable(...rows: readonly string[]): Table {
  let above: readonly string[] = [];
  const read = rows.map((row, index) => {
    const written = row.split("|").map((cell) => cell.trim());
    const continues = written.map((cell) => cell === GOES_ON);
    const cells = written.map((cell, at) => (cell === GOES_ON ? (above[at] ?? "") : cell));
    above = cells;
    return { cells, continues, line: index + 1 };
  });
  return { kind: "table", rows: read };
}

/** What a document is recognised to hold, read for 2025. */
export function planOf(...parts: readonly (string | Table)[]): ImportedPlan {
  const plan = recognisePlan(documentOf(...parts), { given: 2025, current: 2025 });
  if (!plan.ok) throw new Error(plan.error.code);
  return plan.value;
}

/** What a task's deliverables are, each with its kind or dates. */
export function duesOf(task: ImportedTask | undefined): readonly (readonly string[])[] {
  return (task?.deliverables ?? []).map(({ label, kind, due }) =>
    due.length > 0 ? [label, ...due] : [label, kind],
  );
}

/** The codes of everything that was not understood in the rows, in order. */
export function rowProblems(plan: ImportedPlan): readonly string[] {
  return plan.problems.flatMap((each) =>
    each.code === "row" ? [`${each.row} ${each.problem.code}`] : [],
  );
}
