import { namedBy } from "../named-choice.ts";
import { JPEG } from "./image.ts";
import type { NumberedChoice } from "./numbered-choices.ts";
import type { SentMessage } from "./recorder.ts";
import type { World } from "./world.ts";

/** What a person's act left behind. */
export type Incoming = {
  readonly chatId: string;
  readonly messageId: string;
  readonly eventName: string;
};

export type UserProfile = { readonly name: string };

type Chat = { readonly id: string; readonly chat_type: "PRIVATE" | "GROUP" };

type Act = {
  readonly kind: "text" | "image" | "sticker" | "voice" | "unsupported";
  readonly content: Readonly<Record<string, unknown>>;
};

/** Puts a picture where the platform serves it. @returns its address */
export type ServePhoto = (bytes: Buffer) => string;

/** A person in the private chat with the bot; the chat's id is the person's. */
export class TestUser {
  readonly id: string;
  readonly name: string;
  readonly #world: World;
  readonly #servePhoto: ServePhoto;

  constructor(world: World, servePhoto: ServePhoto, id: string, { name }: UserProfile) {
    this.#world = world;
    this.#servePhoto = servePhoto;
    this.id = id;
    this.name = name;
  }

  /** The bot may write to him, as after an earlier conversation. */
  meet(): void {
    this.#world.chats.open(this.id);
  }

  text(text: string): Incoming {
    return this.#act({ kind: "text", content: { text } });
  }

  /**
   * Types the number of a choice, by its label.
   * @throws Error when the message is another's or offers no such thing
   */
  choose(message: SentMessage, label: string): Incoming {
    if (message.chatId !== this.id) throw new Error(`User ${this.id} cannot see ${message.chatId}`);
    const found = choiceOf(message, label);
    if (found) return this.text(found.mark);
    const shown = message.choices.map((choice) => `${choice.mark}. ${choice.label}`);
    throw new Error(`There is no choice "${label}". It has: ${shown.join(" / ") || "none"}`);
  }

  /** @param photo its bytes, or any address, also one that is not the platform's */
  image(photo: Buffer | string = JPEG, caption?: string): Incoming {
    const url = typeof photo === "string" ? photo : this.#servePhoto(photo);
    const content = {
      [this.#world.imageField]: url,
      ...(caption === undefined ? {} : { caption }),
    };
    return this.#act({ kind: "image", content });
  }

  sticker(): Incoming {
    const url = this.#servePhoto(Buffer.from("a sticker"));
    return this.#act({ kind: "sticker", content: { sticker: "d063f44dc80821567819", url } });
  }

  voice(): Incoming {
    return this.#act({
      kind: "voice",
      content: { voice_url: this.#servePhoto(Buffer.from("a voice")) },
    });
  }

  unsupported(): Incoming {
    return this.#act({ kind: "unsupported", content: {} });
  }

  #act(act: Act): Incoming {
    return say(this.#world, this, { id: this.id, chat_type: "PRIVATE" }, act);
  }
}

/** By the words that it is known by, though its line may go on after them. */
export function choiceOf(
  { choices }: Pick<SentMessage, "choices">,
  words: string,
): NumberedChoice | undefined {
  const labels = choices.map(({ label }) => label);
  const named = namedBy(labels, words);
  return choices.find(({ label }) => label === named);
}

/** A group that the bot is in: it hears only what mentions it, and no field says so. */
export class TestGroup {
  readonly id: string;
  readonly #world: World;

  constructor(world: World, id: string) {
    this.#world = world;
    this.id = id;
  }

  mention(user: TestUser, text: string): Incoming {
    const content = { text: `@${this.#world.bot.account_name} ${text}` };
    return say(this.#world, user, { id: this.id, chat_type: "GROUP" }, { kind: "text", content });
  }
}

function say(world: World, user: TestUser, chat: Chat, { kind, content }: Act): Incoming {
  const date = world.clock.tick();
  const messageId = world.nextMessageId();
  const eventName = `message.${kind}.received`;
  const from = { id: user.id, display_name: user.name, is_bot: false };
  const message = { from, chat, ...content, message_id: messageId, date };
  world.chats.open(chat.id);
  world.quota.count(date);
  world.tell({ messageId, body: { event_name: eventName, message } });
  return { chatId: chat.id, messageId, eventName };
}
