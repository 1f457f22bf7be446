import { setImmediate as nextTurn } from "node:timers/promises";

/** Turns of the event loop in which the end of a connection surely comes to light. */
const TURNS_TO_NOTICE_AN_END = 10;

/** An event as it is handed out, in the shape of a webhook's flat body. */
export type QueuedEvent = { readonly messageId: string | undefined; readonly body: unknown };

export type PollRequest = {
  readonly timeoutMs: number;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
};

type OpenPoll = { isDropped: boolean; isTimeUp: boolean; wake: () => void };

/** Events not handed out yet, and the one poll that may wait for them. */
export class UpdatesQueue {
  /** Events that came while nobody polled, and were let go. */
  readonly lost: QueuedEvent[] = [];
  #pending: QueuedEvent[] = [];
  #held: QueuedEvent[] | undefined;
  #poll: OpenPoll | undefined;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get size(): number {
    return this.#pending.length + (this.#held?.length ?? 0);
  }

  get hasPending(): boolean {
    return this.#pending.length > 0;
  }

  get isPolled(): boolean {
    return this.#poll !== undefined;
  }

  push(event: QueuedEvent): void {
    (this.#held ?? this.#pending).push(event);
    this.#poll?.wake();
    this.#onChange();
  }

  /** What comes from now on waits, until `deliverHeld`. */
  hold(): void {
    this.#held ??= [];
  }

  deliverHeld(isReversed: boolean): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const event of isReversed ? held.toReversed() : held) this.push(event);
  }

  /** What was not handed out yet never will be. */
  loseWaiting(): void {
    this.lost.push(...this.#pending);
    this.#pending = [];
    this.#onChange();
  }

  /** It is gone for good, whatever becomes of it where it goes. */
  take(): QueuedEvent | undefined {
    const event = this.#pending.shift();
    if (event !== undefined) this.#onChange();
    return event;
  }

  /** At once or when something comes; undefined when nothing does. An older poll ends empty. */
  async poll({ timeoutMs, signal }: PollRequest): Promise<QueuedEvent | undefined> {
    this.endPoll();
    const poll: OpenPoll = { isDropped: false, isTimeUp: false, wake: () => undefined };
    this.#poll = poll;
    this.#onChange();
    const timer = setTimeout(() => {
      poll.isTimeUp = true;
      poll.wake();
    }, timeoutMs);
    signal.addEventListener("abort", () => drop(poll), { once: true });
    try {
      return await this.#await(poll);
    } finally {
      clearTimeout(timer);
      if (this.#poll === poll) this.#poll = undefined;
    }
  }

  /** The poll that waits is answered now, with nothing. */
  endPoll(): void {
    if (this.#poll !== undefined) drop(this.#poll);
  }

  async #await(poll: OpenPoll): Promise<QueuedEvent | undefined> {
    while (!poll.isDropped) {
      const woken = new Promise<void>((resolve) => {
        poll.wake = resolve;
      });
      if (this.#pending.length === 0 && !poll.isTimeUp) await woken;
      // To a process that was killed nothing is handed out: its end was sent before, but may come
      // to light only now.
      for (let turn = 0; turn < TURNS_TO_NOTICE_AN_END; turn += 1) await nextTurn();
      if (poll.isDropped || (poll.isTimeUp && this.#pending.length === 0)) return undefined;
      if (this.#pending.length > 0) {
        // Nobody polls from here on: whoever waits for that must not be told otherwise.
        if (this.#poll === poll) this.#poll = undefined;
        return this.take();
      }
    }
    return undefined;
  }
}

function drop(poll: OpenPoll): void {
  poll.isDropped = true;
  poll.wake();
}
