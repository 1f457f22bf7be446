import { describe, expect, test } from "vitest";
import type { BotId, ChatId } from "../../domain/ids.ts";
import type { Reservation, Reserved } from "../../domain/message-stores.ts";
import { plusMillis, type Instant } from "../../domain/time.ts";
import { makeDepartures } from "../../jobs/departures.ts";
import { makePacer } from "../../jobs/pacing.ts";
import { at } from "../builders/time.ts";

const NOW = at("2023-03-24 07:30");
const CHAT = "chat" as ChatId;
const after = (millis: number): Instant => plusMillis(NOW, millis);

/** A pacer whose store answers in turn, and whose clock shows one moment after the other. */
function pacerWith(answers: readonly Reserved[], clock: readonly Instant[] | (() => Instant)) {
  const asked: { readonly now: Instant; readonly latest: Instant }[] = [];
  const held: Instant[] = [];
  const postponed: string[] = [];
  const moments = typeof clock === "function" ? [] : [...clock];
  const next = (): Instant => (moments.length > 1 ? (moments.shift() ?? NOW) : (moments[0] ?? NOW));
  const pacer = makePacer({
    bot: "bot" as BotId,
    mostASecond: 2,
    spacingOf: () => ({ botMillis: 35, chatMillis: 1_100 }),
    now: typeof clock === "function" ? clock : next,
    pace: {
      async reserve(_bot, _chat, now, { latest }: Reservation) {
        const answer = answers[asked.length];
        if (!answer) throw new Error("asked too often");
        asked.push({ now, latest });
        return answer;
      },
      async postpone(_bot, chat, until) {
        postponed.push(`${chat} ${until}`);
      },
      async hold(_bot, until) {
        held.push(until);
      },
    },
  });
  return { pacer, asked, held, postponed };
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

describe("of the calls that leave within a second", () => {
  const chats = ["one", "other", "third"] as readonly string[] as readonly ChatId[];

  test("there are no more than may be, however late each of them was", () => {
    const departures = makeDepartures(2);
    const [one, other, third] = chats as [ChatId, ChatId, ChatId];
    expect(departures.roomAt()).toBeLessThan(10_000);
    departures.grant(one, 10_000);
    departures.grant(other, 10_035);
    expect(departures.roomAt()).toBe(11_050);
    departures.leave(one, 10_300);
    expect(departures.roomAt()).toBe(11_085);
    departures.leave(other, 10_400);
    expect(departures.roomAt()).toBe(11_350);
    departures.grant(third, 11_350);
    expect(departures.roomAt()).toBe(11_450);
  });

  test("one that never left counts as it was granted", () => {
    const departures = makeDepartures(1);
    departures.grant("one" as ChatId, 10_000);
    expect(departures.roomAt()).toBe(11_050);
    expect(departures.leave("nobody" as ChatId, 10_400)).toBe(0);
    expect(departures.roomAt()).toBe(11_050);
  });
});

test.for([
  [40, []],
  [41, [`chat ${after(41 + 1_100)}`]],
] as const)(
  "a call that left %i ms late puts off its chat's next: %j",
  async ([late, expected]) => {
    const answers = [{ at: NOW, isTaken: true }];
    let time = NOW;
    const { pacer, postponed } = pacerWith(answers, () => time);
    await pacer.turn(CHAT, 5_000);
    time = after(late);
    pacer.left(CHAT);
    expect(postponed).toEqual(expected);
  },
);

test("a hold lasts as long as the platform said, from now", async () => {
  const { pacer, held } = pacerWith([], [NOW]);
  await pacer.hold(8);
  expect(held).toEqual([after(8_000)]);
});
