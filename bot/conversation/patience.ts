/**
 * How long an update is tried. Incident: with a full disk one was given up within a fifth of a
 * second, though nothing was wrong with it.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { isPassingFault } from "./passing-fault.ts";

/** What fails for reasons of its own is tried again after so long, and then given up. */
const PAUSES_MILLIS = [100, 500] as const;
/** What fails for the database is tried for ever: soon at first, and then twice a minute. */
const FIRST_WAIT_MILLIS = 250;
const LONGEST_WAIT_MILLIS = 30_000;

export type Ending = "done" | "failed" | "stopped";

export interface Patience {
  /** Does it until it goes well, or it has failed too often, or nobody may wait any more. */
  insist(
    work: () => Promise<void>,
    onFault: (error: unknown, attempt: number) => void,
  ): Promise<Ending>;
  /** From now on nobody waits: what fails once more is left for the next start. */
  stop(): void;
}

export function makePatience(): Patience {
  const stopping = new AbortController();
  const { signal } = stopping;
  return {
    async insist(work, onFault) {
      let [own, passing] = [0, 0];
      for (let attempt = 1; ; attempt += 1) {
        try {
          await work();
          return "done";
        } catch (error) {
          onFault(error, attempt);
          const wait = isPassingFault(error) ? waitAfter(passing++) : PAUSES_MILLIS[own++];
          if (wait === undefined) return "failed";
          await sleep(wait, null, { signal }).catch(() => undefined);
          if (signal.aborted) return "stopped";
        }
      }
    },
    stop: () => stopping.abort(),
  };
}

function waitAfter(faults: number): number {
  return Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 2 ** Math.min(faults, 10));
}
