import type { Instant } from "./time.ts";

/** The one clock that everything is given; the web demo and rehearsals move theirs. */
export interface Clock {
  now(): Instant;
}
