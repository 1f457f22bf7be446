/** Cells that were merged over an area's rows, in formats that keep only the first of them. */
import type { Entry } from "./appendix-entries.ts";
import type { RowArea } from "./areas.ts";

const SHARED_ROLES = ["lead", "support", "timing"] as const;

type SharedRole = (typeof SHARED_ROLES)[number];

/**
 * A blank cell is a missing one, with one exception: where the first task of every area has a cell
 * filled and none of the others has, over at least two areas of several tasks, that is how a table
 * looks whose cells were merged over each area. Then the first one's holds for its whole area.
 */
export function fillMergedCells(
  entries: readonly Entry[],
  areas: readonly RowArea[],
): readonly Entry[] {
  const parts = partsByArea(entries, areas);
  const filled = new Map<Entry, Entry>();
  for (const [table, own] of Map.groupBy(parts, ([first]) => first?.table)) {
    if (!table || table.knowsMerging) continue;
    const roles = SHARED_ROLES.filter((role) => isSharedByArea(own, role));
    if (roles.length > 0) for (const part of own) fillPart(part, roles, filled);
  }
  return entries.map((entry) => filled.get(entry) ?? entry);
}

/** The tasks of one area that stand together. */
function partsByArea(entries: readonly Entry[], areas: readonly RowArea[]): Entry[][] {
  const parts: Entry[][] = [];
  let before: Entry | undefined;
  let name = "";
  for (const [index, entry] of entries.entries()) {
    if (entry.title === "") continue;
    const own = areas[index]?.name ?? "";
    const goesOn = before?.table === entry.table && own === name;
    if (goesOn) parts.at(-1)?.push(entry);
    else parts.push([entry]);
    [before, name] = [entry, own];
  }
  return parts;
}

function isSharedByArea(parts: readonly (readonly Entry[])[], role: SharedRole): boolean {
  const isFilled = ({ rows }: Entry) => rows.some(({ cells }) => cells[role] !== "");
  const isShared = parts.every(
    ([first, ...others]) => first && isFilled(first) && !others.some(isFilled),
  );
  return isShared && parts.filter((part) => part.length > 1).length > 1;
}

function fillPart(
  [first, ...others]: readonly Entry[],
  roles: readonly SharedRole[],
  filled: Map<Entry, Entry>,
): void {
  const cells = first?.rows[0]?.cells;
  if (!cells) return;
  const shared = Object.fromEntries(roles.map((role) => [role, cells[role]]));
  for (const entry of others) {
    const rows = entry.rows.map((row) => ({ ...row, cells: { ...row.cells, ...shared } }));
    filled.set(entry, { ...entry, rows });
  }
}
