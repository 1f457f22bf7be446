/** An answer as it is put into the outbox, in the transaction of what it answers. */
import type { BotId, ChatId, MessageId } from "../../domain/ids.ts";
import type { Message } from "../../domain/message.ts";
import type { Actor } from "../../domain/rights.ts";
import type { InboxRow } from "../../domain/message-stores.ts";
import type { Stores } from "../../domain/stores.ts";
import type { Instant } from "../../domain/time.ts";
import { replySlot } from "./state.ts";
import type { ConversationTools, Reply } from "./turn.ts";

type Tools = Pick<ConversationTools, "office">;

export async function storeReplies(
  tools: Tools,
  stores: Stores,
  row: InboxRow,
  actor: Actor | null,
  replies: readonly Reply[],
  now: Instant,
): Promise<readonly MessageId[]> {
  const { botId, chatId } = row.incoming;
  const messages = replies.map((reply, index) =>
    replyMessage(
      tools,
      reply.to ?? { botId, chatId },
      replySlot(row.id, index),
      reply.to ? null : actor,
      reply,
      now,
    ),
  );
  if (messages.length > 0) await stores.messages.add(messages);
  return messages.map((message) => message.id);
}

export function replyMessage(
  tools: Tools,
  chat: { readonly botId: BotId; readonly chatId: ChatId },
  slot: string,
  actor: Actor | null,
  reply: Reply,
  now: Instant,
): Message {
  return {
    id: tools.office.ids.next<"MessageId">(),
    personId: actor?.person.id ?? null,
    kind: "reply",
    slot,
    status: "planned",
    statusReason: null,
    pickAt: now,
    madeAt: now,
    plannedFor: now,
    sentAt: null,
    attempts: 0,
    ...chat,
    content: reply.content,
    text: null,
    actions: [],
    items: reply.items ?? [],
    answerKey: null,
    preparedAt: null,
    shownAt: null,
    platformIds: [],
    replaces: reply.replaces ?? null,
  };
}
