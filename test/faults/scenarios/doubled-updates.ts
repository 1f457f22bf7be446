/** The same updates many times and out of order, by polling and by webhook, to a bot that is killed. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Incoming } from "../../../domain/channel.ts";
import { startFakeTelegram, type FakeTelegram } from "../../fakes/telegram/index.ts";
import { onFreePort } from "../../servers/server-process.ts";
import { reckonAnswers } from "../answers.ts";
import { askMuch, type Asked } from "../asked-office.ts";
import type { BotOrders } from "../bot-process.ts";
import { startDoomed, type DoomedProcess } from "../doomed-process.ts";
import { telegramUpdateOf } from "../numbered-updates.ts";
import type { Random } from "../random.ts";
import type { Scenario, Stage, Tally } from "../scenario.ts";

const PATH = "/telegram/faults";
const SECRET = "a-secret-of-the-fault-suite";
const SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
/** Each update comes at least once, and at most so often. */
const TIMES_AT_MOST = 4;
/** Calls of the webhook that are under way at once. */
const CALLS_AT_ONCE = 6;
const BETWEEN_UPDATES_MILLIS = 60;
/** A bot that has nothing to answer any more lives at least so long. */
const LIFE_MILLIS = 1_200;
const LOOK_EVERY_MILLIS = 10;
const PATIENCE_MILLIS = 300_000;

export const DOUBLED_UPDATES: Scenario = {
  name: "updates",
  title: "updates doubled and out of order, poller and webhook, the bot killed",
  short: { messages: 0, kills: 4, updates: 80, days: 0, awayMillis: 0 },
  share: 0.4,
  needsRedis: false,
  run,
};

async function run(stage: Stage): Promise<Tally> {
  const { folder, sizes, say } = stage;
  const asked = await askMuch(folder, sizes.updates, "telegram");
  const telegram = await startFakeTelegram({ allowHttpWebhook: true });
  try {
    for (const chatId of new Set(asked.updates.map((update) => update.chatId))) {
      telegram.user(Number(chatId), { first_name: `Số ${chatId}` }).meet();
    }
    const half = Math.ceil(asked.updates.length / 2);
    const kills = Math.floor(sizes.kills / 2);
    const polled = await bePolled(stage, telegram, asked, { updates: half, kills });
    say(`polled ${half} updates, ${polled} kills`);
    const called = await call(stage, telegram, asked, { from: half, kills: sizes.kills - kills });
    say(`called ${asked.updates.length} updates, ${called} kills`);
    const arrived = telegram.sent.length + telegram.edits.length;
    const killed = polled + called;
    // Each chat may have an answer under way.
    const mostUnknown = killed * new Set(asked.updates.map(({ chatId }) => chatId)).size;
    const tally = await reckonAnswers(folder, { asked, arrived, kills: killed, mostUnknown });
    const refused = telegram.rejected.filter(({ method }) => method === "sendMessage");
    const wrong = refused.length > 0 ? [`${refused.length} messages refused`] : [];
    return { ...tally, faults: [...tally.faults, ...wrong] };
  } finally {
    await telegram.stop();
  }
}

/** The first of the updates, in order as Telegram has them, some again and again. */
async function bePolled(
  { folder, random }: Stage,
  telegram: FakeTelegram,
  asked: Asked,
  { updates, kills }: { updates: number; kills: number },
): Promise<number> {
  let isPushed = false;
  const pushing = pushSlowly(telegram, random, asked.updates.slice(0, updates)).finally(() => {
    isPushed = true;
  });
  const killed = await killUntilOver({
    telegram,
    random,
    kills,
    start: () => startBot(folder, telegram, asked),
    stopFile: stopFileIn(folder),
    isOver: () => isPushed && telegram.pendingUpdates === 0,
    answers: updates,
  });
  await pushing;
  return killed;
}

