/** The chat server says 429, 500, nonsense, nothing, too late, or is not there at all. */
import { setTimeout as sleep } from "node:timers/promises";
import type { ChatId, MessageId } from "../../../domain/ids.ts";
import {
  startFakeTelegram,
  type FakeTelegram,
  type FaultOutcome,
} from "../../fakes/telegram/index.ts";
import type { ChatOrders } from "../chat-worker-process.ts";
import { startDoomed } from "../doomed-process.ts";
import type { Random } from "../random.ts";
import { reckon } from "../reckoning.ts";
import { makeRemindedOffice } from "../reminded-office.ts";
import type { Scenario, Stage, Tally } from "../scenario.ts";

const FIRST_CHAT = 10_001;
/** Beyond what the client waits. */
const LATE_MILLIS = 1_500;
const FAULTS: readonly FaultOutcome[] = [
  { retryAfter: 1 },
  { status: 500, body: { ok: false, error_code: 500, description: "Internal Server Error" } },
  { status: 502, body: "<html>Bad Gateway</html>" },
  "garbage",
  "hang",
  { lateMillis: LATE_MILLIS },
  "reset",
  "reset-after",
];
/** Between two faults; at the pace of 29 a second, some messages get through. */
const QUIET_MILLIS = 400;
/** Of so many messages one meets a fault; else hardly any could be tried often enough. */
const MESSAGES_A_FAULT = 4;
/** One fault in so many is that nobody is there for a while. */
const AWAY_EVERY = 40;
/** Early, so that it comes in a short run too. */
const AWAY_FIRST = 7;
/** Some minutes of the office's. */
const REFUSALS_MILLIS = 10_000;
/** Shorter, since a message in doubt is tried three times within a few minutes, and no more. */
const RESETS_MILLIS = 2_000;
/** This share may end in doubt; more would be a loss by another name. */
const DOUBTFUL_AT_MOST = 0.1;
const LOOK_EVERY_MILLIS = 10;
const LIMITS = { perSecond: 30, perChatPerSecond: 1 };

export const CHAT_SERVER: Scenario = {
  name: "chat",
  title: "chat server: 429, 500, nonsense, nothing, late, reset, refused; workers killed",
  short: { messages: 60, kills: 2, updates: 0, days: 0, awayMillis: 500 },
  share: 0.15,
  needsRedis: false,
  run,
};

async function run(stage: Stage): Promise<Tally> {
  const { folder, sizes, say } = stage;
  const telegram = await startFakeTelegram({ rates: LIMITS });
  const people = sizes.messages;
  const chatOf = (index: number) => String(FIRST_CHAT + index) as ChatId;
  for (let index = 0; index < people; index += 1) {
    telegram.user(FIRST_CHAT + index, { first_name: `Số ${index}` }).meet();
  }
  const office = await makeRemindedOffice(folder, { people, channel: "telegram", chatOf });
  const dawn = await office.dawn();
  const over = new AbortController();
  const misbehaviour = misbehave(telegram, stage, over.signal);
  try {
    const kills = await work(stage, telegram, { folder, dawn, begun: Date.now() });
    over.abort();
    const ordered = await misbehaviour;
    say(`${telegram.sent.length} messages taken, ${ordered.faults} faults, ${kills} kills`);
    const tally = await reckon(folder, {
      duties: office.duties,
      arrived: arrivedAt(telegram),
      kills,
      mostUnknown: Number.POSITIVE_INFINITY,
    });
    const faults = [...tally.faults, ...tooFast(telegram, ordered), ...tooDoubtful(tally)];
    return { ...tally, faults };
  } finally {
    over.abort();
    await misbehaviour.catch(() => undefined);
    await office.close();
    await telegram.stop();
  }
}

interface Ordered {
  faults: number;
  /** Of these, how many were 429. */
  limited: number;
}

/** One fault after the other, as many as a run of this size can bear; then the server is well. */
async function misbehave(
  telegram: FakeTelegram,
  { random, sizes }: Stage,
  over: AbortSignal,
): Promise<Ordered> {
  const ordered: Ordered = { faults: 0, limited: 0 };
  const most = Math.ceil(sizes.messages / MESSAGES_A_FAULT);
  while (!over.aborted && ordered.faults < most) {
    await quiet(random, over);
    if (over.aborted) break;
    ordered.faults += 1;
    if (ordered.faults % AWAY_EVERY === AWAY_FIRST) {
      await beAway(telegram, random, sizes.awayMillis, over);
      continue;
    }
    // Each kind in turn, so that none is left out.
    const fault = FAULTS[ordered.faults % FAULTS.length];
    if (!fault) throw new Error("there is a fault for every turn");
    if (typeof fault === "object" && "retryAfter" in fault) ordered.limited += 1;
    telegram.failNext({ method: "sendMessage" }, fault);
  }
  return ordered;
}

/**
 * Either the port is closed, and nothing has been sent; or whoever connects is thrown out, and may
 * have been heard.
 */
async function beAway(
  telegram: FakeTelegram,
  random: Random,
  awayMillis: number,
  signal: AbortSignal,
): Promise<void> {
  const refuses = random.next() < 0.5;
  if (refuses) await telegram.refuseConnections();
  else telegram.outage("on");
  const millis = Math.min(awayMillis, refuses ? REFUSALS_MILLIS : RESETS_MILLIS);
  await sleep(millis, null, { signal }).catch(() => undefined);
  if (refuses) await telegram.reopen();
  else telegram.outage("off");
}

async function quiet(random: Random, signal: AbortSignal): Promise<void> {
  await sleep(random.next() * QUIET_MILLIS, null, { signal }).catch(() => undefined);
}

/** One worker after the other until nothing is left; says how many were killed. */
async function work(
  { sizes, random }: Stage,
  telegram: FakeTelegram,
  where: Pick<ChatOrders, "folder" | "dawn" | "begun">,
): Promise<number> {
  const orders: ChatOrders = { ...where, apiRoot: telegram.url, token: telegram.token };
  const between = Math.floor(sizes.messages / (sizes.kills + 1));
  for (let kills = 0; ; kills += 1) {
    const worker = startDoomed("chat-worker-process.ts", orders);
    if (kills < sizes.kills) {
      const enough = telegram.sent.length + random.below(between);
      while (worker.isAlive() && telegram.sent.length < enough) await sleep(LOOK_EVERY_MILLIS);
      worker.kill();
    }
    if ((await worker.untilItEnds()) === "finished") return kills;
  }
}

function arrivedAt({ sent }: FakeTelegram): ReadonlyMap<MessageId, number> {
  const arrived = new Map<MessageId, number>();
  for (const { buttons } of sent) {
    const id = buttons.flat()[0]?.data?.split(":")[0] as MessageId;
    arrived.set(id, (arrived.get(id) ?? 0) + 1);
  }
  return arrived;
}

/** A refusal for the rate that was not ordered is a fault of ours. */
function tooFast({ rejected }: FakeTelegram, { limited }: Ordered): readonly string[] {
  const refused = rejected.filter(({ status }) => status === 429).length;
  return refused > limited ? [`${refused - limited} times too fast for the server`] : [];
}

function tooDoubtful({ due, sent, lost }: Tally): readonly string[] {
  const doubtful = due - sent - lost;
  return doubtful > DOUBTFUL_AT_MOST * due ? [`${doubtful} never came, and stayed in doubt`] : [];
}
