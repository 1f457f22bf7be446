/**
 * A bot of `conversation.test.ts`: takes in updates as a platform hands them over, until all are
 * answered, or it dies. What it has acknowledged is not handed over again, but for the last few.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assembleIntake } from "../../assembly.ts";
import type { Incoming } from "../../domain/channel.ts";
import { makeContentsReader } from "../../jobs/import/contents-reader.ts";
import { openSampleFile } from "../../sample-office.ts";
import { linesOf } from "./doomed-process.ts";
import { appendDurably, makeDurableChannel } from "./durable-channel.ts";
import { deliverAll, readOrders, toolsOf } from "./running-office.ts";

/** So many updates the platform hands over although it was told that they have arrived. */
const DOUBLED = 10;

const { folder, start, dieAfter } = readOrders(process.argv.slice(2));
const sample = await openSampleFile(folder, start);
const channel = makeDurableChannel(join(folder, "sent.log"), () => "answered", dieAfter);
const tools = toolsOf(sample, sample.bot.id, channel);
const reader = makeContentsReader();
const intake = assembleIntake({
  reader,
  opened: sample,
  tools,
  channelOf: () => "web",
  fetchFile: async () => null,
  inviteLink: () => null,
});

const updates = JSON.parse(readFileSync(join(folder, "updates.json"), "utf8")) as Incoming[];
const acknowledged = linesOf(join(folder, "acknowledged.log"));
const known = new Set(acknowledged.slice(0, -DOUBLED));
const resumed = intake.resume();
for (const update of updates) {
  if (known.has(update.key)) continue;
  await intake.receive(update);
  appendDurably(join(folder, "acknowledged.log"), update.key);
}
await resumed;
await intake.idle();
await reader.close();
await deliverAll(tools);
await sample.close();
