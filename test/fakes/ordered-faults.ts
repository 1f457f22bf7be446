type OrderedFault<Chat, Outcome> = {
  readonly match: { readonly method?: string; readonly chatId?: Chat };
  readonly outcome: Outcome;
  times: number;
};

/** Faults on command, each used up by the calls it matches, first ordered first. */
export class OrderedFaults<Chat, Outcome> {
  #ordered: OrderedFault<Chat, Outcome>[] = [];
  readonly #hanging = new Set<() => void>();

  /** A field that the match leaves out fits every call. The case of a method does not matter. */
  failNext(match: OrderedFault<Chat, Outcome>["match"], outcome: Outcome, times: number): void {
    this.#ordered.push({ match, outcome, times });
  }

  take(method: string, chatId: Chat | undefined): Outcome | undefined {
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
