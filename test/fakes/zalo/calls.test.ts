import { describe, expect, test } from "vitest";
import { call, send, startForTest, startWithUser } from "./plain-client.ts";

const NOT_FOUND = { ok: false, error_code: 404, description: "Not Found" };

describe("the door", () => {
  test("a wrong token is 401 and an unknown method 404, both under HTTP 200", async () => {
    const zalo = await startForTest();
    const post = (path: string) => fetch(zalo.url + path, { method: "POST" });
    const wrong = await post("/bot1:wrong/getMe");
    expect(wrong.status).toBe(200);
    expect(await wrong.json()).toMatchObject({ ok: false, error_code: 401 });
    expect(await call(zalo, "sendHologram")).toEqual({ status: 200, ...NOT_FOUND });
    expect(await call(zalo, "getme")).toEqual({ status: 200, ...NOT_FOUND });
    expect(await call(zalo, "constructor")).toEqual({ status: 200, ...NOT_FOUND });
    expect(await (await post("/elsewhere")).json()).toEqual(NOT_FOUND);
    expect(zalo.calls.map(({ method, status }) => [method, status])).toEqual([
      ["sendHologram", 404],
      ["getme", 404],
      ["constructor", 404],
    ]);
    expect(zalo.rejected).toHaveLength(3);
  });

  test("errors can have their own HTTP status instead", async () => {
    const zalo = await startForTest({ httpErrors: "status" });
    expect(await call(zalo, "sendHologram")).toEqual({ status: 404, ...NOT_FOUND });
    expect((await fetch(`${zalo.url}/bot1:x/getMe`, { method: "POST" })).status).toBe(401);
  });

  test.each([
    ["a GET", { method: "GET" }, 404],
    ["a form", { method: "POST", body: new URLSearchParams({ a: "1" }) }, 400],
    [
      "no JSON",
      { method: "POST", body: "{", headers: { "content-type": "application/json" } },
      400,
    ],
    [
      "a list",
      { method: "POST", body: "[]", headers: { "content-type": "application/json" } },
      400,
    ],
    [
      "a large body",
      {
        method: "POST",
        body: `{"x":"${"x".repeat(1024 * 1024)}"}`,
        headers: { "content-type": "application/json" },
      },
      413,
    ],
  ])("refuses %s", async (_name, init, code) => {
    const zalo = await startForTest();
    const answer = await fetch(`${zalo.url}/bot${zalo.token}/getMe`, init);
    expect(await answer.json()).toMatchObject({ ok: false, error_code: code });
  });

  test("refuses what the documents do not name", async () => {
    const { zalo } = await startWithUser();
    const answer = await send(zalo, "x", { reply_markup: {} });
    expect(answer.description).toBe("Bad Request: unknown parameter reply_markup");
    expect((await call(zalo, "getMe", { x: 1 })).error_code).toBe(400);
  });

  test("says who the bot is; every bot has a token, a name and chats of its own", async () => {
    const { zalo } = await startWithUser({ botName: "Đôn Đốc huyện" });
    const second = zalo.bot(2);
    const me = { account_type: "BASIC", can_join_groups: true };
    expect((await call(zalo, "getMe")).result).toEqual({
      id: "1459232241454765289",
      account_name: "Đôn Đốc huyện",
      ...me,
    });
    expect((await call(second, "getMe")).result).toMatchObject({
      account_name: "Đôn Đốc huyện 2",
      ...me,
    });
    expect((await send(zalo, "x")).ok).toBe(true);
    expect((await send(second, "x")).description).toBe("Bad Request: chat not found");
    second.user("an", { name: "An" }).meet();
    expect((await send(second, "y")).ok).toBe(true);
    expect([zalo, second].map(({ sent }) => sent.map(({ text }) => text))).toEqual([["x"], ["y"]]);
    expect(zalo.bot(2).sent).toBe(second.sent);
  });
});

describe("limits", () => {
  test("429 says neither why nor until when; time passed makes room", async () => {
    let now = 1_000_000;
    const { zalo } = await startWithUser({ limits: { perChatPerSecond: 1 }, now: () => now });
    expect((await send(zalo, "1")).ok).toBe(true);
    expect(await send(zalo, "2")).toEqual({
      status: 200,
      ok: false,
      error_code: 429,
      description: "Quota exceeded",
    });
    zalo.user("ba", { name: "Ba" }).meet();
    expect((await call(zalo, "sendMessage", { chat_id: "ba", text: "x" })).ok).toBe(true);
    now += 2000;
    expect((await send(zalo, "2")).ok).toBe(true);
  });

  test("counts over all chats", async () => {
    const { zalo } = await startWithUser({ limits: { perSecond: 1 }, now: () => 1000 });
    zalo.user("ba", { name: "Ba" }).meet();
    expect((await send(zalo, "1")).ok).toBe(true);
    const other = await call(zalo, "sendMessage", { chat_id: "ba", text: "x" });
    expect(other.error_code).toBe(429);
  });

  test("a month is full of both directions' messages, and the next one is empty", async () => {
    let now = Date.parse("2026-11-30T16:59:00Z");
    const { zalo, an } = await startWithUser({ limits: { perMonth: 3 }, now: () => now });
    an.text("một");
    expect((await send(zalo, "hai")).ok).toBe(true);
    an.text("ba");
    expect(zalo.monthlyMessages).toBe(3);
    expect((await send(zalo, "bốn")).error_code).toBe(429);
    expect(zalo.monthlyMessages).toBe(3);
    now += 120_000;
    expect((await send(zalo, "một")).ok).toBe(true);
    expect(zalo.monthlyMessages).toBe(1);
  });
});
