/** Messages delivered through each engine with a stubbed transport. */
import { WEB_TRAITS } from "../../bot/web/web-traits.ts";
import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import PQueue from "p-queue";
import { render } from "../../bot/copy/render.ts";
import type { Channel } from "../../domain/channel.ts";
import type { Engine, JobHandlers } from "../../domain/engine.ts";
import type { MessageId } from "../../domain/ids.ts";
import { deliver } from "../../jobs/deliver.ts";
import { makeBullmqEngine } from "../../jobs/engines/bullmq-engine.ts";
import { makeEmbeddedEngine } from "../../jobs/engines/embedded-engine.ts";
import type { JobTools } from "../../jobs/job-tools.ts";
import { sweep } from "../../jobs/sweep.ts";
import { makeBenchOffice, type BenchOffice } from "./office.ts";
import { inTurn, type Comparison } from "./measure.ts";

const MESSAGES = 2000;
const ROUNDS = 3;
const AT_ONCE = 8;

const SILENT = { info() {}, warn() {}, error() {} };

export async function measureDelivery(redisUrl: string | null): Promise<readonly Comparison[]> {
  const size = { units: MESSAGES, people: MESSAGES, tasks: MESSAGES, noticesDue: MESSAGES };
  const bench = await makeBenchOffice(size);
  const embedded = await inTurn(
    ROUNDS,
    () => rateThrough(bench, makeEmbeddedEngine(options())),
    () => bareEmbedded(bench),
  );
  const comparisons = [comparison("embedded", "p-queue", embedded)];
  if (redisUrl) {
    const overRedis = await inTurn(
      ROUNDS,
      () =>
        rateThrough(
          bench,
          makeBullmqEngine({
            ...options(),
            redisUrl,
            prefix: `bench-${Math.random().toString(36).slice(2)}`,
            watchMillis: 30_000,
          }),
        ),
      () => bareBullmq(bench, redisUrl),
    );
    comparisons.push(comparison("BullMQ", "BullMQ", overRedis));
  }
  await bench.close();
  return comparisons;
}

function comparison(
  engine: string,
  queue: string,
  rates: { readonly ours: number; readonly limit: number },
): Comparison {
  return {
    what: `messages delivered, ${engine} engine, stubbed transport`,
    ...rates,
    unit: "a second",
    limitIs: `bare ${queue} no-op job and two bare commits`,
    atLeast: 0.5,
  };
}

function options() {
  return {
    deliverConcurrency: AT_ONCE,
    onFailure(_job: string, error: unknown) {
      throw error;
    },
    log: SILENT,
  };
}

async function rateThrough(bench: BenchOffice, engine: Engine): Promise<number> {
  const ids = await planMessages(bench);
  const channel: Channel = {
    traits: WEB_TRAITS,
    send: async () => ({ outcome: "sent", platformIds: ["1"] }),
  };
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
  const finished = countdown(ids.length);
  const handlers: JobHandlers = {
    async sweep() {},
    async tidy() {},
    async deliver({ messageId }) {
      const outcome = await deliver(tools, messageId);
      if (outcome?.status !== "sent") throw new Error("a message was not sent");
      finished.one();
    },
  };
  await engine.work(handlers, []);
  const from = performance.now();
  const org = bench.office.organisation.id;
  await engine.wake(
    "deliver",
    ids.map((messageId) => ({ org, messageId })),
  );
  await finished.all;
  const millis = performance.now() - from;
  await engine.stop(5000);
  return (ids.length * 1000) / millis;
}

async function bareEmbedded(bench: BenchOffice): Promise<number> {
  const ids = await planMessages(bench);
  const queue = new PQueue({ concurrency: AT_ONCE });
  const from = performance.now();
  for (const id of ids) {
    void queue.add(async () => {
      await bareCommit(bench, id, "claimed");
      await bareCommit(bench, id, "sent");
    });
  }
  await queue.onIdle();
  return (ids.length * 1000) / (performance.now() - from);
}

async function bareBullmq(bench: BenchOffice, redisUrl: string): Promise<number> {
  const ids = await planMessages(bench);
  const name = `bare-${Math.random().toString(36).slice(2)}`;
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue(name, { connection });
  const finished = countdown(ids.length);
  const workerConnection = connection.duplicate();
  const worker = new Worker(
    name,
    async ({ data }) => {
      await bareCommit(bench, data.id, "claimed");
      await bareCommit(bench, data.id, "sent");
      finished.one();
    },
    { connection: workerConnection, concurrency: AT_ONCE },
  );
  await worker.waitUntilReady();
  const from = performance.now();
  await queue.addBulk(ids.map((id) => ({ name: "deliver", data: { id } })));
  await finished.all;
  const millis = performance.now() - from;
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  workerConnection.disconnect();
  connection.disconnect();
  return (ids.length * 1000) / millis;
}

async function bareCommit(
  { database, office }: BenchOffice,
  id: MessageId,
  status: "claimed" | "sent",
): Promise<void> {
  await database.kysely
    .transaction()
    .execute((transaction) =>
      transaction
        .updateTable("message")
        .set({ status })
        .where("org_id", "=", office.organisation.id)
        .where("id", "=", id)
        .execute(),
    );
}

/** The same messages, planned anew by the sweep. */
async function planMessages({ office, database }: BenchOffice): Promise<readonly MessageId[]> {
  const { kysely } = database;
  await kysely.deleteFrom("notice").execute();
  await kysely.deleteFrom("attempt").execute();
  await kysely.deleteFrom("message").execute();
  await kysely
    .updateTable("deadline")
    .set((columns) => ({
      noticed_until: columns.ref("created_at"),
      next_notice_at: columns.ref("created_at"),
    }))
    .execute();
  await sweep(office);
  const messages = await kysely.selectFrom("message").select("id").execute();
  if (messages.length !== MESSAGES) throw new Error(`${messages.length} messages were planned`);
  return messages.map(({ id }) => id);
}

function countdown(count: number): { readonly all: Promise<void>; one(): void } {
  let left = count;
  let finish: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return {
    all,
    one() {
      left -= 1;
      if (left === 0) finish();
    },
  };
}
