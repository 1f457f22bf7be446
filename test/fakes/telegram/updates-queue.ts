import { conflict } from "./api-error.ts";

const MAX_TIMEOUT_SECONDS = 50;
const DEFAULT_LIMIT = 100;

export type QueuedUpdate = {
  readonly updateId: number;
  readonly body: unknown;
  /** Pushed a second time on purpose, so it is delivered once more even below the offset. */
  readonly isRepeated: boolean;
  deliveries: number;
};

export type PollRequest = {
  readonly offset: number;
  readonly limit: number;
  readonly timeoutSeconds: number;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
};

type WaitingPoll = { readonly wake: () => void; readonly refuse: (reason: Error) => void };

/** Updates that the bot has not confirmed yet, and the one long poll that may wait for them. */
export class UpdatesQueue {
  #pending: QueuedUpdate[] = [];
  #nextId = 700_000_001;
  #waiting: WaitingPoll | undefined;
  readonly #known = new Map<number, unknown>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get size(): number {
    return this.#pending.length;
  }

  get first(): QueuedUpdate | undefined {
    return this.#pending[0];
  }

  /** @returns the update's id */
  push(content: Readonly<Record<string, unknown>>): number {
    return this.pushRaw({ update_id: this.#nextId, ...content });
  }

  /** Any JSON; without a usable `update_id` it takes the next place in the order. */
  pushRaw(body: unknown): number {
    const claimed = (body as { update_id?: unknown } | null | undefined)?.update_id;
    const updateId = Number.isSafeInteger(claimed) ? Number(claimed) : this.#nextId;
    this.#nextId = Math.max(this.#nextId, updateId + 1);
    this.#known.set(updateId, body);
    this.#enqueue({ updateId, body, isRepeated: false, deliveries: 0 });
    return updateId;
  }

  redeliver(updateId: number): void {
    if (!this.#known.has(updateId)) throw new Error(`No update ${updateId} was ever pushed`);
    const body = this.#known.get(updateId);
    this.#enqueue({ updateId, body, isRepeated: true, deliveries: 0 });
  }

  remove(update: QueuedUpdate): void {
    this.#keep((each) => each !== update);
  }

  clear(): void {
    this.#keep(() => false);
  }

  /**
   * Forgets what lies below the offset, then answers at once or when an update comes. The older of
   * two polls is refused with 409, as Telegram does.
   */
  async poll(request: PollRequest): Promise<unknown[]> {
    this.interrupt(
      "terminated by other getUpdates request; make sure that only one bot instance is running",
    );
    this.#confirm(request.offset);
    const isEmpty = this.#pending.length === 0 && !request.signal.aborted;
    if (isEmpty && request.timeoutSeconds > 0) await this.#wait(request);
    if (request.signal.aborted) return [];
    const limit = request.limit >= 1 && request.limit <= 100 ? request.limit : DEFAULT_LIMIT;
    const batch = this.#pending.slice(0, limit);
    for (const update of batch) update.deliveries += 1;
    return batch.map((update) => update.body);
  }

  /** Refuses the poll that waits, if there is one. */
  interrupt(reason: string): void {
    this.#waiting?.refuse(conflict(reason));
  }

  #wait({ timeoutSeconds, signal }: PollRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => () => {
        clearTimeout(timer);
        if (this.#waiting === poll) this.#waiting = undefined;
        settle();
      };
      const wake = finish(resolve);
      const poll = { wake, refuse: (reason: Error) => finish(() => reject(reason))() };
      const timer = setTimeout(wake, Math.min(timeoutSeconds, MAX_TIMEOUT_SECONDS) * 1000);
      this.#waiting = poll;
      signal.addEventListener("abort", wake, { once: true });
    });
  }

  /** A negative offset keeps that many from the end. A repeated update goes once it was delivered. */
  #confirm(offset: number): void {
    if (offset < 0) {
      const kept = new Set(this.#pending.slice(offset));
      this.#keep((update) => kept.has(update));
    } else {
      this.#keep(
        (update) => update.updateId >= offset || (update.isRepeated && update.deliveries === 0),
      );
    }
  }

  #keep(isKept: (update: QueuedUpdate) => boolean): void {
    const before = this.#pending.length;
    this.#pending = this.#pending.filter(isKept);
    if (this.#pending.length < before) this.#onChange();
  }

  /** In the order of ids, so that the offset a client computes from the last one confirms them all. */
  #enqueue(update: QueuedUpdate): void {
    this.#pending = [...this.#pending, update].toSorted((a, b) => a.updateId - b.updateId);
    this.#waiting?.wake();
    this.#onChange();
  }
}
