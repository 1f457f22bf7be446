type Watcher = { readonly look: () => void; readonly give: (reason: Error) => void };

/** Waiting for something to show up, looked at anew whenever the fake's state has changed. */
export class Watchers {
  readonly #watchers = new Set<Watcher>();

  /**
   * @param probe returns undefined as long as there is nothing
   * @param describe what there was instead, for the error
   */
  until<Found>(
    probe: () => Found | undefined,
    timeoutMs: number,
    describe: () => string,
  ): Promise<Found> {
    const found = probe();
    if (found !== undefined) return Promise.resolve(found);
    // Made here, so that its stack names the test that waits.
    const failure = new Error();
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        this.#watchers.delete(watcher);
        settle();
      };
      const watcher: Watcher = {
        look: () => {
          const late = probe();
          if (late !== undefined) finish(() => resolve(late));
        },
        give: (reason) => finish(() => reject(reason)),
      };
      const timer = setTimeout(() => {
        failure.message = `Nothing came within ${timeoutMs} ms. ${describe()}`;
        watcher.give(failure);
      }, timeoutMs);
      this.#watchers.add(watcher);
    });
  }

  notify(): void {
    for (const watcher of this.#watchers) watcher.look();
  }

  stop(): void {
    for (const { give } of this.#watchers) give(new Error("The fake was stopped"));
  }
}
