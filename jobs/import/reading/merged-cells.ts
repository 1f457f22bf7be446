import type { MergedCells } from "./sheet-layout.ts";

export interface ResolvedCells {
  readonly cells: readonly string[];
  readonly continues: readonly boolean[];
}

/**
 * Cells that are merged have their text in the first place: it is repeated down its column. What is
 * merged beyond the rows and columns that have text, or twice, changes nothing.
 */
export function resolveMerged(
  rows: readonly (readonly string[])[],
  merged: readonly MergedCells[],
): readonly ResolvedCells[] {
  const resolved = rows.map((cells) => [...cells]);
  const continuing = new Map<number, boolean[]>();
  for (const { top, left, bottom } of merged) {
    const text = rows[top - 1]?.[left - 1] ?? "";
    if (text === "") continue;
    for (let index = top; index < Math.min(bottom, rows.length); index += 1) {
      const cells = resolved[index] ?? [];
      const continues = continuing.get(index) ?? cells.map(() => false);
      // In one that is merged already, so is everything below.
      if (continues[left - 1] === true) break;
      cells[left - 1] = text;
      continues[left - 1] = true;
      continuing.set(index, continues);
    }
  }
  const nothing = (rows[0] ?? []).map(() => false);
  return resolved.map((cells, index) => ({
    cells,
    continues: continuing.get(index) ?? nothing,
  }));
}
