import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { plusMillis } from "../../domain/time.ts";
import { tick } from "../../jobs/tick.ts";
import { makeTimeMachine } from "../../jobs/time-machine.ts";
import { at } from "../builders/time.ts";
import { noticesIn } from "./support/planned.ts";
import { chatOf, JUSTICE_HEAD, rehearse, type Rehearsal } from "./support/rehearsal.ts";
import { lineOf, toldTo } from "./support/sent-messages.ts";

const MINUTE = 60_000;
let office: Rehearsal;

beforeEach(async () => {
  office = await rehearse();
});
afterEach(() => office.close());

async function everythingTold(of: Rehearsal): Promise<readonly string[]> {
  return (await toldTo(of)).map((told) => `${told.post}: ${lineOf(told)}`);
}

test("two weeks at one go bring what two weeks of minutes bring", async () => {
  const lived = await rehearse();
  try {
    for (const clock = lived.sample.clock; clock.now() < at("2023-03-06 08:00");) {
      clock.set(plusMillis(clock.now(), MINUTE));
      await tick(lived.tools);
    }
    await office.playTo("2023-03-06 08:00");
    const told = await everythingTold(office);
    expect(told.length).toBeGreaterThan(40);
    expect(told).toEqual(await everythingTold(lived));
    expect(await noticesIn(office)).toEqual(await noticesIn(lived));
  } finally {
    await lived.close();
  }
}, 120_000);

test("day by day brings the same, and each message at its own moment", async () => {
  const daily = await rehearse();
  try {
    for (let days = 0; days < 35; days += 1) {
      const next = plusMillis(daily.now(), 24 * 60 * MINUTE);
      expect(await daily.timeMachine.moveTo(next)).toBe(next);
    }
    await office.playTo("2023-03-27 08:00");
    const told = await everythingTold(daily);
    expect(told.length).toBeGreaterThan(100);
    expect(told).toEqual(await everythingTold(office));
  } finally {
    await daily.close();
  }
}, 60_000);

test("going back is refused, and the clock stands where it stood", async () => {
  await office.playTo("2023-03-10 12:00");
  const before = await everythingTold(office);
  expect(await office.timeMachine.moveTo(at("2023-03-01 08:00"))).toBe(at("2023-03-10 12:00"));
  expect(await office.timeMachine.moveTo(office.now())).toBe(at("2023-03-10 12:00"));
  expect(office.now()).toBe(at("2023-03-10 12:00"));
  expect(await everythingTold(office)).toEqual(before);
});

describe("to the next moment at which something happens", () => {
  test("stops at each, and tells what it brings", async () => {
    const stops: string[] = [];
    for (let step = 0; step < 4; step += 1) stops.push(await office.timeMachine.moveToNext());
    expect(stops).toEqual([
      at("2023-02-21 07:30"),
      at("2023-02-24 07:30"),
      at("2023-02-24 15:00"),
      at("2023-02-27 06:45"),
    ]);
    const moments = new Set(office.channel.attempts.map((sending) => sending.at));
    expect(moments).toEqual(new Set(stops));
  });
});

test("moves asked for at once are made one after the other", async () => {
  const moves = ["2023-03-01 12:00", "2023-02-25 12:00", "2023-03-03 12:00"].map((local) =>
    office.timeMachine.moveTo(at(local)),
  );
  // The second lies behind where the first has led.
  expect(await Promise.all(moves)).toEqual([
    at("2023-03-01 12:00"),
    at("2023-03-01 12:00"),
    at("2023-03-03 12:00"),
  ]);
  const told = await everythingTold(office);
  expect(new Set(told).size).toBe(told.length);
});

test("a channel that is away does not stop the clock; what it missed goes out when it is back", async () => {
  const chat = await chatOf(office, JUSTICE_HEAD);
  office.channel.answerWith((chatId) =>
    chatId === chat ? { outcome: "retry", afterSeconds: 0, reason: "away" } : null,
  );
  await office.playTo("2023-02-24 12:00");
  office.channel.answerWith(null);
  await office.playTo("2023-02-24 16:00");
  const told = await toldTo(office, JUSTICE_HEAD);
  expect(told.map(({ day, sections }) => `${day} ${sections.join()}`)).toEqual([
    "2023-02-24 due: Báo cáo Quý I/2023",
  ]);
});

test("whoever watches is told of every moment that was played, in order", async () => {
  const seen: string[] = [];
  const machine = makeTimeMachine(office.tools, office.sample.clock, async (now) => {
    seen.push(now);
  });
  await machine.moveTo(at("2023-02-24 12:00"));
  expect(seen).toEqual([at("2023-02-21 07:30"), at("2023-02-24 07:30"), at("2023-02-24 12:00")]);
});
