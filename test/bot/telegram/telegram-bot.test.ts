import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { plusMillis } from "../../../domain/time.ts";
import { SYSTEM_CLOCK } from "../../../system-clock.ts";
import { startWithUser } from "../../fakes/telegram/plain-client.ts";
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

async function given() {
  const { telegram, an } = await startWithUser();
  return { telegram, an, ...(await openOffice()) };
}

describe("starting", () => {
  test("says who it is, sets the menu, takes away a webhook and receives what waited", async () => {
    const { telegram, an, office } = await given();
    const { bot, received } = makeBot(telegram, office);
    expect(bot.title).toBeNull();
    await bot.start();
    an.text("chào");
    await telegram.waitForDrained();
    expect(bot.title).toBe(`@${telegram.botUsername}`);
    expect(telegram.commands()).toEqual([{ command: "nhiemvu", description: "Việc của tôi" }]);
    expect(telegram.calls.map(({ method }) => method)).toContain("deleteWebhook");
    expect(received).toMatchObject([
      { botId: BOT.id, chatId: "1001", receivedAt: NOW, body: { text: "/start" } },
      { body: { text: "chào" } },
    ]);
    expect(telegram.rejected).toEqual([]);
  });

  test("a token that Telegram does not know stops the start", async () => {
    const { telegram, office } = await given();
    const { bot } = makeBot(telegram, office, { token: "7000000009:wrong" });
    await expect(bot.start()).rejects.toMatchObject({
      code: "bad-token",
      setting: "TELEGRAM_BOT_TOKEN",
    });
  });

  test("Telegram being away does not: it is tried until it is back", async () => {
    const { telegram, office } = await given();
    telegram.outage("on");
    const { bot, received, logged } = makeBot(telegram, office);
    await bot.start();
    expect(bot.title).toBeNull();
    expect(logged("broken off").length).toBeGreaterThan(0);
    telegram.outage("off");
    await telegram.waitForDrained();
    expect(textsOf(received)).toEqual(["/start"]);
    expect(bot.title).toBe(`@${telegram.botUsername}`);
  });

  test("a token refused only after Telegram was away is tried again, and logged", async () => {
    const { telegram, office } = await given();
    const refusal = { status: 401, body: { ok: false, error_code: 401, description: "No" } };
    telegram.failNext({ method: "getMe" }, "reset");
    telegram.failNext({ method: "getMe" }, refusal, 2);
    const { bot, received } = makeBot(telegram, office);
    await bot.start();
    await telegram.waitForDrained();
    expect(textsOf(received)).toEqual(["/start"]);
  });

  test("a server without a menu is served all the same", async () => {
    const { telegram, office } = await given();
    const missing = { status: 404, body: { ok: false, error_code: 404, description: "Not Found" } };
    telegram.failNext({ method: "setMyCommands" }, missing);
    const { bot, logged } = makeBot(telegram, office);
    await bot.start();
    await telegram.waitForDrained();
    expect(logged("menu of commands")).toMatchObject([{ level: "warn" }]);
  });
});

