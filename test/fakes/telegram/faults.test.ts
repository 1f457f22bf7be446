import { describe, expect, test } from "vitest";
import { startFakeTelegram } from "./index.ts";
import { startForTest, startWithUser, call, pollUpdates, send, methodUrl } from "./plain-client.ts";

describe("rates", () => {
  test("429 says how long to wait; time passed makes room", async () => {
    let now = 1_000_000;
    const rates = { perSecond: 3, perChatPerSecond: 1, perGroupPerMinute: 2 };
    const { telegram } = await startWithUser({ rates, now: () => now });
    telegram.group(-5, "Tổ CCHC");
    expect((await send(telegram, "1")).status).toBe(200);
    const refused = await send(telegram, "2");
    expect(refused).toMatchObject({
      status: 429,
      description: "Too Many Requests: retry after 1",
      parameters: { retry_after: 1 },
    });
    now += 1000;
    expect((await send(telegram, "2")).status).toBe(200);
    const toGroup = () => call(telegram, "sendMessage", { chat_id: -5, text: "x" });
    expect((await toGroup()).status).toBe(200);
    now += 1000;
    expect((await toGroup()).status).toBe(200);
    now += 1000;
    expect((await toGroup()).parameters).toEqual({ retry_after: 58 });
  });

  test("counts over all chats", async () => {
    const telegram = await startForTest({ rates: { perSecond: 2 }, now: () => 0 });
    const statuses: number[] = [];
    for (const id of [1, 2, 3]) {
      telegram.user(id, { first_name: "An" }).start();
      statuses.push((await call(telegram, "sendMessage", { chat_id: id, text: "x" })).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe("faults on command", () => {
  test("each is used up by the call it matches", async () => {
    const { telegram } = await startWithUser();
    telegram.failNext({ method: "sendmessage", chatId: 1001 }, { retryAfter: 7 });
    telegram.failNext({ method: "sendMessage" }, { status: 502, body: { ok: false } });
    expect((await call(telegram, "getMe")).status).toBe(200);
    expect((await send(telegram, "x")).parameters).toEqual({ retry_after: 7 });
    expect((await send(telegram, "x")).status).toBe(502);
    expect((await send(telegram, "x")).status).toBe(200);
    telegram.failNext({}, { migrateTo: -1_000_000_000_009 }, 2);
    expect((await send(telegram, "x")).parameters?.["migrate_to_chat_id"]).toBe(-1_000_000_000_009);
    expect((await send(telegram, "x")).status).toBe(400);
    expect(telegram.sent).toHaveLength(1);
  });

  test("reset loses the call, reset-after only the answer, garbage is no JSON", async () => {
    const { telegram } = await startWithUser();
    telegram.failNext({}, "reset");
    await expect(send(telegram, "mất")).rejects.toThrow("fetch failed");
    telegram.failNext({}, "reset-after");
    await expect(send(telegram, "đến")).rejects.toThrow("fetch failed");
    telegram.failNext({}, "garbage");
    await expect(send(telegram, "lạ")).rejects.toThrow("JSON");
    expect(telegram.sent.map(({ text }) => text)).toEqual(["đến"]);
    expect(telegram.calls.map(({ status }) => status)).toEqual([0, 0, 200]);
  });

  test("a hanging call goes on when released, and is lost when its client leaves", async () => {
    const { telegram } = await startWithUser();
    telegram.failNext({ method: "sendMessage" }, "hang", 2);
    const patient = send(telegram, "đợi");
    await telegram.waitForCall(() => telegram.calls.length === 1);
    const leaving = new AbortController();
    const url = methodUrl(telegram, "sendMessage?chat_id=1001&text=b%E1%BB%8F");
    const impatient = fetch(url, { signal: leaving.signal });
    await telegram.waitForCall(() => telegram.calls.length === 2);
    leaving.abort();
    await expect(impatient).rejects.toThrow("aborted");
    await telegram.waitForCall(({ reason }) => reason === "the connection ended");
    telegram.release();
    expect((await patient).status).toBe(200);
    expect(telegram.sent.map(({ text }) => text)).toEqual(["đợi"]);
  });

  test("stop ends what hangs and what polls", async () => {
    const telegram = await startFakeTelegram();
    telegram.failNext({ method: "getMe" }, "hang");
    const pending = [call(telegram, "getMe"), call(telegram, "getUpdates", { timeout: 50 })];
    const outcomes = Promise.allSettled(pending);
    await telegram.waitForCall(() => telegram.calls.length === 2);
    await telegram.stop();
    expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  test("a blocked chat is 403 until it is unblocked", async () => {
    const { telegram, an } = await startWithUser();
    telegram.blockChat(1001);
    expect(await send(telegram, "x")).toMatchObject({
      status: 403,
      description: "Forbidden: bot was blocked by the user",
    });
    telegram.unblockChat(1001);
    expect((await send(telegram, "x")).status).toBe(200);
    const updateId = an.block();
    expect((await send(telegram, "x")).status).toBe(403);
    const [update] = await pollUpdates(telegram, { offset: updateId });
    expect(update?.my_chat_member?.new_chat_member.status).toBe("kicked");
  });

  test("an outage drops all connections until it is over", async () => {
    const { telegram } = await startWithUser();
    const polling = call(telegram, "getUpdates", { timeout: 50, offset: 800_000_000 });
    await telegram.waitForCall(() => telegram.calls.length === 1);
    telegram.outage("on");
    await expect(polling).rejects.toThrow("fetch failed");
    await expect(send(telegram, "x")).rejects.toThrow("fetch failed");
    telegram.outage("off");
    expect((await send(telegram, "x")).status).toBe(200);
  });

  test("a call that is answered late has been handled, whether its client waits or not", async () => {
    const { telegram } = await startWithUser();
    telegram.failNext({ method: "sendMessage" }, { lateMillis: 60_000 });
    const leaving = new AbortController();
    const url = methodUrl(telegram, "sendMessage?chat_id=1001&text=mu%E1%BB%99n");
    const impatient = fetch(url, { signal: leaving.signal });
    await telegram.waitFor(({ text }) => text === "muộn");
    leaving.abort();
    await expect(impatient).rejects.toThrow("aborted");
    telegram.failNext({ method: "sendMessage" }, { lateMillis: 20 });
    expect((await send(telegram, "đợi")).status).toBe(200);
  });

  test("connections are refused while the port is closed, and taken when it is open again", async () => {
    const { telegram } = await startWithUser();
    await telegram.refuseConnections();
    await expect(send(telegram, "x")).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
    await telegram.reopen();
    expect((await send(telegram, "x")).status).toBe(200);
  });

  test("a group that became a supergroup is told under both ids and refused under the old", async () => {
    const telegram = await startForTest();
    const group = telegram.group(-5, "Tổ CCHC");
    group.migrateTo(-1_000_000_000_005);
    const updates = await pollUpdates(telegram);
    expect(updates.map((update) => update.message)).toMatchObject([
      { chat: { id: -5 }, migrate_to_chat_id: -1_000_000_000_005 },
      { chat: { id: -1_000_000_000_005, type: "supergroup" }, migrate_from_chat_id: -5 },
    ]);
    const old = await call(telegram, "sendMessage", { chat_id: -5, text: "x" });
    expect(old).toMatchObject({
      status: 400,
      parameters: { migrate_to_chat_id: -1_000_000_000_005 },
    });
    const fresh = await call(telegram, "sendMessage", { chat_id: group.chatId, text: "x" });
    expect(fresh.status).toBe(200);
  });
});
