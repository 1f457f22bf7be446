/** A worker: plans and delivers what is due until nothing is left of it, or it dies. */
import { join } from "node:path";
import type { Instant } from "../../domain/time.ts";
import { openOffice } from "../../opened-office.ts";
import { makeRehearsalClock } from "../../system-clock.ts";
import { readOrders } from "./doomed-process.ts";
import { makeDurableChannel, type Slowness } from "./durable-channel.ts";
import { placeIn } from "./reminded-office.ts";
import { makeEngine, toolsOf, workOff } from "./working-process.ts";

export interface WorkerOrders {
  readonly folder: string;
  /** What the office's clock shows. */
  readonly now: Instant;
  readonly redisUrl: string | null;
  /** After so many messages it dies at the very worst moment: sent, and nowhere recorded. */
  readonly dieAfter?: number;
  readonly slow?: Slowness;
  /** How long a message is held while it is sent; absent: as long as a short test can wait. */
  readonly claimMillis?: number;
}

const { folder, now, redisUrl, claimMillis, ...misfortunes } = readOrders<WorkerOrders>();
const opened = await openOffice(placeIn(folder), makeRehearsalClock(now));
const [bot] = await opened.office.database.bots.all();
if (!bot) throw new Error("the office has no bot");
const channel = makeDurableChannel({ file: join(folder, "arrived.log"), ...misfortunes });
const tools = toolsOf(opened, bot.id, channel, claimMillis === undefined ? {} : { claimMillis });
await workOff(await makeEngine(redisUrl), tools);
await opened.close();
