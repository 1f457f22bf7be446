import { describe, expect, test } from "vitest";
import type { IncomingBody } from "../../../domain/channel.ts";
import type { BotId, ChatId } from "../../../domain/ids.ts";
import { incoming } from "../../builders/message.ts";
import { at } from "../../builders/time.ts";
import { filledOffice, type Given } from "./given.ts";
import { BOT, CHAT } from "./sample-office.ts";

const NOW = at("2023-03-24 08:00");
const LATER = at("2023-03-24 09:00");
const WEB = "bot-web" as BotId;

const BODIES: readonly IncomingBody[] = [
  { kind: "text", text: "/nhiệm vụ 🎉", replyTo: "1001" },
  { kind: "choice", id: "message-1:2" },
  {
    kind: "file",
    ref: "file-ref",
    name: "Kế hoạch.docx",
    size: 12_345,
    caption: "191/KH-UBND",
    replyTo: null,
  },
  { kind: "unsupported" },
];

export function describeInbox(given: Given): void {
  describe("the inbox", () => {
    test.each(BODIES)("keeps an update as it came: $kind", async (body) => {
      const { db } = await filledOffice(given);
      const update = incoming({ botId: BOT, chatId: CHAT, isPrivate: false, body });
      const id = await db.inbox.put(update);
      expect(await db.inbox.pending(10)).toEqual([{ id, incoming: update }]);
    });

    test("keeps the same update of the platform once, processed or not", async () => {
      const { db } = await filledOffice(given);
      const update = incoming({ botId: BOT, key: "update-1" });
      const id = await db.inbox.put(update);
      expect(id).not.toBeNull();
      expect(await db.inbox.put({ ...update, receivedAt: LATER })).toBeNull();
      await db.inbox.take(id!, NOW);
      expect(await db.inbox.put(update)).toBeNull();
      expect(await db.inbox.pending(10)).toEqual([]);
    });

    test("takes another bot's update of the same key for another one", async () => {
      const { db } = await filledOffice(given);
      await db.bots.ensure("web", null, WEB);
      expect(await db.inbox.put(incoming({ botId: BOT, key: "1" }))).not.toBeNull();
      expect(await db.inbox.put(incoming({ botId: WEB, key: "1" }))).not.toBeNull();
      expect(await db.inbox.pending(10)).toHaveLength(2);
    });

    test("keeps one of the same update that comes many times at once", async () => {
      const { db } = await filledOffice(given);
      const update = incoming({ botId: BOT });
      const ids = await Promise.all(Array.from({ length: 8 }, () => db.inbox.put(update)));
      expect(ids.filter((id) => id !== null)).toHaveLength(1);
    });

    test("gives what is pending in the order of arrival, at most so many", async () => {
      const { db } = await filledOffice(given);
      const keys = ["c", "a", "b"];
      for (const key of keys) await db.inbox.put(incoming({ botId: BOT, key }));
      const pending = await db.inbox.pending(10);
      expect(pending.map((row) => row.incoming.key)).toEqual(keys);
      expect((await db.inbox.pending(2)).map((row) => row.incoming.key)).toEqual(["c", "a"]);
    });

    test("lets an update be taken once", async () => {
      const { db } = await filledOffice(given);
      const id = (await db.inbox.put(incoming({ botId: BOT })))!;
      const takes = await Promise.all(
        Array.from({ length: 8 }, () => db.transaction((stores) => stores.inbox.take(id, NOW))),
      );
      expect(takes.filter((taken) => taken)).toHaveLength(1);
      expect(await db.inbox.take(id, NOW)).toBe(false);
      expect(await db.inbox.take(id + 1_000_000, NOW)).toBe(false);
      expect(await db.inbox.pending(10)).toEqual([]);
    });

    test("has an update whose processing failed still pending", async () => {
      const { db } = await filledOffice(given);
      const id = (await db.inbox.put(incoming({ botId: BOT })))!;
      const failure = new Error("processing failed");
      const attempt = db.transaction(async (stores) => {
        await stores.inbox.take(id, NOW);
        throw failure;
      });
      await expect(attempt).rejects.toBe(failure);
      expect(await db.inbox.pending(10)).toHaveLength(1);
      expect(await db.inbox.take(id, NOW)).toBe(true);
    });

    test("no longer gives an update that was given up", async () => {
      const { db } = await filledOffice(given);
      const bad = (await db.inbox.put(incoming({ botId: BOT, chatId: CHAT })))!;
      const good = (await db.inbox.put(incoming({ botId: BOT, chatId: "other" as ChatId })))!;
      await db.inbox.giveUp(bad, NOW, "TypeError");
      expect((await db.inbox.pending(10)).map(({ id }) => id)).toEqual([good]);
      expect(await db.inbox.take(bad, NOW)).toBe(false);
    });

    test("counts how often an update was played again", async () => {
      const { db } = await filledOffice(given);
      const id = (await db.inbox.put(incoming({ botId: BOT })))!;
      const other = (await db.inbox.put(incoming({ botId: BOT })))!;
      expect(await db.inbox.countResume(id)).toBe(1);
      expect(await db.inbox.countResume(id)).toBe(2);
      expect(await db.inbox.countResume(other)).toBe(1);
    });

    test("forgets the bodies of old updates that were processed, and never their keys", async () => {
      const { db } = await filledOffice(given);
      const old = incoming({ botId: BOT });
      const fresh = incoming({ botId: BOT });
      const waiting = incoming({ botId: BOT });
      const oldId = (await db.inbox.put(old))!;
      const freshId = (await db.inbox.put(fresh))!;
      await db.inbox.put(waiting);
      await db.inbox.take(oldId, NOW);
      await db.inbox.take(freshId, LATER);
      expect(await db.inbox.expireBodies(NOW)).toBe(0);
      expect(await db.inbox.expireBodies(LATER)).toBe(1);
      expect(await db.inbox.expireBodies(LATER)).toBe(0);
      expect(await db.inbox.put(old)).toBeNull();
      expect((await db.inbox.pending(10)).map((row) => row.incoming)).toEqual([waiting]);
    });
  });
}
