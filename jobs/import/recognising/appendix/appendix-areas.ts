/** Lĩnh vực of every entry of the appendix: by its column, its groups, or the table's heading. */
import type { Entry } from "./appendix-entries.ts";
import { assignAreas, type RowArea } from "./areas.ts";
import { areAreas } from "../text/captions.ts";

const NO_AREA: RowArea = { name: "", isCertain: true };

/** In the order of the entries. Where a table names no area at all, none is missed. */
export function areasOf(entries: readonly Entry[]): readonly RowArea[] {
  const tables = Map.groupBy(entries, ({ table }) => table);
  const isByCaption = areAreas([...tables.keys()].map(({ caption }) => caption));
  const areas = new Map<Entry, RowArea>();
  for (const [table, own] of tables) {
    const assigned = areasInTable(own);
    const isNamed = assigned.some((area) => area.name !== "");
    const above: RowArea = { name: table.caption ?? "", isCertain: true };
    // In a spreadsheet the headings but the first are rows of the table.
    const isFirstAbove = isNamed && table.caption !== null && !table.columns.includes("area");
    for (const [index, entry] of own.entries()) {
      const named = assigned[index];
      const isAbove = named?.name === "" && (isFirstAbove || (isByCaption && !isNamed));
      areas.set(entry, isAbove ? above : isNamed ? (named ?? NO_AREA) : NO_AREA);
    }
  }
  return entries.map((entry) => areas.get(entry) ?? NO_AREA);
}

function areasInTable(entries: readonly Entry[]): readonly RowArea[] {
  const counted = entries.filter(({ title, area }) => title !== "" || area !== "");
  const level = outermostLevel(counted);
  const clues = counted.map(({ rows: [first], groups, ...entry }) => ({
    area: entry.area,
    goesOn: first?.goesOn.has("area") ?? false,
    group: (groups[level] ?? groups[0])?.name ?? null,
    beginsGroup: entry.beginsGroup,
    number: entry.number,
  }));
  const areas = assignAreas(clues);
  const places = new Map(counted.map((entry, index) => [entry, areas[index]]));
  return entries.map((entry) => places.get(entry) ?? NO_AREA);
}

/** A heading that stands over the whole table, with numbered groups inside it, is its title. */
function outermostLevel(entries: readonly Entry[]): number {
  const [outer] = entries[0]?.groups ?? [];
  if (!outer || outer.level === "roman" || outer.level === "arabic") return 0;
  const isWhole = entries.every(({ groups }) => groups[0] === outer && groups.length > 1);
  return isWhole && new Set(entries.map(({ groups }) => groups[1])).size > 1 ? 1 : 0;
}
