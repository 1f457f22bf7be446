/** Which call a fault waits for; a field left out matches every call, long polls included. */
export type FaultMatch = {
  /** Case does not matter. */
  readonly method?: string;
  readonly chatId?: number;
};

/**
 * - `reset`: the connection breaks before the call is handled
 * - `reset-after`: the call is handled, then the connection breaks
 * - `hang`: no answer until `release()`, which lets the call go on as usual
 * - `garbage`: HTTP 200 with a page of HTML
 * - `lateMillis`: the call is handled at once, and answered so much later
 * - `retryAfter`: 429, in whole seconds
 * - `migrateTo`: 400 with `migrate_to_chat_id`
 */
export type FaultOutcome =
  | "reset"
  | "reset-after"
  | "hang"
  | "garbage"
  | { readonly status: number; readonly body: unknown }
  | { readonly lateMillis: number }
  | { readonly retryAfter: number }
  | { readonly migrateTo: number };

type OrderedFault = { readonly match: FaultMatch; readonly outcome: FaultOutcome; times: number };

/** Faults on command, each used up by the calls it matches, first ordered first. */
export class Faults {
  #ordered: OrderedFault[] = [];
  readonly #hanging = new Set<() => void>();

  failNext(match: FaultMatch, outcome: FaultOutcome, times: number): void {
    this.#ordered.push({ match, outcome, times });
  }

  take(method: string, chatId: number | undefined): FaultOutcome | undefined {
    const fault = this.#ordered.find(({ match }) => {
      const isMethod = match.method === undefined || sameName(match.method, method);
      return isMethod && (match.chatId === undefined || match.chatId === chatId);
    });
    if (fault === undefined) return undefined;
    fault.times -= 1;
    if (fault.times <= 0) this.#ordered = this.#ordered.filter((each) => each !== fault);
    return fault.outcome;
  }

  /** Resolves at `release()`, or when the client gives up. */
  hang(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        this.#hanging.delete(finish);
        resolve();
      };
      this.#hanging.add(finish);
      signal.addEventListener("abort", finish, { once: true });
    });
  }

  release(): void {
    for (const finish of this.#hanging) finish();
  }
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
