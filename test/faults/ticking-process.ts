/** A process that does what is due whenever it is told what its clock shows, and says when it is done. */
import { join } from "node:path";
import type { Instant } from "../../domain/time.ts";
import { tick } from "../../jobs/tick.ts";
import { openSampleFile, SAMPLE_START } from "../../sample-office.ts";
import { readOrders } from "./doomed-process.ts";
import { makeDurableChannel } from "./durable-channel.ts";
import { toolsOf } from "./working-process.ts";

export interface TickingOrders {
  readonly folder: string;
}

const { folder } = readOrders<TickingOrders>();
const sample = await openSampleFile(folder, SAMPLE_START);
const channel = makeDurableChannel({ file: join(folder, "arrived.log") });
const tools = toolsOf(sample, sample.bot.id, channel, {
  // What the picture shows is tried elsewhere, and drawing a year of them takes its time.
  attach: async () => ({ kind: "picture", png: new Uint8Array(), alt: "" }),
});

process.on("message", (now: Instant) => void tickAt(now));
process.on("disconnect", () => void sample.close());
process.send?.("ready");

/** The clock stands still while it ticks: what takes long here takes no time there. */
async function tickAt(now: Instant): Promise<void> {
  const office = { ...tools.office, clock: { now: () => now } };
  try {
    await tick({ ...tools, office });
    process.send?.("done");
  } catch (error) {
    process.send?.(String(error));
  }
}
