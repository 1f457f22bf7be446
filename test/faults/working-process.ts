/** What the processes share that do the office's work: the real engines, and a clock that runs. */
import { setTimeout as sleep } from "node:timers/promises";
import { makeJobTools, startWork } from "../../assembly.ts";
import type { Channel } from "../../domain/channel.ts";
import type { Engine, JobSchedule } from "../../domain/engine.ts";
import type { BotId } from "../../domain/ids.ts";
import { plusMillis, type Instant } from "../../domain/time.ts";
import { makeEmbeddedEngine } from "../../jobs/engines/embedded-engine.ts";
import type { EngineOptions } from "../../jobs/engines/engine-options.ts";
import type { JobTools, Log } from "../../jobs/job-tools.ts";
import type { OpenedOffice } from "../../opened-office.ts";

/** So many messages a process has under way at most. */
export const AT_ONCE = 4;
/** Long enough to send a message, and short enough to wait for when a process died over it. */
const CLAIM_MILLIS = 1_500;
/** The service looks every minute; nobody here has the time. */
const EVERY_SECOND: JobSchedule = { job: "sweep", cron: "* * * * * *", zone: "UTC" };
const LOOK_EVERY_MILLIS = 40;
/** A lunch break is waited for; what comes later than this belongs to another part of the day. */
const WORTH_WAITING_MILLIS = 4 * 3_600_000;
export const STOP_MILLIS = 5_000;
/** Redis hands on what a dead worker held after so long. */
const LOCK_MILLIS = 2_000;
const WATCH_MILLIS = 500;

/** Says on the standard error what an operator would read as an error. */
export const ERROR_LOG: Log = {
  info: () => {},
  warn: () => {},
  error(fields, message) {
    process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
  },
};

export function toolsOf(
  opened: OpenedOffice,
  bot: BotId,
  channel: Channel,
  more: Partial<JobTools> = {},
): JobTools {
  const tools = makeJobTools(opened, new Map([[bot, channel]]), ERROR_LOG);
  return { ...tools, claimMillis: CLAIM_MILLIS, ...more };
}

/** Over Redis where there is one. */
export async function makeEngine(
  redisUrl: string | null,
  onFailure: EngineOptions["onFailure"] = sayFailure,
): Promise<Engine> {
  const options: EngineOptions = {
    deliverConcurrency: AT_ONCE,
    onFailure,
    log: ERROR_LOG,
  };
  if (redisUrl === null) return makeEmbeddedEngine(options);
  const { makeBullmqEngine } = await import("../../jobs/engines/bullmq-engine.ts");
  const prefix = "faults";
  const times = { watchMillis: WATCH_MILLIS, lockMillis: LOCK_MILLIS };
  return makeBullmqEngine({ ...options, redisUrl, prefix, ...times });
}

const sayFailure: EngineOptions["onFailure"] = (job, error) => {
  process.stderr.write(`${job}: ${String(error)}\n`);
};

/** Sweeps and delivers as the service does, until nothing is left of this morning. */
export async function workOff(engine: Engine, tools: JobTools): Promise<void> {
  const since = tools.office.clock.now();
  await startSweeping(engine, tools);
  await until(() => isDone(tools, since));
  await engine.stop(STOP_MILLIS);
}

export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(LOOK_EVERY_MILLIS);
}

/** As the service does, with a shorter minute. */
export async function startSweeping(engine: Engine, tools: JobTools): Promise<void> {
  await startWork(engine, tools, [EVERY_SECOND]);
}

/** A sweep has looked since then, and nothing waits that comes soon. */
export async function isDone({ office }: JobTools, since: Instant): Promise<boolean> {
  const { settings, messages } = office.database;
  const last = await settings.value("last-sweep");
  if (last === null || last < since) return false;
  const next = await messages.nextPickAt();
  return next === null || next > plusMillis(office.clock.now(), WORTH_WAITING_MILLIS);
}
