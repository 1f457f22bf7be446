/**
 * The promise: a year of Cù Lao Dung with 50 people stays within what one bot of Zalo's basic tier
 * carries each month, both ways, if each message is answered once and each answer is answered
 * (`ASSUMED_ANSWERS`). Nobody reports anything done in it, which is when most is sent.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { narrowestCarrier } from "../../bot/channels.ts";
import { budgetLine } from "../../bot/copy/message-counts.ts";
import { ZALO_TRAITS } from "../../bot/zalo/zalo-traits.ts";
import type { MessageCounts } from "../../domain/message-counts.ts";
import { openSampleInMemory } from "../../sample-office.ts";
import { countPlayed } from "../../simulate-commands.ts";
import type { Played } from "../../simulated-messages.ts";
import { playSpan } from "../../simulation.ts";
import { at, day } from "../builders/time.ts";
import { growToFifty } from "./support/fifty-people.ts";

const FROM = day("2023-01-01");
const TO = day("2023-12-31");
const PER_MONTH = 3_000;

describe("a year of Cù Lao Dung with 50 people", () => {
  let played: Played;
  let counts: MessageCounts;

  beforeAll(async () => {
    const sample = await openSampleInMemory(at(`${FROM} 00:00`));
    try {
      await growToFifty(sample);
      played = await playSpan(sample, FROM, TO);
      counts = countPlayed(played, FROM, TO);
    } finally {
      await sample.close();
    }
  }, 600_000);

  test("is counted against what one bot really carries", () => {
    expect(narrowestCarrier().tier).toBe(ZALO_TRAITS.tier);
    expect(counts.tier).toMatchObject({ perMonth: PER_MONTH, people: 50 });
    expect(counts.people.filter(({ total }) => total > 0).length).toBeGreaterThanOrEqual(50);
  });

  test("takes no more than 3,000 messages in any month, both ways", () => {
    expect(counts.months).toHaveLength(12);
    for (const { month, bothWays } of counts.months) {
      expect(bothWays, month).toBeLessThanOrEqual(PER_MONTH);
    }
    expect(counts).toMatchObject({ fitsMessages: true, fitsPeople: true });
    expect(counts.bots).toHaveLength(1);
  });

  test("is counted with the parts of long texts, and with pictures", () => {
    const parts = played.messages.reduce((sum, message) => sum + message.parts, 0);
    expect(parts).toBeGreaterThan(played.messages.length);
    const long = played.messages.filter(({ shown }) => shown.text.length > 2_000);
    expect(long.length).toBeGreaterThan(0);
    expect(long.every((message) => message.parts > 1)).toBe(true);
    const withPicture = played.messages.filter(({ shown }) => shown.kind === "weekly");
    expect(withPicture.some(({ parts: taken }) => taken > 1)).toBe(true);
    const bothWays = counts.months.reduce((sum, month) => sum + month.bothWays, 0);
    expect(bothWays).toBe(parts + 2 * played.messages.length);
  });

  test("is told in one line", () => {
    expect(budgetLine(counts)).toMatch(
      /^Hạn mức tin: tháng nhiều nhất \d{1,2}\/2023, cả gửi và nhận khoảng [\d.]+ tin, bằng [\d,]+ % gói Zalo Basic \(3\.000 tin mỗi tháng\); cần 1 bot\.$/u,
    );
  });
});
