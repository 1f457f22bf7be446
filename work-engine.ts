/** The engine of a deployment: within the process, or on Redis where there is one. */
import type { Config } from "./config.ts";
import type { Engine } from "./domain/engine.ts";
import { makeEmbeddedEngine } from "./jobs/engines/embedded-engine.ts";
import type { EngineOptions } from "./jobs/engines/engine-options.ts";
import type { Log } from "./jobs/job-tools.ts";

/** Enough to keep a platform's rate while each call takes up to seven tenths of a second. */
const DELIVERIES_AT_ONCE = 20;
const WATCH_MILLIS = 30_000;
const QUEUE_PREFIX = "dondoc";

/** BullMQ and its Redis client are only loaded where they are used. */
export async function makeEngine({ redisUrl }: Config, log: Log): Promise<Engine> {
  const options: EngineOptions = {
    deliverConcurrency: DELIVERIES_AT_ONCE,
    onFailure: (job, error) => log.error({ job, error: String(error) }, "a job failed"),
    log,
  };
  if (!redisUrl) return makeEmbeddedEngine(options);
  const { makeBullmqEngine } = await import("./jobs/engines/bullmq-engine.ts");
  const watched = { redisUrl, prefix: QUEUE_PREFIX, watchMillis: WATCH_MILLIS };
  return makeBullmqEngine({ ...options, ...watched });
}
