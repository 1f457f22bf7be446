/** Who may do what; asked at the moment of each action, whatever button was pressed. */
import type { Deadline } from "./deadline.ts";
import type { PersonId, UnitId } from "./ids.ts";
import type { Notice } from "./message.ts";
import { hasRole, unitsOf, type Person } from "./org.ts";
import { audienceOf } from "./recipients.ts";

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

export function isLeader(actor: Actor): boolean {
  return everyone(actor).some((person) => hasRole(person, "leader"));
}

export function isCoordinator(actor: Actor): boolean {
  return everyone(actor).some((person) => hasRole(person, "coordinator"));
}

/** Leaders and coordinators see every unit's work; the others their own and what they support. */
export function seesAll(actor: Actor): boolean {
  return isLeader(actor) || isCoordinator(actor);
}

/** A unit's head or officer changes what his unit owes; the coordinator whatever his plans cover. */
export function mayChange(actor: Actor, deadline: Pick<Deadline, "unitId">): boolean {
  return unitsInCharge(actor).includes(deadline.unitId) || isCoordinator(actor);
}

/**
 * Whether a notice still is this person's to hear: planned yesterday, it may be another's today.
 *
 * @param supporting the units that were asked to contribute to the deadline
 */
export function mayHear(
  actor: Actor,
  notice: Pick<Notice, "section" | "rung">,
  { unitId, state }: Pick<Deadline, "unitId" | "state">,
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

export function maySee(
  actor: Actor,
  work: { readonly unitIds: readonly UnitId[]; readonly supportIds: readonly UnitId[] },
): boolean {
  if (seesAll(actor)) return true;
  const own = unitsInCharge(actor);
  return [...work.unitIds, ...work.supportIds].some((unit) => own.includes(unit));
}

function everyone(actor: Actor): readonly Person[] {
  return [actor.person, ...actor.standsInFor];
}
