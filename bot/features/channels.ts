/** Kênh nhận tin: where somebody is linked, and where he wants to be written to; his own accounts only. */
import { usualAccount } from "../../domain/account-choice.ts";
import type { AccountLine, ChannelName } from "../../domain/channel-content.ts";
import type { BotId, ChatId } from "../../domain/ids.ts";
import { inviteWays, nameOfBot } from "../../domain/invite-ways.ts";
import { INVITE_LIFETIME_HOURS, type Account } from "../../domain/org.ts";
import { dateIn } from "../../domain/time.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../conversation/turn.ts";
import { refuse } from "./access.ts";
import { makeInvite } from "./invites.ts";

/** The oldest first. */
export async function listChannels(turn: LinkedTurn): Promise<readonly Reply[]> {
  const accounts = await ownAccounts(turn);
  return [{ content: { kind: "channels", accounts: linesOf(turn, accounts) } }];
}

export async function preferChannel(
  turn: LinkedTurn,
  botId: BotId,
  chatId: ChatId,
): Promise<readonly Reply[]> {
  const opened = await openOwn(turn, botId, chatId);
  if ("refusal" in opened) return opened.refusal;
  await turn.stores.people.prefer(botId, chatId);
  await note(turn, "preferred-account", opened.account);
  const name = nameOfBot(turn.tools.bots(), botId);
  return [{ content: { kind: "channel-preferred", name } }];
}

export async function askLeaveChannel(
  turn: LinkedTurn,
  botId: BotId,
  chatId: ChatId,
): Promise<readonly Reply[]> {
  const opened = await openToLeave(turn, botId, chatId);
  if ("refusal" in opened) return opened.refusal;
  const { line, pushesTo } = opened;
  return [{ content: { kind: "ask-leave-channel", account: line, pushesTo } }];
}

/** The last one stays: who has none hears nothing any more, and cannot come back by himself. */
export async function leaveChannel(
  turn: LinkedTurn,
  botId: BotId,
  chatId: ChatId,
): Promise<readonly Reply[]> {
  const opened = await openToLeave(turn, botId, chatId);
  if ("refusal" in opened) return opened.refusal;
  const { account, line, pushesTo } = opened;
  await turn.stores.people.unlink(botId, chatId);
  await note(turn, "unlinked", account);
  return [{ content: { kind: "channel-left", name: line.name, pushesTo } }];
}

/** A code for the person himself, for the channels on which he is not reached yet. */
export async function addChannel(turn: LinkedTurn): Promise<readonly Reply[]> {
  const bots = turn.tools.bots();
  const reached = (await ownAccounts(turn)).filter((each) => each.unreachableSince === null);
  const known = new Set(
    bots
      .filter(({ botId }) => reached.some((account) => account.botId === botId))
      .map(({ traits }) => traits.kind),
  );
  const others = bots.filter(({ traits }) => !known.has(traits.kind));
  const linked = await turn.stores.people.countLinked();
  if (inviteWays(others, linked, [], "").every(({ full }) => full !== null)) {
    return [{ content: { kind: "no-other-channel" } }];
  }
  const code = await makeInvite(turn, turn.actor.person);
  const ways = inviteWays(others, linked, [], code);
  return [{ content: { kind: "channel-code", code, ways, hours: INVITE_LIFETIME_HOURS } }];
}

interface OpenAccount {
  readonly account: Account;
  readonly line: AccountLine;
  /** Where the pushes go without it. */
  readonly pushesTo: ChannelName;
}

async function openToLeave(
  turn: LinkedTurn,
  botId: BotId,
  chatId: ChatId,
): Promise<OpenAccount | { readonly refusal: readonly Reply[] }> {
  const opened = await openOwn(turn, botId, chatId);
  if ("refusal" in opened) return opened;
  const { account } = opened;
  const others = (await ownAccounts(turn)).filter((each) => each.botId !== botId);
  const usual = usualAccount(others);
  if (!usual) return { refusal: [{ content: { kind: "last-channel" } }] };
  const [line] = linesOf(turn, [account]);
  if (!line) throw new Error("an account has no line");
  return { account, line, pushesTo: nameOfBot(turn.tools.bots(), usual.botId) };
}

/** Of another's account it is not even said that it is there. */
async function openOwn(
  turn: LinkedTurn,
  botId: BotId,
  chatId: ChatId,
): Promise<{ readonly account: Account } | { readonly refusal: readonly Reply[] }> {
  const account = await turn.stores.people.accountIn(botId, chatId);
  const { id } = turn.actor.person;
  if (account?.personId === id) return { account };
  return { refusal: await refuse(turn, "account", id, "gone") };
}

async function ownAccounts(turn: LinkedTurn): Promise<readonly Account[]> {
  return turn.stores.people.accountsOf([turn.actor.person.id]);
}

function linesOf(turn: LinkedTurn, accounts: readonly Account[]): readonly AccountLine[] {
  const { bots, office } = turn.tools;
  const usual = usualAccount(accounts);
  return accounts.map((account) => ({
    botId: account.botId,
    chatId: account.chatId,
    name: nameOfBot(bots(), account.botId),
    linkedOn: dateIn(account.linkedAt, office.calendar.zone),
    isReachable: account.unreachableSince === null,
    isHere: account.botId === turn.incoming.botId && account.chatId === turn.incoming.chatId,
    getsPushes: account === usual,
    isPreferred: account.isPreferred,
  }));
}

async function note(turn: LinkedTurn, deed: string, { botId }: Account): Promise<void> {
  await putOnRecord(turn, {
    subject: "account",
    subjectId: turn.actor.person.id,
    deed,
    detail: { botId },
  });
}