/** As people write: one after the other, and an earlier one again now and then. */
async function pushSlowly(
  telegram: FakeTelegram,
  random: Random,
  updates: readonly Incoming[],
): Promise<void> {
  const pushed: number[] = [];
  for (const update of updates) {
    pushed.push(telegram.pushRaw(telegramUpdateOf(update)));
    for (let times = random.below(TIMES_AT_MOST); times > 0; times -= 1) {
      telegram.redeliver(random.pick(pushed));
    }
    await sleep(random.next() * BETWEEN_UPDATES_MILLIS);
  }
}

/** Every update, the polled ones among them, each several times and in no order. */
async function call(
  { folder, random }: Stage,
  telegram: FakeTelegram,
  asked: Asked,
  { from, kills }: { from: number; kills: number },
): Promise<number> {
  const port = await onFreePort(async (free) => free);
  const calls = asked.updates.flatMap((update) => {
    const body = JSON.stringify(telegramUpdateOf(update));
    return Array.from({ length: 1 + random.below(TIMES_AT_MOST) }, () => body);
  });
  let isOver = false;
  const calling = callAll(`http://127.0.0.1:${port}${PATH}`, random.shuffle(calls)).finally(() => {
    isOver = true;
  });
  const webhook = { port, path: PATH, secret: SECRET };
  const killed = await killUntilOver({
    telegram,
    random,
    kills,
    start: () => startBot(folder, telegram, asked, webhook),
    stopFile: stopFileIn(folder, webhook),
    isOver: () => isOver,
    answers: asked.updates.length - from,
  });
  await calling;
  return killed;
}

function startBot(
  folder: string,
  { url: apiRoot, token }: FakeTelegram,
  { bot }: Asked,
  webhook?: BotOrders["webhook"],
): DoomedProcess {
  const stopFile = stopFileIn(folder, webhook);
  const orders: BotOrders = { folder, bot, apiRoot, token, stopFile, ...(webhook && { webhook }) };
  return startDoomed("bot-process.ts", orders);
}

function stopFileIn(folder: string, webhook?: BotOrders["webhook"]): string {
  return join(folder, webhook ? "stop-calls" : "stop-polls");
}

interface Hunt {
  readonly telegram: FakeTelegram;
  readonly random: Random;
  readonly kills: number;
  readonly start: () => DoomedProcess;
  readonly stopFile: string;
  /** Nothing is left to be handed over. */
  readonly isOver: () => boolean;
  /** How many answers are expected in all. */
  readonly answers: number;
}

/** Says how many were killed; the last one ends in good order, once all is handed over. */
async function killUntilOver(hunt: Hunt): Promise<number> {
  const { telegram, random, kills, start, stopFile, isOver, answers } = hunt;
  const told = () => telegram.sent.length + telegram.edits.length;
  const between = Math.max(2, Math.floor(answers / (kills + 1)));
  for (let killed = 0; killed < kills; killed += 1) {
    const bot = start();
    const enough = told() + random.below(2 * between);
    const latest = Date.now() + LIFE_MILLIS * (1 + random.next());
    while (bot.isAlive() && told() < enough && Date.now() < latest) await sleep(LOOK_EVERY_MILLIS);
    bot.kill();
    await bot.untilItEnds();
  }
  const last = start();
  while (last.isAlive() && !isOver()) await sleep(LOOK_EVERY_MILLIS);
  await writeFile(stopFile, "");
  await last.untilItEnds();
  return kills;
}

async function callAll(url: string, bodies: readonly string[]): Promise<void> {
  const waiting = [...bodies];
  const caller = async (): Promise<void> => {
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
      await callUntilTaken(url, body);
    }
  };
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, caller));
}

/** As Telegram does: again and again until it is told that the update is safe. */
async function callUntilTaken(url: string, body: string): Promise<void> {
  const headers = { "content-type": "application/json", [SECRET_HEADER]: SECRET };
  const latest = Date.now() + PATIENCE_MILLIS;
  while (Date.now() < latest) {
    const status = await fetch(url, { method: "POST", body, headers }).then(
      (response) => response.status,
      () => null,
    );
    if (status === 200) return;
    await sleep(5 * LOOK_EVERY_MILLIS);
  }
  throw new Error("an update was never taken");
}
