/** Which unit answers a directive from above where none is named: the office's own. */
import type { NamedUnits } from "../../../domain/directive-units.ts";
import { existedBetween, homeUnitsOf } from "../../../domain/org.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";

/** The person's own unit; for a leader, the coordinators'. Null where there is none. */
export async function ownUnitOf(turn: LinkedTurn): Promise<NamedUnits | null> {
  const coordinators = await turn.stores.people.withRole("coordinator");
  const ids = [turn.actor.person, ...coordinators].flatMap(homeUnitsOf);
  const units = await turn.stores.units.byIds([...new Set(ids)]);
  const living = units.filter((unit) => existedBetween(unit, turn.today, turn.today));
  const own = ids.flatMap((id) => living.find((unit) => unit.id === id) ?? [])[0];
  return own ? { name: own.name, unitIds: [own.id] } : null;
}
