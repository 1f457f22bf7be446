/** Two processes for one bot: one receives, and when it dies the other goes on. */
import { describe, expect, test } from "vitest";
import { start } from "./support/dondoc.ts";
import { IMPORT_DAY, LEADER, openTelegramOffice } from "./support/telegram-office.ts";

describe("two processes that would receive for one bot", () => {
  test(
    "the second waits until the first is gone; nobody is answered twice",
    {
      timeout: 240_000,
    },
    async () => {
      const office = await openTelegramOffice();
      const code = await office.invite("leader", LEADER);
      const first = await start(office.place, ["--clock", IMPORT_DAY]);
      const second = await start(office.place, ["--clock", IMPORT_DAY]);
      await second.hear(/another process polls for this bot/u);
      const leader = office.person("Chủ tịch");
      await leader.says(`/start ${code}`);
      await leader.says("/trogiup");
      expect(second.said()).not.toContain("polling Telegram");

      await first.kill();
      const answer = leader.says("/lich");
      await second.hear(/polling Telegram/u);
      expect((await answer).text).toContain("30 ngày tới");
      expect(await second.stop()).toBe(0);
      expect(leader.told).toHaveLength(3);
    },
  );
});
