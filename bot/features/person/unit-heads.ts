/** Thủ trưởng: what a change of somebody's roles leaves a unit with. */
import type { Person } from "../../../domain/org.ts";
import type { HeadCount } from "../../../domain/person-content.ts";
import { headsAfter } from "../../../domain/role-change.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";

/** The units that have no head by it, or several. */
export async function headsLeft(
  turn: LinkedTurn,
  before: Person,
  after: Person,
): Promise<readonly HeadCount[]> {
  const { people, units } = turn.stores;
  const touched = [...before.grants, ...after.grants].flatMap(({ unitId }) => unitId ?? []);
  const there = await people.inUnits([...new Set(touched)]);
  const counts = headsAfter(before, after, there).filter(({ heads }) => heads !== 1);
  const named = await units.byIds(counts.map(({ unitId }) => unitId));
  return counts.flatMap(({ unitId, heads }): HeadCount[] => {
    const unit = named.find(({ id }) => id === unitId);
    return unit ? [{ unit: unit.name, heads }] : [];
  });
}
