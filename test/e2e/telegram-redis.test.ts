/** One process that answers and others that send, over Redis and one database. */
import { Redis } from "ioredis";
import { expect, onTestFinished, test } from "vitest";
import { startRedis } from "../servers/redis.ts";
import { describeWithRedis } from "../servers/suites.ts";
import { start } from "./support/dondoc.ts";
import { untilSwept } from "./support/outbox.ts";
import {
  bringPlanIn,
  IMPORT_DAY,
  LATER_DAY,
  linkHead,
  openTelegramOffice,
  REMINDER_DAY,
} from "./support/telegram-office.ts";

const SAME_DAY = "2023-03-24T07:45:00+07:00";

describeWithRedis("Telegram with a process that answers and one that sends", () => {
  test(
    "a worker is killed and Redis emptied: nothing is lost, nothing doubled",
    {
      timeout: 240_000,
    },
    async () => {
      const { place, redisUrl, coordinator, head } = await given();
      const bot = await start(place, ["--role", "bot", "--clock", REMINDER_DAY]);
      const list = await head.says("/nhiemvu");
      const [before, others] = [head.told.length, coordinator.told.length];
      const news = () => [head.told.length - before, coordinator.told.length - others];

      const first = await start(place, ["--role", "worker", "--clock", REMINDER_DAY]);
      expect(first.said()).toContain("/readyz");
      await untilSwept(place, REMINDER_DAY);
      expect(news()).toEqual([1, 1]);
      expect(head.told.at(-1)?.text).toContain("NV-014 · Kế hoạch – hạn 31/3/2023");

      await first.kill();
      const second = await start(place, ["--role", "worker", "--clock", SAME_DAY]);
      await untilSwept(place, SAME_DAY);
      expect(news()).toEqual([1, 1]);

      await emptyRedis(redisUrl);
      expect((await head.presses(list, "NV-014 · Kế hoạch")).text).toContain("Đang thực hiện");
      expect(await second.stop()).toBe(0);
      expect(news()).toEqual([2, 1]);

      await start(place, ["--role", "worker", "--clock", LATER_DAY]);
      await start(place, ["--role", "worker", "--clock", LATER_DAY]);
      await untilSwept(place, LATER_DAY);
      expect(news()).toEqual([3, 2]);
      expect(head.told.at(-1)?.text).toContain("NV-014 · Kế hoạch – hạn 31/3/2023");
      expect(await bot.stop()).toBe(0);
    },
  );

  test(
    "the process that answers reminds nobody, and tells that it is ready",
    {
      timeout: 240_000,
    },
    async () => {
      const { place, head } = await given();
      const before = head.told.length;
      const bot = await start(place, ["--role", "bot", "--clock", REMINDER_DAY]);
      const [url = ""] = await bot.hear(/http:\S+\/readyz/u);
      const health = await fetch(url);
      expect(health.status).toBe(200);
      expect(await health.json()).toMatchObject({ ready: true, checks: { database: "ok" } });
      expect((await fetch(new URL("/", url))).status).toBe(404);
      expect((await head.says("/nhiemvu")).text).toContain("NV-014 · Kế hoạch");
      expect(head.told).toHaveLength(before + 1);
    },
  );
});

/** An office whose plan came in a month before, by the process that answers alone. */
async function given() {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const office = await openTelegramOffice({ REDIS_URL: redis.url });
  const bot = await start(office.place, ["--role", "bot", "--clock", IMPORT_DAY]);
  const coordinator = await bringPlanIn(office);
  const head = await linkHead(office, coordinator, "Phòng Văn hoá và Thông tin");
  expect(await bot.stop()).toBe(0);
  return { place: office.place, redisUrl: redis.url, coordinator, head };
}

async function emptyRedis(url: string): Promise<void> {
  const redis = new Redis(url);
  await redis.flushall();
  redis.disconnect();
}
