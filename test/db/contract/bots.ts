import { describe, expect, test } from "vitest";
import type { BotId } from "../../../domain/ids.ts";
import { emptyOffice, inAnyOrder, type Given } from "./given.ts";

export function describeBots(given: Given): void {
  describe("bots", () => {
    test("are made when they are not known, and known from then on", async () => {
      const db = await emptyOffice(given);
      const made = await db.bots.ensure("zalo", "ZALO_BOT_TOKEN", "bot-1" as BotId);
      expect(made).toEqual({ id: "bot-1", channel: "zalo", credentialSetting: "ZALO_BOT_TOKEN" });
      expect(await db.bots.ensure("zalo", "ZALO_BOT_TOKEN", "bot-2" as BotId)).toEqual(made);
      expect(await db.bots.all()).toEqual([made]);
    });

    test("without a token are known by their channel", async () => {
      const db = await emptyOffice(given);
      const made = await db.bots.ensure("web", null, "bot-1" as BotId);
      expect(made.credentialSetting).toBeNull();
      expect(await db.bots.ensure("web", null, "bot-2" as BotId)).toEqual(made);
    });

    test("of one channel with several tokens are several", async () => {
      const db = await emptyOffice(given);
      const one = await db.bots.ensure("telegram", "TELEGRAM_BOT_TOKEN", "bot-1" as BotId);
      const two = await db.bots.ensure("telegram", "SECOND_BOT_TOKEN", "bot-2" as BotId);
      expect(inAnyOrder(await db.bots.all())).toEqual([one, two]);
    });

    test("are made once by processes that start at the same time", async () => {
      const db = await emptyOffice(given);
      const made = await Promise.all(
        [1, 2, 3, 4, 5].map((number) => db.bots.ensure("web", null, `bot-${number}` as BotId)),
      );
      expect(new Set(made.map(({ id }) => id)).size).toBe(1);
      expect(await db.bots.all()).toHaveLength(1);
    });
  });
}
