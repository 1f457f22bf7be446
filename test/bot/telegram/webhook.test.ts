import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { TelegramBot } from "../../../bot/telegram/telegram-bot.ts";
import { startWithUser } from "../../fakes/telegram/plain-client.ts";
import { makeBot, openOffice, textsOf } from "./bot-under-test.ts";

const SECRET = "bi-mat_cua_chung_ta";
const HEADER = "X-Telegram-Bot-Api-Secret-Token";
const UPDATE = JSON.stringify({
  update_id: 700_000_001,
  message: {
    message_id: 1,
    date: 0,
    chat: { id: 1001, type: "private" },
    from: { id: 1001, is_bot: false, first_name: "An" },
    text: "chào",
  },
});

/** A server such as the wiring has, in front of a bot that is made afterwards. */
async function serve(bot: () => TelegramBot): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      void bot()
        .handleWebhook(request.headers, Buffer.concat(chunks).toString())
        .then(({ status }) => response.writeHead(status).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`;
}

async function given(isOnline = false) {
  const { telegram, an } = await startWithUser({ allowHttpWebhook: true });
  const { office } = await openOffice();
  const url = isOnline ? await serve(() => made.bot) : "https://dondoc.example.vn/telegram";
  let failures = 0;
  const made = makeBot(telegram, office, {
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
  return { telegram, an, url, ...made, failNext };
}

describe("delivered by Telegram", () => {
  test("what is sent arrives in order; nothing is polled", async () => {
    const { telegram, an, bot, received } = await given(true);
    await bot.start();
    an.text("chào");
    await telegram.waitForDrained();
    expect(textsOf(received)).toEqual(["/start", "chào"]);
    expect(bot.title).toBe(`@${telegram.botUsername}`);
    expect(telegram.calls.filter(({ method }) => method === "getUpdates")).toEqual([]);
    expect(telegram.webhookFailures).toEqual([]);
  });

  test("what could not be stored is answered with 500, and comes again", async () => {
    const { telegram, an, bot, received, failNext, logged } = await given(true);
    failNext(2);
    await bot.start();
    an.text("chào");
    await telegram.waitForDrained();
    expect(textsOf(received)).toEqual(["/start", "chào"]);
    expect(telegram.webhookFailures.map(({ status }) => status)).toEqual([500, 500]);
    expect(logged("could not be stored")).toHaveLength(2);
  });

  test("Telegram being away stops no start: the webhook is set later", async () => {
    const { telegram, bot, received } = await given(true);
    telegram.failNext({ method: "setWebhook" }, "reset", 2);
    await bot.start();
    await telegram.waitForDrained();
    expect(textsOf(received)).toEqual(["/start"]);
  });
});

describe("the door", () => {
  test.each<[string, Headers | Record<string, string | string[]>]>([
    ["of a request", new Headers({ [HEADER]: SECRET })],
    ["in lower case", { [HEADER.toLowerCase()]: SECRET }],
    ["as a list of one", { [HEADER]: [SECRET] }],
  ])("lets the secret in: %s", async (_name, headers) => {
    const { bot, received } = await given();
    expect(await bot.handleWebhook(headers, UPDATE)).toEqual({ status: 200 });
    expect(textsOf(received)).toEqual(["chào"]);
  });

  const doubled = new Headers({ [HEADER]: SECRET });
  doubled.append(HEADER, SECRET);

  test.each<[string, Headers | Record<string, string | string[]>]>([
    ["none", {}],
    ["an empty one", { [HEADER]: "" }],
    ["a wrong one", { [HEADER]: `${SECRET}x` }],
    ["one in other letters", { [HEADER]: SECRET.toUpperCase() }],
    ["a doubled one, joined", { [HEADER]: `${SECRET}, ${SECRET}` }],
    ["a doubled one of a request", doubled],
    ["a doubled one, as a list", { [HEADER]: [SECRET, SECRET] }],
    ["a doubled one, by two names", { [HEADER]: SECRET, [HEADER.toLowerCase()]: SECRET }],
    ["an empty list", { [HEADER]: [] }],
  ])("refuses every other secret: %s", async (_name, headers) => {
    const { bot, received } = await given();
    for (const body of [UPDATE, "{", "x".repeat(2_000_000)]) {
      expect(await bot.handleWebhook(headers, body)).toEqual({ status: 401 });
    }
    expect(received).toEqual([]);
  });

  test.each<[string, string, number]>([
    ["no JSON", "{", 400],
    ["nothing", "", 400],
    ["null", "null", 400],
    ["a list", "[]", 400],
    ["a number", "5", 400],
    ["10 MB", `{"update_id":1,"x":"${"x".repeat(10_485_760)}"}`, 413],
    ["1 MB in letters of two bytes", `{"x":"${"đ".repeat(600_000)}"}`, 413],
    ["an object that is no update", `{"__proto__":{"update_id":1}}`, 200],
    ["an update of a kind to come", `{"update_id":1,"teleportation":{}}`, 200],
  ])("a body with the right secret: %s", async (_name, body, status) => {
    const { bot, received } = await given();
    expect(await bot.handleWebhook({ [HEADER]: SECRET }, body)).toEqual({ status });
    expect(received).toEqual([]);
  });

  test("is answered only after the update is stored", async () => {
    const { telegram } = await startWithUser();
    const { office } = await openOffice();
    const gate = Promise.withResolvers<void>();
    const { bot, receive } = makeBot(telegram, office, {
      webhook: { url: "https://dondoc.example.vn/telegram", secret: SECRET },
      receive: async (incoming) => {
        await gate.promise;
        return receive(incoming);
      },
    });
    const answer = bot.handleWebhook({ [HEADER]: SECRET }, UPDATE);
    const first = await Promise.race([answer, new Promise((resolve) => setImmediate(resolve))]);
    expect(first).toBeUndefined();
    expect(await office.inbox.pending(1)).toEqual([]);
    gate.resolve();
    expect(await answer).toEqual({ status: 200 });
    expect(await office.inbox.pending(1)).toHaveLength(1);
  });

  test("the same update twice is stored once and answered well twice", async () => {
    const { bot, received, fresh } = await given();
    for (let time = 0; time < 2; time += 1) {
      expect(await bot.handleWebhook({ [HEADER]: SECRET }, UPDATE)).toEqual({ status: 200 });
    }
    expect([received.length, fresh.length]).toEqual([2, 1]);
  });

  test("there is none for a bot that polls", async () => {
    const { telegram } = await startWithUser();
    const { bot } = makeBot(telegram, (await openOffice()).office);
    expect(await bot.handleWebhook({ [HEADER]: SECRET }, UPDATE)).toEqual({ status: 404 });
  });
});
