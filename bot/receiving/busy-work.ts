/** Work that a stop has to wait for. */
export interface BusyWork {
  track<Result>(work: Promise<Result>): Promise<Result>;
  /** Resolves when none is under way. */
  idle(): Promise<void>;
}

export function makeBusyWork(): BusyWork {
  const busy = new Set<Promise<unknown>>();
  return {
    track(work) {
      const tracked = work.finally(() => busy.delete(tracked));
      busy.add(tracked);
      return tracked;
    },
    async idle() {
      while (busy.size > 0) await Promise.allSettled(busy);
    },
  };
}
