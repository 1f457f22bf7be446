import { describe, expect, test, vi } from "vitest";
import type { LeaseStore } from "../../../domain/upkeep-stores.ts";
import { plusMillis } from "../../../domain/time.ts";
import { SYSTEM_CLOCK } from "../../../system-clock.ts";
import { pollUpdates, startWithUser } from "../../fakes/telegram/plain-client.ts";
import { LEASE, makeBot, openOffice, PATIENCE, textsOf } from "./bot-under-test.ts";

async function given() {
  const { telegram, an } = await startWithUser();
  return { telegram, an, ...(await openOffice()) };
}

describe("one process polls at a time", () => {
  test("a second one waits, and takes over when the first is done; Telegram sees no conflict", async () => {
    const { telegram, an, office } = await given();
    const first = makeBot(telegram, office);
    await first.bot.start();
    await telegram.waitForDrained();
    const second = makeBot(telegram, office, { holder: "process-2" });
    await second.bot.start();
    expect(second.logged("waiting to take over")).toHaveLength(1);
    expect(second.bot.title).toBe(`@${telegram.botUsername}`);
    an.text("cho máy một");
    await telegram.waitForDrained();
    await first.bot.stop(5_000);
    an.text("cho máy hai");
    await telegram.waitForDrained();
    expect(textsOf(first.received)).toEqual(["/start", "cho máy một"]);
    expect(textsOf(second.received)).toEqual(["cho máy hai"]);
    expect(telegram.calls.filter(({ status }) => status === 409)).toEqual([]);
  });

  test("a right that passed to another is given up, without a word to Telegram", async () => {
    const { telegram, an, office } = await given();
    const { bot, received, logged } = makeBot(telegram, office);
    await bot.start();
    await telegram.waitForDrained();
    const now = SYSTEM_CLOCK.now();
    await office.leases.release(LEASE, "process-1");
    await office.leases.acquire(LEASE, "thief", now, plusMillis(now, 3_600_000));
    await vi.waitFor(() => expect(logged("lost the right")).toHaveLength(1), PATIENCE);
    const polls = telegram.calls.filter(({ method }) => method === "getUpdates").length;
    an.text("cho ai?");
    await vi.waitFor(() => expect(logged("waiting to take over")).toHaveLength(1), PATIENCE);
    expect(telegram.calls.filter(({ method }) => method === "getUpdates")).toHaveLength(polls);
    await office.leases.release(LEASE, "thief");
    await telegram.waitForDrained();
    expect(textsOf(received)).toEqual(["/start", "cho ai?"]);
  });

  test("a right that cannot be renewed runs out, and is taken anew when that works again", async () => {
    const { telegram, an, office } = await given();
    let isAway = false;
    const leases: LeaseStore = {
      acquire: async (...lease) => {
        if (isAway) throw new Error("the database is away");
        return office.leases.acquire(...lease);
      },
      release: (...lease) => office.leases.release(...lease),
    };
    const { bot, received, logged } = makeBot(telegram, office, { leases });
    await bot.start();
    isAway = true;
    await vi.waitFor(() => expect(logged("lost the right")).toHaveLength(1), PATIENCE);
    expect(logged("could not renew").length).toBeGreaterThan(0);
    isAway = false;
    an.text("hai");
    await telegram.waitForDrained();
    expect(textsOf(received)).toEqual(["/start", "hai"]);
  });

  test("a rival without a lease: 409 is told clearly, waited out, and nothing is lost", async () => {
    const { telegram, an, office } = await given();
    const { bot, received, logged } = makeBot(telegram, office);
    await bot.start();
    await telegram.waitForDrained();
    await pollUpdates(telegram, { offset: 0 });
    await vi.waitFor(() => expect(logged("(409)")).toMatchObject([{ level: "error" }]), PATIENCE);
    an.text("hai");
    await telegram.waitForDrained();
    expect(textsOf(received)).toEqual(["/start", "hai"]);
  });
});

describe("an outage", () => {
  test("in the middle is told once, and what was written meanwhile comes", async () => {
    const { telegram, an, office } = await given();
    const { bot, received, lines, logged } = makeBot(telegram, office);
    await bot.start();
    await telegram.waitForDrained();
    telegram.outage("on");
    await vi.waitFor(() => expect(logged("Telegram is away")).toHaveLength(1), PATIENCE);
    an.text("hai");
    telegram.outage("off");
    await telegram.waitForDrained(15_000);
    expect(textsOf(received)).toEqual(["/start", "hai"]);
    await vi.waitFor(() => expect(logged("answers again")).toHaveLength(1), PATIENCE);
    expect(JSON.stringify(lines)).not.toContain(telegram.token);
  });
});
