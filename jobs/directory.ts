import type { Deadline } from "../domain/deadline.ts";
import type { PersonId, PostId, UnitId } from "../domain/ids.ts";
import type { Person } from "../domain/org.ts";
import type { Directory } from "../domain/recipients.ts";
import type { Stores } from "../domain/stores.ts";
import type { LocalDate } from "../domain/time.ts";
import { sameUnitName } from "../domain/unit-names.ts";

/**
 * Loads who answers for these deadlines on a day, and who of them can be reached.
 *
 * @param others units that may be asked for besides those that owe the deadlines
 */
export async function loadDirectory(
  stores: Stores,
  deadlines: readonly Deadline[],
  day: LocalDate,
  others: readonly UnitId[] = [],
): Promise<Directory> {
  const unitIds = [...new Set([...deadlines.map((deadline) => deadline.unitId), ...others])];
  const members = await stores.people.inUnits(unitIds);
  const coordinators = await stores.people.withRole("coordinator");
  const leaders = await stores.people.withRole("leader");
  const signers = deadlines.flatMap(({ state }) =>
    state.name === "awaiting" ? [state.signerId] : [],
  );
  const standIns = await stores.people.standInsOn(day);
  const deputies = new Map(standIns.map(({ absentId, deputyId }) => [absentId, deputyId]));
  const named = [...members, ...coordinators, ...leaders].map((person) => person.id);
  const everyone = [...new Set([...named, ...signers, ...deputies.values()])];
  const reachable = await reachableAmong(stores, everyone);

  const reach = (person: PersonId): readonly PersonId[] => {
    const acting = deputies.get(person) ?? person;
    return reachable.has(acting) ? [acting] : [];
  };
  const owners = ownersByUnit(members);
  const postNames = await namesOfPosts(stores, deadlines);
  const reachAll = (people: readonly Person[]) => [
    ...new Set(people.flatMap((person) => reach(person.id))),
  ];
  return {
    ownersOf(unit, post) {
      const all = owners.get(unit) ?? [];
      const name = post && postNames.get(post);
      const holders = name ? all.filter((person) => sameUnitName(person.post, name)) : [];
      const reached = reachAll(holders);
      return reached.length > 0 ? reached : reachAll(all);
    },
    reach,
    coordinators: coordinators.flatMap((person) => reach(person.id)),
    leaders: leaders.flatMap((person) => reach(person.id)),
  };
}

async function reachableAmong(
  stores: Stores,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const accounts = await stores.people.accountsOf(people);
  return new Set(
    accounts.filter((account) => !account.unreachableSince).map((account) => account.personId),
  );
}

/** Most deadlines are a whole unit's: then there is nothing to read. */
async function namesOfPosts(
  stores: Stores,
  deadlines: readonly Deadline[],
): Promise<ReadonlyMap<PostId, string>> {
  if (deadlines.every(({ postId }) => postId === null)) return new Map();
  return new Map((await stores.units.posts()).map(({ id, name }) => [id, name]));
}

function ownersByUnit(members: readonly Person[]): ReadonlyMap<UnitId, readonly Person[]> {
  const owners = new Map<UnitId, Person[]>();
  for (const person of members) {
    for (const { role, unitId } of person.grants) {
      if (!unitId || (role !== "head" && role !== "officer")) continue;
      owners.set(unitId, [...(owners.get(unitId) ?? []), person]);
    }
  }
  return owners;
}
