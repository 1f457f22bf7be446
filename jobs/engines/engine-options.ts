/** What both engines are made with, and how stubborn they are. */
import type { JobName } from "../../domain/engine.ts";
import type { Log } from "../job-tools.ts";

export interface EngineOptions {
  /** How many messages are delivered at once by this process. */
  readonly deliverConcurrency: number;
  /** Told of a job whose every attempt failed. Must not throw. */
  readonly onFailure: (job: JobName, error: unknown) => void;
  readonly log: Log;
}

/** A job that throws is tried so often in all; what is due then waits for the next sweep. */
export const ATTEMPTS = 3;
/** Before the second attempt, in milliseconds; doubled before the third. */
export const BACKOFF_MILLIS = 250;

/** A sweep or a tidying never runs beside itself in one process. */
export function concurrencyOf(job: JobName, options: EngineOptions): number {
  return job === "deliver" ? options.deliverConcurrency : 1;
}
