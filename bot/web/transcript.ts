/** What one chat's page shows, in order; bounded, and never more than a copy of what is stored. */
import type { WebEntry } from "./web-entry.ts";

/** Older messages leave the page; they stay in the database. */
const MOST_ENTRIES = 200;

export class Transcript {
  #entries: readonly WebEntry[] = [];

  get entries(): readonly WebEntry[] {
    return this.#entries;
  }

  /**
   * Puts a message at the end, or in the place of the first of those that it replaces; the others
   * go. A known id changes nothing.
   * @returns false when it was known
   */
  show(entry: WebEntry, replaces: readonly string[] = []): boolean {
    if (this.has(entry.id)) return false;
    const place = this.#entries.findIndex(({ id }) => replaces.includes(id));
    const kept = this.#entries.filter(({ id }) => !replaces.includes(id));
    const shown = place === -1 ? [...kept, entry] : kept.toSpliced(place, 0, entry);
    this.#entries = shown.slice(-MOST_ENTRIES);
    return true;
  }

  withdraw(id: string): void {
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
  }

  has(id: string): boolean {
    return this.#entries.some((entry) => entry.id === id);
  }
}
