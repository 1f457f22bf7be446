import type { Entity, WireChat, WireUser } from "./bot-api-types.ts";
import type { Attachment, StoredMessage } from "./message-store.ts";
import type { World } from "./world.ts";

/** What a person's act left behind: a message in a chat, and the update that tells of it. */
export type Incoming = {
  readonly chatId: number;
  readonly messageId: number;
  readonly updateId: number;
};

export type TextOptions = {
  /** A message of the same chat, from either side. */
  readonly replyTo?: number | { readonly messageId: number };
  /** In place of the commands and links that would be found in the text. */
  readonly entities?: readonly Entity[];
};

export type IncomingDraft = {
  readonly chat: WireChat;
  readonly from?: WireUser;
  readonly text?: string;
  readonly attachment?: Attachment;
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly options?: TextOptions;
};

/** Posts a message into a chat and tells the bot of it under the given name of update. */
export function post(
  world: World,
  draft: IncomingDraft,
  kind: "message" | "channel_post" = "message",
): Incoming {
  const { chat, options, text = "" } = draft;
  const replyTo =
    typeof options?.replyTo === "object" ? options.replyTo.messageId : options?.replyTo;
  world.chats.open(chat);
  const message = world.messages.add({
    chat,
    from: draft.from,
    formatted: { text, entities: options?.entities ?? findEntities(text) },
    replyTo,
    inline: [],
    ...(draft.attachment === undefined ? {} : { attachment: draft.attachment }),
    ...(draft.extra === undefined ? {} : { extra: draft.extra }),
  });
  const updateId = world.updates.push({ [kind]: world.messages.toWire(message) });
  return { chatId: chat.id, messageId: message.messageId, updateId };
}

export function editText(world: World, message: StoredMessage, text: string): Incoming {
  const formatted = { text, entities: findEntities(text) };
  const edited = world.messages.edit(message, { formatted });
  const updateId = world.updates.push({ edited_message: world.messages.toWire(edited) });
  return { chatId: message.chat.id, messageId: message.messageId, updateId };
}

/** Telegram marks commands and links by itself. */
function findEntities(text: string): Entity[] {
  const commands = [...text.matchAll(/(?<=^|\s)\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]+)?(?![\w/])/g)];
  const links = [...text.matchAll(/https?:\/\/[^\s<>"]+/g)];
  const toEntity = (type: string) => (match: RegExpExecArray) => {
    return { type, offset: match.index, length: match[0].length };
  };
  return [...commands.map(toEntity("bot_command")), ...links.map(toEntity("url"))].toSorted(
    (a, b) => a.offset - b.offset,
  );
}
