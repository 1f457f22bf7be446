/** Who may do what; asked at the moment of each action, whatever button was pressed. */
import type { Deadline } from "./deadline.ts";
import type { PersonId, UnitId } from "./ids.ts";
import type { Notice } from "./message.ts";
import { hasRole, homeUnitsOf, unitsOf, type Person, type RoleGrant } from "./org.ts";
import { NOT_IN_ANOTHERS_PLACE, RIGHTS, type Reach, type Right } from "./rights-table.ts";
import { audienceOf } from "./recipients.ts";
import { handedInBy } from "./review-queue.ts";

/** A person as he acts now: himself, and whomever he stands in for today. */
export interface Actor {
  readonly person: Person;
  readonly standsInFor: readonly Person[];
}

/** The units for which the actor may report: his own, and those of whom he stands in for. */
export function unitsInCharge(actor: Actor): readonly UnitId[] {
  return [...new Set([actor.person, ...actor.standsInFor].flatMap(unitsOf))];
}

/** The persons in whose name the actor may act. */
export function actsFor(actor: Actor): readonly PersonId[] {
  return [actor.person.id, ...actor.standsInFor.map((person) => person.id)];
}

/** What an action is about: the unit that owes it, those that support it, the person whose it is. */
export interface About {
  readonly unitId?: UnitId;
  readonly supportIds?: readonly UnitId[];
  readonly personId?: PersonId;
  /** The unit that its plan names, where it was handed to another since: it is that one's work too. */
  readonly plannedUnitId?: UnitId | null;
  /** Whose deed is to be judged: nobody judges what he, or whom he stands in for, has done (`others`). */
  readonly by?: readonly PersonId[];
  /** Of dossiers: the units of the one-stop desk (`deskUnits`). */
  readonly deskIds?: readonly UnitId[];
}

/**
 * Whether the actor may do something, by the table: by a role of his own, or of somebody in whose place
 * he acts. Without `about`: whether there is anything of the kind that he may.
 */
export function may(actor: Actor, right: Right, about?: About): boolean {
  const people = NOT_IN_ANOTHERS_PLACE.has(right) ? [actor.person] : everyone(actor);
  return people.some((person) =>
    person.grants.some((grant) => {
      const reach = RIGHTS[right][grant.role];
      return reach !== null && (!about || reaches(reach, actor, { person, grant }, about));
    }),
  );
}

interface Held {
  readonly person: Person;
  readonly grant: RoleGrant;
}

function reaches(
  reach: Reach,
  actor: Actor,
  { person, grant }: Held,
  { unitId, plannedUnitId = null, supportIds = [], personId, by = [], deskIds = [] }: About,
): boolean {
  switch (reach) {
    case "all":
      return true;
    case "others": {
      // Of nobody's whose part he plays: a stand-in reviews neither his own unit nor the absent one's.
      const own = everyone(actor).flatMap(homeUnitsOf);
      const isHisDeed = actsFor(actor).some((id) => by.includes(id));
      const isOwn = [unitId, plannedUnitId].some((unit) => unit && own.includes(unit));
      return unitId !== undefined && !isOwn && !isHisDeed;
    }
    case "own":
      return unitId !== undefined && grant.unitId === unitId;
    case "related":
      return (
        grant.unitId !== null && (grant.unitId === unitId || supportIds.includes(grant.unitId))
      );
    case "himself":
      return personId === person.id;
    case "desk":
      return grant.unitId !== null && (grant.unitId === unitId || deskIds.includes(grant.unitId));
    case "desk-only":
      return grant.unitId !== null && deskIds.includes(grant.unitId);
    default:
      return reach satisfies never;
  }
}

/** Whether there is nothing of the kind with which he may not. */
export function mayEverywhere(actor: Actor, right: Right): boolean {
  return unitsWhereMay(actor, right) === null;
}

/** The units with whose things the actor may do this; null for every unit's. Not for `others`, `himself`. */
export function unitsWhereMay(actor: Actor, right: Right): readonly UnitId[] | null {
  const people = NOT_IN_ANOTHERS_PLACE.has(right) ? [actor.person] : everyone(actor);
  const held = people.flatMap(({ grants }) => grants);
  if (held.some(({ role }) => RIGHTS[right][role] === "all")) return null;
  const own = held.flatMap(({ role, unitId }) =>
    RIGHTS[right][role] === null || unitId === null ? [] : [unitId],
  );
  return [...new Set(own)];
}

export function isLeader(actor: Actor): boolean {
  return everyone(actor).some((person) => hasRole(person, "leader"));
}

export function isCoordinator(actor: Actor): boolean {
  return everyone(actor).some((person) => hasRole(person, "coordinator"));
}

/** Leaders and coordinators see every unit's work; the others their own and what they support. */
export function seesAll(actor: Actor): boolean {
  return mayEverywhere(actor, "see-work");
}

type HeardOf = Pick<Deadline, "unitId" | "state"> & Partial<Pick<Deadline, "plannedUnitId">>;

/**
 * Whether a notice still is this person's to hear: planned yesterday, it may be another's today.
 *
 * @param supporting the units that were asked to contribute to the deadline
 */
export function mayHear(
  actor: Actor,
  notice: Pick<Notice, "section" | "rung">,
  { unitId, plannedUnitId = null, state }: HeardOf,
  supporting: readonly UnitId[],
): boolean {
  if (notice.section === "support") {
    return unitsInCharge(actor).some((unit) => supporting.includes(unit));
  }
  // The leaders', where no coordinator could be reached.
  if (notice.section === "unlinked") return seesAll(actor);
  const audience = audienceOf(notice);
  switch (audience) {
    case "owner":
      return unitsInCharge(actor).includes(unitId);
    case "signer":
      return state.name === "awaiting" && actsFor(actor).includes(state.signerId);
    case "reviewer":
      return may(actor, "review", { unitId, plannedUnitId, by: handedInBy({ state }, null) });
    case "coordinator":
      return isCoordinator(actor);
    case "leader":
      return isLeader(actor);
    default:
      return audience satisfies never;
  }
}

/** Whether it has to be said whose these duties are: he acts for several units, or for another's. */
export function mustNameUnits(actor: Actor, units: readonly UnitId[]): boolean {
  const own = unitsOf(actor.person);
  return unitsInCharge(actor).length > 1 || units.some((unit) => !own.includes(unit));
}

function everyone(actor: Actor): readonly Person[] {
  return [actor.person, ...actor.standsInFor];
}
