/** The disk is full while work is planned, delivered and taken in; then there is room again. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ChatId } from "../../../domain/ids.ts";
import { reckonAnswers } from "../answers.ts";
import { askMuch } from "../asked-office.ts";
import { startDoomed } from "../doomed-process.ts";
import { arrivedIn } from "../durable-channel.ts";
import type { FullDiskBotOrders } from "../full-disk-bot-process.ts";
import type { FullDiskOrders } from "../full-disk-worker-process.ts";
import { reckon } from "../reckoning.ts";
import { makeRemindedOffice } from "../reminded-office.ts";
import { addUp, type Scenario, type Stage, type Tally } from "../scenario.ts";

/** A spell in which the disk is full, for so many things to be done. */
const THINGS_A_SPELL = 20;
const PEOPLE_AT_MOST = 1_000;

export const FULL_DISK: Scenario = {
  name: "disk",
  title: "a full disk while planning, delivering, and taking updates in",
  short: { messages: 120, kills: 0, updates: 100, days: 0, awayMillis: 0 },
  share: 0.4,
  needsRedis: false,
  run: async (stage) => addUp([await deliver(stage), await takeIn(stage)]),
};

async function deliver({ folder: parent, sizes, random, say }: Stage): Promise<Tally> {
  const folder = join(parent, "delivery");
  await mkdir(folder);
  const mornings = Math.ceil(sizes.messages / PEOPLE_AT_MOST);
  const people = Math.ceil(sizes.messages / mornings);
  const chatOf = (index: number) => `chat-${index}` as ChatId;
  const office = await makeRemindedOffice(folder, { people, channel: "web", chatOf });
  let refused = 0;
  for (let morning = 0; morning < mornings; morning += 1) {
    const now = await office.dawn();
    const spells = Math.ceil(people / THINGS_A_SPELL);
    const orders: FullDiskOrders = { folder, now, seed: random.below(2 ** 31), spells };
    await startDoomed("full-disk-worker-process.ts", orders).untilItEnds();
    refused += await refusedIn(folder);
    await office.dusk();
    say(`${office.duties.length} messages, ${refused} writes refused`);
  }
  await office.close();
  const tally = await reckon(folder, {
    duties: office.duties,
    arrived: arrivedIn(join(folder, "arrived.log")),
    kills: 0,
    // What is sent while the disk is full cannot be recorded.
    mostUnknown: refused,
  });
  return withRefusals(tally, refused);
}

async function takeIn({ folder: parent, sizes, random, say }: Stage): Promise<Tally> {
  const folder = join(parent, "intake");
  await mkdir(folder);
  const asked = await askMuch(folder, sizes.updates, "web");
  await writeFile(join(folder, "asked.json"), JSON.stringify(asked));
  const spells = Math.ceil(asked.updates.length / THINGS_A_SPELL);
  const orders: FullDiskBotOrders = { folder, seed: random.below(2 ** 31), spells };
  await startDoomed("full-disk-bot-process.ts", orders).untilItEnds();
  const refused = await refusedIn(folder);
  say(`${asked.updates.length} updates, ${refused} writes refused`);
  const arrivals = [...arrivedIn(join(folder, "arrived.log")).values()];
  const arrived = arrivals.reduce((sum, times) => sum + times, 0);
  const tally = await reckonAnswers(folder, { asked, arrived, kills: 0, mostUnknown: refused });
  return withRefusals(tally, refused);
}

async function refusedIn(folder: string): Promise<number> {
  return Number(await readFile(join(folder, "refused.json"), "utf8"));
}

function withRefusals(tally: Tally, refused: number): Tally {
  const roomy = refused === 0 ? ["the disk was never full"] : [];
  return { ...tally, faults: [...tally.faults, ...roomy] };
}
