/** Lĩnh vực of every entry of the appendix: by its column, its groups, or the table's heading. */
import type { Entry } from "./appendix-entries.ts";
import type { AppendixTable } from "./appendix-rows.ts";
import { assignAreas, type RowArea } from "./areas.ts";
import { readOrdinal } from "./ordinals.ts";

const NO_AREA: RowArea = { name: "", isCertain: true };

/** In the order of the entries. Where a table names no area at all, none is missed. */
export function areasOf(entries: readonly Entry[]): readonly RowArea[] {
  const tables = Map.groupBy(entries, ({ table }) => table);
  const captions = new Set([...tables.keys()].map(({ caption }) => caption));
  const isByCaption = tables.size > 1 && captions.size === tables.size && !captions.has(null);
  const areas = new Map<Entry, RowArea>();
  for (const [table, own] of tables) {
    const assigned = areasInTable(own);
    const isNamed = assigned.some((area) => area.name !== "");
    const otherwise = isByCaption ? captionArea(table) : NO_AREA;
    for (const [index, entry] of own.entries()) {
      areas.set(entry, (isNamed && assigned[index]) || otherwise);
    }
  }
  return entries.map((entry) => areas.get(entry) ?? NO_AREA);
}

/** Several tables, each below a heading of its own: the headings are the areas. */
function captionArea({ caption }: AppendixTable): RowArea {
  return { name: readOrdinal(caption ?? "").rest.replace(/[.:;,\s]+$/u, ""), isCertain: true };
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
