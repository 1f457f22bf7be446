/**
 * The platform's own clock. No two things happen in the same millisecond, so that the order of what
 * was shown and what was said can always be told from the dates alone.
 */
export class PlatformClock {
  readonly #now: () => number;
  #last = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Milliseconds since the epoch, for something that happens now. */
  tick(): number {
    this.#last = Math.max(this.#now(), this.#last + 1);
    return this.#last;
  }

  read(): number {
    return Math.max(this.#now(), this.#last);
  }
}
