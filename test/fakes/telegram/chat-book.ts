import { ApiError, badRequest, migratedTo } from "./api-error.ts";
import type { WireChat } from "./bot-api-types.ts";
import { readText } from "./params.ts";
import type { RequestBody } from "./request-body.ts";

/** The chats the bot may write to: those that wrote to it first, or that it was added to. */
export class ChatBook {
  readonly #chats = new Map<number, WireChat>();
  readonly #blocked = new Set<number>();
  readonly #migrations = new Map<number, number>();

  open(chat: WireChat): void {
    this.#chats.set(chat.id, chat);
  }

  block(chatId: number): void {
    this.#blocked.add(chatId);
  }

  unblock(chatId: number): void {
    this.#blocked.delete(chatId);
  }

  migrate(fromChatId: number, to: WireChat): void {
    this.#migrations.set(fromChatId, to.id);
    this.open(to);
  }

  /**
   * The chat of the request's `chat_id`.
   * @throws ApiError 400 for an unknown or migrated chat, 403 for one that blocked the bot
   */
  require(body: RequestBody): WireChat {
    const id = readText(body, "chat_id");
    if (id === undefined) throw badRequest("chat_id is empty");
    const chat = id.startsWith("@")
      ? this.#findByUsername(id.slice(1))
      : this.#chats.get(Number(id));
    if (chat === undefined) throw badRequest("chat not found");
    const successor = this.#migrations.get(chat.id);
    if (successor !== undefined) throw migratedTo(successor);
    if (this.#blocked.has(chat.id)) throw new ApiError(403, refusal(chat));
    return chat;
  }

  #findByUsername(username: string): WireChat | undefined {
    const isNamed = (chat: WireChat) => chat.type !== "private" && chat.username === username;
    return [...this.#chats.values()].find(isNamed);
  }
}

function refusal(chat: WireChat): string {
  return chat.type === "private"
    ? "Forbidden: bot was blocked by the user"
    : `Forbidden: bot was kicked from the ${chat.type} chat`;
}
