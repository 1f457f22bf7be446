/** The channel asks for its turn before every call that sends, and holds the bot after a 429. */
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { zaloSpacing } from "../../../bot/zalo/message-pace.ts";
import { makeQuotaPause } from "../../../bot/zalo/quota-pause.ts";
import { makeZaloChannel } from "../../../bot/zalo/zalo-channel.ts";
import type { ChatId } from "../../../domain/ids.ts";
import { startFakeZalo } from "../../fakes/zalo/index.ts";
import { outgoing, words } from "../channel-contract.ts";
import { AN, idsOf } from "./channel-under-test.ts";

const LONG = outgoing({ lines: Array.from({ length: 40 }, () => [{ bold: "z".repeat(99) }]) });

async function open() {
  const zalo = await startFakeZalo();
  onTestFinished(() => zalo.stop());
  zalo.user(AN, { name: "An" }).meet();
  const turns: { readonly chatId: ChatId; readonly callsBefore: number }[] = [];
  const holds: number[] = [];
  const departures: number[] = [];
  const waits: (number | null | Error)[] = [];
  const { token, url: apiRoot, calls } = zalo;
  const channel = makeZaloChannel({
    token,
    apiRoot,
    pacer: {
      async turn(chatId) {
        turns.push({ chatId, callsBefore: calls.length });
        const wait = waits.shift() ?? null;
        if (wait instanceof Error) throw wait;
        return wait;
      },
      left() {
        departures.push(calls.length);
      },
      async hold(seconds) {
        holds.push(seconds);
      },
    },
  });
  return { zalo, channel, turns, holds, departures, waits };
}

describe("a turn", () => {
  test("is taken for each part of a message, just before it is sent", async () => {
    const { channel, turns } = await open();
    await channel.send(AN, LONG);
    expect(turns).toEqual([0, 1, 2].map((callsBefore) => ({ chatId: AN, callsBefore })));
  });

  test("is followed by word of the call's leaving, on a new connection as on a known one", async () => {
    const { channel, departures } = await open();
    await channel.send(AN, words("một"));
    await channel.send(AN, words("hai"));
    expect(departures).toEqual([0, 1]);
  });

  test("is not asked for to show that an answer is being made", async () => {
    const { zalo, channel, turns } = await open();
    await channel.typing?.(AN);
    expect(zalo.actions).toHaveLength(1);
    expect(turns).toEqual([]);
  });

  test("that lies too far ahead is not waited for: nothing is sent, and it is said when", async () => {
    const { zalo, channel, waits } = await open();
    waits.push(12_300);
    expect(await channel.send(AN, words("mai"))).toMatchObject({
      outcome: "held",
      afterSeconds: 13,
    });
    expect(zalo.calls).toEqual([]);
  });

  test("that nobody can give leaves the message unsent, to be tried again", async () => {
    const { zalo, channel, waits } = await open();
    waits.push(new Error("locked"));
    expect(await channel.send(AN, words("mai"))).toMatchObject({ outcome: "retry" });
    expect(zalo.calls).toEqual([]);
  });

  test("that does not come in the middle leaves the message partly sent", async () => {
    const { zalo, channel, waits } = await open();
    waits.push(null, 90_000);
    expect(await channel.send(AN, LONG)).toMatchObject({
      outcome: "unknown",
      reason: expect.stringMatching(/^partly sent \(1\)/u),
    });
    expect(zalo.sent).toHaveLength(1);
  });
});

describe("a 429", () => {
  test("holds the bot for a minute; a message that gets through meanwhile changes nothing", async () => {
    const { zalo, channel, holds } = await open();
    zalo.failNext({}, { error: 429 });
    expect(await channel.send(AN, words("x"))).toMatchObject({
      outcome: "retry",
      afterSeconds: 60,
    });
    await channel.send(AN, words("y"));
    zalo.failNext({}, { error: 429 });
    await channel.send(AN, words("z"));
    expect(holds).toEqual([60, 60]);
  });

  test("after one that got through is a first one again", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const { zalo, channel, holds } = await open();
    for (const isThrough of [false, true, false]) {
      zalo.failNext({}, { error: 429 });
      await channel.send(AN, words("x"));
      vi.advanceTimersByTime(900_000);
      if (isThrough) await channel.send(AN, words("y"));
    }
    expect(holds).toEqual([60, 120, 60]);
  });

  test("in the middle of a message is waited for: what has arrived is not sent again", async () => {
    const { zalo, channel, holds } = await open();
    zalo.failNext({}, { status: 200, body: { ok: true, result: { message_id: 77 } } });
    zalo.failNext({}, { error: 429 });
    const result = await channel.send(AN, LONG);
    expect(idsOf(result)[0]).toBe("77");
    expect(zalo.sent).toHaveLength(2);
    expect(holds).toEqual([60]);
  });
});

describe("the pause after a 429", () => {
  test("doubles up to a quarter of an hour, and begins anew once something gets through", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const pause = makeQuotaPause();
    const next = (): number => {
      const seconds = pause.begin();
      expect(pause.begin()).toBe(seconds);
      pause.end();
      expect(pause.begin()).toBe(seconds);
      vi.advanceTimersByTime(seconds * 1000);
      return seconds;
    };
    expect(Array.from({ length: 6 }, next)).toEqual([60, 120, 240, 480, 900, 900]);
    pause.end();
    expect(next()).toBe(60);
  });
});

test("no second sees more than ten, and no chat more than one", () => {
  const { botMillis, chatMillis } = zaloSpacing();
  expect(botMillis * 10).toBeGreaterThanOrEqual(1_050);
  expect(chatMillis).toBeGreaterThan(1_000);
});
