/** Merged cells of a table on paper, put into rows and columns. */

export interface SpanningCell {
  readonly text: string;
  /** How many columns and rows it covers. */
  readonly columns: number;
  readonly rows: number;
}

export interface GridRow {
  readonly cells: readonly string[];
  /** For each cell, whether it only goes on from the row above. */
  readonly continues: readonly boolean[];
}

/** What stands in a column, or goes on there from above. */
interface Placed {
  readonly text: string;
  readonly continues: boolean;
}

const MOST_COLUMNS = 100;

/**
 * Repeats a cell in the rows that it covers, and leaves the other columns that it covers blank.
 * Tables that were drawn by hand have columns only because lines of different rows do not meet:
 * those that no row parts are one.
 */
export function gridOf(rows: readonly (readonly SpanningCell[])[]): readonly GridRow[] {
  const placed = place(rows);
  const width = placed.reduce((most, row) => Math.max(most, ...row.keys(), -1), -1) + 1;
  const columns = columnsOf(placed, width);
  const count = (columns.at(-1) ?? -1) + 1;
  return placed.map((row) => {
    const cells = Array.from({ length: count }, () => "");
    const continues = Array.from({ length: count }, () => false);
    for (const [at, cell] of row) {
      const column = columns[at] ?? 0;
      cells[column] = cell.text;
      continues[column] = cell.continues;
    }
    return { cells, continues };
  });
}

function place(rows: readonly (readonly SpanningCell[])[]): ReadonlyMap<number, Placed>[] {
  /** By column: what goes on downwards, in how many more rows, over how many columns. */
  const open = new Map<number, { text: string; left: number; columns: number }>();
  return rows.map((cells) => {
    const placed = new Map<number, Placed>();
    let column = 0;
    const goOn = () => {
      for (let above = open.get(column); above !== undefined; above = open.get(column)) {
        placed.set(column, { text: above.text, continues: true });
        above.left -= 1;
        if (above.left === 0) open.delete(column);
        column += above.columns;
      }
    };
    for (const { text, columns: wanted, rows: covered } of cells) {
      goOn();
      if (column >= MOST_COLUMNS) break;
      const columns = Math.min(Math.max(1, wanted || 1), MOST_COLUMNS - column);
      placed.set(column, { text, continues: false });
      if (covered > 1) open.set(column, { text, left: covered - 1, columns });
      column += columns;
    }
    goOn();
    return placed;
  });
}

/** The column of the table that each column of the paper belongs to. */
function columnsOf(rows: readonly ReadonlyMap<number, Placed>[], width: number): number[] {
  const columns: number[] = [];
  let first = 0;
  for (let at = 0; at < width; at += 1) {
    const isParted = rows.some((row) => row.has(at) && startsWithin(row, first, at));
    if (at > 0 && isParted) first = at;
    columns.push(at === first && at > 0 ? (columns[at - 1] ?? 0) + 1 : (columns[at - 1] ?? 0));
  }
  return columns;
}

function startsWithin(row: ReadonlyMap<number, Placed>, from: number, before: number): boolean {
  for (let at = from; at < before; at += 1) if (row.has(at)) return true;
  return false;
}
