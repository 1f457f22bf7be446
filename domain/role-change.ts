/** Vai trò: given, moved to another unit, ended. It counts from that moment on. */
import type { UnitId } from "./ids.ts";
import type { Person, Role, RoleGrant } from "./org.ts";
import { fail, ok, type Result } from "./result.ts";

/** Why a person's roles stay as they are: he has not this one; he has it already; the unit is the same. */
export type RoleFault = "no-such-role" | "has-role" | "same-unit";

/** Every role, in the order in which they are offered. */
export const GIVEN_ROLES: readonly Role[] = ["head", "officer", "coordinator", "leader"];

/** A leader's is over the whole organisation; a coordinator's unit says whose work he may not review. */
export function needsUnit(role: Role): boolean {
  return role !== "leader";
}

export function holds(person: Pick<Person, "grants">, grant: RoleGrant): boolean {
  return person.grants.some((each) => isSame(each, grant));
}

export function withRole(person: Person, grant: RoleGrant): Result<Person, RoleFault> {
  if (holds(person, grant)) return fail("has-role");
  return ok({ ...person, grants: [...person.grants, grant] });
}

export function withoutRole(person: Person, grant: RoleGrant): Result<Person, RoleFault> {
  if (!holds(person, grant)) return fail("no-such-role");
  return ok({ ...person, grants: person.grants.filter((each) => !isSame(each, grant)) });
}

/** The same role, of another unit. */
export function moved(person: Person, grant: RoleGrant, unitId: UnitId): Result<Person, RoleFault> {
  if (!holds(person, grant)) return fail("no-such-role");
  if (grant.unitId === unitId) return fail("same-unit");
  const there = { role: grant.role, unitId };
  if (holds(person, there)) return fail("has-role");
  return ok({
    ...person,
    grants: person.grants.map((each) => (isSame(each, grant) ? there : each)),
  });
}

/** How many heads each unit has by a change, of which the person came to be head or ceased to be. */
export function headsAfter(
  before: Pick<Person, "id" | "grants">,
  after: Pick<Person, "grants">,
  people: readonly Pick<Person, "id" | "grants">[],
): readonly { readonly unitId: UnitId; readonly heads: number }[] {
  const [former, present] = [headed(before), headed(after)];
  const touched = [
    ...former.filter((unitId) => !present.includes(unitId)),
    ...present.filter((unitId) => !former.includes(unitId)),
  ];
  return touched.map((unitId) => {
    const others = people.filter(({ id, grants }) => {
      return id !== before.id && headed({ grants }).includes(unitId);
    });
    return { unitId, heads: others.length + (present.includes(unitId) ? 1 : 0) };
  });
}

function headed({ grants }: Pick<Person, "grants">): readonly UnitId[] {
  return grants.flatMap(({ role, unitId }) => (role === "head" && unitId ? [unitId] : []));
}

function isSame(one: RoleGrant, other: RoleGrant): boolean {
  return one.role === other.role && one.unitId === other.unitId;
}
