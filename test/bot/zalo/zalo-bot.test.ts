import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ZALO } from "../../../bot/zalo/zalo-kit.ts";
import { plusMillis } from "../../../domain/time.ts";
import { SYSTEM_CLOCK } from "../../../system-clock.ts";
import type { FakeZalo, FakeZaloOptions, FaultOutcome } from "../../fakes/zalo/index.ts";
import { startWithUser } from "../../fakes/zalo/plain-client.ts";
import {
  BOT,
  LEASE,
  makeBot,
  NOW,
  openOffice,
  PATIENCE,
  QUICK,
  textsOf,
} from "./bot-under-test.ts";

async function given(options: FakeZaloOptions = {}) {
  const { zalo, an } = await startWithUser(options);
  return { zalo, an, ...(await openOffice()) };
}

function polls(zalo: FakeZalo): number {
  return zalo.calls.filter(({ method }) => method === "getUpdates").length;
}

describe("starting", () => {
  test("says who it is and receives what is said", async () => {
    const { zalo, an, office } = await given();
    const { bot, received, logged } = makeBot(zalo, office);
    expect(bot.title).toBeNull();
    await bot.start();
    an.text("chào");
    const { messageId } = an.text("tôi");
    await zalo.waitForDrained();
    expect(bot.title).toBe(zalo.botName);
    expect(bot.inviteLink("ABCDEFGH23")).toBeNull();
    expect(received).toMatchObject([
      { botId: BOT.id, chatId: "an", receivedAt: NOW, body: { text: "chào" } },
      { key: `message.text.received ${messageId}`, isPrivate: true, body: { text: "tôi" } },
    ]);
    expect(zalo.calls.map(({ method }) => method)).not.toContain("deleteWebhook");
    expect(zalo.rejected).toEqual([]);
    expect(logged("polling Zalo")).toHaveLength(1);
  });

  test("takes a webhook away that was set before", async () => {
    const { zalo, an, office } = await given();
    const other = makeBot(zalo, office, {
      webhook: { url: "https://dondoc.example.vn/zalo", secret: "a-good-secret" },
    });
    await other.bot.start();
    const { bot, received, logged } = makeBot(zalo, office);
    await bot.start();
    an.text("chào");
    await zalo.waitForDrained();
    expect(textsOf(received)).toEqual(["chào"]);
    expect(logged("is removed")).toHaveLength(1);
  });

  test.each([401, 404])(
    "a token that the platform does not know stops the start: %s",
    async (code) => {
      const { zalo, office } = await given();
      zalo.failNext({ method: "getMe" }, { error: code });
      const { bot } = makeBot(zalo, office);
      await expect(bot.start()).rejects.toMatchObject({
        code: "bad-token",
        setting: "ZALO_BOT_TOKEN",
      });
      await expect(
        makeBot(zalo, office, { token: "1459232241454765289:wrong" }).bot.start(),
      ).rejects.toMatchObject({ code: "bad-token" });
    },
  );

  test("the platform being away does not: it is tried until it is back", async () => {
    const { zalo, an, office } = await given();
    zalo.outage("on");
    const { bot, received, lines, logged } = makeBot(zalo, office);
    await bot.start();
    expect(bot.title).toBeNull();
    expect(logged("broken off").length).toBeGreaterThan(0);
    zalo.outage("off");
    an.text("chào");
    await zalo.waitForDrained();
    expect(textsOf(received)).toEqual(["chào"]);
    expect(bot.title).toBe(zalo.botName);
    expect(JSON.stringify(lines)).not.toContain(zalo.token);
  });

  test("a token refused only after the platform was away is tried again, and logged", async () => {
    const { zalo, an, office } = await given();
    zalo.failNext({ method: "getMe" }, "reset");
    zalo.failNext({ method: "getMe" }, { error: 401 }, 2);
    const { bot, received } = makeBot(zalo, office);
    await bot.start();
    an.text("chào");
    await zalo.waitForDrained();
    expect(textsOf(received)).toEqual(["chào"]);
  });
});

