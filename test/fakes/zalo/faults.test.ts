import { expect, test } from "vitest";
import { startFakeZalo } from "./index.ts";
import { call, send, startWithUser } from "./plain-client.ts";

test("each fault is used up by the call it matches", async () => {
  const { zalo } = await startWithUser();
  zalo.failNext({ method: "sendMessage", chatId: "an" }, { error: 429 });
  zalo.failNext({ method: "sendMessage" }, { status: 503, body: { ok: false } });
  zalo.failNext({}, { error: 400, description: "Bad Request: user not found" });
  expect((await send(zalo, "x")).error_code).toBe(429);
  expect((await send(zalo, "x")).status).toBe(503);
  expect(await call(zalo, "getMe")).toMatchObject({
    status: 200,
    error_code: 400,
    description: "Bad Request: user not found",
  });
  expect((await send(zalo, "x")).ok).toBe(true);
  expect(zalo.sent).toHaveLength(1);
});

test("reset loses the call, reset-after only the answer; pages are no JSON", async () => {
  const { zalo } = await startWithUser();
  zalo.failNext({}, "reset");
  await expect(send(zalo, "mất")).rejects.toThrow("fetch failed");
  zalo.failNext({}, "reset-after");
  await expect(send(zalo, "đến")).rejects.toThrow("fetch failed");
  zalo.failNext({}, "garbage");
  await expect(send(zalo, "lạ")).rejects.toThrow("JSON");
  zalo.failNext({}, { page: 502 });
  const response = await fetch(`${zalo.url}/bot${zalo.token}/getMe`, {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  expect([response.status, await response.text()]).toEqual([
    502,
    expect.stringContaining("<html>"),
  ]);
  expect(zalo.sent.map(({ text }) => text)).toEqual(["đến"]);
  expect(zalo.calls.map(({ status }) => status)).toEqual([0, 0, 200, 502]);
});

test("a hanging call goes on when released; one that is answered late was handled", async () => {
  const { zalo } = await startWithUser();
  zalo.failNext({ method: "sendMessage" }, "hang");
  const patient = send(zalo, "đợi");
  await zalo.waitForCall(() => zalo.calls.length === 1);
  expect(zalo.sent).toEqual([]);
  zalo.release();
  expect((await patient).ok).toBe(true);
  zalo.failNext({ method: "sendMessage" }, { lateMillis: 50 });
  const late = send(zalo, "muộn");
  await zalo.waitFor(({ text }) => text === "muộn");
  expect(zalo.calls[1]?.status).toBe(0);
  expect((await late).ok).toBe(true);
});

test("stop ends what hangs, what polls and what is waited for", async () => {
  const zalo = await startFakeZalo();
  zalo.failNext({ method: "getMe" }, "hang");
  const pending = [call(zalo, "getMe"), call(zalo, "getUpdates", { timeout: 30 })];
  const outcomes = Promise.allSettled([...pending, zalo.waitFor(() => true)]);
  await zalo.waitForCall(() => zalo.calls.length === 2);
  await zalo.stop();
  expect((await outcomes).map(({ status }) => status)).toEqual([
    "rejected",
    "rejected",
    "rejected",
  ]);
});

test("an outage breaks all connections, and is everybody's until it is over", async () => {
  const { zalo } = await startWithUser();
  const polling = call(zalo, "getUpdates", { timeout: 30 });
  await zalo.waitForDrained();
  zalo.outage("on");
  await expect(polling).rejects.toThrow("fetch failed");
  await expect(call(zalo.bot(2), "getMe")).rejects.toThrow("fetch failed");
  zalo.outage("bad-gateway");
  await expect(send(zalo, "x")).rejects.toThrow("JSON");
  zalo.outage("hang");
  const hanging = Promise.allSettled([send(zalo, "x")]);
  await zalo.waitForCall(({ method, status }) => method === "sendMessage" && status === 0);
  zalo.outage("off");
  expect((await hanging).map(({ status }) => status)).toEqual(["rejected"]);
  expect((await send(zalo, "y")).ok).toBe(true);
  expect(zalo.sent.map(({ text }) => text)).toEqual(["y"]);
});

test("connections are refused while the port is closed", async () => {
  const { zalo } = await startWithUser();
  await zalo.refuseConnections();
  await expect(send(zalo, "x")).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
  await zalo.reopen();
  expect((await send(zalo, "x")).ok).toBe(true);
});

test("who waits in vain learns what there was", async () => {
  const { zalo } = await startWithUser();
  await send(zalo, "chào");
  await send(zalo, "");
  await expect(zalo.waitFor(() => false, 1)).rejects.toThrow(
    /"chào"[\s\S]*400 sendMessage: Bad Request: text is empty/,
  );
});
