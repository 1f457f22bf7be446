/** What has to be right before an engine works: found at the start, not at the first job. */
import { Cron } from "croner";
import type { JobHandlers, JobName, JobSchedule } from "../../domain/engine.ts";

/** Listed as an object so that the compiler misses none. */
const EVERY_JOB = { sweep: true, deliver: true, tidy: true } satisfies Record<JobName, true>;

export const JOB_NAMES = Object.keys(EVERY_JOB) as readonly JobName[];

/**
 * Throws when a job has no handler, a handler belongs to no job, or a schedule has a bad pattern,
 * zone or job. The types say so too; they do not see what is put together at run time.
 */
export function checkStart(handlers: JobHandlers, schedules: readonly JobSchedule[]): void {
  const given: Readonly<Record<string, unknown>> = handlers;
  for (const job of JOB_NAMES) {
    if (typeof given[job] !== "function") throw new Error(`The job "${job}" has no handler`);
  }
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(EVERY_JOB, name)) {
      throw new Error(`There is no job "${name}"; there are ${JOB_NAMES.join(", ")}`);
    }
  }
  for (const schedule of schedules) checkSchedule(schedule);
}

function checkSchedule({ job, cron, zone }: JobSchedule): void {
  if (job !== "sweep" && job !== "tidy") {
    throw new Error(`The job "${String(job)}" cannot be scheduled; sweep and tidy can`);
  }
  const refusal = `The schedule "${cron}" in "${zone}" of the job "${job}" is not valid`;
  let next: Date | null;
  try {
    // The zone is only looked at when a time is worked out.
    next = new Cron(cron, { timezone: zone, paused: true }).nextRun();
  } catch (cause) {
    throw new Error(refusal, { cause });
  }
  if (!next) throw new Error(`${refusal}: it never comes`);
}
