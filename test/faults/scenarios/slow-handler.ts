/** Sends that take longer than the claim on their message, and workers that outlast their lock. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { ChatId } from "../../../domain/ids.ts";
import { startRedis } from "../../servers/redis.ts";
import { startDoomed } from "../doomed-process.ts";
import { arrivedIn, type Slowness } from "../durable-channel.ts";
import { reckon } from "../reckoning.ts";
import { makeRemindedOffice } from "../reminded-office.ts";
import { addUp, type Scenario, type Stage, type Tally } from "../scenario.ts";
import type { WorkerOrders } from "../worker-process.ts";

const WORKERS = 2;
const SHORT_CLAIM = 300;
const LONG_CLAIM = 60_000;
/** Many times as long as the claim: also on a busy machine somebody looks meanwhile. */
const LONGER_THAN_CLAIM = 3_000;
/** Three times as long as Redis waits for a worker. */
const LONGER_THAN_LOCK = 6_000;

export const SLOW_HANDLER: Scenario = {
  name: "slow",
  title: "a send past its claim; a worker past its lock in Redis",
  short: { messages: 60, kills: 0, updates: 0, days: 0, awayMillis: 0 },
  share: 0.1,
  needsRedis: true,
  run,
};

async function run(stage: Stage): Promise<Tally> {
  const half = Math.ceil(stage.sizes.messages / 2);
  const claims = await workSlowly(stage, half, {
    redisUrl: null,
    claimMillis: SHORT_CLAIM,
    slow: { every: 10, millis: LONGER_THAN_CLAIM, standsStill: false },
  });
  stage.say("sends past their claim: done");
  const redis = await startRedis();
  try {
    const locks = await workSlowly(stage, half, {
      redisUrl: redis.url,
      claimMillis: LONG_CLAIM,
      slow: { every: Math.ceil(half / 3), millis: LONGER_THAN_LOCK, standsStill: true },
    });
    const taken = locks.unknown > 0 ? ["a lock that ran out made a message unknown"] : [];
    const repeated = claims.unknown === 0 ? ["no claim ran out: nothing was tried"] : [];
    return addUp([claims, { ...locks, faults: [...locks.faults, ...taken, ...repeated] }]);
  } finally {
    await redis.stop();
  }
}

interface Manner {
  readonly redisUrl: string | null;
  readonly claimMillis: number;
  readonly slow: Slowness;
}

async function workSlowly({ folder: parent }: Stage, people: number, manner: Manner) {
  const folder = join(parent, manner.redisUrl ? "locks" : "claims");
  await mkdir(folder);
  const chatOf = (index: number) => `chat-${index}` as ChatId;
  const office = await makeRemindedOffice(folder, { people, channel: "web", chatOf });
  const now = await office.dawn();
  const orders: WorkerOrders = { folder, now, ...manner };
  const workers = Array.from({ length: WORKERS }, () => startDoomed("worker-process.ts", orders));
  await Promise.all(workers.map((worker) => worker.untilItEnds()));
  await office.close();
  return reckon(folder, {
    duties: office.duties,
    arrived: arrivedIn(join(folder, "arrived.log")),
    kills: 0,
    // Every message may be a slow one, and be taken over as often as its claim runs out.
    mostUnknown: people * 3,
  });
}
