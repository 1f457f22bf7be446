import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import { JUSTICE, openConversation, type Conversation } from "./support.ts";

const EACH = 3;
/** Far more than it takes; the waits grow. */
const PATIENCE_MILLIS = 60_000;
const PLENTY = 1_000_000_000;

/** No page is left, nor may another come. */
async function fillDisk({ sample }: Conversation): Promise<void> {
  const { kysely } = sample.database;
  await sql`vacuum`.execute(kysely);
  await sql`pragma max_page_count = 1`.execute(kysely);
}

async function makeRoom({ sample }: Conversation): Promise<void> {
  await sql`pragma max_page_count = ${sql.lit(PLENTY)}`.execute(sample.database.kysely);
}

test(
  "incident: what came in while the disk was full was given up, and never played again",
  async () => {
    const office = await openConversation();
    const people = await office.stores.people.all();
    const talkers = await Promise.all(people.map(({ post }) => office.as(post)));
    for (const { chatId } of talkers) {
      for (let index = 0; index < EACH; index += 1) {
        await office.stores.inbox.put({
          botId: office.sample.bot.id,
          key: `stored ${index} of ${chatId}`,
          chatId,
          isPrivate: true,
          receivedAt: office.now(),
          body: { kind: "text", text: `/nhiemvu không có gì ${index}`, replyTo: null },
        });
      }
    }
    await fillDisk(office);
    const resumed = office.intake.resume();
    // Once more than what is at fault by itself is played.
    const refused = /an update failed.*"attempt":4.*disk is full/u;
    const isRefused = () => office.errors.some((said) => refused.test(said));
    await vi.waitFor(() => expect(isRefused()).toBe(true), { timeout: PATIENCE_MILLIS });
    await makeRoom(office);
    await resumed;

    for (const { screen } of talkers) {
      const told = screen().map(({ lines }) => /\d+/u.exec(lines[0] ?? "")?.[0]);
      expect(told).toEqual(Array.from({ length: EACH }, (_, index) => String(index)));
    }
    expect(await office.stores.inbox.pending(1)).toEqual([]);
  },
  PATIENCE_MILLIS,
);

test("with a full disk, an update is not acknowledged, and comes again", async () => {
  const office = await openConversation();
  const justice = await office.as(JUSTICE);
  const update = {
    botId: office.sample.bot.id,
    key: "comes again",
    chatId: justice.chatId,
    isPrivate: true,
    receivedAt: office.now(),
    body: { kind: "text", text: `/trogiup ${"x".repeat(20_000)}`, replyTo: null },
  } as const;
  await fillDisk(office);
  await expect(office.intake.receive(update)).rejects.toThrow("disk is full");
  await makeRoom(office);
  await (
    await office.intake.receive(update)
  ).settled;
  expect(justice.screen()).toHaveLength(1);
});
