import type { PersonId } from "../domain/ids.ts";
import type { Person, StandIn } from "../domain/org.ts";
import type { Actor } from "../domain/rights.ts";
import type { Stores } from "../domain/stores.ts";
import type { LocalDate } from "../domain/time.ts";

/** A person as he is written to on a day. */
export interface Addressee {
  readonly actor: Actor;
  /** Somebody stands in for him: what is told to him is told to that deputy. */
  readonly isAway: boolean;
}

export async function loadAddressee(
  stores: Stores,
  person: Person,
  day: LocalDate,
): Promise<Addressee> {
  const standIns = await stores.people.standInsOn(day);
  const absent = standIns
    .filter(({ deputyId }) => deputyId === person.id)
    .map(({ absentId }) => absentId);
  const standsInFor = absent.length > 0 ? await stores.people.byIds(absent) : [];
  return {
    actor: { person, standsInFor },
    isAway: standIns.some(({ absentId }) => absentId === person.id),
  };
}

/** Each person, or who stands in for him that day, once. */
export function actingFor(
  people: readonly Person[],
  standIns: readonly StandIn[],
): readonly PersonId[] {
  const deputies = new Map(standIns.map(({ absentId, deputyId }) => [absentId, deputyId]));
  return [...new Set(people.map(({ id }) => deputies.get(id) ?? id))];
}
