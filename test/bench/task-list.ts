/** `/nhiemvu` with 100,000 tasks and 10,000 people, against what it physically is. */
import { WEB_TRAITS } from "../../bot/web/web-traits.ts";
import SQLite from "better-sqlite3";
import { Bot } from "grammy";
import { Kysely, SqliteDialect } from "kysely";
import { render } from "../../bot/copy/render.ts";
import { makeIntake } from "../../bot/conversation/intake.ts";
import type { Incoming } from "../../domain/channel.ts";
import type { OrgId, UnitId } from "../../domain/ids.ts";
import { hashCode, newInviteCode } from "../../ids.ts";
import { STORED_REASONS } from "../../bot/copy/stored-reasons.ts";
import { makeContentsReader } from "../../jobs/import/contents-reader.ts";
import { makeDossierImporter } from "../../jobs/import/dossiers/dossier-importer.ts";
import { makeOrgImporter } from "../../jobs/import/org/org-importer.ts";
import { makePlanImporter } from "../../jobs/import/plan/plan-importer.ts";
import { makeScoreImporter } from "../../jobs/import/scores/score-importer.ts";
import { loadSummary } from "../../jobs/summaries.ts";
import type { Schema } from "../../db/schema.ts";
import { benchChat, BENCH_MOMENT, type BenchOffice } from "./office.ts";
import { inTurn, rateOf, type Comparison } from "./measure.ts";

const COUNT = 1500;
const ROUNDS = 3;
const COMMAND = "/nhiemvu";

export async function measureTaskList(bench: BenchOffice): Promise<readonly Comparison[]> {
  const key = keys();
  const handle = chatHandler(bench, COMMAND, 5);
  const bare = bareSelectAndInsert(bench);
  const rates = await inTurn(
    ROUNDS,
    () => rateOf(COUNT, (index) => handle(key(), index)),
    () => rateOf(COUNT, (index) => bare.run(key(), index)),
  );
  await bare.close();
  const echo = await rateOf(COUNT, bareEcho());
  return [
    {
      what: "/nhiemvu handled, 100,000 tasks, 10,000 people",
      ...rates,
      unit: "a second",
      limitIs: "bare Kysely: 20-row select and inbox insert",
      atLeast: 1 / 3,
    },
    {
      what: "the same, for scale",
      ours: rates.ours,
      limit: echo,
      unit: "a second",
      limitIs: "bare grammY echo, nothing stored",
      atLeast: null,
    },
  ];
}

/** Stored, handled, answered and committed, and the answer put into words; sending is another figure. */
export function chatHandler(bench: BenchOffice, text: string, leastLines: number) {
  const { office } = bench;
  const intake = makeIntake({
    office,
    files: { put: refuse, get: async () => null, remove: refuse },
    reader: makeContentsReader(),
    importer: makePlanImporter(office, STORED_REASONS),
    scoreImporter: makeScoreImporter(office),
    orgImporter: makeOrgImporter(office),
    dossierImporter: makeDossierImporter(office, STORED_REASONS),
    loadSummary: (stores) => loadSummary(office, stores),
    reschedule: refuse,
    checkTemplate: refuse,
    hashCode,
    newCode: newInviteCode,
    bots: () => [],
    publicAddresses: null,
    traitsOf: () => WEB_TRAITS,
    fetchFile: async () => null,
    async deliver(id) {
      const message = await office.database.messages.byId(id);
      if (!message?.content) throw new Error("the answer is missing");
      const { lines } = render(message.content, WEB_TRAITS);
      if (lines.length < leastLines)
        throw new Error(`${text} is answered by ${lines.length} lines`);
    },
    log: {
      error: (fields) => {
        throw new Error(JSON.stringify(fields));
      },
    },
  });
  return async (key: string, index: number): Promise<void> => {
    const { settled } = await intake.receive(update(bench, key, index, text));
    await settled;
  };
}

/** The bench's database, by nothing but Kysely. */
export function openBare({ file }: BenchOffice): Kysely<Schema> {
  const database = new SQLite(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
}

function bareSelectAndInsert(bench: BenchOffice) {
  const kysely = openBare(bench);
  const org = bench.office.organisation.id;
  return {
    async run(key: string, index: number): Promise<void> {
      await insertUpdate(kysely, org, update(bench, key, index, COMMAND));
      const rows = await kysely
        .selectFrom("deadline")
        .selectAll()
        .where("org_id", "=", org)
        .where("unit_id", "=", bench.units[index % bench.units.length] as UnitId)
        .where("is_open", "=", 1)
        .orderBy("due")
        .limit(20)
        .execute();
      if (rows.length !== 20) throw new Error(`${rows.length} rows`);
    },
    close: () => kysely.destroy(),
  };
}

export async function insertUpdate(
  kysely: Kysely<Schema>,
  org: OrgId,
  incoming: Incoming,
): Promise<void> {
  await kysely
    .insertInto("inbox")
    .values({
      org_id: org,
      bot_id: incoming.botId,
      key: incoming.key,
      chat_id: incoming.chatId,
      is_private: 1,
      received_at: incoming.receivedAt,
      body: JSON.stringify(incoming.body),
      processed_at: null,
      failure: null,
      resumes: 0,
    })
    .execute();
}

function bareEcho() {
  const bot = new Bot("1:bench", {
    botInfo: { id: 1, is_bot: true, first_name: "bench", username: "bench" } as never,
  });
  bot.api.config.use(async () => ({ ok: true, result: { message_id: 1 } }) as never);
  bot.on("message:text", (context) => context.reply(context.message.text));
  return async (index: number): Promise<void> => {
    const chat = { id: index + 1, type: "private" as const, first_name: "bench" };
    await bot.handleUpdate({
      update_id: index,
      message: {
        message_id: 1,
        date: 0,
        text: "/nhiemvu",
        chat,
        from: { id: index + 1, is_bot: false, first_name: "bench" },
      },
    });
  };
}

export function update(
  { bot, people }: BenchOffice,
  key: string,
  index: number,
  text: string,
): Incoming {
  return {
    botId: bot,
    key,
    chatId: benchChat((index * 7) % people),
    isPrivate: true,
    receivedAt: BENCH_MOMENT,
    body: { kind: "text", text, replyTo: null },
  };
}

export function keys(): () => string {
  let next = 0;
  return () => `bench-${next++}`;
}

async function refuse(): Promise<never> {
  throw new Error("the bench stores no files");
}
