import type { WireChat } from "./bot-api-types.ts";
import { post, type Incoming, type TextOptions } from "./incoming.ts";
import type { TestUser } from "./user.ts";
import type { World } from "./world.ts";

/** A group that the bot is a member of. Ids of basic groups are negative. */
export class TestGroup {
  readonly #world: World;
  #chat: WireChat;

  constructor(world: World, id: number, title: string) {
    this.#world = world;
    this.#chat = { id, type: id <= -1_000_000_000_000 ? "supergroup" : "group", title };
    world.chats.open(this.#chat);
  }

  get chatId(): number {
    return this.#chat.id;
  }

  text(from: TestUser, text: string, options: TextOptions = {}): Incoming {
    return post(this.#world, { chat: this.#chat, from: from.profile, text, options });
  }

  /** Becomes a supergroup: the bot is told twice, and the old id is refused from now on. */
  migrateTo(newId: number): void {
    const old = this.#chat;
    const next: WireChat = { ...old, id: newId, type: "supergroup" };
    post(this.#world, { chat: old, extra: { migrate_to_chat_id: newId } });
    this.#world.chats.migrate(old.id, next);
    post(this.#world, { chat: next, extra: { migrate_from_chat_id: old.id } });
    this.#chat = next;
  }
}

/** A channel that the bot administers. Its posts have no `from`. */
export class TestChannel {
  readonly chatId: number;
  readonly #world: World;
  readonly #chat: WireChat;

  constructor(world: World, id: number, title: string) {
    this.#world = world;
    this.#chat = { id, type: "channel", title };
    this.chatId = id;
    world.chats.open(this.#chat);
  }

  post(text: string): Incoming {
    const extra = { sender_chat: this.#chat };
    return post(this.#world, { chat: this.#chat, text, extra }, "channel_post");
  }
}
