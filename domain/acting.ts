/** Who acts in whose place on a day, and for whom. The one place that knows. */
import type { PersonId } from "./ids.ts";
import type { Person, StandIn } from "./org.ts";
import type { Actor } from "./rights.ts";
import type { Stores } from "./stores.ts";
import type { LocalDate } from "./time.ts";

export interface Acting {
  /**
   * Who has this person's messages: he himself, or the last one present of those who stand in for
   * each other. In a circle of stand-ins somebody has to be told, so there each one acts himself.
   */
  of(person: PersonId): PersonId;
  /** The absent ones in whose place this person acts. */
  absentFor(person: PersonId): readonly PersonId[];
}

/** @param standIns those of one day; of two for the same person the last counts */
export function actingAmong(standIns: readonly StandIn[]): Acting {
  const deputies = new Map(standIns.map(({ absentId, deputyId }) => [absentId, deputyId]));
  const of = (person: PersonId): PersonId => {
    const passed = new Set<PersonId>();
    let acting = person;
    while (!passed.has(acting)) {
      passed.add(acting);
      acting = deputies.get(acting) ?? acting;
    }
    return acting;
  };
  return {
    of,
    absentFor: (person) =>
      [...deputies.keys()].filter((absent) => absent !== person && of(absent) === person),
  };
}

/** Each person, or who acts in his place, once. */
export function actingFor(
  people: readonly Pick<Person, "id">[],
  standIns: readonly StandIn[],
): readonly PersonId[] {
  const acting = actingAmong(standIns);
  return [...new Set(people.map(({ id }) => acting.of(id)))];
}

/** A person as he acts, or is written to, on a day. */
export interface PresentActor {
  readonly actor: Actor;
  /** Somebody acts in his place: what is for him is told to that deputy. */
  readonly isAway: boolean;
}

export async function loadActor(
  stores: Pick<Stores, "people">,
  person: Person,
  day: LocalDate,
): Promise<PresentActor> {
  const acting = actingAmong(await stores.people.standInsOn(day));
  const absent = acting.absentFor(person.id);
  const standsInFor = absent.length > 0 ? await stores.people.byIds(absent) : [];
  return { actor: { person, standsInFor }, isAway: acting.of(person.id) !== person.id };
}
