/** Telegram's limits hold whoever sends: two processes, reminders and answers, and no 429. */
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { makeBenchOffice, benchChat } from "../bench/office.ts";
import { PATIENCE, start } from "./support/dondoc.ts";
import { openTelegramOffice, REMINDER_DAY } from "./support/telegram-office.ts";

const PEOPLE = 70;
const ASKING = 30;

test(
  "two processes that remind and answer at once keep one pace: Telegram never asks to wait",
  { timeout: 3 * PATIENCE },
  async () => {
    const size = { units: PEOPLE, people: PEOPLE, tasks: PEOPLE, noticesDue: PEOPLE };
    const bench = await makeBenchOffice({ ...size, channel: "telegram" });
    onTestFinished(() => bench.close());
    // What Telegram refuses fails the test when it ends: a 429 too.
    const { telegram, place } = await openTelegramOffice(
      { DATABASE_URL: `file:${bench.file}`, DATA_DIR: join(bench.file, "../files") },
      { rates: { perSecond: 30, perChatPerSecond: 1 } },
    );
    const people = Array.from({ length: PEOPLE }, (_, index) =>
      telegram.user(Number(benchChat(index, "telegram")), { first_name: `Người ${index}` }),
    );
    for (const person of people) person.start();
    await start(place, ["--role", "worker", "--clock", REMINDER_DAY]);
    await start(place, ["--role", "all", "--clock", REMINDER_DAY]);
    for (const person of people.slice(0, ASKING)) person.text("/nhiemvu");

    const written = (about: RegExp): number =>
      new Set(telegram.sent.filter(({ text }) => about.test(text)).map(({ chatId }) => chatId))
        .size;
    await vi.waitFor(
      () => {
        expect(written(/Nhắc việc/u)).toBe(PEOPLE);
        expect(telegram.sent.length).toBeGreaterThanOrEqual(2 * PEOPLE + ASKING);
      },
      { timeout: 2 * PATIENCE, interval: 200 },
    );
    expect(telegram.sent).toHaveLength(2 * PEOPLE + ASKING);
    expect(telegram.calls.filter(({ status }) => status === 429)).toEqual([]);
  },
);
