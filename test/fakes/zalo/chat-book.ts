import { ApiError, badRequest } from "./api-error.ts";
import { requireText, type Fields } from "./params.ts";

/** The chats that the bot may write to: those that wrote to it first. */
export class ChatBook {
  readonly #open = new Set<string>();
  readonly #blocked = new Set<string>();

  open(chatId: string): void {
    this.#open.add(chatId);
  }

  block(chatId: string): void {
    this.#blocked.add(chatId);
  }

  unblock(chatId: string): void {
    this.#blocked.delete(chatId);
  }

  /** @throws ApiError 400 for a chat that never wrote, 403 for one that blocked the bot */
  require(fields: Fields): string {
    const chatId = requireText(fields, "chat_id");
    if (!this.#open.has(chatId)) throw badRequest("chat not found");
    if (this.#blocked.has(chatId)) throw new ApiError(403, "Forbidden: user has blocked the bot");
    return chatId;
  }
}
