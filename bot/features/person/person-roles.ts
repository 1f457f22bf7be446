/** Vai trò of a person: moved to another unit, ended, given. All of it counts at once. */
import { planEvent } from "../../../domain/events.ts";
import type { PersonId, UnitId } from "../../../domain/ids.ts";
import { unitsOf, type Person, type RoleGrant } from "../../../domain/org.ts";
import type { Content } from "../../../domain/content.ts";
import type { Result } from "../../../domain/result.ts";
import {
  GIVEN_ROLES,
  holds,
  moved,
  needsUnit,
  withoutRole,
  withRole,
  type RoleFault,
} from "../../../domain/role-change.ts";
import { rolesHearers, tellRoleGiven } from "../../../domain/role-telling.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { releaseAssigned } from "./assigned-work.ts";
import { chooseUnit } from "./person-unit.ts";
import { headsLeft } from "./unit-heads.ts";
import { aboutPerson, notePerson, openOther, refusedFor, rolesInWords } from "./person.ts";

type Change = Extract<Content, { kind: "role-changed" }>["change"];

/** Which of several; where there is only one, that one. */
export async function chooseRole(
  turn: LinkedTurn,
  id: PersonId,
  to: "move" | "end",
): Promise<readonly Reply[]> {
  const opened = await openOther(turn, id);
  if ("refusal" in opened) return opened.refusal;
  const { person } = opened;
  const meant = person.grants.filter(({ unitId }) => to === "end" || unitId !== null);
  const [only, ...others] = meant;
  if (!only) return [refusedFor(person, "no-such-role")];
  if (others.length === 0) {
    return to === "end"
      ? askEndRole(turn, id, only)
      : chooseUnit(turn, id, { for: "move", grant: only }, "", 0);
  }
  const roles = await rolesInWords(turn, meant);
  return [{ content: { kind: "choose-role", ...aboutPerson(person), to, roles } }];
}

export async function chooseNewRole(turn: LinkedTurn, id: PersonId): Promise<readonly Reply[]> {
  const opened = await openOther(turn, id);
  if ("refusal" in opened) return opened.refusal;
  const { person } = opened;
  const roles = GIVEN_ROLES.filter(
    (role) => needsUnit(role) || !holds(person, { role, unitId: null }),
  );
  return [{ content: { kind: "choose-new-role", ...aboutPerson(person), roles } }];
}

/** Chuyển đơn vị. */
export async function movePerson(
  turn: LinkedTurn,
  id: PersonId,
  grant: RoleGrant,
  unitId: UnitId,
): Promise<readonly Reply[]> {
  const opened = await openOther(turn, id, "change");
  if ("refusal" in opened) return opened.refusal;
  const { person } = opened;
  const [unit] = await turn.stores.units.byIds([unitId]);
  if (!unit) return [{ content: { kind: "refused", reason: "gone" } }];
  const to = { role: grant.role, unitId };
  return change(
    turn,
    person,
    { change: "moved", before: grant, after: to },
    moved(person, grant, unitId),
  );
}

export async function askEndRole(
  turn: LinkedTurn,
  id: PersonId,
  grant: RoleGrant,
): Promise<readonly Reply[]> {
  const opened = await openOther(turn, id);
  if ("refusal" in opened) return opened.refusal;
  const { person } = opened;
  if (!holds(person, grant)) return [refusedFor(person, "no-such-role")];
  const [role] = await rolesInWords(turn, [grant]);
  if (!role) throw new Error("a role has no line");
  const ended = withoutRole(person, grant);
  const heads = ended.ok ? await headsLeft(turn, person, ended.value) : [];
  return [{ content: { kind: "ask-end-role", ...aboutPerson(person), role, heads } }];
}

export async function endRole(
  turn: LinkedTurn,
  id: PersonId,
  grant: RoleGrant,
): Promise<readonly Reply[]> {
  const opened = await openOther(turn, id, "change");
  if ("refusal" in opened) return opened.refusal;
  const { person } = opened;
  const ended = withoutRole(person, grant);
  return change(turn, person, { change: "ended", before: grant, after: null }, ended);
}

export async function addRole(
  turn: LinkedTurn,
  id: PersonId,
  grant: RoleGrant,
): Promise<readonly Reply[]> {
  const opened = await openOther(turn, id, "change");
  if ("refusal" in opened) return opened.refusal;
  const { person } = opened;
  const [unit] = grant.unitId ? await turn.stores.units.byIds([grant.unitId]) : [];
  if (needsUnit(grant.role) ? !unit : grant.unitId !== null) {
    return [{ content: { kind: "refused", reason: "gone" } }];
  }
  const added = withRole(person, grant);
  return change(turn, person, { change: "added", before: null, after: grant }, added);
}

interface RoleChange {
  readonly change: Change;
  readonly before: RoleGrant | null;
  readonly after: RoleGrant | null;
}

/** Saves it; whoever comes into a unit is told what it has in hand. */
async function change(
  turn: LinkedTurn,
  person: Person,
  { change: what, before, after }: RoleChange,
  changed: Result<Person, RoleFault>,
): Promise<readonly Reply[]> {
  if (!changed.ok) return [refusedFor(person, changed.error)];
  await turn.stores.people.save(changed.value);
  const role = after ?? before;
  await notePerson(turn, person, `role-${what}`, {
    role: role?.role ?? null,
    from: before?.unitId ?? null,
    to: after?.unitId ?? null,
  });
  const released = await releaseAssigned(turn, changed.value, leftUnits(person, changed.value));
  if (after) await tellTakeover(turn, changed.value, after);
  if (after && what === "added") {
    const giving = { to: person, role: after.role, by: turn.actor.person };
    await tellRoleGiven(turn.tools.office, turn.stores, giving, await rolesHearers(turn.stores));
  }
  const [line, former] = await rolesInWords(turn, role ? [role, before ?? role] : []);
  if (!line) throw new Error("a change of a role has none");
  const accounts = await turn.stores.people.accountsOf([person.id]);
  return [
    {
      content: {
        kind: "role-changed",
        ...aboutPerson(person),
        change: what,
        role: line,
        from: what === "moved" ? (former?.unit ?? null) : null,
        released,
        heads: await headsLeft(turn, person, changed.value),
        isLinked: accounts.some(({ unreachableSince }) => unreachableSince === null),
      },
    },
  ];
}

function leftUnits(before: Person, after: Person): readonly UnitId[] {
  const still = unitsOf(after);
  return unitsOf(before).filter((unit) => !still.includes(unit));
}

async function tellTakeover(
  turn: LinkedTurn,
  person: Person,
  { role, unitId }: RoleGrant,
): Promise<void> {
  const [unit] = unitId ? await turn.stores.units.byIds([unitId]) : [];
  if (!unit || (role !== "head" && role !== "officer")) return;
  await planEvent(turn.tools.office, turn.stores, [person.id], {
    note: { kind: "takeover", unitId: unit.id, unit: unit.name, role, work: null },
  });
}
