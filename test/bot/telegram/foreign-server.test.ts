/** Against a Bot API server that others wrote: it has no long poll, no menu, and ignores offsets. */
import { createServer, type AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { TelegramServer } from "telegram-test-api/lib/telegramServer.js";
import { makeTelegramChannel } from "../../../bot/telegram/telegram-channel.ts";
import type { ChatId } from "../../../domain/ids.ts";
import { startWithUser } from "../../fakes/telegram/plain-client.ts";
import { outgoing, words } from "../channel-contract.ts";
import { UNPACED } from "./channel-under-test.ts";
import { makeBot, openOffice, PATIENCE, textsOf } from "./bot-under-test.ts";

const TOKEN = "7000000002:AAForeignTokenForTestsOnly";
const AN = "1" as ChatId;

/** The server cannot pick a port by itself. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function given() {
  const server = new TelegramServer({ port: await freePort(), host: "127.0.0.1" });
  await server.start();
  onTestFinished(async () => void (await server.stop()));
  const { apiURL: apiRoot } = server.config;
  const { telegram } = await startWithUser();
  const { office } = await openOffice();
  const made = makeBot(telegram, office, { token: TOKEN, apiRoot });
  const channel = makeTelegramChannel({ token: TOKEN, apiRoot, pacer: UNPACED });
  return { server, person: server.getClient(TOKEN), channel, ...made };
}

function shown(server: TelegramServer): unknown[] {
  return server.storage.botMessages.map(({ message }) => message);
}

test("says who it is, does without a menu, and receives what was written", async () => {
  const { person, bot, fresh, logged } = await given();
  await person.sendMessage(person.makeMessage("chào"));
  await bot.start();
  await person.sendCommand(person.makeCommand("/start 2345ABCDEF"));
  await vi.waitFor(() => expect(fresh).toHaveLength(2), PATIENCE);
  expect(textsOf(fresh)).toEqual(["chào", "/start 2345ABCDEF"]);
  expect(fresh[0]).toMatchObject({ chatId: "1", isPrivate: true });
  expect(bot.title).toBe("@TestNameBot");
  expect(logged("menu of commands")).toMatchObject([{ level: "warn" }]);
});

test("sends marked words with buttons, whose press comes back", async () => {
  const { server, person, channel, bot, fresh } = await given();
  await bot.start();
  const choices = [[{ label: "Đã xong", id: "m:0" }]];
  const result = await channel.send(
    AN,
    outgoing({ lines: [[{ bold: "NV-019" }, " <1>"]], choices }),
  );
  expect(result).toMatchObject({ outcome: "sent", platformIds: [expect.stringMatching(/^\d+$/u)] });
  expect(shown(server)).toMatchObject([
    {
      chat_id: "1",
      text: "<b>NV-019</b> &lt;1&gt;",
      parse_mode: "HTML",
      reply_markup: { inline_keyboard: [[{ text: "Đã xong", callback_data: "m:0" }]] },
    },
  ]);
  await person.sendCallback(person.makeCallbackQuery("m:0"));
  await vi.waitFor(() => expect(fresh).toHaveLength(1), PATIENCE);
  expect(fresh[0]?.body).toEqual({ kind: "choice", id: "m:0" });
});

test("edits what it sent", async () => {
  const { server, channel } = await given();
  const first = await channel.send(AN, words("Một"));
  const replaces = first.outcome === "sent" ? first.platformIds : [];
  expect(await channel.send(AN, { ...words("Hai"), replaces })).toEqual({
    outcome: "sent",
    platformIds: replaces,
  });
  expect(shown(server)).toMatchObject([{ text: "Hai" }]);
});
