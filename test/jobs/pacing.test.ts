import { describe, expect, test } from "vitest";
import type { BotId, ChatId } from "../../domain/ids.ts";
import type { Reservation, Reserved } from "../../domain/stores.ts";
import { plusMillis, type Instant } from "../../domain/time.ts";
import { makePacer } from "../../jobs/pacing.ts";
import { at } from "../builders/time.ts";

const NOW = at("2023-03-24 07:30");
const CHAT = "chat" as ChatId;
const after = (millis: number): Instant => plusMillis(NOW, millis);

/** A pacer whose store answers in turn, and whose clock shows one moment after the other. */
function pacerWith(answers: readonly Reserved[], clock: readonly Instant[]) {
  const asked: { readonly now: Instant; readonly latest: Instant }[] = [];
  const held: Instant[] = [];
  const moments = [...clock];
  const pacer = makePacer({
    bot: "bot" as BotId,
    spacingOf: () => ({ botMillis: 35, chatMillis: 1_100 }),
    now: () => (moments.length > 1 ? (moments.shift() ?? NOW) : (moments[0] ?? NOW)),
    pace: {
      async reserve(_bot, _chat, now, { latest }: Reservation) {
        const answer = answers[asked.length];
        if (!answer) throw new Error("asked too often");
        asked.push({ now, latest });
        return answer;
      },
      async hold(_bot, until) {
        held.push(until);
      },
    },
  });
  return { pacer, asked, held };
}

describe("a turn", () => {
  test("comes at the moment that was reserved", async () => {
    const { pacer, asked } = pacerWith([{ at: NOW, isTaken: true }], [NOW]);
    expect(await pacer.turn(CHAT, 5_000)).toBeNull();
    expect(asked).toEqual([{ now: NOW, latest: after(5_000) }]);
  });

  test("is given up for another by whoever wakes too late for it", async () => {
    const answers = [
      { at: NOW, isTaken: true },
      { at: after(110), isTaken: true },
    ];
    const clock = [NOW, NOW, NOW, after(50), after(50), after(110), after(111)];
    const { pacer, asked } = pacerWith(answers, clock);
    expect(await pacer.turn(CHAT, 5_000)).toBeNull();
    // As much later as it was late: where it is slow to take one, the next would be late as well.
    expect(asked.map(({ now }) => now)).toEqual([NOW, after(100)]);
  });

  test("is asked for again when the chat has had its pause", async () => {
    const answers = [
      { at: after(20), isTaken: false },
      { at: after(20), isTaken: true },
    ];
    const { pacer, asked } = pacerWith(answers, [NOW, NOW, NOW, after(20)]);
    expect(await pacer.turn(CHAT, 5_000)).toBeNull();
    expect(asked.map(({ now }) => now)).toEqual([NOW, after(20)]);
  });

  test("that lies further ahead than one has patience for is told, not waited for", async () => {
    const { pacer, asked } = pacerWith([{ at: after(9_000), isTaken: false }], [NOW]);
    expect(await pacer.turn(CHAT, 5_000)).toBe(9_000);
    expect(asked).toHaveLength(1);
  });
});

test("a hold lasts as long as the platform said, from now", async () => {
  const { pacer, held } = pacerWith([], [NOW]);
  await pacer.hold(8);
  expect(held).toEqual([after(8_000)]);
});
