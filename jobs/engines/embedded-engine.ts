/** The engine of a single process: nothing to install, nothing kept; the database remembers. */
import { Cron } from "croner";
import PQueue from "p-queue";
import pRetry from "p-retry";
import type {
  Engine,
  EngineHealth,
  JobData,
  JobHandlers,
  JobName,
  JobSchedule,
} from "../../domain/engine.ts";
import { ATTEMPTS, BACKOFF_MILLIS, concurrencyOf, type EngineOptions } from "./engine-options.ts";
import { checkStart, JOB_NAMES } from "./start-check.ts";
import { settlesWithin } from "./time-limit.ts";

/** Makes an engine that runs its jobs in this process. What is woken before `work` waits for it. */
export function makeEmbeddedEngine(options: EngineOptions): Engine {
  return new EmbeddedEngine(options);
}

class EmbeddedEngine implements Engine {
  readonly #options: EngineOptions;
  readonly #queues: ReadonlyMap<JobName, PQueue>;
  /** What waits and has not begun, so that it is not put in twice. */
  readonly #waiting = new Set<string>();
  readonly #stopping = new AbortController();
  #handlers: JobHandlers | null = null;
  #crons: readonly Cron[] = [];

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#queues = new Map(JOB_NAMES.map((job) => [job, makeQueue(job, options)]));
  }

  async work(handlers: JobHandlers, schedules: readonly JobSchedule[]): Promise<void> {
    checkStart(handlers, schedules);
    this.#checkRunning();
    if (this.#handlers) throw new Error("The engine works already");
    this.#handlers = handlers;
    this.#crons = schedules.map(
      ({ job, cron, zone }) => new Cron(cron, { timezone: zone }, () => this.#enqueue(job, {})),
    );
    for (const queue of this.#queues.values()) queue.start();
  }

  async wake<Name extends JobName>(job: Name, data: readonly JobData[Name][]): Promise<void> {
    this.#checkRunning();
    for (const item of data) this.#enqueue(job, item);
  }

  async health(): Promise<EngineHealth> {
    const ready = !this.#stopping.signal.aborted;
    return { name: "embedded", ready, waiting: this.#waiting.size };
  }

  async stop(timeoutMillis: number): Promise<void> {
    this.#stopping.abort();
    for (const cron of this.#crons) cron.stop();
    for (const queue of this.#queues.values()) {
      queue.pause();
      queue.clear();
    }
    this.#waiting.clear();
    const running = [...this.#queues.values()].map((queue) => queue.onPendingZero());
    await settlesWithin(timeoutMillis, Promise.all(running));
  }

  #checkRunning(): void {
    if (this.#stopping.signal.aborted) throw new Error("The engine has stopped");
  }

  #enqueue<Name extends JobName>(job: Name, data: JobData[Name]): void {
    const key = "messageId" in data ? `${job} ${data.org} ${data.messageId}` : job;
    const priority = "urgent" in data && data.urgent ? 1 : 0;
    if (this.#waiting.has(key)) return;
    this.#waiting.add(key);
    // The promise rejects only when stop() clears the queue; the database still has what was due.
    void this.#queues.get(job)?.add(
      async () => {
        // Forgotten before the work begins: whoever wakes it now may know more than it will read.
        this.#waiting.delete(key);
        await this.#run(job, data);
      },
      { priority },
    );
  }

  async #run<Name extends JobName>(job: Name, data: JobData[Name]): Promise<void> {
    const handler = this.#handlers?.[job];
    if (!handler) throw new Error(`The job "${job}" has no handler`);
    let failure: { readonly error: unknown } | null = null;
    // p-retry gives up at once on a TypeError, and on anything thrown that is no Error.
    const attempt = async (): Promise<void> => {
      try {
        failure = null;
        await handler(data);
      } catch (error) {
        failure = { error };
        throw new Error("A job failed", { cause: error });
      }
    };
    const { signal } = this.#stopping;
    await pRetry(attempt, { retries: ATTEMPTS - 1, minTimeout: BACKOFF_MILLIS, signal }).catch(
      () => {
        // Without a failure it is the stop that cut in, after an attempt that went well.
        if (failure) this.#options.onFailure(job, failure.error);
      },
    );
  }
}

function makeQueue(job: JobName, options: EngineOptions): PQueue {
  const concurrency = concurrencyOf(job, options);
  return new PQueue({ concurrency, autoStart: false });
}