describe("who the bot is", () => {
  const identify = (zalo: FakeZalo, token = zalo.token) =>
    ZALO.identify(
      { credentialSetting: "ZALO_BOT_TOKEN", token, apiRoot: `${zalo.url}/`, webhook: null },
      1_000,
    );

  test("is told by its name as people find it", async () => {
    const { zalo } = await given();
    expect(await identify(zalo)).toBe(zalo.botName);
    const names: [object, string][] = [
      [{ display_name: " Đôn\nĐốc ", name: "x" }, "Đôn Đốc"],
      [{ account_name: "", name: "dondoc" }, "dondoc"],
      [{ account_name: 5 }, "(no name)"],
    ];
    for (const [result, name] of names) {
      zalo.failNext({ method: "getMe" }, { status: 200, body: { ok: true, result } });
      expect(await identify(zalo)).toBe(name);
    }
  });

  test("is refused in words without the token", async () => {
    const { zalo } = await given();
    const token = "1459232241454765289:wrong";
    const refused = await identify(zalo, token).catch((error: unknown) => error);
    expect(String(refused)).toContain("Zalo refused it (401");
    await zalo.stop();
    const away = await identify(zalo).catch((error: unknown) => error);
    expect(String(away)).toContain("Zalo cannot be reached (ECONNREFUSED)");
    expect(String(refused) + String(away)).not.toContain(":wrong");
  });
});

describe("an event is fetched once, and must not be lost", () => {
  test("one that could not be stored is tried again before the next is fetched", async () => {
    const { zalo, an, office } = await given();
    let failures = 3;
    const { bot, receive, fresh, logged } = makeBot(zalo, office, {
      receive: async (incoming) => {
        failures -= 1;
        if (failures >= 0) throw new Error("the disk is full");
        return receive(incoming);
      },
    });
    await bot.start();
    an.text("một");
    an.text("hai");
    await zalo.waitForDrained();
    expect(textsOf(fresh)).toEqual(["một", "hai"]);
    expect(logged("could not be stored; it is tried again")).toMatchObject([{ level: "error" }]);
    expect(logged("is stored")).toHaveLength(1);
    expect(polls(zalo)).toBe(3);
  });

  test("one that never could be stored is told when the bot stops", async () => {
    const { zalo, an, office } = await given();
    const { bot, logged } = makeBot(zalo, office, {
      receive: () => Promise.reject(new Error("the disk is full")),
    });
    await bot.start();
    an.text("một");
    await vi.waitFor(() => expect(logged("tried again")).toHaveLength(1), PATIENCE);
    await bot.stop(5_000);
    expect(logged("it is lost")).toMatchObject([{ level: "error" }]);
  });

  test("stopping waits for what is being stored, and leaves nothing behind", async () => {
    const { zalo, an, office } = await given();
    const entered = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const { bot, receive, fresh } = makeBot(zalo, office, {
      receive: async (incoming) => {
        entered.resolve();
        await gate.promise;
        return receive(incoming);
      },
    });
    await bot.start();
    an.text("một");
    await entered.promise;
    const stopped = bot.stop(15_000);
    expect(textsOf(fresh)).toEqual([]);
    gate.resolve();
    await stopped;
    expect(textsOf(fresh)).toEqual(["một"]);
    const now = SYSTEM_CLOCK.now();
    expect(await office.leases.acquire(LEASE, "next", now, plusMillis(now, 1_000))).toBe(true);
  });

  test("stopping in the middle of storing takes no longer than it may", async () => {
    const { zalo, an, office } = await given();
    const gate = Promise.withResolvers<never>();
    const { bot, logged } = makeBot(zalo, office, { receive: () => gate.promise });
    await bot.start();
    an.text("một");
    await zalo.waitForCall(({ status }) => status === 200);
    await vi.waitFor(() => expect(zalo.pendingUpdates).toBe(0));
    await bot.stop(50);
    expect(logged("before all messages were stored")).toHaveLength(1);
    gate.reject(new Error("over"));
  });

  test("stopping while the platform does not answer waits for nothing", async () => {
    const { zalo, office } = await given();
    zalo.failNext({ method: "getMe" }, "hang");
    const { bot, logged } = makeBot(zalo, office);
    const started = bot.start();
    await zalo.waitForCall(({ method }) => method === "getMe");
    await bot.stop(5_000);
    await started;
    expect(logged("before all messages were stored")).toEqual([]);
    expect(logged("stopped while receiving")).toHaveLength(1);
  });

  test("stopping while nothing comes ends the poll at once", async () => {
    const { zalo, an, office } = await given();
    const { bot, received, lines } = makeBot(zalo, office);
    await bot.start();
    await zalo.waitForDrained();
    await bot.stop(5_000);
    an.text("quá muộn");
    expect(zalo.pendingUpdates).toBe(1);
    expect(received).toEqual([]);
    expect(lines.filter(({ level }) => level !== "info")).toEqual([]);
  });

  test("an event that comes twice has the same key", async () => {
    const { zalo, an, office } = await given({ doubles: true });
    const { bot, received, fresh } = makeBot(zalo, office);
    await bot.start();
    const { messageId } = an.text("một");
    await zalo.waitForDrained();
    zalo.redeliver(messageId);
    await vi.waitFor(() => expect(received).toHaveLength(3), PATIENCE);
    expect(textsOf(fresh)).toEqual(["một"]);
  });

  test("what is no event, or nothing for us, stops nobody", async () => {
    const { zalo, an, office } = await given();
    const { bot, received, logged } = makeBot(zalo, office);
    await bot.start();
    zalo.pushRaw({ message: 5 });
    zalo.pushRaw({ event_name: "message.text.received", message: { chat: { id: {} } } });
    zalo.pushRaw(null);
    zalo.pushRaw([]);
    zalo.pushRaw({ event_name: "message.reaction.received", message: { chat: { id: "an" } } });
    zalo.group("nhom").mention(an, "chào cả nhà");
    an.sticker();
    await zalo.waitForDrained();
    expect(received).toMatchObject([
      { chatId: "nhom", isPrivate: false },
      { chatId: "an", body: { kind: "unsupported" } },
    ]);
    expect(logged("shape")).toHaveLength(2);
  });
});

