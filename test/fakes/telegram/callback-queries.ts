import { badRequest } from "./api-error.ts";

export type CallbackQuery = {
  readonly queryId: string;
  readonly userId: number;
  readonly data: string;
};

/** Pressed buttons that wait for an answer; Telegram forgets them after a while. */
export class CallbackQueries {
  readonly #open = new Map<string, CallbackQuery>();
  #count = 0;

  add(userId: number, data: string): CallbackQuery {
    this.#count += 1;
    const query = { queryId: String(4_400_000_000_000 + this.#count), userId, data };
    this.#open.set(query.queryId, query);
    return query;
  }

  /** @throws ApiError 400 for a query that is unknown or expired */
  require(queryId: string | undefined): CallbackQuery {
    const query = this.#open.get(queryId ?? "");
    if (query !== undefined) return query;
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  }

  expireAll(): void {
    this.#open.clear();
  }
}
