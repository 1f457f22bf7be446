/** How an update is stored; on a channel that carries only so many messages, it counts as one. */
import { monthAt, monthlyLimitOf } from "../../domain/allowance.ts";
import type { ChannelTraits, Incoming } from "../../domain/channel.ts";
import type { Office } from "../../domain/office.ts";

/** The update's number in the inbox; null when it is stored already. */
export async function storeUpdate(
  { database, calendar }: Office,
  traits: ChannelTraits,
  incoming: Incoming,
): Promise<number | null> {
  if (monthlyLimitOf(traits) === null) return database.inbox.put(incoming);
  return database.transaction(async (stores) => {
    const id = await stores.inbox.put(incoming);
    const { month } = monthAt(incoming.receivedAt, calendar.zone);
    if (id !== null) await stores.usage.count(incoming.botId, month, { sent: 0, received: 1 });
    return id;
  });
}