describe("an empty poll", () => {
  test("is no fault: nothing is logged, and the next follows", async () => {
    const { zalo, an, office } = await given();
    const { bot, received, lines } = makeBot(zalo, office);
    await bot.start();
    for (let count = 1; count <= 3; count += 1) {
      await vi.waitFor(() => expect(polls(zalo)).toBe(count), PATIENCE);
      zalo.endPoll();
    }
    an.text("chào");
    await zalo.waitForDrained();
    expect(textsOf(received)).toEqual(["chào"]);
    expect(lines.map(({ message }) => message)).toEqual(["polling Zalo"]);
  });

  test.each<[string, FaultOutcome]>([
    ["408 under its own status", { status: 408, body: { ok: false, error_code: 408 } }],
    ["a time-out by its words", { error: 400, description: "Request timeout" }],
    ["no result", { status: 200, body: { ok: true } }],
    ["null", { status: 200, body: { ok: true, result: null } }],
    ["an empty object", { status: 200, body: { ok: true, result: {} } }],
  ])("may look otherwise: %s", async (_how, answer) => {
    const { zalo, office } = await given();
    zalo.failNext({ method: "getUpdates" }, answer);
    const { bot, lines } = makeBot(zalo, office);
    await bot.start();
    await vi.waitFor(() => expect(polls(zalo)).toBe(2), PATIENCE);
    expect(lines.map(({ message }) => message)).toEqual(["polling Zalo"]);
  });

  test("that ends at once is not followed at once", async () => {
    const { zalo, office } = await given();
    zalo.failNext({ method: "getUpdates" }, { error: 408 }, 1_000);
    const pace = { ...QUICK, emptyPollMillis: 60_000 };
    const { bot } = makeBot(zalo, office, { pace });
    await bot.start();
    await zalo.waitForCall(({ method, status }) => method === "getUpdates" && status === 408);
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(polls(zalo)).toBe(1);
  });
});

describe("an outage", () => {
  test.each(["on", "bad-gateway"] as const)("is told once, and its end: %s", async (kind) => {
    const { zalo, an, office } = await given();
    const { bot, received, lines, logged } = makeBot(zalo, office);
    await bot.start();
    await zalo.waitForDrained();
    zalo.outage(kind);
    await vi.waitFor(() => expect(logged("Zalo is away")).toHaveLength(1), PATIENCE);
    an.text("hai");
    zalo.outage("off");
    await zalo.waitForDrained(15_000);
    expect(textsOf(received)).toEqual(["hai"]);
    expect(logged("Zalo is away")).toHaveLength(1);
    expect(logged("answers again")).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain(zalo.token);
  });

  test("of its own is waited out: 429, 500, nonsense", async () => {
    const { zalo, an, office } = await given();
    for (const fault of [{ error: 429 }, { error: 500 }, "garbage", "reset"] as const) {
      zalo.failNext({ method: "getUpdates" }, fault);
    }
    const { bot, received, logged } = makeBot(zalo, office);
    await bot.start();
    an.text("chào");
    await zalo.waitForDrained();
    expect(textsOf(received)).toEqual(["chào"]);
    expect(logged("Zalo is away")).toHaveLength(1);
    expect(logged("broken off")).toEqual([]);
  });

  test("by a webhook that somebody sets is ended by taking it away", async () => {
    const { zalo, an, office } = await given();
    const { bot, received, logged } = makeBot(zalo, office);
    await bot.start();
    await zalo.waitForDrained();
    await fetch(`${zalo.url}/bot${zalo.token}/setWebhook`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ url: "https://other.example.vn/", secret_token: "their-secret" }),
    });
    zalo.endPoll();
    await vi.waitFor(() => expect(logged("is removed")).toHaveLength(1), PATIENCE);
    an.text("chào");
    await zalo.waitForDrained();
    expect(textsOf(received)).toEqual(["chào"]);
    expect(logged("broken off")).toMatchObject([{ level: "warn" }]);
  });
});

