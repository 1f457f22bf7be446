import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Incoming, IncomingBody } from "../../domain/channel.ts";
import type { ChatId, DeadlineId } from "../../domain/ids.ts";
import type { Message } from "../../domain/message.ts";
import type { DeadlineView } from "../../domain/stores.ts";
import { openSampleFile, SAMPLE_START, type SampleOffice } from "../../sample-office.ts";
import { incoming, message } from "../builders/message.ts";
import { linesOf, startDoomed, type Ending } from "./doomed-process.ts";
import { timeSince } from "./running-office.ts";

const EACH_KIND = 60;
const LISTS = 80;
const UPDATES = 2 * EACH_KIND + LISTS;
const KILLS = 6;
/** Six kills of at most so many answers each leave some for the last process. */
const BETWEEN_KILLS = 20;
const BOT = new URL("conversation-process.ts", import.meta.url);

interface Given {
  readonly updates: readonly Incoming[];
  readonly done: readonly DeadlineId[];
  readonly proved: readonly DeadlineId[];
}

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dondoc-faults-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Each head has a message of every deadline of his before him, with a button to report it done. */
async function layOut(sample: SampleOffice): Promise<Given> {
  const { database } = sample.office;
  const views = await database.deadlines.list({ unitIds: null, limit: 2 * EACH_KIND });
  expect(views).toHaveLength(2 * EACH_KIND);
  const chats = await chatsOf(sample);
  const shown = views.map((view) => shownTo(sample, chats, view));
  await database.messages.add(shown);
  const bodies = shown.map((of, index): IncomingBody =>
    index < EACH_KIND
      ? { kind: "choice", id: `${of.id}:0` }
      : { kind: "text", text: linkTo(index), replyTo: `shown-${of.id}` },
  );
  const answering = bodies.map((body, index) => update(sample, shown[index]?.chatId, body));
  const listing = Array.from({ length: LISTS }, (_, index) =>
    update(sample, shown[index]?.chatId, { kind: "text", text: "/nhiemvu", replyTo: null }),
  );
  const ids = views.map(({ deadline }) => deadline.id);
  return {
    // Lists between the others, so that a death meets every kind.
    updates: answering.flatMap((each, index) => [each, ...listing.slice(index, index + 1)]),
    done: ids.slice(0, EACH_KIND),
    proved: ids.slice(EACH_KIND),
  };
}

function linkTo(index: number): string {
  return `https://vanban.example.vn/van-ban/${index}`;
}

async function chatsOf({ office }: SampleOffice): Promise<ReadonlyMap<string, ChatId>> {
  const people = await office.database.people.all();
  return new Map(
    people.flatMap(({ id, grants }) =>
      grants.flatMap(({ role, unitId }) =>
        role === "head" && unitId ? [[unitId, id as string as ChatId] as const] : [],
      ),
    ),
  );
}

function shownTo(
  sample: SampleOffice,
  chats: ReadonlyMap<string, ChatId>,
  { deadline }: DeadlineView,
): Message {
  const chatId = chats.get(deadline.unitId);
  if (!chatId) throw new Error("the unit has no head");
  const of = message({ botId: sample.bot.id, chatId, status: "sent", pickAt: null });
  return {
    ...of,
    sentAt: SAMPLE_START,
    actions: [{ do: "report-done", deadlineId: deadline.id }],
    items: [deadline.id],
    platformIds: [`shown-${of.id}`],
  };
}

function update(
  sample: SampleOffice,
  chatId: ChatId | null | undefined,
  body: IncomingBody,
): Incoming {
  if (!chatId) throw new Error("an update comes from a chat");
  return incoming({ botId: sample.bot.id, chatId, receivedAt: SAMPLE_START, body });
}

