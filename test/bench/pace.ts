/** Messages through the real engine and channel to a strict fake Telegram that enforces its limits. */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { render } from "../../bot/copy/render.ts";
import { TELEGRAM_PER_SECOND, telegramSpacing } from "../../bot/telegram/message-pace.ts";
import { makeTelegramChannel } from "../../bot/telegram/telegram-channel.ts";
import type { Channel } from "../../domain/channel.ts";
import { deliver } from "../../jobs/deliver.ts";
import { makeEmbeddedEngine } from "../../jobs/engines/embedded-engine.ts";
import type { JobTools } from "../../jobs/job-tools.ts";
import { makePacer } from "../../jobs/pacing.ts";
import { sweep } from "../../jobs/sweep.ts";
import { SYSTEM_CLOCK } from "../../system-clock.ts";
import { makeBenchOffice, type BenchOffice } from "./office.ts";
import type { FakeStarted, FakeTally } from "./telegram-process.ts";

const PER_SECOND = 29;
/** How long Telegram's answers are under way. */
const LATENCY_MILLIS = 400;
const AT_ONCE = 20;
const SILENT = { info() {}, warn() {}, error() {} };

export interface PacedRun extends FakeTally {
  readonly people: number;
  readonly seconds: number;
  /** What 29 a second would take. */
  readonly idealSeconds: number;
}

export async function measurePace(people: number): Promise<PacedRun> {
  const fake = fork(new URL("telegram-process.ts", import.meta.url), [
    String(people),
    String(LATENCY_MILLIS),
  ]);
  const [{ token, url }] = (await once(fake, "message")) as [FakeStarted];
  const size = { units: people, people, tasks: people, noticesDue: people };
  const bench = await makeBenchOffice({ ...size, channel: "telegram" });
  const pacer = makePacer({
    pace: bench.office.database.pace,
    bot: bench.bot,
    spacingOf: telegramSpacing,
    mostASecond: TELEGRAM_PER_SECOND,
    now: SYSTEM_CLOCK.now,
  });
  const channel = makeTelegramChannel({ token, apiRoot: url, pacer });
  const seconds = await deliverAll(bench, channel, people);
  await bench.close();
  const tally = await tallyOf(fake);
  fake.disconnect();
  return { people, seconds, idealSeconds: people / PER_SECOND, ...tally };
}

export function paceWords(run: PacedRun): string {
  const over = ((run.seconds / run.idealSeconds - 1) * 100).toFixed(1);
  return [
    `${run.people} people reached through a strict fake Telegram, ${LATENCY_MILLIS} ms away`,
    `    ${run.seconds.toFixed(1)} s; at ${PER_SECOND} a second: ${run.idealSeconds.toFixed(1)} s (${over} % over, promised at most 5)`,
    `    sent ${run.sent} to ${run.chats} chats; 429: ${run.refused}, promised none; refused otherwise: ${run.otherwiseRefused}`,
  ].join("\n");
}

/** In seconds, from the first delivery's waking to the last one's record. */
async function deliverAll(bench: BenchOffice, channel: Channel, count: number): Promise<number> {
  await sweep(bench.office);
  const tools: JobTools = {
    office: bench.office,
    render,
    publish: async () => null,
    removeFile: async () => {},
    attach: async () => {
      throw new Error("no message of the bench has an attachment");
    },
    channels: new Map([[bench.bot, channel]]),
    log: SILENT,
  };
  const finished = Promise.withResolvers<void>();
  let left = count;
  const engine = makeEmbeddedEngine({
    deliverConcurrency: AT_ONCE,
    onFailure: (_job, error) => finished.reject(error),
    log: SILENT,
  });
  await engine.work(
    {
      async sweep() {},
      async tidy() {},
      async deliver({ messageId }) {
        await deliver(tools, messageId);
        left -= 1;
        if (left === 0) finished.resolve();
      },
    },
    [],
  );
  const due = await bench.office.database.messages.due(bench.clock.now(), count + 1);
  if (due.length !== count) throw new Error(`${due.length} messages are due`);
  const from = performance.now();
  const org = bench.office.organisation.id;
  await engine.wake(
    "deliver",
    due.map(({ id }) => ({ org, messageId: id })),
  );
  await finished.promise;
  const seconds = (performance.now() - from) / 1000;
  await engine.stop(5_000);
  return seconds;
}

async function tallyOf(fake: ChildProcess): Promise<FakeTally> {
  fake.send("tally");
  const [tally] = (await once(fake, "message")) as [FakeTally];
  return tally;
}
