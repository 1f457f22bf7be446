/** Where a message goes: the chat that it answers, or the newest of a person's that can be reached. */
import type { Channel } from "../domain/channel.ts";
import type { BotId, ChatId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import type { Account } from "../domain/org.ts";
import type { PersonAccounts, Stores } from "../domain/stores.ts";
import type { JobTools } from "./job-tools.ts";

export interface Address {
  readonly botId: BotId;
  readonly chatId: ChatId;
  readonly channel: Channel;
}

/** `elsewhere`: only through a bot that this process does not run; `nowhere`: nobody can. */
export type AddressFound = Address | "elsewhere" | "nowhere";

/** Null for an answer: it goes to the chat it answers, whoever is linked there. */
export async function readerOf(stores: Stores, message: Message): Promise<PersonAccounts | null> {
  if (message.kind === "reply") return null;
  if (!message.personId) throw new Error(`message ${message.id} is a push to nobody`);
  const reader = await stores.people.withAccounts(message.personId);
  if (!reader) throw new Error(`message ${message.id} is a push to a person who is not there`);
  return reader;
}

export function addressOfReply(tools: JobTools, message: Message): AddressFound {
  const { botId, chatId } = message;
  if (!botId || !chatId) throw new Error(`reply ${message.id} has no chat`);
  const channel = tools.channels.get(botId);
  return channel ? { botId, chatId, channel } : "elsewhere";
}

/** @param accounts a person's, in any order */
export function addressAmong(tools: JobTools, accounts: readonly Account[]): AddressFound {
  const reachable = accounts.filter((account) => !account.unreachableSince);
  for (const { botId, chatId } of reachable.toSorted(newestFirst)) {
    const channel = tools.channels.get(botId);
    if (channel) return { botId, chatId, channel };
  }
  return reachable.length > 0 ? "elsewhere" : "nowhere";
}

function newestFirst(one: Account, other: Account): number {
  return one.linkedAt < other.linkedAt ? 1 : -1;
}
