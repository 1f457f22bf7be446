import { describe, expect, test } from "vitest";
import type { MessageOutcome } from "../../../domain/message-stores.ts";
import { message, push } from "../../builders/message.ts";
import { at, day } from "../../builders/time.ts";
import { emptyOffice, filledOffice, type Given } from "./given.ts";
import { BOT, CHAT, PEOPLE } from "./sample-office.ts";

const NOTHING = { waiting: 0, since: null, uncertain: 0 };
const MORNING = at("2023-03-24 07:30");
const NOON = at("2023-03-24 12:00");

const ended = (over: Partial<MessageOutcome>): MessageOutcome => ({
  status: "unknown",
  reason: "no answer",
  pickAt: null,
  at: MORNING,
  platformIds: [],
  attempted: true,
  ...over,
});

export function describeBacklog(given: Given): void {
  describe("what should have gone out", () => {
    test("of an empty outbox is nothing", async () => {
      const db = await emptyOffice(given);
      expect(await db.messages.backlog(NOON)).toEqual(NOTHING);
    });

    test("waits while somebody is to look at it again, however far off its next try is", async () => {
      const { db } = await withMorning(given);
      expect(await db.messages.backlog(MORNING)).toMatchObject({ waiting: 0, since: null });
      expect(await db.messages.backlog(NOON)).toMatchObject({ waiting: 1, since: MORNING });
    });

    test("has gone once it was sent or given up", async () => {
      const { db, id } = await withMorning(given);
      await db.messages.record(id, ended({ status: "failed", pickAt: at("2023-03-25 07:30") }));
      expect(await db.messages.backlog(NOON)).toMatchObject({ waiting: 1, since: MORNING });
      await db.messages.record(id, ended({ status: "sent", reason: null }));
      expect(await db.messages.backlog(NOON)).toEqual(NOTHING);
    });

    test("is uncertain where it ended so, and no later message says it again", async () => {
      const { db, id } = await withMorning(given);
      await db.messages.record(id, ended({ pickAt: at("2023-03-24 07:31") }));
      expect(await db.messages.backlog(NOON)).toMatchObject({ waiting: 1, uncertain: 0 });
      await db.messages.record(id, ended({}));
      expect(await db.messages.backlog(NOON)).toEqual({ ...NOTHING, uncertain: 1 });
      for (const reason of ["superseded", "quiet"]) {
        await db.messages.record(id, ended({ reason }));
        expect(await db.messages.backlog(NOON)).toEqual(NOTHING);
      }
    });
  });

  describe("moving a planned message", () => {
    test("changes when it goes out", async () => {
      const { db, id } = await withMorning(given);
      await db.messages.replan(id, NOON);
      expect(await db.messages.byId(id)).toMatchObject({ plannedFor: NOON, pickAt: NOON });
    });

    test("leaves one alone that has left", async () => {
      const { db } = await filledOffice(given);
      const sent = message({ botId: BOT, chatId: CHAT, status: "sent", pickAt: null });
      await db.messages.add([sent]);
      await db.messages.replan(sent.id, NOON);
      expect(await db.messages.byId(sent.id)).toMatchObject({ pickAt: null, status: "sent" });
    });
  });

  test("a message knows when it was first planned, whoever plans it again", async () => {
    const { db } = await filledOffice(given);
    const first = { ...push({ personId: PEOPLE.head }), madeAt: at("2023-03-23 22:00") };
    await db.messages.plan([first]);
    await db.messages.plan([{ ...push({ personId: PEOPLE.head }), madeAt: MORNING }]);
    expect(await db.messages.byId(first.id)).toMatchObject({ madeAt: at("2023-03-23 22:00") });
  });
}

async function withMorning(given: Given) {
  const { db } = await filledOffice(given);
  const one = push({ personId: PEOPLE.head, slot: day("2023-03-24"), plannedFor: MORNING });
  await db.messages.plan([one]);
  return { db, id: one.id };
}
