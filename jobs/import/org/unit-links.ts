/** Keeps lists from making a unit its own parent or successor, by whatever way round. */
import type { UnitId } from "../../../domain/ids.ts";
import type { ImportedUnit, OrgProblem } from "../../../domain/org-import.ts";
import type { OrgUnit } from "../../../domain/org.ts";

/** A row with the unit that it would leave. */
export interface ListedUnit {
  readonly row: ImportedUnit;
  readonly unit: OrgUnit;
}

/**
 * The same units, where those whose new link closes a circle keep what is stored. Taking links back
 * may close another circle with what was stored, so it goes on until there is none.
 */
export function withoutCycles(
  listed: readonly ListedUnit[],
  stored: ReadonlyMap<UnitId, OrgUnit>,
  link: "parentId" | "successorId",
  problems: OrgProblem[],
): readonly ListedUnit[] {
  let units = listed;
  for (;;) {
    const next = new Map<UnitId, UnitId | null>();
    for (const unit of stored.values()) next.set(unit.id, unit[link]);
    for (const { unit } of units) next.set(unit.id, unit[link]);
    const cyclic = idsOnCycles(next);
    const before = ({ id }: OrgUnit): UnitId | null => stored.get(id)?.[link] ?? null;
    const isWrong = ({ unit }: ListedUnit) => cyclic.has(unit.id) && unit[link] !== before(unit);
    const wrong = new Set(units.filter(isWrong));
    if (wrong.size === 0) return units;
    for (const { row } of wrong) {
      const text = (link === "parentId" ? row.parent : row.successor) ?? row.name;
      problems.push({ code: "cycle", list: "units", row: row.row, text });
    }
    units = units.map((each) => {
      if (!wrong.has(each)) return each;
      return { ...each, unit: { ...each.unit, [link]: before(each.unit) } };
    });
  }
}

/** Every unit leads to at most one other: a walk that meets itself has found a circle. */
function idsOnCycles(next: ReadonlyMap<UnitId, UnitId | null>): ReadonlySet<UnitId> {
  const walkOf = new Map<UnitId, UnitId>();
  const found = new Set<UnitId>();
  for (const start of next.keys()) {
    let at: UnitId | null = start;
    while (at !== null && !walkOf.has(at)) {
      walkOf.set(at, start);
      at = next.get(at) ?? null;
    }
    if (at === null || walkOf.get(at) !== start) continue;
    while (at !== null && !found.has(at)) {
      found.add(at);
      at = next.get(at) ?? null;
    }
  }
  return found;
}
