/** Plans and delivers a morning while the disk is full again and again. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Instant } from "../../domain/time.ts";
import { openOffice } from "../../opened-office.ts";
import { makeRehearsalClock } from "../../system-clock.ts";
import { readOrders } from "./doomed-process.ts";
import { makeDurableChannel } from "./durable-channel.ts";
import { fillAgainAndAgain, logBy, makeRefusalCount } from "./full-disk.ts";
import { makeRandom } from "./random.ts";
import { placeIn } from "./reminded-office.ts";
import {
  isDone,
  makeEngine,
  startSweeping,
  STOP_MILLIS,
  toolsOf,
  until,
} from "./working-process.ts";

export interface FullDiskOrders {
  readonly folder: string;
  readonly now: Instant;
  readonly seed: number;
  /** How often the disk is full. */
  readonly spells: number;
}

const { folder, now, seed, spells } = readOrders<FullDiskOrders>();
const opened = await openOffice(placeIn(folder), makeRehearsalClock(now));
const [bot] = await opened.office.database.bots.all();
if (!bot) throw new Error("the office has no bot");
const { count, note, over } = makeRefusalCount();
// A little slow, so that the disk fills up in the midst of sending.
const slow = { every: 1, millis: 20, standsStill: false };
const channel = makeDurableChannel({ file: join(folder, "arrived.log"), slow });
const tools = over(toolsOf(opened, bot.id, channel, { log: logBy(note) }));
const engine = await makeEngine(null, (_job, error) => note(error));
const trouble = fillAgainAndAgain(opened.database, spells, makeRandom(seed));
await startSweeping(engine, tools);
await trouble;
const since = tools.office.clock.now();
await until(() => isDone(tools, since));
await engine.stop(STOP_MILLIS);
await opened.close();
writeFileSync(join(folder, "refused.json"), JSON.stringify(count()));