describe("a gap", () => {
  async function withClock() {
    const { zalo, an, office } = await given();
    const clock = { at: NOW };
    const gaps: unknown[] = [];
    const made = makeBot(zalo, office, {
      clock: { now: () => clock.at },
      onGap: async (gap) => void gaps.push(gap),
    });
    const pass = (seconds: number) => {
      clock.at = plusMillis(clock.at, seconds * 1000);
      return clock.at;
    };
    return { zalo, an, office, gaps, pass, ...made };
  }

  test("of two minutes without an answer is told, once receiving goes on", async () => {
    const { zalo, an, bot, gaps, pass, logged, received } = await withClock();
    await bot.start();
    await zalo.waitForDrained();
    zalo.outage("on");
    await vi.waitFor(() => expect(logged("Zalo is away")).toHaveLength(1), PATIENCE);
    const to = pass(120);
    expect(gaps).toEqual([]);
    zalo.outage("off");
    an.text("chào");
    await vi.waitFor(() => expect(gaps).toEqual([{ from: NOW, to }]), PATIENCE);
    expect(textsOf(received)).toEqual(["chào"]);
    zalo.endPoll();
    an.text("lại chào");
    await zalo.waitForDrained();
    expect(gaps).toHaveLength(1);
  });

  test("of less is none", async () => {
    const { zalo, an, bot, gaps, pass, received } = await withClock();
    await bot.start();
    await zalo.waitForDrained();
    zalo.outage("on");
    pass(119);
    zalo.outage("off");
    an.text("chào");
    await vi.waitFor(() => expect(received).toHaveLength(1), PATIENCE);
    await zalo.waitForDrained();
    expect(gaps).toEqual([]);
  });

  test("counts from the start, when the platform was away then", async () => {
    const { zalo, an, bot, gaps, pass } = await withClock();
    zalo.outage("on");
    await bot.start();
    const to = pass(300);
    zalo.outage("off");
    an.text("chào");
    await vi.waitFor(() => expect(gaps).toEqual([{ from: NOW, to }]), PATIENCE);
  });

  test("is none while another process had the right to poll", async () => {
    const { zalo, an, office, bot, gaps, pass, received, logged } = await withClock();
    const first = makeBot(zalo, office, { holder: "process-2" });
    onTestFinished(() => first.bot.stop(5_000));
    await first.bot.start();
    await bot.start();
    expect(logged("waiting to take over")).toHaveLength(1);
    pass(3_600);
    await first.bot.stop(5_000);
    an.text("chào");
    await vi.waitFor(() => expect(received).toHaveLength(1), PATIENCE);
    await zalo.waitForDrained();
    expect(gaps).toEqual([]);
  });
});

describe("one process polls at a time", () => {
  test("a second one waits, and takes over when the first is done", async () => {
    const { zalo, an, office } = await given();
    const first = makeBot(zalo, office);
    await first.bot.start();
    const second = makeBot(zalo, office, { holder: "process-2" });
    await second.bot.start();
    expect(second.logged("waiting to take over")).toHaveLength(1);
    expect(second.bot.title).toBe(zalo.botName);
    an.text("cho máy một");
    await zalo.waitForDrained();
    await first.bot.stop(5_000);
    an.text("cho máy hai");
    await zalo.waitForDrained();
    expect(textsOf(first.received)).toEqual(["cho máy một"]);
    await vi.waitFor(() => expect(textsOf(second.received)).toEqual(["cho máy hai"]), PATIENCE);
  });

  test("a right that passed to another is given up", async () => {
    const { zalo, an, office } = await given();
    const { bot, received, logged } = makeBot(zalo, office);
    await bot.start();
    await zalo.waitForDrained();
    const now = SYSTEM_CLOCK.now();
    await office.leases.release(LEASE, "process-1");
    await office.leases.acquire(LEASE, "thief", now, plusMillis(now, 3_600_000));
    await vi.waitFor(() => expect(logged("lost the right")).toHaveLength(1), PATIENCE);
    const before = polls(zalo);
    an.text("cho ai?");
    await vi.waitFor(() => expect(logged("waiting to take over")).toHaveLength(1), PATIENCE);
    expect(polls(zalo)).toBe(before);
    await office.leases.release(LEASE, "thief");
    await zalo.waitForDrained();
    expect(textsOf(received)).toEqual(["cho ai?"]);
  });
});
