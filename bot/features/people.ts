/** /nguoidung: who there is, and one-time invites for them. */
import type { PersonId, UnitId } from "../../domain/ids.ts";
import { INVITE_LIFETIME_HOURS, foremostRole, type Person } from "../../domain/org.ts";
import { headOf } from "../copy/posts.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { mayCoordinate, refuse } from "./access.ts";
import { makeInvite, waysFor } from "./invites.ts";
import { arrangedBy } from "./stand-ins.ts";

const PEOPLE_A_PAGE = 8;

export async function listPeople(turn: LinkedTurn, page: number): Promise<readonly Reply[]> {
  if (!mayCoordinate(turn)) return refuse(turn, "person", "all", "role");
  const people = await turn.stores.people.all();
  const pages = Math.max(1, Math.ceil(people.length / PEOPLE_A_PAGE));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const slice = people.slice(shown * PEOPLE_A_PAGE, (shown + 1) * PEOPLE_A_PAGE);
  const accounts = await turn.stores.people.accountsOf(slice.map((person) => person.id));
  const linked = new Set(accounts.map((account) => account.personId));
  const unitIds = slice.flatMap(({ grants }) => grants.flatMap(({ unitId }) => unitId ?? []));
  const units = await turn.stores.units.byIds([...new Set(unitIds)]);
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const lines = slice.map((person) => ({
    id: person.id,
    post: person.post,
    role: foremostRole(person),
    unit: firstUnit(person, names),
    linked: linked.has(person.id),
  }));
  const mayArrange = arrangedBy(turn) === "everybody";
  return [{ content: { kind: "people", people: lines, mayArrange, page: shown, pages } }];
}

export async function invitePerson(turn: LinkedTurn, id: PersonId): Promise<readonly Reply[]> {
  if (!mayCoordinate(turn)) return refuse(turn, "person", id, "role");
  const person = await turn.stores.people.byId(id);
  if (!person) return [{ content: { kind: "refused", reason: "gone" } }];
  return inviteTo(turn, person);
}

/** Makes the head of a unit that has nobody yet, and invites him. */
export async function inviteHead(turn: LinkedTurn, unitId: UnitId): Promise<readonly Reply[]> {
  if (!mayCoordinate(turn)) return refuse(turn, "unit", unitId, "role");
  const [unit] = await turn.stores.units.byIds([unitId]);
  if (!unit) return [{ content: { kind: "refused", reason: "gone" } }];
  const known = (await turn.stores.people.inUnits([unitId])).find((person) =>
    person.grants.some((grant) => grant.role === "head" && grant.unitId === unitId),
  );
  if (known) return inviteTo(turn, known);
  const person: Person = {
    id: turn.tools.office.ids.next<"PersonId">(),
    post: headOf(unit.name),
    name: null,
    grants: [{ role: "head", unitId }],
  };
  await turn.stores.people.add([person]);
  return inviteTo(turn, person);
}

async function inviteTo(turn: LinkedTurn, person: Person): Promise<readonly Reply[]> {
  const code = await makeInvite(turn, person);
  const ways = await waysFor(turn, person, code);
  const { post } = person;
  return [{ content: { kind: "invite-made", post, code, ways, hours: INVITE_LIFETIME_HOURS } }];
}

function firstUnit(person: Person, names: ReadonlyMap<UnitId, string>): string | null {
  for (const { unitId } of person.grants) {
    const name = unitId && names.get(unitId);
    if (name) return name;
  }
  return null;
}
