/** What goes out and what comes in. */
import type { Incoming } from "../../domain/channel.ts";
import type { BotId, ChatId, DeadlineId, MessageId, PersonId } from "../../domain/ids.ts";
import type { Message, Notice, PlannedPush } from "../../domain/message.ts";
import { newId } from "./ids.ts";
import { at, day } from "./time.ts";

/** A reply that is ready to be sent. */
export function message(over: Partial<Message> = {}): Message {
  return {
    id: newId("message"),
    personId: null,
    kind: "reply",
    slot: newId("slot"),
    status: "planned",
    statusReason: null,
    pickAt: at("2023-03-24 07:30"),
    madeAt: null,
    plannedFor: at("2023-03-24 07:30"),
    sentAt: null,
    attempts: 0,
    botId: null,
    chatId: null,
    content: { kind: "unsupported" },
    text: null,
    actions: [],
    items: [],
    answerKey: null,
    preparedAt: null,
    shownAt: null,
    platformIds: [],
    replaces: null,
    ...over,
  };
}

export function push(
  over: { readonly personId: PersonId } & Partial<PlannedPush & { readonly id: MessageId }>,
): PlannedPush & { readonly id: MessageId } {
  return {
    id: newId("message"),
    kind: "morning",
    slot: day("2023-03-24"),
    plannedFor: at("2023-03-24 07:30"),
    ...over,
  };
}

export function notice(
  over: {
    readonly deadlineId: DeadlineId;
    readonly personId: PersonId;
    readonly messageId: MessageId;
  } & Partial<Notice>,
): Notice & { readonly messageId: MessageId } {
  return { dateVersion: 1, rung: "-5", day: day("2023-03-24"), section: "due", ...over };
}

export function incoming(over: { readonly botId: BotId } & Partial<Incoming>): Incoming {
  return {
    key: newId("update"),
    chatId: "chat-of-nobody" as ChatId,
    isPrivate: true,
    receivedAt: at("2023-03-24 08:00"),
    body: { kind: "text", text: "/nhiemvu", replyTo: null },
    ...over,
  };
}
