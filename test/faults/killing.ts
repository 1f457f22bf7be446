/** Kills whoever works, over and over, at moments that nobody chose. */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { plusMillis, type Instant } from "../../domain/time.ts";
import { startDoomed, untilGrown, type DoomedProcess } from "./doomed-process.ts";
import type { Random } from "./random.ts";
import type { WorkerOrders } from "./worker-process.ts";

/** The length of a line of the log: an id and the line's end. */
const LINE_BYTES = 17;
/** So many of a hundred die while they start, before they have sent anything. */
const DYING_EARLY = 15;
const START_MILLIS = 1_200;
/** So far apart do the kills fall, within the work on one message. */
const SPREAD_MILLIS = 25;

export interface Siege {
  readonly folder: string;
  readonly redisUrl: string | null;
  readonly random: Random;
  /** What the clock showed when the morning began, and when that was in real time. */
  readonly dawn: Instant;
  readonly begun: number;
  readonly kills: number;
  /** How many messages are sent between two kills, on the average. */
  readonly between: number;
}

/**
 * One worker after the other, each killed; the last works until nothing is left. Says how many died:
 * fewer than it should have killed where the work was done before.
 */
export async function besiege(siege: Siege): Promise<number> {
  const { random, kills } = siege;
  let killed = 0;
  while (killed < kills) {
    // The first dies at the very worst moment.
    const dieAfter = killed === 0 ? 1 + random.below(siege.between) : null;
    const worker = startWorker(siege, dieAfter);
    if (dieAfter === null) await killInTime(siege, worker);
    if ((await worker.untilItEnds()) === "finished") return killed;
    killed += 1;
  }
  await startWorker(siege, null).untilItEnds();
  return killed;
}

function startWorker({ folder, redisUrl, dawn, begun }: Siege, dieAfter: number | null) {
  const now = plusMillis(dawn, Date.now() - begun);
  const orders: WorkerOrders = { folder, now, redisUrl, ...(dieAfter !== null && { dieAfter }) };
  return startDoomed("worker-process.ts", orders);
}

async function killInTime(siege: Siege, worker: DoomedProcess): Promise<void> {
  const { folder, random, between } = siege;
  if (random.below(100) < DYING_EARLY) {
    await sleep(random.next() * START_MILLIS);
  } else {
    const lines = 1 + random.below(2 * between);
    await untilGrown(worker, join(folder, "arrived.log"), lines * LINE_BYTES);
    await sleep(random.next() * SPREAD_MILLIS);
  }
  worker.kill();
}
