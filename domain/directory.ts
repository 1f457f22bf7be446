/** Who is told of what on a day, read from the stores. */
import { actingAmong } from "./acting.ts";
import type { Deadline } from "./deadline.ts";
import type { PersonId, PostId, UnitId } from "./ids.ts";
import type { Person, Role, StandIn } from "./org.ts";
import type { Directory } from "./recipients.ts";
import { handedInBy } from "./review-queue.ts";
import { may, type Actor } from "./rights.ts";
import type { Stores } from "./stores.ts";
import type { LocalDate } from "./time.ts";
import { sameUnitName } from "./unit-names.ts";

/**
 * Loads who answers for these deadlines on a day, and who of them can be reached.
 *
 * @param others units that may be asked for besides those that owe the deadlines
 */
export async function loadDirectory(
  stores: Pick<Stores, "people" | "units">,
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
  const acting = actingAmong(standIns);
  const named = [...members, ...coordinators, ...leaders].map((person) => person.id);
  const deputies = standIns.map(({ deputyId }) => deputyId);
  const reachable = await reachableAmong(stores, [...new Set([...named, ...signers, ...deputies])]);

  const reach = (person: PersonId): readonly PersonId[] => {
    const found = acting.of(person);
    return reachable.has(found) ? [found] : [];
  };
  const known = await knownPeople(stores, [...members, ...coordinators, ...leaders], standIns);
  const actorOf = (id: PersonId): Actor | null => {
    const person = known.get(id);
    const standsInFor = acting.absentFor(id).flatMap((absent) => known.get(absent) ?? []);
    return person ? { person, standsInFor } : null;
  };
  const answering = rolesByUnit(members);
  const postNames = await namesOfPosts(stores, deadlines);
  const reachAll = (people: readonly Person[]) => [
    ...new Set(people.flatMap((person) => reach(person.id))),
  ];
  return {
    ownersOf(unit, post) {
      const all = (answering.get(unit) ?? []).map(({ person }) => person);
      const name = post && postNames.get(post);
      const holders = name ? all.filter((person) => sameUnitName(person.post, name)) : [];
      const reached = reachAll(holders);
      return reached.length > 0 ? reached : reachAll(all);
    },
    assigneeIn(unit, assignee) {
      const isOfUnit = (answering.get(unit) ?? []).some(({ person }) => person.id === assignee);
      return isOfUnit ? reach(assignee) : [];
    },
    reviewersOf({ unitId, plannedUnitId = null, state }, except = null) {
      const by = handedInBy({ state }, null);
      // A deputy is asked as he acts: the absent one's right is no use where it is his own unit's work.
      const mayReview = (id: PersonId) => {
        const actor = id === except ? null : actorOf(id);
        return actor !== null && may(actor, "review", { unitId, plannedUnitId, by });
      };
      const reached = reachAll(coordinators).filter(mayReview);
      return reached.length > 0 ? reached : reachAll(leaders).filter(mayReview);
    },
    supportersIn(unit) {
      const among = (wanted: Role) =>
        reachAll(
          (answering.get(unit) ?? []).flatMap(({ role, person }) =>
            role === wanted ? [person] : [],
          ),
        );
      const heads = among("head");
      return heads.length > 0 ? heads : among("officer");
    },
    reach,
    coordinators: reachAll(coordinators),
    leaders: reachAll(leaders),
  };
}

/** Besides these, who stands in, and for whom. */
async function knownPeople(
  stores: Pick<Stores, "people">,
  people: readonly Person[],
  standIns: readonly StandIn[],
): Promise<ReadonlyMap<PersonId, Person>> {
  const known = new Map(people.map((person) => [person.id, person]));
  const involved = standIns.flatMap(({ absentId, deputyId }) => [absentId, deputyId]);
  const unknown = [...new Set(involved)].filter((id) => !known.has(id));
  const found = unknown.length > 0 ? await stores.people.byIds(unknown) : [];
  for (const person of found) known.set(person.id, person);
  return known;
}

async function reachableAmong(
  stores: Pick<Stores, "people">,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const accounts = await stores.people.accountsOf(people);
  return new Set(
    accounts.filter((account) => !account.unreachableSince).map((account) => account.personId),
  );
}

/** Most deadlines are a whole unit's: then there is nothing to read. */
async function namesOfPosts(
  stores: Pick<Stores, "units">,
  deadlines: readonly Deadline[],
): Promise<ReadonlyMap<PostId, string>> {
  if (deadlines.every(({ postId }) => postId === null)) return new Map();
  return new Map((await stores.units.posts()).map(({ id, name }) => [id, name]));
}

interface Answering {
  readonly role: Role;
  readonly person: Person;
}

function rolesByUnit(members: readonly Person[]): ReadonlyMap<UnitId, readonly Answering[]> {
  const found = new Map<UnitId, Answering[]>();
  for (const person of members) {
    for (const { role, unitId } of person.grants) {
      if (!unitId || (role !== "head" && role !== "officer")) continue;
      found.set(unitId, [...(found.get(unitId) ?? []), { role, person }]);
    }
  }
  return found;
}
