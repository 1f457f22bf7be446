/** Một người dùng: his card, and the way to whatever is settled about him. */
import type { ChannelName } from "../../../domain/channel-content.ts";
import type { BotId, PersonId } from "../../../domain/ids.ts";
import { nameOfBot } from "../../../domain/invite-ways.ts";
import type { Account, Person, RoleGrant } from "../../../domain/org.ts";
import type { PersonAccountLine, PersonFault, RoleLine } from "../../../domain/person-content.ts";
import { may } from "../../../domain/rights.ts";
import { dateIn } from "../../../domain/time.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { standInsOf } from "../stand-ins.ts";

export type OpenedPerson = { readonly person: Person } | { readonly refusal: readonly Reply[] };

/**
 * The person, if the reader may settle people. To be changed, he is nobody else's until the turn ends.
 * Incident: of two coordinators who gave one person a role at the same moment, both were told that they
 * had, and one of the roles was lost.
 */
async function openPerson(
  turn: LinkedTurn,
  id: PersonId,
  to: "see" | "change" = "see",
): Promise<OpenedPerson> {
  if (!may(turn.actor, "manage-people")) {
    return { refusal: await refuse(turn, "person", id, "role") };
  }
  const { people } = turn.stores;
  const person = await (to === "change" ? people.byIdToChange(id) : people.byId(id));
  return person ? { person } : { refusal: [{ content: { kind: "refused", reason: "gone" } }] };
}

/** The same of somebody else: nobody settles his own roles, or cuts himself off by mistake. */
export async function openOther(
  turn: LinkedTurn,
  id: PersonId,
  to: "see" | "change" = "see",
): Promise<OpenedPerson> {
  const opened = await openPerson(turn, id, to);
  if ("refusal" in opened || opened.person.id !== turn.actor.person.id) return opened;
  return { refusal: [refusedFor(opened.person, "himself")] };
}

export async function showPerson(turn: LinkedTurn, id: PersonId): Promise<readonly Reply[]> {
  const opened = await openPerson(turn, id);
  if ("refusal" in opened) return opened.refusal;
  const { person } = opened;
  return [
    {
      content: {
        kind: "person",
        ...aboutPerson(person),
        name: person.name,
        roles: await rolesInWords(turn, person.grants),
        accounts: linesOf(turn, await turn.stores.people.accountsOf([id])),
        standIns: await standInsOf(turn, id),
        isOwn: id === turn.actor.person.id,
      },
    },
  ];
}

export function aboutPerson({ id, post }: Person) {
  return { personId: id, post };
}

export function refusedFor(person: Person, fault: PersonFault): Reply {
  return { content: { kind: "person-refused", ...aboutPerson(person), fault } };
}

export async function rolesInWords(
  turn: LinkedTurn,
  grants: readonly RoleGrant[],
): Promise<readonly RoleLine[]> {
  const ids = grants.flatMap(({ unitId }) => unitId ?? []);
  const units = await turn.stores.units.byIds([...new Set(ids)]);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return grants.map((grant) => ({
    grant,
    unit: grant.unitId && (names.get(grant.unitId) ?? null),
  }));
}

export function linesOf(
  turn: LinkedTurn,
  accounts: readonly Account[],
): readonly PersonAccountLine[] {
  return accounts.map(({ botId, linkedAt, unreachableSince }) => ({
    name: nameOf(turn, botId),
    linkedOn: dateIn(linkedAt, turn.tools.office.calendar.zone),
    isReachable: unreachableSince === null,
  }));
}

/** Of a bot through which nobody is invited, such as the page, only its own people know the name. */
function nameOf({ tools, incoming, traits }: LinkedTurn, botId: BotId): ChannelName {
  const name = nameOfBot(tools.bots(), botId);
  const isHere = botId === incoming.botId;
  return name.channel === null && isHere ? { channel: traits.name, bot: null } : name;
}

/** On record under the person whom it is about. */
export async function notePerson(
  turn: LinkedTurn,
  { id }: Person,
  deed: string,
  detail: Readonly<Record<string, string | null>>,
): Promise<void> {
  await putOnRecord(turn, { subject: "person", subjectId: id, deed, detail });
}
