/** The channel asks for its turn before every call that sends or edits, and passes on what a 429 says. */
import { describe, expect, onTestFinished, test } from "vitest";
import { makeTelegramChannel } from "../../../bot/telegram/telegram-channel.ts";
import { telegramSpacing } from "../../../bot/telegram/message-pace.ts";
import type { ChatId } from "../../../domain/ids.ts";
import { startFakeTelegram } from "../../fakes/telegram/index.ts";
import { outgoing, words } from "../channel-contract.ts";
import { AN, idsOf } from "./channel-under-test.ts";

const LONG = outgoing({ lines: Array.from({ length: 100 }, () => [{ bold: "z".repeat(99) }]) });

async function open() {
  const telegram = await startFakeTelegram();
  onTestFinished(() => telegram.stop());
  telegram.user(1001, { first_name: "An" }).start();
  const turns: { readonly chatId: ChatId; readonly callsBefore: number }[] = [];
  const holds: number[] = [];
  const departures: number[] = [];
  const waits: (number | null)[] = [];
  const calls = () => telegram.calls.filter(({ method }) => /^(send|edit)/u.test(method)).length;
  const { token, url: apiRoot } = telegram;
  const channel = makeTelegramChannel({
    token,
    apiRoot,
    pacer: {
      async turn(chatId) {
        turns.push({ chatId, callsBefore: calls() });
        return waits.shift() ?? null;
      },
      left() {
        departures.push(calls());
      },
      async hold(seconds) {
        holds.push(seconds);
      },
    },
  });
  return { telegram, channel, turns, holds, departures, waits, calls };
}

describe("a turn", () => {
  test("is taken for each part of a message, just before it is sent", async () => {
    const { channel, turns } = await open();
    await channel.send(AN, LONG);
    expect(turns).toEqual([0, 1, 2].map((callsBefore) => ({ chatId: AN, callsBefore })));
  });

  test("is taken for an edit, and another for what has to be sent anew", async () => {
    const { channel, turns } = await open();
    const first = await channel.send(AN, words("một"));
    await channel.send(AN, { ...words("hai"), replaces: idsOf(first) });
    await channel.send(AN, { ...words("ba"), replaces: ["987654321"] });
    expect(turns.map(({ callsBefore }) => callsBefore)).toEqual([0, 1, 2, 3]);
  });

  test("is followed by word of the call's leaving, on a new connection as on a known one", async () => {
    const { channel, departures } = await open();
    await channel.send(AN, words("một"));
    await channel.send(AN, words("hai"));
    expect(departures).toEqual([0, 1]);
  });

  test("that lies too far ahead is not waited for: nothing is sent, and it is said when", async () => {
    const { channel, waits, calls } = await open();
    waits.push(12_300);
    expect(await channel.send(AN, words("mai"))).toMatchObject({
      outcome: "held",
      afterSeconds: 13,
    });
    expect(calls()).toBe(0);
  });

  test("that nobody can give leaves the message unsent, to be tried again", async () => {
    const { telegram, calls } = await open();
    const channel = makeTelegramChannel({
      token: telegram.token,
      apiRoot: telegram.url,
      pacer: {
        turn: () => Promise.reject(new Error("locked")),
        left: () => {},
        hold: async () => {},
      },
    });
    expect(await channel.send(AN, words("mai"))).toMatchObject({ outcome: "retry" });
    expect(calls()).toBe(0);
  });
});

describe("a 429", () => {
  test("holds the bot for as long as it says, and a little more", async () => {
    const { telegram, channel, holds } = await open();
    telegram.failNext({ method: "sendMessage" }, { retryAfter: 7 });
    expect(await channel.send(AN, words("x"))).toMatchObject({ outcome: "retry", afterSeconds: 8 });
    expect(holds).toEqual([8]);
  });

  test("in the middle of a message is waited for: what has arrived is not sent again", async () => {
    const { telegram, channel, holds } = await open();
    const passing = { status: 200, body: { ok: true, result: { message_id: 77 } } };
    telegram.failNext({ method: "sendMessage" }, passing);
    telegram.failNext({ method: "sendMessage" }, { retryAfter: 3 });
    const result = await channel.send(AN, LONG);
    expect(idsOf(result)[0]).toBe("77");
    expect(telegram.messagesTo(1001).map(({ text }) => text.length)).toHaveLength(2);
    expect(holds).toEqual([4]);
  });

  test("in the middle that does not end leaves it partly sent", async () => {
    const { telegram, channel } = await open();
    const passing = { status: 200, body: { ok: true, result: { message_id: 77 } } };
    telegram.failNext({ method: "sendMessage" }, passing);
    telegram.failNext({ method: "sendMessage" }, { retryAfter: 3 }, 9);
    expect(await channel.send(AN, LONG)).toMatchObject({
      outcome: "unknown",
      reason: expect.stringMatching(/^partly sent \(1\)/u),
    });
  });
});

test("Telegram's limits hold for whoever counts from any moment", () => {
  const privately = telegramSpacing("1001" as ChatId);
  // Of thirty-one calls the first may come fifty milliseconds late: a second holds thirty.
  expect(privately.botMillis * 30).toBeGreaterThanOrEqual(1_050);
  expect(privately.chatMillis).toBeGreaterThan(1_000);
  // Twenty a minute in a group.
  expect(telegramSpacing("-1001" as ChatId).chatMillis * 20).toBeGreaterThan(60_000);
});
