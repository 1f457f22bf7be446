import { describe, expect, test } from "vitest";
import { startForTest, call, pollUpdates } from "./plain-client.ts";

describe("getUpdates", () => {
  test("repeats what was not confirmed, forgets what was, obeys the limit", async () => {
    const telegram = await startForTest();
    const an = telegram.user(1, { first_name: "An" });
    const ids = ["a", "b", "c"].map((text) => an.text(text).updateId);
    const poll = async (payload: Record<string, unknown>) => {
      const updates = await pollUpdates(telegram, payload);
      return updates.map((update) => update.message?.text);
    };
    expect(await poll({})).toEqual(["a", "b", "c"]);
    expect(await poll({ limit: 2 })).toEqual(["a", "b"]);
    expect(await poll({ offset: ids[1] })).toEqual(["b", "c"]);
    expect(await poll({})).toEqual(["b", "c"]);
    expect(await poll({ offset: -1 })).toEqual(["c"]);
    expect(await poll({ offset: Number(ids[2]) + 1 })).toEqual([]);
    expect(telegram.pendingUpdates).toBe(0);
  });

  test("a long poll waits until something comes, and ends empty when nothing does", async () => {
    const telegram = await startForTest();
    const waiting = pollUpdates(telegram, { timeout: 50 });
    await telegram.waitForCall(({ method }) => method === "getUpdates");
    const { updateId } = telegram.user(1, { first_name: "An" }).text("chào");
    expect((await waiting).map((update) => update.update_id)).toEqual([updateId]);
    const idle = await call(telegram, "getUpdates", { timeout: 1, offset: updateId + 1 });
    expect(idle).toEqual({ status: 200, ok: true, result: [] });
  });

  test("a second poller ends the first with 409", async () => {
    const telegram = await startForTest();
    const first = call(telegram, "getUpdates", { timeout: 50 });
    await telegram.waitForCall(() => telegram.calls.length === 1);
    const second = call(telegram, "getUpdates", { timeout: 50 });
    expect(await first).toMatchObject({
      status: 409,
      description:
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    });
    telegram.user(1, { first_name: "An" }).text("chào");
    expect((await second).result).toHaveLength(1);
  });

  test("a repeated update comes once more, even below the offset", async () => {
    const telegram = await startForTest();
    const { updateId } = telegram.user(1, { first_name: "An" }).text("chào");
    const poll = () => pollUpdates(telegram, { offset: updateId + 1 });
    expect(await poll()).toEqual([]);
    telegram.redeliver(updateId);
    expect(await poll()).toHaveLength(1);
    expect(await poll()).toEqual([]);
    expect(() => telegram.redeliver(1)).toThrow("No update 1");
  });

  test("passes any JSON on, channel posts without a sender, and group messages", async () => {
    const telegram = await startForTest();
    telegram.pushRaw({ strange: [1] });
    telegram.pushRaw("not even an object");
    telegram.channel(-1_000_000_000_001, "Tin").post("thông báo");
    const an = telegram.user(1, { first_name: "An" });
    telegram.group(-5, "Tổ CCHC").text(an, "/nhiemvu@dondoc_test_bot");
    const updates = await pollUpdates(telegram);
    expect(updates.slice(0, 2)).toEqual([{ strange: [1] }, "not even an object"]);
    expect(updates[2]?.channel_post).not.toHaveProperty("from");
    expect(updates[3]?.message).toMatchObject({
      chat: { id: -5, type: "group" },
      from: { id: 1 },
      entities: [{ type: "bot_command", offset: 0, length: 24 }],
    });
  });
});
