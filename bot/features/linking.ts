/** Linking a chat to a person by a one-time invite; until then the bot gives nothing away. */
import { usualAccount } from "../../domain/account-choice.ts";
import type { Content } from "../../domain/content.ts";
import type { PersonId } from "../../domain/ids.ts";
import { hasSeat, nameOfBot, otherOpen } from "../../domain/invite-ways.ts";
import { foremostRole, unitsOf, type Account, type Person } from "../../domain/org.ts";
import { loadTakeover } from "../../domain/takeover-material.ts";
import { parseCommand } from "../conversation/commands.ts";
import type { Reply, Turn } from "../conversation/turn.ts";
import { asCode, isInviteCode } from "./invite-code.ts";
import { mustWait, noteWrong } from "./invite-tries.ts";
import { farewell, noteReleased } from "./released-accounts.ts";

type Linked = Extract<Content, { kind: "linked" }>;

export function introduce(turn: Turn): readonly Reply[] {
  return [{ content: { kind: "how-to-link", byLink: turn.traits.opensByLink } }];
}

/** Takes `/start <code>`, or the code alone. */
export async function link(turn: Turn, text: string): Promise<readonly Reply[]> {
  const command = parseCommand(text);
  const typed = command?.name === "start" ? command.rest : text;
  const code = asCode(typed);
  if (!isInviteCode(typed)) {
    const tried = command?.name === "start" && code !== "";
    return tried ? refuseTry(turn) : introduce(turn);
  }
  if (await mustWait(turn)) return [refused("too-many")];
  const hash = turn.tools.hashCode(code);
  const found = await turn.stores.people.findInvite(hash, turn.now);
  if (!found) return refuseTry(turn);
  const full = await fullness(turn, found.personId);
  if (full) return [{ content: full }];
  const invite = await turn.stores.people.useInvite(hash, turn.now);
  const person = invite && (await turn.stores.people.byId(invite.personId));
  return person ? linkTo(turn, person) : refuseTry(turn);
}

/** Whatever waited in this chat was its former person's. */
async function linkTo(turn: Turn, person: Person): Promise<readonly Reply[]> {
  const { people } = turn.stores;
  const { botId, chatId } = turn.incoming;
  const before = await people.accountsOf([person.id]);
  const replaced = before.find((account) => account.botId === botId) ?? null;
  const here = await people.accountIn(botId, chatId);
  await people.link({
    personId: person.id,
    botId,
    chatId,
    linkedAt: turn.now,
    unreachableSince: null,
    isPreferred: replaced?.isPreferred ?? false,
  });
  await noteLinked(turn, person.id);
  const { formerPost, farewells } = await releaseOthers(turn, person, { replaced, here });
  // Who adds a chat of another channel knows his work; a new chat in the place of one may be a successor's.
  const isNew = before.length === 0 || replaced !== null;
  const takeover = isNew && (await loadTakeover(turn.stores, unitsOf(person), turn.today));
  const content: Linked = {
    kind: "linked",
    post: person.post,
    role: foremostRole(person),
    ...(await pushesOf(turn, person.id)),
    ...(formerPost !== null && { formerPost }),
    ...(takeover && { takeover }),
  };
  return [{ content, waiting: [] }, ...farewells, ...warnings(turn, person, before)];
}

/**
 * Each chat that the person has on other bots hears of the new one at once. Incident: a code made for a
 * leader, used by somebody else on a further bot, gave him the leader's account, and the leader heard
 * nothing.
 */
function warnings(
  { tools, incoming, traits }: Turn,
  { post }: Person,
  before: readonly Account[],
): readonly Reply[] {
  const { botId } = incoming;
  const named = nameOfBot(tools.bots(), botId);
  const at = named.channel === null ? { channel: traits.name, bot: null } : named;
  return before
    .filter((account) => account.botId !== botId)
    .map((account) => ({
      content: { kind: "account-added", post, at },
      to: { botId: account.botId, chatId: account.chatId },
    }));
}

async function noteLinked(turn: Turn, personId: PersonId): Promise<void> {
  const deed = { personId, subject: "account", subjectId: personId, deed: "linked" } as const;
  await turn.stores.audit.add([{ at: turn.now, channel: turn.channel, detail: {}, ...deed }]);
}

/** The account that the person had on this bot, and the one that this chat was before. */
interface Released {
  readonly replaced: Account | null;
  readonly here: Account | null;
}

/** Who loses an account by it hears so: in the chat that he had, or in another of his. */
async function releaseOthers(
  turn: Turn,
  person: Person,
  { replaced, here }: Released,
): Promise<{ readonly formerPost: string | null; readonly farewells: readonly Reply[] }> {
  const { people } = turn.stores;
  const farewells: Reply[] = [];
  if (replaced && replaced.chatId !== turn.incoming.chatId) {
    await noteReleased(turn, replaced, person.id, "linked-elsewhere");
    farewells.push(farewell(replaced, person.post, "linked-elsewhere"));
  }
  const former = here && here.personId !== person.id ? await people.byId(here.personId) : null;
  if (!here || !former) return { formerPost: null, farewells };
  await noteReleased(turn, here, person.id, "chat-taken");
  const other = usualAccount(await people.accountsOf([former.id]));
  if (other) farewells.push(farewell(other, former.post, "chat-taken"));
  return { formerPost: former.post, farewells };
}

/** Where the person's pushes go from now on, if he has another chat. */
async function pushesOf(turn: Turn, personId: PersonId): Promise<Pick<Linked, "pushesTo">> {
  const accounts = await turn.stores.people.accountsOf([personId]);
  const usual = usualAccount(accounts);
  if (accounts.length === 1 || !usual) return {};
  const name = nameOfBot(turn.tools.bots(), usual.botId);
  return { pushesTo: { name, isHere: usual.botId === turn.incoming.botId } };
}

/** Null where the bot has a seat for the person, or needs none more for him. */
async function fullness(turn: Turn, personId: PersonId): Promise<Content | null> {
  const { traits, tools, stores, incoming } = turn;
  const { tier } = traits;
  if (!tier) return null;
  const { botId, chatId } = incoming;
  const linked = await stores.people.countLinked();
  const own = (await stores.people.accountsOf([personId])).some((each) => each.botId === botId);
  const isTaken = own || (await stores.people.accountIn(botId, chatId)) !== null;
  if (isTaken || hasSeat(traits, linked.get(botId) ?? 0)) return null;
  const other = otherOpen(tools.bots(), linked, { botId, kind: traits.kind });
  return { kind: "bot-full", people: tier.people, other: other && { bot: other.title } };
}

async function refuseTry(turn: Turn): Promise<readonly Reply[]> {
  if (await mustWait(turn)) return [refused("too-many")];
  await noteWrong(turn);
  return [refused("wrong")];
}

function refused(reason: "wrong" | "too-many"): Reply {
  return { content: { kind: "invite-refused", reason } };
}