async function killAgainAndAgain(): Promise<readonly Ending[]> {
  const begun = Date.now();
  const log = join(folder, "sent.log");
  const start = (dieAfter = "") =>
    startDoomed(BOT, [folder, timeSince(SAMPLE_START, begun), dieAfter], log);
  // The first dies at the very worst moment: its last answer is sent, and nowhere recorded.
  const endings: Ending[] = [await start("5").untilItEnds()];
  for (let kill = 0; kill < KILLS; kill += 1) {
    endings.push(await start().killAfter(Math.floor(Math.random() * BETWEEN_KILLS)));
  }
  endings.push(await start().untilItEnds());
  return endings;
}

describe("a bot that is killed over and over while two hundred updates come in", () => {
  test("does what each asks for exactly once, and answers it", async () => {
    const before = await openSampleFile(folder, SAMPLE_START);
    const given = await layOut(before);
    expect(given.updates).toHaveLength(UPDATES);
    await before.close();
    await writeFile(join(folder, "updates.json"), JSON.stringify(given.updates));

    const endings = await killAgainAndAgain();
    expect(endings).toEqual([...Array.from({ length: KILLS + 1 }, () => "killed"), "finished"]);

    const after = await openSampleFile(folder, null);
    try {
      await expectEffectsOnce(after, given);
      await expectAnswersOnce(after);
      const check = await sql<{
        integrity_check: string;
      }>`pragma integrity_check`.execute(after.database.kysely);
      expect(check.rows).toEqual([{ integrity_check: "ok" }]);
    } finally {
      await after.close();
    }
  }, 120_000);
});

async function expectEffectsOnce({ office }: SampleOffice, given: Given): Promise<void> {
  const { deadlines, evidence, audit } = office.database;
  for (const id of given.done) {
    const entries = await audit.of("deadline", id, 10);
    expect(entries.map(({ deed }) => deed)).toEqual(["reported-done"]);
    expect(await deadlines.byId(id)).toMatchObject({ state: { name: "done" }, revision: 2 });
  }
  for (const [index, id] of given.proved.entries()) {
    const entries = await audit.of("deadline", id, 10);
    expect(entries.map(({ deed }) => deed)).toEqual(["submitted-evidence"]);
    expect((await evidence.of(id)).map(({ source }) => source)).toEqual([
      { kind: "link", url: linkTo(EACH_KIND + index) },
    ]);
    expect(await deadlines.byId(id)).toMatchObject({ state: { name: "submitted" }, revision: 2 });
  }
}

async function expectAnswersOnce({ office, database }: SampleOffice): Promise<void> {
  const inbox = await database.kysely.selectFrom("inbox").selectAll().execute();
  expect(inbox).toHaveLength(UPDATES);
  expect(inbox.filter((row) => row.processed_at === null || row.failure !== null)).toEqual([]);

  const all = await office.database.messages.list({ limit: 10 * UPDATES });
  const answers = all.filter(({ content }) => content !== null && content.kind !== "unsupported");
  expect(answers.map(({ slot }) => slot).toSorted()).toEqual(
    inbox.map(({ id }) => `${id}.0`).toSorted(),
  );
  const kinds = Map.groupBy(answers, ({ content }) => content?.kind);
  expect(kinds.get("done-recorded")).toHaveLength(EACH_KIND);
  expect(kinds.get("evidence-recorded")).toHaveLength(EACH_KIND);
  expect(kinds.get("task-list")).toHaveLength(LISTS);
  expect(new Set(answers.map(({ status, pickAt }) => `${status} ${pickAt}`))).toEqual(
    new Set(["sent null"]),
  );

  const attempts = await database.kysely.selectFrom("attempt").select("outcome").execute();
  const sent = linesOf(join(folder, "sent.log")).length;
  expect(attempts.filter(({ outcome }) => outcome === "sent")).toHaveLength(UPDATES);
  // What reached a chat twice is on record as an attempt that nobody knows the end of.
  expect(sent).toBeGreaterThan(UPDATES);
  expect(sent).toBeLessThanOrEqual(attempts.length);
}
