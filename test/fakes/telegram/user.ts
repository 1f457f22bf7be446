import type { InlineButton, WireChat, WireUser } from "./bot-api-types.ts";
import { editText, post, type Incoming, type TextOptions } from "./incoming.ts";
import type { Attachment, StoredMessage } from "./message-store.ts";
import type { World } from "./world.ts";

export type UserProfile = {
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
};

export type Press = {
  readonly chatId: number;
  readonly messageId: number;
  readonly updateId: number;
  /** What the bot has to answer; see `waitForAnswer`. */
  readonly queryId: string;
};

type MessagePlace = { readonly chatId: number; readonly messageId: number };

/** A person in the private chat with the bot; the chat's id is the person's. */
export class TestUser {
  readonly id: number;
  readonly profile: WireUser;
  readonly #world: World;

  constructor(world: World, id: number, profile: UserProfile) {
    this.#world = world;
    this.id = id;
    this.profile = { id, is_bot: false, ...profile };
  }

  /** The bot may write to him, as after an earlier conversation. */
  meet(): void {
    this.#world.chats.open(privateChat(this));
  }

  text(text: string, options: TextOptions = {}): Incoming {
    return this.#post({ text, options });
  }

  /** What a tap on `t.me/<bot>?start=<payload>` sends. */
  start(payload?: string): Incoming {
    return this.text(payload === undefined ? "/start" : `/start ${payload}`);
  }

  sendDocument(name: string, bytes: Uint8Array, mime: string, caption = ""): Incoming {
    const file = this.#world.files.addDocument({ name, mime, bytes: Buffer.from(bytes) });
    return this.#post({ text: caption, attachment: { kind: "document", file } });
  }

  sendPhoto(bytes: Uint8Array, caption = ""): Incoming {
    const photo = { name: "photo.jpg", mime: "image/jpeg", bytes: Buffer.from(bytes) };
    const file = this.#world.files.addPhoto(photo);
    return this.#post({ text: caption, attachment: { kind: "photo", file } });
  }

  /** @param ownerId whose contact it is; his own unless given */
  sendContact(phone: string, ownerId: number = this.id): Incoming {
    const contact = { phone_number: phone, first_name: this.profile.first_name, user_id: ownerId };
    return this.#post({ extra: { contact } });
  }

  editText(messageId: number, text: string): Incoming {
    const message = this.#world.messages.find(this.id, messageId);
    if (message?.from?.id !== this.id) {
      throw new Error(`User ${this.id} wrote no message ${messageId} that still exists`);
    }
    return editText(this.#world, message, text);
  }

  /**
   * Presses a button by its exact label or its data, on the message as it stands now.
   * @throws Error when the message is gone, is not his to see, or has no such button
   */
  press(place: MessagePlace, button: string): Press {
    const message = this.#world.messages.find(place.chatId, place.messageId);
    if (message === undefined) {
      throw new Error(`Message ${place.messageId} in chat ${place.chatId} does not exist any more`);
    }
    if (message.chat.type === "private" && message.chat.id !== this.id) {
      throw new Error(`User ${this.id} cannot see chat ${place.chatId}; pressRaw forges a press`);
    }
    const found = findButton(message, button);
    if (typeof found.callback_data !== "string") {
      throw new Error(`The button "${found.text}" sends nothing to the bot`);
    }
    return this.pressRaw(place.chatId, place.messageId, found.callback_data);
  }

  /** A press as anybody with a modified client could send it, on any message and with any data. */
  pressRaw(chatId: number, messageId: number, data: string): Press {
    const message = this.#world.messages.find(chatId, messageId);
    const { queryId } = this.#world.callbacks.add(this.id, data);
    const updateId = this.#world.updates.push({
      callback_query: {
        id: queryId,
        from: this.profile,
        message:
          message === undefined
            ? { chat: chatOfPress(chatId, this), message_id: messageId, date: 0 }
            : this.#world.messages.toWire(message),
        chat_instance: String(chatId),
        data,
      },
    });
    return { chatId, messageId, updateId, queryId };
  }

  /** Blocks the bot, which Telegram tells it at once. */
  block(): number {
    this.#world.chats.block(this.id);
    return this.#pushMembership("member", "kicked");
  }

  unblock(): number {
    this.#world.chats.unblock(this.id);
    return this.#pushMembership("kicked", "member");
  }

  #post(draft: {
    text?: string;
    options?: TextOptions;
    attachment?: Attachment;
    extra?: Readonly<Record<string, unknown>>;
  }): Incoming {
    return post(this.#world, { ...draft, chat: privateChat(this), from: this.profile });
  }

  #pushMembership(before: string, after: string): number {
    const user = this.#world.bot;
    return this.#world.updates.push({
      my_chat_member: {
        chat: privateChat(this),
        from: this.profile,
        date: 0,
        old_chat_member: { user, status: before },
        new_chat_member: { user, status: after, ...(after === "kicked" ? { until_date: 0 } : {}) },
      },
    });
  }
}

function privateChat({ id, profile }: TestUser): WireChat {
  const { is_bot: _isBot, ...names } = profile;
  return { ...names, id, type: "private" };
}

function chatOfPress(chatId: number, user: TestUser): WireChat {
  return chatId === user.id ? privateChat(user) : { id: chatId, type: "private" };
}

function findButton(message: StoredMessage, wanted: string): InlineButton {
  const buttons = message.inline.flat();
  const found = buttons.find(({ text, callback_data: data }) => text === wanted || data === wanted);
  if (found !== undefined) return found;
  const shown = buttons.map(({ text, callback_data: data }) => `"${text}" (${String(data)})`);
  throw new Error(
    `Message ${message.messageId} has no button "${wanted}". It has: ${shown.join(", ") || "none"}`,
  );
}
