/** Linking a chat to a person by a one-time invite; until then the bot gives nothing away. */
import { usualAccount } from "../../domain/account-choice.ts";
import type { Content } from "../../domain/content.ts";
import type { PersonId } from "../../domain/ids.ts";
import { hasSeat, nameOfBot, otherOpen } from "../../domain/invite-ways.ts";
import { INVITE_ALPHABET, INVITE_LENGTH, foremostRole, type Person } from "../../domain/org.ts";
import { plusMillis } from "../../domain/time.ts";
import { parseCommand } from "../conversation/commands.ts";
import type { Reply, Turn } from "../conversation/turn.ts";

const TRIES = 5;
const TRIES_WINDOW_MILLIS = 3_600_000;
/** “mã”, “mã mời”, “ma moi:” before a code. */
const CODE_BEFORE = /^\s*m[ãa](?:\s+m[ờo]i)?(?:\s*[:.,–-]\s*|\s+)/iu;

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
  if (await hasTriedTooOften(turn)) {
    return [{ content: { kind: "invite-refused", reason: "too-many" } }];
  }
  const hash = turn.tools.hashCode(code);
  const found = await turn.stores.people.findInvite(hash, turn.now);
  if (!found) return refuseTry(turn);
  const full = await fullness(turn, found.personId);
  if (full) return [{ content: full }];
  const invite = await turn.stores.people.useInvite(hash, turn.now);
  const person = invite && (await turn.stores.people.byId(invite.personId));
  if (!person) return refuseTry(turn);
  const { post } = person;
  const pushesTo = await linkTo(turn, person);
  return [{ content: { kind: "linked", post, role: foremostRole(person), ...pushesTo } }];
}

/** Where the person's pushes go from now on, if he has another chat. */
async function linkTo(
  turn: Turn,
  { id: personId }: Person,
): Promise<Pick<Extract<Content, { kind: "linked" }>, "pushesTo">> {
  const { people, audit } = turn.stores;
  const { botId, chatId } = turn.incoming;
  const before = await people.accountsOf([personId]);
  const replaced = before.find((account) => account.botId === botId);
  await people.link({
    personId,
    botId,
    chatId,
    linkedAt: turn.now,
    unreachableSince: null,
    isPreferred: replaced?.isPreferred ?? false,
  });
  const deed = { personId, subject: "account", subjectId: personId, deed: "linked" } as const;
  await audit.add([{ at: turn.now, channel: turn.channel, detail: {}, ...deed }]);
  const accounts = await people.accountsOf([personId]);
  const usual = usualAccount(accounts);
  if (accounts.length === 1 || !usual) return {};
  const name = nameOfBot(turn.tools.bots(), usual.botId);
  return { pushesTo: { name, isHere: usual.botId === botId } };
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

/** Whether these words can be an invite's code, however it was typed. */
export function isInviteCode(words: string): boolean {
  return isCode(asCode(words));
}

/** Without what stands around it: `mã mời: abcde-fghij`. */
function asCode(words: string): string {
  const whole = closedUp(words);
  return isCode(whole) ? whole : closedUp(words.normalize("NFC").replace(CODE_BEFORE, ""));
}

function closedUp(words: string): string {
  return words.replace(/[\s\p{Pd}\p{Cf}]/gu, "").toUpperCase();
}

function isCode(code: string): boolean {
  return code.length === INVITE_LENGTH && [...code].every((char) => INVITE_ALPHABET.includes(char));
}

async function hasTriedTooOften(turn: Turn): Promise<boolean> {
  const { botId, chatId } = turn.incoming;
  const since = plusMillis(turn.now, -TRIES_WINDOW_MILLIS);
  return (await turn.stores.people.failedTries(botId, chatId, since)) >= TRIES;
}

async function refuseTry(turn: Turn): Promise<readonly Reply[]> {
  const { botId, chatId } = turn.incoming;
  const tooMany = await hasTriedTooOften(turn);
  if (!tooMany) await turn.stores.people.recordFailedTry(botId, chatId, turn.now);
  return [{ content: { kind: "invite-refused", reason: tooMany ? "too-many" : "wrong" } }];
}
