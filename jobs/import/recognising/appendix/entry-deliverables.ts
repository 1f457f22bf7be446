/** What is due of a task that takes several rows: each row's product by that row's timing. */
import type { RowProblem } from "../../../../domain/plan-import.ts";
import type { AppendixRow } from "./appendix-rows.ts";
import type { DeliverableReader, RowDeliverables } from "../due/deliverables.ts";

interface Pair {
  readonly product: string;
  timing: string;
}

export function readEntryDeliverables(
  rows: readonly AppendixRow[],
  read: DeliverableReader,
): RowDeliverables {
  const [only] = rows;
  if (only && rows.length === 1) return read(only.cells.product, only.cells.timing);
  const results = pairsOf(rows).map(({ product, timing }) => read(product, timing));
  const problems = new Map<string, RowProblem>();
  for (const problem of results.flatMap((result) => result.problems)) {
    problems.set(JSON.stringify(problem), problem);
  }
  return {
    deliverables: results.flatMap((result) => result.deliverables),
    problems: [...problems.values()],
  };
}

/**
 * A cell that is merged over several rows counts once: a product that goes on takes the timings
 * beside it, a timing that goes on serves the products beside it. Where a format does not tell what
 * is merged, the only timing serves all the products; a blank one beside others is missing.
 */
function pairsOf(rows: readonly AppendixRow[]): Pair[] {
  const pairs: Pair[] = [];
  const isOnlyTiming = rows.slice(1).every(({ cells }) => cells.timing === "");
  for (const { cells, goesOn } of rows) {
    const last = pairs.at(-1);
    const isNewProduct = cells.product !== "" && !goesOn.has("product");
    const isNewTiming = cells.timing !== "" && !goesOn.has("timing");
    if (!last || (isNewProduct && last.product !== "")) {
      const isServed = last && isOnlyTiming;
      pairs.push({ product: cells.product, timing: isServed ? last.timing : cells.timing });
    } else if (isNewProduct) {
      pairs[pairs.length - 1] = { product: cells.product, timing: cells.timing || last.timing };
    } else if (isNewTiming && cells.timing !== last.timing) {
      last.timing = last.timing === "" ? cells.timing : `${last.timing}\n${cells.timing}`;
    }
  }
  const byText = new Map(pairs.map((pair) => [`${pair.product}\u0000${pair.timing}`, pair]));
  return [...byText.values()];
}
