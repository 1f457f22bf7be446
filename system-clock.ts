import type { Clock } from "./domain/clock.ts";
import { instantOf, millisOf, type Instant } from "./domain/time.ts";

/** The machine's own clock. */
export const SYSTEM_CLOCK: Clock = {
  now: () => instantOf(new Date()),
};

/** A clock that runs on from wherever it was last set. */
export interface RehearsalClock extends Clock {
  set(now: Instant): void;
}

export function makeRehearsalClock(start: Instant): RehearsalClock {
  let offset = millisOf(start) - Date.now();
  return {
    now: () => instantOf(new Date(Date.now() + offset)),
    set(now) {
      offset = millisOf(now) - Date.now();
    },
  };
}

/** A clock that stands still until it is set, for plays of the future. */
export function makeStillClock(start: Instant): RehearsalClock {
  let moment = start;
  return {
    now: () => moment,
    set(now) {
      moment = now;
    },
  };
}
