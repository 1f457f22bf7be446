/** /nguoidung: who there is, and one-time invites for them. */
import type { PersonId, UnitId } from "../../domain/ids.ts";
import { INVITE_LIFETIME_HOURS, foremostRole, type Person } from "../../domain/org.ts";
import { may } from "../../domain/rights.ts";
import { foldText } from "../../domain/text.ts";
import { headOf } from "../copy/posts.ts";
import { standsUntil } from "../conversation/state.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { refuse } from "./access.ts";
import { makeInvite, waysFor } from "./invites.ts";
import { pageOfList } from "./paging.ts";
import { arrangedBy } from "./stand-ins.ts";

const PEOPLE_A_PAGE = 8;
const LONGEST_WORDS = 100;

/** @param words for whom is looked; empty for everybody */
export async function listPeople(
  turn: LinkedTurn,
  words: string,
  page: number,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "manage-people")) return refuse(turn, "person", "all", "role");
  const typed = [...words].slice(0, LONGEST_WORDS).join("");
  const { slice, ...paged } = pageOfList(await peopleCalled(turn, typed), page, PEOPLE_A_PAGE);
  const accounts = await turn.stores.people.accountsOf(slice.map((person) => person.id));
  const linked = new Set(accounts.map((account) => account.personId));
  const names = await unitNames(turn, slice);
  const people = slice.map((person) => ({
    id: person.id,
    post: person.post,
    role: foremostRole(person),
    unit: firstUnit(person, names),
    linked: linked.has(person.id),
  }));
  const mayArrange = arrangedBy(turn) === "everybody";
  const content = { kind: "people", words: typed, people, mayArrange, ...paged } as const;
  return [{ content, asks: { asking: "people-words", until: standsUntil(turn.now) } }];
}

/**
 * In whose post or unit the words stand as they were typed, else those in which all of them do; the
 * one alone whose post they are.
 */
export async function peopleCalled(turn: LinkedTurn, words: string): Promise<readonly Person[]> {
  const everyone = await turn.stores.people.all();
  const folded = foldText(words).trim();
  if (folded === "") return everyone;
  const exact = everyone.filter(({ post }) => foldText(post) === folded);
  if (exact.length === 1) return exact;
  const wanted = folded.split(" ");
  const names = await unitNames(turn, everyone);
  const textOf = ({ post, grants }: Person): string =>
    foldText([post, ...grants.map(({ unitId }) => (unitId && names.get(unitId)) ?? "")].join(" "));
  const holding = everyone.filter((person) => {
    const text = textOf(person);
    return wanted.every((word) => text.includes(word));
  });
  const whole = holding.filter((person) => textOf(person).includes(folded));
  return whole.length > 0 ? whole : holding;
}

export async function invitePerson(turn: LinkedTurn, id: PersonId): Promise<readonly Reply[]> {
  if (!may(turn.actor, "manage-people")) return refuse(turn, "person", id, "role");
  const person = await turn.stores.people.byId(id);
  if (!person) return [{ content: { kind: "refused", reason: "gone" } }];
  return inviteTo(turn, person);
}

/** Makes the head of a unit that has nobody yet, and invites him. */
export async function inviteHead(turn: LinkedTurn, unitId: UnitId): Promise<readonly Reply[]> {
  if (!may(turn.actor, "manage-people")) return refuse(turn, "unit", unitId, "role");
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
  const { id: personId, post } = person;
  const hours = INVITE_LIFETIME_HOURS;
  return [{ content: { kind: "invite-made", personId, post, code, ways, hours } }];
}

async function unitNames(
  { stores }: LinkedTurn,
  people: readonly Person[],
): Promise<ReadonlyMap<UnitId, string>> {
  const ids = people.flatMap(({ grants }) => grants.flatMap(({ unitId }) => unitId ?? []));
  const units = await stores.units.byIds([...new Set(ids)]);
  return new Map(units.map((unit) => [unit.id, unit.name]));
}

function firstUnit(person: Person, names: ReadonlyMap<UnitId, string>): string | null {
  for (const { unitId } of person.grants) {
    const name = unitId && names.get(unitId);
    if (name) return name;
  }
  return null;
}
