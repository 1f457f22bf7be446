import type { AddressInfo } from "node:net";
import { createServer } from "node:http";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { LiveBot } from "../../../bot/channel-kit.ts";
import type { FakeZaloOptions } from "../../fakes/zalo/index.ts";
import { startWithUser } from "../../fakes/zalo/plain-client.ts";
import { makeBot, openOffice, PATIENCE, textsOf } from "./bot-under-test.ts";

const SECRET = "s3cret-of-ours_1";
const HEADER = "X-Bot-Api-Secret-Token";
const EVENT = {
  event_name: "message.text.received",
  message: {
    from: { id: "an", display_name: "An", is_bot: false },
    chat: { id: "an", chat_type: "PRIVATE" },
    text: "chào",
    message_id: "m1",
    date: 1_679_617_799_000,
  },
};
const BODY = JSON.stringify(EVENT);

/** A server such as the wiring has, in front of a bot that is made afterwards. */
async function serve(bot: () => LiveBot): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const headers = new Headers(request.headers as Record<string, string>);
      void bot()
        .handleWebhook(headers, Buffer.concat(chunks).toString())
        .then(({ status }) => response.writeHead(status).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/zalo`;
}

async function given(options: FakeZaloOptions = {}) {
  const { zalo, an } = await startWithUser({ allowHttpWebhook: true, ...options });
  const { office } = await openOffice();
  const url = await serve(() => made.bot);
  let failures = 0;
  const made = makeBot(zalo, office, {
    webhook: { url, secret: SECRET },
    receive: async (incoming) => {
      failures -= 1;
      if (failures >= 0) throw new Error("the disk is full");
      return made.receive(incoming);
    },
  });
  const failNext = (times: number) => {
    failures = times;
  };
  return { zalo, an, office, ...made, failNext };
}

const withSecret = (secret: string) => new Headers({ [HEADER]: secret });

describe("delivered by the platform", () => {
  test.each<FakeZaloOptions>([{ shape: "flat" }, { shape: "wrapped" }, { imageField: "photo" }])(
    "what is said arrives in order, and nothing is polled: %j",
    async (options) => {
      const { zalo, an, bot, received } = await given(options);
      await bot.start();
      an.text("chào");
      an.image();
      await zalo.waitForDrained();
      expect(textsOf(received)).toEqual(["chào", "file"]);
      expect(bot.title).toBe(zalo.botName);
      expect(zalo.calls.filter(({ method }) => method === "getUpdates")).toEqual([]);
      expect(zalo.probes.map(({ status }) => status)).toEqual([200]);
      expect(zalo.deliveries.map(({ status }) => status)).toEqual([200, 200]);
    },
  );

  test("doubled and reordered, each is stored once", async () => {
    const { zalo, an, bot, received, fresh } = await given({ doubles: true });
    await bot.start();
    zalo.hold();
    const { messageId } = an.text("một");
    an.text("hai");
    zalo.deliverHeld("reversed");
    await zalo.waitForDrained();
    zalo.redeliver(messageId);
    await zalo.waitForDrained();
    expect(received).toHaveLength(5);
    expect(textsOf(fresh)).toEqual(["hai", "một"]);
    expect(zalo.deliveries.every(({ status }) => status === 200)).toBe(true);
  });

  test("what could not be stored is answered with 500", async () => {
    const { zalo, an, bot, received, failNext, logged } = await given();
    failNext(1);
    await bot.start();
    an.text("chào");
    await zalo.waitForDrained();
    expect(received).toEqual([]);
    expect(zalo.deliveries.map(({ status }) => status)).toEqual([500]);
    expect(logged("could not be stored")).toMatchObject([{ level: "error" }]);
  });

  test("the platform being away stops no start: the webhook is set later", async () => {
    const { zalo, an, bot, received } = await given();
    zalo.failNext({ method: "setWebhook" }, "reset", 2);
    await bot.start();
    await zalo.waitForCall(({ method, status }) => method === "setWebhook" && status === 200);
    an.text("chào");
    await vi.waitFor(() => expect(textsOf(received)).toEqual(["chào"]), PATIENCE);
  });
});

describe("the door", () => {
  test("lets the secret in", async () => {
    const { bot, received } = await given();
    expect(await bot.handleWebhook(withSecret(SECRET), BODY)).toEqual({ status: 200 });
    expect(textsOf(received)).toEqual(["chào"]);
  });

  const doubled = withSecret(SECRET);
  doubled.append(HEADER, SECRET);

  test.each<[string, Headers]>([
    ["none", new Headers()],
    ["an empty one", withSecret("")],
    ["a wrong one", withSecret(`${SECRET}x`)],
    ["one in other letters", withSecret(SECRET.toUpperCase())],
    ["a doubled one", doubled],
    ["another platform's", new Headers({ "X-Telegram-Bot-Api-Secret-Token": SECRET })],
  ])("refuses every other: %s", async (_name, headers) => {
    const { bot, received } = await given();
    for (const body of [BODY, "{", "x".repeat(2_000_000)]) {
      expect(await bot.handleWebhook(headers, body)).toEqual({ status: 401 });
    }
    expect(received).toEqual([]);
  });

  test.each(["", " \r\n"])("opens to an empty body, with which it is only tried", async (body) => {
    const { bot, received } = await given();
    for (const headers of [new Headers(), withSecret("wrong"), withSecret(SECRET)]) {
      expect(await bot.handleWebhook(headers, body)).toEqual({ status: 200 });
    }
    expect(received).toEqual([]);
  });

  test.each<[string, string, number]>([
    ["no JSON", "{", 400],
    ["null", "null", 400],
    ["a list", "[]", 400],
    ["a number", "5", 400],
    ["10 MB", `{"x":"${"x".repeat(10_485_760)}"}`, 413],
    ["1 MB in letters of two bytes", `{"x":"${"đ".repeat(600_000)}"}`, 413],
    ["an object that is no event", `{"__proto__":${BODY}}`, 200],
    ["an event of a kind to come", BODY.replace(".text.", ".reaction."), 200],
  ])("a body with the right secret: %s", async (_name, body, status) => {
    const { bot, received } = await given();
    expect(await bot.handleWebhook(withSecret(SECRET), body)).toEqual({ status });
    expect(received).toEqual([]);
  });

  test("is answered only after the event is stored", async () => {
    const { zalo } = await startWithUser();
    const { office } = await openOffice();
    const gate = Promise.withResolvers<void>();
    const { bot, receive } = makeBot(zalo, office, {
      webhook: { url: "https://dondoc.example.vn/zalo", secret: SECRET },
      receive: async (incoming) => {
        await gate.promise;
        return receive(incoming);
      },
    });
    const answer = bot.handleWebhook(withSecret(SECRET), BODY);
    const first = await Promise.race([answer, new Promise((resolve) => setImmediate(resolve))]);
    expect(first).toBeUndefined();
    gate.resolve();
    expect(await answer).toEqual({ status: 200 });
    expect(await office.inbox.pending(1)).toHaveLength(1);
  });

  test("both shapes of one event are the same event", async () => {
    const { bot, received, fresh } = await given();
    for (const body of [BODY, JSON.stringify({ ok: true, result: EVENT })]) {
      expect(await bot.handleWebhook(withSecret(SECRET), body)).toEqual({ status: 200 });
    }
    expect([received.length, fresh.length]).toEqual([2, 1]);
  });

  test("there is none for a bot that polls", async () => {
    const { zalo } = await startWithUser();
    const { bot } = makeBot(zalo, (await openOffice()).office);
    for (const body of [BODY, ""]) {
      expect(await bot.handleWebhook(withSecret(SECRET), body)).toEqual({ status: 404 });
    }
  });
});
