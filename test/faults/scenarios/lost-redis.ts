/** Two workers over a Redis that is emptied, taken away, and begun again without its memory. */
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { startRedis } from "../../servers/redis.ts";
import type { TestServer } from "../../servers/server-process.ts";
import type { Random } from "../random.ts";
import type { Scenario, Stage, Tally } from "../scenario.ts";
import { killOnMornings } from "./killed-workers.ts";

/** The most that is waited between two troubles. */
const QUIET_MILLIS = 6_000;

export const LOST_REDIS: Scenario = {
  name: "redis",
  title: "two workers over BullMQ, killed; Redis emptied, stopped, restarted empty",
  short: { messages: 200, kills: 4, updates: 0, days: 0, awayMillis: 1_500 },
  needsRedis: true,
  run,
};

async function run(stage: Stage): Promise<Tally> {
  const redis = await startRedis();
  const over = new AbortController();
  const troubles = vex(redis, stage, over.signal);
  try {
    const tally = await killOnMornings(stage, { redisUrl: redis.url, workers: 2 });
    over.abort();
    const { emptied, away, restarted } = await troubles;
    stage.say(`Redis: emptied ${emptied} times, away ${away} times, restarted ${restarted} times`);
    const calm = Math.min(emptied, away, restarted) === 0 ? ["Redis had too little trouble"] : [];
    return { ...tally, faults: [...tally.faults, ...calm] };
  } finally {
    over.abort();
    await troubles.catch(() => undefined);
    await redis.stop();
  }
}

interface Troubles {
  emptied: number;
  away: number;
  restarted: number;
}

/** One trouble after the other, the worst of them once, until it is told to end; Redis is there then. */
async function vex(redis: TestServer, stage: Stage, over: AbortSignal): Promise<Troubles> {
  const { random, sizes } = stage;
  const had: Troubles = { emptied: 0, away: 0, restarted: 0 };
  for (let turn = 0; !over.aborted; turn += 1) {
    await quiet(random, sizes.awayMillis, over);
    if (over.aborted) break;
    if (turn === 1) {
      // A power cut, and nobody there for a while.
      await redis.kill();
      await sleep(sizes.awayMillis, null, { signal: over }).catch(() => undefined);
      await redis.restart();
      had.away += 1;
    } else if (turn % 3 === 2) {
      await redis.restart();
      had.restarted += 1;
    } else {
      await empty(redis.url);
      had.emptied += 1;
    }
  }
  return had;
}

async function quiet(random: Random, awayMillis: number, signal: AbortSignal): Promise<void> {
  const millis = random.next() * Math.min(QUIET_MILLIS, awayMillis);
  await sleep(millis, null, { signal }).catch(() => undefined);
}

async function empty(url: string): Promise<void> {
  const admin = new Redis(url, { lazyConnect: true });
  try {
    await admin.connect();
    await admin.flushall();
  } finally {
    admin.disconnect();
  }
}
