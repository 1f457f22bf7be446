/** Where a message goes: the chat that it answers, or that of a person's which is chosen for him. */
import {
  fareOf,
  inOrderOfChoice,
  reachable,
  type AccountStanding,
} from "../domain/account-choice.ts";
import type { Channel } from "../domain/channel.ts";
import type { Content } from "../domain/content.ts";
import type { BotId, ChatId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import type { Account } from "../domain/org.ts";
import type { PersonAccounts } from "../domain/org-stores.ts";
import type { Stores } from "../domain/stores.ts";
import { hasRoom } from "./allowance.ts";
import type { JobTools } from "./job-tools.ts";

export interface Address {
  readonly botId: BotId;
  readonly chatId: ChatId;
  readonly channel: Channel;
}

/** `elsewhere`: only through a bot that this process does not run; `nowhere`: nobody can. */
export type AddressesFound = readonly [Address, ...(readonly Address[])] | "elsewhere" | "nowhere";

/** Null for an answer: it goes to the chat it answers, whoever is linked there. */
export async function readerOf(stores: Stores, message: Message): Promise<PersonAccounts | null> {
  if (message.kind === "reply") return null;
  if (!message.personId) throw new Error(`message ${message.id} is a push to nobody`);
  const reader = await stores.people.withAccounts(message.personId);
  if (!reader) throw new Error(`message ${message.id} is a push to a person who is not there`);
  return reader;
}

export function addressOfReply(tools: JobTools, message: Message): AddressesFound {
  const { botId, chatId } = message;
  if (!botId || !chatId) throw new Error(`reply ${message.id} has no chat`);
  const channel = tools.channels.get(botId);
  return channel ? [{ botId, chatId, channel }] : "elsewhere";
}

/** @param accounts a person's, in any order */
export function addressesAmong(tools: JobTools, accounts: readonly Account[]): AddressesFound {
  const open = reachable(accounts);
  const [first, ...others] = open.flatMap((account) => addressOf(tools, account) ?? []);
  if (first) return [first, ...others];
  return open.length > 0 ? "elsewhere" : "nowhere";
}

/** A message that is ready to be sent, and where it may go. */
export interface ToAddress {
  readonly message: Message;
  readonly content: Content;
  /** A person's accounts, in any order; null for an answer. */
  readonly accounts: readonly Account[] | null;
  readonly addresses: readonly [Address, ...(readonly Address[])];
}

/** Null where no bot's month has room for a message of this worth. */
export async function chooseAddress(
  tools: JobTools,
  stores: Stores,
  { message, content, accounts, addresses }: ToAddress,
): Promise<Address | null> {
  const { office } = tools;
  const [first] = addresses;
  const isRoomy = (address: Address) => hasRoom(office, stores, address, message, content);
  if (!accounts || addresses.length === 1) return (await isRoomy(first)) ? first : null;
  const attempts = message.attempts > 0 ? await stores.messages.attemptsOf(message.id) : [];
  const standings: AccountStanding[] = [];
  for (const account of reachable(accounts)) {
    const address = addressOf(tools, account);
    if (!address) continue;
    const room = { hasRoom: await isRoomy(address) };
    standings.push({ account, ...fareOf(account, message, attempts), ...room });
  }
  if (!standings.some((standing) => standing.hasRoom)) return null;
  const [chosen] = inOrderOfChoice(standings);
  return chosen ? addressOf(tools, chosen) : null;
}

function addressOf({ channels }: JobTools, { botId, chatId }: Account): Address | null {
  const channel = channels.get(botId);
  return channel ? { botId, chatId, channel } : null;
}
