/** Units in which nobody can be reached: what is given to them has to be told otherwise. */
import { actingAmong } from "../../../domain/acting.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { unitsOf } from "../../../domain/org.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";

/** Their names, in the order of the alphabet. */
export async function unlinkedAmong(
  { stores, today }: LinkedTurn,
  unitIds: readonly UnitId[],
): Promise<readonly string[]> {
  if (unitIds.length === 0) return [];
  const members = await stores.people.inUnits(unitIds);
  const acting = actingAmong(await stores.people.standInsOn(today));
  const accounts = await stores.people.accountsOf([
    ...new Set(members.map(({ id }) => acting.of(id))),
  ]);
  const reachable = new Set(
    accounts.flatMap((account) => (account.unreachableSince === null ? account.personId : [])),
  );
  const reached = new Set(
    members.filter(({ id }) => reachable.has(acting.of(id))).flatMap((person) => unitsOf(person)),
  );
  const units = await stores.units.byIds(unitIds.filter((id) => !reached.has(id)));
  return units.map(({ name }) => name).toSorted((one, other) => one.localeCompare(other, "vi"));
}
