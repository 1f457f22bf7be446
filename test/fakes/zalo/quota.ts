import { quotaExceeded } from "./api-error.ts";

/** What is let through; what is left out is not limited. */
export type Limits = {
  /** Messages sent, over all chats. */
  readonly perSecond?: number;
  readonly perChatPerSecond?: number;
  /** Messages of both directions within a calendar month of Vietnam. */
  readonly perMonth?: number;
};

const VIETNAM_AHEAD_MS = 7 * 3_600_000;

/** Sliding seconds over what was sent, and a count of the month. A refused call does not count. */
export class Quota {
  readonly #limits: Limits;
  #sent: { readonly chatId: string; readonly at: number }[] = [];
  readonly #months = new Map<string, number>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * @param at milliseconds since the epoch
   * @throws ApiError 429 when no message may be sent
   */
  requireRoom(chatId: string, at: number): void {
    const { perSecond, perChatPerSecond, perMonth } = this.#limits;
    this.#sent = this.#sent.filter((each) => each.at > at - 1000);
    const toChat = this.#sent.filter((each) => each.chatId === chatId);
    const isFull =
      this.#sent.length >= (perSecond ?? Infinity) ||
      toChat.length >= (perChatPerSecond ?? Infinity) ||
      this.inMonthOf(at) >= (perMonth ?? Infinity);
    if (isFull) throw quotaExceeded();
  }

  countSent(chatId: string, at: number): void {
    this.#sent.push({ chatId, at });
    this.count(at);
  }

  /** A message of either direction. */
  count(at: number): void {
    this.#months.set(monthOf(at), this.inMonthOf(at) + 1);
  }

  inMonthOf(at: number): number {
    return this.#months.get(monthOf(at)) ?? 0;
  }
}

function monthOf(at: number): string {
  return new Date(at + VIETNAM_AHEAD_MS).toISOString().slice(0, 7);
}
