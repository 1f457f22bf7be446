/**
 * Keeps the job schedulers in Redis. A scheduler whose keys are lost (Redis emptied, or restored
 * from an old copy) ticks once more and then never again, so someone has to look.
 */
import type { Queue } from "bullmq";
import type { JobSchedule } from "../../domain/engine.ts";
import type { Log } from "../job-tools.ts";
import type { RedisLink } from "./redis-link.ts";

type ScheduledJob = JobSchedule["job"];

export type ScheduledQueues = Readonly<Record<ScheduledJob, Queue>>;

interface Placed extends JobSchedule {
  /** The same in every process and version, so that a changed pattern replaces the old one. */
  readonly id: string;
}

export interface ScheduleKeeperOptions {
  readonly link: RedisLink;
  readonly queues: ScheduledQueues;
  readonly schedules: readonly JobSchedule[];
  readonly watchMillis: number;
  readonly log: Log;
}

export class ScheduleKeeper {
  readonly #options: ScheduleKeeperOptions;
  #placed = false;
  #looking = false;
  readonly #timer: NodeJS.Timeout;

  constructor(options: ScheduleKeeperOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.look(), options.watchMillis);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Places the schedules, or those that are missing. What fails is logged and done next time. */
  async look(): Promise<void> {
    const { link, queues, schedules, watchMillis, log } = this.#options;
    if (this.#looking) return;
    this.#looking = true;
    try {
      if (!this.#placed) {
        await link.use(() => placeSchedules(queues, schedules));
        this.#placed = true;
      }
      const restored = await link.use(async (redis) => {
        // By Redis's own clock, which all processes share.
        const [seconds] = await redis.time();
        return restoreSchedules(queues, schedules, Number(seconds) * 1000 - watchMillis);
      });
      if (restored > 0) log.warn({ restored }, "Schedules were missing in Redis and are back");
    } catch (error) {
      link.report(error);
    } finally {
      this.#looking = false;
    }
  }
}

/** Puts the schedules into Redis as they are now, and takes away those that are no more. */
async function placeSchedules(
  queues: ScheduledQueues,
  schedules: readonly JobSchedule[],
): Promise<void> {
  const wanted = named(schedules);
  for (const schedule of wanted) await place(queues, schedule);
  const ids = new Set(wanted.map(({ id }) => id));
  for (const queue of Object.values(queues)) {
    for (const { key } of await queue.getJobSchedulers()) {
      if (!ids.has(key)) await queue.removeJobScheduler(key);
    }
  }
}

/**
 * Puts back the schedules that are gone or stand still. The others are left alone, since replacing
 * a schedule drops its run that is due at that moment. Returns how many were put back.
 * @param standingSince milliseconds since 1970; a next run before that should have been long ago
 */
async function restoreSchedules(
  queues: ScheduledQueues,
  schedules: readonly JobSchedule[],
  standingSince: number,
): Promise<number> {
  let restored = 0;
  for (const schedule of named(schedules)) {
    const queue = queues[schedule.job];
    const found = await queue.getJobScheduler(schedule.id);
    if (found && !(await standsStill(queue, found.next ?? 0, standingSince))) continue;
    await place(queues, schedule);
    restored += 1;
  }
  return restored;
}

/** Its next run should have been long ago, and nothing waits or runs that could be it. */
async function standsStill(queue: Queue, next: number, since: number): Promise<boolean> {
  if (next > since) return false;
  const { waiting = 0, active = 0 } = await queue.getJobCounts("waiting", "active");
  return waiting + active === 0;
}

async function place(queues: ScheduledQueues, { id, job, cron, zone }: Placed): Promise<void> {
  await queues[job].upsertJobScheduler(id, { pattern: cron, tz: zone }, { name: job, data: {} });
}

function named(schedules: readonly JobSchedule[]): readonly Placed[] {
  const count = new Map<ScheduledJob, number>();
  return schedules.map((schedule) => {
    const ordinal = (count.get(schedule.job) ?? 0) + 1;
    count.set(schedule.job, ordinal);
    return { ...schedule, id: `${schedule.job}-${ordinal}` };
  });
}
