/** Telegram delivers by itself: only with the secret, and from one way of receiving to the other. */
import { describe, expect, test } from "vitest";
import { onFreePort } from "../servers/server-process.ts";
import { PATIENCE, start } from "./support/dondoc.ts";
import {
  IMPORT_DAY,
  LEADER,
  openTelegramOffice,
  type TelegramOffice,
} from "./support/telegram-office.ts";

const PATH = "/telegram/7f1c";
const SECRET = "a-secret-of-the-webhook_01";
const HEADER = "X-Telegram-Bot-Api-Secret-Token";

describe("Telegram by webhook", { timeout: 240_000 }, () => {
  test("delivers with the secret; nobody else is heard", async () => {
    const office = await openTelegramOffice({}, { allowHttpWebhook: true });
    const code = await office.invite("leader", LEADER);
    const { dondoc, url } = await startWithWebhook(office);
    const leader = office.person("Chủ tịch");
    expect((await leader.says(`/start ${code}`)).text).toContain(`Đã liên kết: ${LEADER}`);
    expect(office.telegram.webhookFailures).toEqual([]);
    expect(office.telegram.calls.filter(({ method }) => method === "getUpdates")).toEqual([]);

    const update = forgedUpdate(leader.id);
    const told = leader.told.length;
    const heard = () => leader.told.length - told;
    expect(await post(url, update, {})).toBe(401);
    expect(await post(url, update, { [HEADER]: `${SECRET}x` })).toBe(401);
    expect(await post(url, "{", { [HEADER]: "wrong" })).toBe(401);
    expect(await post(new URL("/telegram", url), update, { [HEADER]: SECRET })).toBe(404);
    expect(await post(url, "{", { [HEADER]: SECRET })).toBe(400);
    expect((await leader.says("/lich")).text).toContain("30 ngày tới");
    expect(heard()).toBe(1);
    expect(await post(url, update, { [HEADER]: SECRET })).toBe(200);
    await office.telegram.waitFor(() => heard() === 2, PATIENCE);
    expect(await post(url, update, { [HEADER]: SECRET })).toBe(200);
    expect((await leader.says("/lich")).text).toContain("30 ngày tới");
    expect(heard()).toBe(3);
    expect(await dondoc.stop()).toBe(0);
  });

  test("what is written while nobody receives is answered once, then by polling", async () => {
    const office = await openTelegramOffice({}, { allowHttpWebhook: true });
    const code = await office.invite("leader", LEADER);
    const { dondoc } = await startWithWebhook(office);
    const leader = office.person("Chủ tịch");
    await leader.says(code);
    await dondoc.kill();
    const answer = leader.says("/trogiup");
    await start(office.place, ["--clock", IMPORT_DAY]);
    expect((await answer).text).toContain("/nhiemvu");
    expect((await leader.says("/lich")).text).toContain("30 ngày tới");
    expect(leader.told.filter(({ text }) => text.includes("có thể nhắn"))).toHaveLength(1);
  });
});

async function startWithWebhook({ place }: TelegramOffice) {
  return onFreePort(async (port) => {
    const url = new URL(PATH, `http://127.0.0.1:${port}`);
    const dondoc = await start(place, ["--clock", IMPORT_DAY], {
      PORT: String(port),
      TELEGRAM_WEBHOOK_URL: url.href,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
    });
    return { dondoc, url };
  });
}

/** What somebody who knows the address, and the chat's number, could send. */
function forgedUpdate(chatId: number): string {
  const chat = { id: chatId, type: "private", first_name: "Kẻ giả" };
  const from = { id: chatId, is_bot: false, first_name: "Kẻ giả" };
  const message = { message_id: 900_000, date: 0, chat, from, text: "/trogiup" };
  return JSON.stringify({ update_id: 990_000_001, message });
}

async function post(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const answer = await fetch(url, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
  });
  return answer.status;
}
