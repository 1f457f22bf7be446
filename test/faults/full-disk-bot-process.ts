/** A bot that takes updates in while the disk is full again and again; its platform is patient. */
import { WEB_TRAITS } from "../../bot/web/web-traits.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { assembleIntake } from "../../assembly.ts";
import { makeContentsReader } from "../../jobs/import/contents-reader.ts";
import { openSampleFile } from "../../sample-office.ts";
import { QUIET_DAY, type Asked } from "./asked-office.ts";
import { readOrders } from "./doomed-process.ts";
import { makeDurableChannel } from "./durable-channel.ts";
import { fillAgainAndAgain, logBy, makeRefusalCount } from "./full-disk.ts";
import { makeRandom } from "./random.ts";
import { makeEngine, toolsOf, workOff } from "./working-process.ts";

export interface FullDiskBotOrders {
  readonly folder: string;
  readonly seed: number;
  readonly spells: number;
}

/** So long does a platform wait before it hands an update over again. */
const PATIENCE_MILLIS = 40;
const AT_ONCE = 20;

const { folder, seed, spells } = readOrders<FullDiskBotOrders>();
const sample = await openSampleFile(folder, QUIET_DAY);
const asked = JSON.parse(readFileSync(join(folder, "asked.json"), "utf8")) as Asked;
const { count, note, over } = makeRefusalCount();
const channel = makeDurableChannel({ file: join(folder, "arrived.log") });
const tools = over(toolsOf(sample, asked.bot, channel, { log: logBy(note) }));
const reader = makeContentsReader();
const intake = assembleIntake({
  reader,
  opened: { ...sample, office: tools.office },
  tools,
  traitsOf: () => WEB_TRAITS,
  fetchFile: async () => null,
  bots: () => [],
  publicAddresses: null,
});
const trouble = fillAgainAndAgain(sample.database, spells, makeRandom(seed));
for (let from = 0; from < asked.updates.length; from += AT_ONCE) {
  // Many at once: some are stored while there is room, and played when there is none.
  await Promise.all(asked.updates.slice(from, from + AT_ONCE).map(handOver));
}
await trouble;
await intake.idle();
await reader.close();
await workOff(await makeEngine(null), tools);
await sample.close();
writeFileSync(join(folder, "refused.json"), JSON.stringify(count()));

async function handOver(update: Asked["updates"][number]): Promise<void> {
  for (;;) {
    try {
      await intake.receive(update);
      return;
    } catch (error) {
      note(error);
      await sleep(PATIENCE_MILLIS);
    }
  }
}
