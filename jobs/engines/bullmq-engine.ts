/** The engine of several processes: Redis spreads the work, and may lose all of it. */
import { Queue, type JobsOptions } from "bullmq";
import type {
  Engine,
  EngineHealth,
  JobData,
  JobHandlers,
  JobName,
  JobSchedule,
} from "../../domain/engine.ts";
import { ATTEMPTS, BACKOFF_MILLIS, concurrencyOf, type EngineOptions } from "./engine-options.ts";
import { pauseBeforeReconnecting, RedisLink } from "./redis-link.ts";
import { ScheduleKeeper } from "./schedule-keeper.ts";
import { checkStart, JOB_NAMES } from "./start-check.ts";
import { StoppableWorker } from "./stoppable-worker.ts";
import { settlesWithin } from "./time-limit.ts";

export interface BullmqOptions extends EngineOptions {
  readonly redisUrl: string;
  /** Before every key; processes with the same one share their work. */
  readonly prefix: string;
  /** How often it is looked whether the schedules are still in Redis, in milliseconds. */
  readonly watchMillis: number;
  /** After how long without a sign of life another worker takes a job over; absent: half a minute. */
  readonly lockMillis?: number;
}

/** So many jobs go to Redis in one round trip. */
const BATCH = 500;
/** How long connections may take to close once nothing runs, in milliseconds. */
const CLOSING_MILLIS = 1_000;
/** Kept for whoever looks into Redis; the reasons are in the log. */
const FAILED_ROUNDS_KEPT = 50;

/** Makes an engine over Redis. It connects at once, and again by itself whenever Redis was away. */
export function makeBullmqEngine(options: BullmqOptions): Engine {
  return new BullmqEngine(options);
}

class BullmqEngine implements Engine {
  readonly #options: BullmqOptions;
  readonly #link: RedisLink;
  readonly #queues: Readonly<Record<JobName, Queue>>;
  readonly #running = new Set<Promise<void>>();
  #workers: readonly StoppableWorker<JobData[JobName]>[] | null = null;
  #keeper: ScheduleKeeper | null = null;
  #stopped = false;

  constructor(options: BullmqOptions) {
    this.#options = options;
    this.#link = new RedisLink(options.redisUrl, options.log);
    this.#queues = {
      sweep: this.#makeQueue("sweep"),
      deliver: this.#makeQueue("deliver"),
      tidy: this.#makeQueue("tidy"),
    };
  }

  async work(handlers: JobHandlers, schedules: readonly JobSchedule[]): Promise<void> {
    checkStart(handlers, schedules);
    this.#checkRunning();
    if (this.#workers) throw new Error("The engine works already");
    this.#workers = JOB_NAMES.map((job) => this.#makeWorker(job, handlers[job]));
    this.#keeper = new ScheduleKeeper({
      link: this.#link,
      queues: this.#queues,
      schedules,
      watchMillis: this.#options.watchMillis,
      log: this.#options.log,
    });
    await this.#keeper.look();
  }

  async wake<Name extends JobName>(job: Name, data: readonly JobData[Name][]): Promise<void> {
    this.#checkRunning();
    const queue = this.#queues[job];
    if (job !== "deliver") {
      // A run that waits will see whatever there is to see when its turn comes.
      await this.#link.use(async () => {
        if (data.length > 0 && (await queue.getWaitingCount()) === 0) await queue.add(job, {});
      });
      return;
    }
    const jobs = (data as readonly JobData["deliver"][]).map((item) => ({
      name: job,
      data: item,
      // Urgent ones go to the head of those that wait.
      opts: { jobId: `m-${item.org}-${item.messageId}`, lifo: item.urgent === true },
    }));
    for (let from = 0; from < jobs.length; from += BATCH) {
      await this.#link.use(() => queue.addBulk(jobs.slice(from, from + BATCH)));
    }
  }

  async health(): Promise<EngineHealth> {
    try {
      const waiting = await this.#link.use(async (redis) => {
        await redis.ping();
        const queues = Object.values(this.#queues);
        return Promise.all(queues.map((queue) => queue.getWaitingCount()));
      });
      return { name: "bullmq", ready: true, waiting: waiting.reduce((sum, n) => sum + n, 0) };
    } catch (error) {
      if (!this.#stopped) this.#link.report(error);
      return { name: "bullmq", ready: false, waiting: 0 };
    }
  }

  async stop(timeoutMillis: number): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#keeper?.stop();
    const workers = this.#workers ?? [];
    const handled = Promise.allSettled(this.#running);
    const finished = Promise.allSettled(workers.map((worker) => worker.finish()));
    // While Redis is away nothing can be finished with it; only what runs here is waited for.
    const quiet = this.#link.isReady ? Promise.all([handled, finished]) : handled;
    await settlesWithin(timeoutMillis, quiet);
    await settlesWithin(
      CLOSING_MILLIS,
      Promise.allSettled(workers.map((worker) => worker.letGo())),
    );
    this.#link.close();
    await Promise.allSettled(Object.values(this.#queues).map((queue) => queue.close()));
  }

  #checkRunning(): void {
    if (this.#stopped) throw new Error("The engine has stopped");
  }

  #makeQueue(job: JobName): Queue {
    const queue = new Queue(job, {
      connection: this.#link.redis,
      prefix: this.#options.prefix,
      defaultJobOptions: jobOptions(job),
      // Without these a queue that is made while Redis is away never works again.
      skipWaitingForReady: true,
      skipVersionCheck: true,
    });
    queue.on("error", (error) => this.#link.report(error));
    return queue;
  }

  #makeWorker<Name extends JobName>(
    job: Name,
    handler: JobHandlers[Name],
  ): StoppableWorker<JobData[Name]> {
    const { redisUrl, prefix, lockMillis } = this.#options;
    const worker = new StoppableWorker<JobData[Name]>(
      job,
      (task) => this.#run(handler, task.data),
      {
        connection: {
          url: redisUrl,
          maxRetriesPerRequest: null,
          retryStrategy: pauseBeforeReconnecting,
        },
        prefix,
        concurrency: concurrencyOf(job, this.#options),
        ...(lockMillis !== undefined && { lockDuration: lockMillis, stalledInterval: lockMillis }),
      },
    );
    worker.on("error", (error) => {
      if (!this.#stopped) this.#link.report(error);
    });
    worker.on("failed", (task, error) => {
      // One that will be tried again has not finished.
      if (!task || task.finishedOn) this.#options.onFailure(job, error.cause ?? error);
    });
    return worker;
  }

  /** Runs one attempt. Redis is told that it failed, not why: reasons may name people. */
  #run<Data>(handler: (data: Data) => Promise<void>, data: Data): Promise<void> {
    const attempt = (async () => {
      try {
        await handler(data);
      } catch (cause) {
        throw new Error("A job failed", { cause });
      }
    })();
    this.#running.add(attempt);
    return attempt.finally(() => this.#running.delete(attempt));
  }
}

/**
 * A delivery is forgotten as soon as it is over, well or badly: while Redis knows its id, it cannot
 * be woken again.
 */
function jobOptions(job: JobName): JobsOptions {
  return {
    attempts: ATTEMPTS,
    backoff: { type: "exponential", delay: BACKOFF_MILLIS },
    removeOnComplete: true,
    removeOnFail: job === "deliver" ? true : { count: FAILED_ROUNDS_KEPT },
  };
}
