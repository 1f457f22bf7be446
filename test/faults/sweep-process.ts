/** One of the two processes of `sweep.test.ts`: waits for the other, then does what is due. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { tick } from "../../jobs/tick.ts";
import { openSampleFile } from "../../sample-office.ts";
import { appendDurably, makeDurableChannel } from "./durable-channel.ts";
import { readOrders, toolsOf } from "./running-office.ts";

const [own = "", other = ""] = process.argv.slice(5);
const { folder, start } = readOrders(process.argv.slice(2));
const sample = await openSampleFile(folder, start);
const channel = makeDurableChannel(
  join(folder, "sent.log"),
  ({ choices }) => choices.at(-1)?.at(-1)?.id.split(":")[0] ?? "nameless",
  null,
);
appendDurably(join(folder, own), "ready");
while (!existsSync(join(folder, other))) await sleep(1);
await tick(toolsOf(sample, sample.bot.id, channel));
await sample.close();
