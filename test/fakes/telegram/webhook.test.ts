import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Update } from "grammy/types";
import { describe, expect, onTestFinished, test } from "vitest";
import { startForTest, startWithUser, call } from "./plain-client.ts";

describe("webhook", () => {
  type Received = { update: Update; secret: string | undefined };

  async function startReceiver(answer: (count: number) => number) {
    const received: Received[] = [];
    const server = createServer((request: IncomingMessage, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const secret = request.headers["x-telegram-bot-api-secret-token"] as string | undefined;
        const update = JSON.parse(Buffer.concat(chunks).toString()) as Update;
        received.push({ update, secret });
        response.writeHead(answer(received.length)).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
    return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
  }

  test("pushes with the secret, in order, and repeats until it is taken", async () => {
    const { telegram, an } = await startWithUser({ allowHttpWebhook: true });
    const { received, url } = await startReceiver((count) => (count <= 2 ? 500 : 200));
    const set = await call(telegram, "setWebhook", { url, secret_token: "bi-mat_1" });
    expect(set.result).toBe(true);
    an.text("hai");
    await telegram.waitForDrained();
    expect(received.map(({ update }) => update.message?.text)).toEqual([
      "/start",
      "/start",
      "/start",
      "hai",
    ]);
    expect(new Set(received.map(({ secret }) => secret))).toEqual(new Set(["bi-mat_1"]));
    expect(telegram.webhookFailures.map(({ status }) => status)).toEqual([500, 500]);
    expect((await call(telegram, "getWebhookInfo")).result).toMatchObject({
      url,
      pending_update_count: 0,
    });
  });

  test("shuts polling out until it is deleted; pending updates can be dropped", async () => {
    const { telegram } = await startWithUser({ allowHttpWebhook: true });
    const drained = await call(telegram, "getUpdates", { offset: 800_000_000 });
    expect(drained.result).toEqual([]);
    const polling = call(telegram, "getUpdates", { timeout: 50 });
    await telegram.waitForCall(() => telegram.calls.length === 2);
    await call(telegram, "setWebhook", { url: "http://127.0.0.1:9/hook" });
    expect((await polling).description).toBe("Conflict: terminated by setWebhook request");
    const refused = await call(telegram, "getUpdates");
    expect(refused.status).toBe(409);
    expect(refused.description).toContain("while webhook is active");
    telegram.user(1, { first_name: "An" }).text("x");
    await call(telegram, "deleteWebhook", { drop_pending_updates: true });
    expect((await call(telegram, "getUpdates")).result).toEqual([]);
  });

  test.each([
    ["http", { url: "http://a.vn/hook" }, "An HTTPS URL must be provided"],
    ["a port of its own", { url: "https://a.vn:3000/hook" }, "only on ports 80, 88, 443 or 8443"],
    ["no URL at all", { url: "a.vn" }, "An HTTPS URL must be provided"],
    ["an empty secret", { url: "https://a.vn/", secret_token: "" }, "secret token is empty"],
    ["a strange secret", { url: "https://a.vn/", secret_token: "a b" }, "unallowed characters"],
    ["a long secret", { url: "https://a.vn/", secret_token: "x".repeat(257) }, "too long"],
  ])("refuses %s", async (_name, payload, reason) => {
    const telegram = await startForTest();
    const answer = await call(telegram, "setWebhook", payload);
    expect(answer.status).toBe(400);
    expect(answer.description).toContain(reason);
    expect(await call(telegram, "getWebhookInfo")).toMatchObject({ result: { url: "" } });
  });
});
