import { describe, expect, test } from "vitest";
import { call, startForTest, startReceiver, startWithUser } from "./plain-client.ts";

const SECRET = "bi-mat-cua-webhook";

describe("webhook", () => {
  test.each(["flat", "wrapped"] as const)("is tried, then told once, %s", async (shape) => {
    const { zalo, an } = await startWithUser({ allowHttpWebhook: true, shape });
    const { received, url } = await startReceiver(({ length }) => {
      return { status: length === 2 ? 500 : 200 };
    });
    const set = await call(zalo, "setWebhook", { url, secret_token: SECRET });
    expect(set.result).toMatchObject({ url, updated_at: expect.any(Number) });
    expect(received).toEqual([{ body: "", secret: SECRET }]);
    expect(zalo.probes).toEqual([{ messageId: undefined, status: 200 }]);
    const first = an.text("một");
    const second = an.text("hai");
    await zalo.waitForDrained();
    expect(zalo.deliveries).toEqual([
      { messageId: first.messageId, status: 500 },
      { messageId: second.messageId, status: 200 },
    ]);
    const bodies = received.slice(1).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    const flat = bodies.map((body) => (shape === "flat" ? body : body["result"]));
    expect(flat).toMatchObject([{ message: { text: "một" } }, { message: { text: "hai" } }]);
    expect(bodies.map(({ ok }) => ok)).toEqual(
      shape === "flat" ? [undefined, undefined] : [true, true],
    );
    expect((await call(zalo, "getWebhookInfo")).result).toEqual(set.result);
    expect((await call(zalo, "deleteWebhook")).result).toMatchObject({ url: "" });
  });

  test("an address that does not answer takes its events with it", async () => {
    const { zalo, an } = await startWithUser({ allowHttpWebhook: true });
    const url = "http://127.0.0.1:1/hook";
    expect((await call(zalo, "setWebhook", { url, secret_token: SECRET })).ok).toBe(true);
    an.text("một");
    await zalo.waitForDrained();
    expect([...zalo.probes, ...zalo.deliveries].map(({ status }) => status)).toEqual([
      undefined,
      undefined,
    ]);
    await call(zalo, "deleteWebhook");
    expect((await call(zalo, "getUpdates", { timeout: 0 })).error_code).toBe(408);
  });

  test("an outage holds events back", async () => {
    const { zalo, an } = await startWithUser({ allowHttpWebhook: true });
    const { received, url } = await startReceiver(() => ({ status: 200 }));
    await call(zalo, "setWebhook", { url, secret_token: SECRET });
    zalo.outage("on");
    an.text("một");
    await expect(call(zalo, "getMe")).rejects.toThrow("fetch failed");
    expect(received).toHaveLength(1);
    zalo.outage("off");
    await zalo.waitForDrained();
    expect(received).toHaveLength(2);
  });

  test.each([
    ["http", { url: "http://a.vn/hook", secret_token: SECRET }, "an https address"],
    ["no address", { url: "a.vn", secret_token: SECRET }, "an https address"],
    ["nothing", { secret_token: SECRET }, "url is empty"],
    ["no secret", { url: "https://a.vn/" }, "secret_token is empty"],
    ["a short secret", { url: "https://a.vn/", secret_token: "1234567" }, "8 to 256"],
    ["a long secret", { url: "https://a.vn/", secret_token: "x".repeat(257) }, "8 to 256"],
  ])("refuses %s", async (_name, fields, reason) => {
    const zalo = await startForTest();
    const answer = await call(zalo, "setWebhook", fields);
    expect(answer.error_code).toBe(400);
    expect(answer.description).toContain(reason);
    expect(await call(zalo, "getWebhookInfo")).toMatchObject({ result: { url: "" } });
  });
});
