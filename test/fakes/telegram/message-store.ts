import type { Entity, FormattedText, InlineRows, WireChat, WireUser } from "./bot-api-types.ts";
import type { StoredFile } from "./file-store.ts";

export type Attachment = { readonly kind: "photo" | "document"; readonly file: StoredFile };

/** What a message says and can change by an edit. */
export type MessageContent = {
  readonly formatted: FormattedText;
  readonly attachment?: Attachment;
  /** Fields the fake only passes on: a contact, a service notice, the sender of a channel post. */
  readonly extra?: Readonly<Record<string, unknown>>;
};

export type StoredMessage = MessageContent & {
  readonly chat: WireChat;
  readonly messageId: number;
  /** Unix seconds. */
  readonly date: number;
  readonly from: WireUser | undefined;
  readonly replyTo: number | undefined;
  readonly inline: InlineRows;
  readonly editDate?: number;
};

export type MessageDraft = Omit<StoredMessage, "messageId" | "date">;

/** Every message that still exists, whoever wrote it. */
export class MessageStore {
  readonly #now: () => number;
  readonly #messages = new Map<string, StoredMessage>();
  readonly #lastIds = new Map<string, number>();

  /** @param now milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  add(draft: MessageDraft): StoredMessage {
    const message = {
      ...draft,
      messageId: this.#nextId(draft.chat),
      date: Math.floor(this.#now() / 1000),
    };
    this.#messages.set(keyOf(draft.chat.id, message.messageId), message);
    return message;
  }

  find(chatId: number, messageId: number | undefined): StoredMessage | undefined {
    return messageId === undefined ? undefined : this.#messages.get(keyOf(chatId, messageId));
  }

  edit(
    message: StoredMessage,
    change: { readonly formatted?: FormattedText; readonly inline?: InlineRows },
  ): StoredMessage {
    const edited = { ...message, ...change, editDate: Math.floor(this.#now() / 1000) };
    this.#messages.set(keyOf(message.chat.id, message.messageId), edited);
    return edited;
  }

  delete(message: StoredMessage): void {
    this.#messages.delete(keyOf(message.chat.id, message.messageId));
  }

  /** The message as the Bot API shows it, with what it replies to one level deep. */
  toWire(message: StoredMessage): Record<string, unknown> {
    const replied = this.find(message.chat.id, message.replyTo);
    return {
      ...shallow(message),
      ...(replied === undefined ? {} : { reply_to_message: shallow(replied) }),
    };
  }

  /** As at Telegram, supergroups and channels count for themselves: an id is unique per chat only. */
  #nextId(chat: WireChat): number {
    const ownCount = chat.type === "supergroup" || chat.type === "channel";
    const counter = ownCount ? String(chat.id) : "private chats and basic groups";
    const id = (this.#lastIds.get(counter) ?? 0) + 1;
    this.#lastIds.set(counter, id);
    return id;
  }
}

function shallow(message: StoredMessage): Record<string, unknown> {
  return {
    message_id: message.messageId,
    ...(message.from === undefined ? {} : { from: message.from }),
    chat: message.chat,
    date: message.date,
    ...(message.editDate === undefined ? {} : { edit_date: message.editDate }),
    ...showContent(message),
    ...(message.inline.length === 0 ? {} : { reply_markup: { inline_keyboard: message.inline } }),
    ...message.extra,
  };
}

function showContent({ attachment, formatted }: MessageContent): Record<string, unknown> {
  const prefix = attachment === undefined ? "" : "caption_";
  const text = formatted.text === "" ? {} : { [attachment ? "caption" : "text"]: formatted.text };
  return { ...showAttachment(attachment), ...text, ...showEntities(prefix, formatted.entities) };
}

function showAttachment(attachment: Attachment | undefined): Record<string, unknown> {
  if (attachment === undefined) return {};
  const { kind, file } = attachment;
  const shown = {
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    file_size: file.bytes.length,
  };
  if (kind === "document") {
    return { document: { ...shown, file_name: file.name, mime_type: file.mime } };
  }
  const size = file.thumbnail;
  const small = { file_id: size?.fileId, file_unique_id: size?.uniqueId, width: 90, height: 67 };
  return {
    photo: [
      { ...small, file_size: size?.bytes.length },
      { ...shown, width: 1280, height: 960 },
    ],
  };
}

function showEntities(prefix: string, entities: readonly Entity[]): Record<string, unknown> {
  return entities.length === 0 ? {} : { [`${prefix}entities`]: entities };
}

function keyOf(chatId: number, messageId: number): string {
  return `${chatId}/${messageId}`;
}
