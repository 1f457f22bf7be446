/** What the server tells open pages as it happens, and who listens. */
import type { ChatId } from "../../domain/ids.ts";
import type { WallTime, WebEntry } from "./web-entry.ts";

export type WebEvent =
  /** Everything that a page shows, when it connects. */
  | {
      readonly kind: "snapshot";
      readonly entries: readonly WebEntry[];
      readonly unread: Readonly<Record<string, number>>;
      readonly clock: WallTime;
      readonly moving: boolean;
    }
  | { readonly kind: "entry"; readonly entry: WebEntry; readonly replaces: readonly string[] }
  /** A message that could not be taken in after all. */
  | { readonly kind: "withdrawn"; readonly id: string }
  | { readonly kind: "unread"; readonly chat: string; readonly count: number }
  | { readonly kind: "clock"; readonly clock: WallTime; readonly moving: boolean }
  /** The demo began anew: a page forgets what it shows and connects again. */
  | { readonly kind: "reset" };

export interface Listener {
  readonly chatId: ChatId;
  hear(event: WebEvent): void;
  /** Says that nothing more will come. */
  end(): void;
}

export class Listeners {
  readonly #listeners = new Set<Listener>();

  add(listener: Listener): void {
    this.#listeners.add(listener);
  }

  remove(listener: Listener): void {
    this.#listeners.delete(listener);
  }

  watches(chatId: ChatId): boolean {
    return [...this.#listeners].some((listener) => listener.chatId === chatId);
  }

  tell(chatId: ChatId, event: WebEvent): void {
    for (const listener of this.#listeners) if (listener.chatId === chatId) listener.hear(event);
  }

  tellAll(event: WebEvent): void {
    for (const listener of this.#listeners) listener.hear(event);
  }

  endAll(): void {
    for (const listener of this.#listeners) listener.end();
    this.#listeners.clear();
  }
}
