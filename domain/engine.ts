/**
 * Bộ máy chạy việc: wakes and spreads work, and knows nothing of what is due nor of any pace. It
 * leaves out on purpose: delays, results. What is due is in the database; losing the engine's own
 * memory loses nothing but time until the next sweep.
 */
import type { MessageId, OrgId } from "./ids.ts";

/** The jobs there are, and what each is given. */
export interface JobData {
  /** Plans what has come due and wakes its delivery. */
  readonly sweep: Record<string, never>;
  /** Sends one message. */
  readonly deliver: {
    readonly org: OrgId;
    readonly messageId: MessageId;
    /** Begun before all that is not, also when woken after it. */
    readonly urgent?: boolean;
  };
  /** Forgets what has expired. */
  readonly tidy: Record<string, never>;
}

export type JobName = keyof JobData;

export type JobHandlers = { readonly [Name in JobName]: (data: JobData[Name]) => Promise<void> };

/** A job that comes by itself, by a cron pattern in a zone. */
export interface JobSchedule {
  readonly job: "sweep" | "tidy";
  readonly cron: string;
  readonly zone: string;
}

export interface EngineHealth {
  readonly name: "embedded" | "bullmq";
  /** False when work cannot be woken now (Redis is away). */
  readonly ready: boolean;
  readonly waiting: number;
}

export interface Engine {
  /**
   * Starts working through jobs. Fails when a job has no handler, or one is not known. A process
   * that only wakes work for others does not call it.
   */
  work(handlers: JobHandlers, schedules: readonly JobSchedule[]): Promise<void>;
  /** Asks for work soon. Fails fast when it cannot: the sweep catches up. */
  wake<Name extends JobName>(job: Name, data: readonly JobData[Name][]): Promise<void>;
  health(): Promise<EngineHealth>;
  /** Takes no more jobs, waits for running ones at most so long, then lets go. */
  stop(timeoutMillis: number): Promise<void>;
}