describe("an update is confirmed only when it is stored", () => {
  test("not while it is being stored, nor by stopping in the middle of it", async () => {
    const { telegram, an, office } = await given();
    const entered = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<never>();
    const slow = makeBot(telegram, office, {
      receive: () => {
        entered.resolve();
        return gate.promise;
      },
    });
    await slow.bot.start();
    await entered.promise;
    await slow.bot.stop(50);
    expect(slow.logged("before all updates were stored")).toHaveLength(1);
    expect(telegram.pendingUpdates).toBe(1);
    an.text("hai");
    const next = makeBot(telegram, office, { leases: (await openOffice()).office.leases });
    await next.bot.start();
    await telegram.waitForDrained();
    expect(textsOf(next.received)).toEqual(["/start", "hai"]);
    gate.reject(new Error("the disk is full"));
  });

  test("one that could not be stored comes again, and those behind it keep their order", async () => {
    const { telegram, an, office } = await given();
    an.text("hai");
    an.text("ba");
    let failures = 2;
    const { bot, receive, fresh, logged } = makeBot(telegram, office, {
      receive: async (incoming) => {
        const isSecond = incoming.body.kind === "text" && incoming.body.text === "hai";
        if (isSecond && failures > 0) {
          failures -= 1;
          throw new Error("the disk is full");
        }
        return receive(incoming);
      },
    });
    await bot.start();
    await telegram.waitForDrained();
    expect(textsOf(fresh)).toEqual(["/start", "hai", "ba"]);
    expect(logged("broken off").map(({ fields }) => fields["fault"])).toEqual([
      "Error: the disk is full",
      "Error: the disk is full",
    ]);
  });

  test("stopping waits for what is being stored, and leaves nothing behind", async () => {
    const { telegram, office } = await given();
    const entered = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const { bot, receive, fresh } = makeBot(telegram, office, {
      receive: async (incoming) => {
        entered.resolve();
        await gate.promise;
        return receive(incoming);
      },
    });
    await bot.start();
    await entered.promise;
    const stopped = bot.stop(15_000);
    expect(textsOf(fresh)).toEqual([]);
    gate.resolve();
    await stopped;
    expect(textsOf(fresh)).toEqual(["/start"]);
    const now = SYSTEM_CLOCK.now();
    expect(await office.leases.acquire(LEASE, "next", now, plusMillis(now, 1_000))).toBe(true);
  });

  test("a poller killed in the middle of a batch: all is stored once, by whoever comes next", async () => {
    const { telegram, an, office, databaseUrl } = await given();
    for (const text of ["hai", "ba", "bốn", "năm", "sáu"]) an.text(text);
    const settings = JSON.stringify({ org: office.org, bot: BOT, pace: QUICK });
    const file = fileURLToPath(new URL("polling-process.ts", import.meta.url));
    const child = fork(file, [databaseUrl, telegram.url, telegram.token, settings]);
    onTestFinished(() => void child.kill("SIGKILL"));
    const before: unknown[] = [];
    await new Promise<void>((resolve) => {
      child.on("message", (key) => {
        before.push(key);
        if (before.length === 3) child.kill("SIGKILL");
      });
      child.on("exit", () => resolve());
    });
    expect(telegram.pendingUpdates).toBe(6);
    const { bot, received, fresh } = makeBot(telegram, office, { holder: "process-2" });
    await bot.start();
    await telegram.waitForDrained(15_000);
    expect(received.map(({ key }) => key).slice(0, 3)).toEqual(before);
    expect(textsOf(received)).toEqual(["/start", "hai", "ba", "bốn", "năm", "sáu"]);
    expect(textsOf(fresh)).toEqual(["bốn", "năm", "sáu"]);
    expect(await office.inbox.pending(10)).toHaveLength(6);
  });

  test("an update that comes twice has the same key", async () => {
    const { telegram, an, office } = await given();
    const { bot, received, fresh } = makeBot(telegram, office);
    await bot.start();
    const { updateId } = an.text("hai");
    await telegram.waitForDrained();
    telegram.redeliver(updateId);
    await vi.waitFor(() => expect(received).toHaveLength(3), PATIENCE);
    expect(textsOf(fresh)).toEqual(["/start", "hai"]);
  });

  test("what is no update, or nothing for us, stops nobody", async () => {
    const { telegram, an, office } = await given();
    telegram.pushRaw({ message: 5 });
    telegram.pushRaw({ message: { chat: { id: "x" } } });
    telegram.channel(-1_000_000_000_007, "Kênh").post("bài");
    an.editText(an.text("một").messageId, "một, sửa");
    const { bot, received, logged } = makeBot(telegram, office);
    await bot.start();
    await telegram.waitForDrained();
    expect(textsOf(received)).toEqual(["/start", "một"]);
    expect(logged("shape")).toHaveLength(2);
  });
});

describe("presses of buttons", () => {
  test("are answered at once, while they are still being stored", async () => {
    const { telegram, an, office } = await given();
    const gate = Promise.withResolvers<void>();
    const { bot, receive, fresh } = makeBot(telegram, office, {
      receive: async (incoming) => {
        if (incoming.body.kind === "choice") await gate.promise;
        return receive(incoming);
      },
    });
    await bot.start();
    await telegram.waitForDrained();
    const { queryId } = an.pressRaw(1001, 1, "done:-1");
    await telegram.waitForAnswer(queryId);
    expect(telegram.pendingUpdates).toBe(1);
    gate.resolve();
    await telegram.waitForDrained();
    expect(fresh.at(-1)?.body).toEqual({ kind: "choice", id: "done:-1" });
  });

  test("are received even when they are too old to be answered", async () => {
    const { telegram, an, office } = await given();
    an.pressRaw(1001, 1, "m:0");
    telegram.expireCallbacks();
    const { bot, fresh, lines, logged } = makeBot(telegram, office);
    await bot.start();
    await telegram.waitForDrained();
    await vi.waitFor(() => expect(logged("press of a button")).toHaveLength(1), PATIENCE);
    expect(fresh.map(({ body }) => body.kind)).toEqual(["text", "choice"]);
    expect(lines.filter(({ level }) => level === "warn" || level === "error")).toEqual([]);
  });
});
