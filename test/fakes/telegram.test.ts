import { Bot, GrammyError, HttpError, InputFile } from "grammy";
import { describe, expect, test } from "vitest";
import { type FakeTelegram } from "./telegram/index.ts";
import {
  PNG,
  startForTest,
  startWithUser,
  call,
  send,
  sendHtml,
  keyboard,
  methodUrl,
} from "./telegram/plain-client.ts";

describe("the door", () => {
  test("a wrong token is 401, an unknown method 404, a name's case does not matter", async () => {
    const telegram = await startForTest();
    const wrong = await fetch(`${telegram.url}/bot1:wrong/getMe`);
    expect([wrong.status, await wrong.json()]).toEqual([
      401,
      { ok: false, error_code: 401, description: "Unauthorized" },
    ]);
    expect(await call(telegram, "sendHologram")).toEqual({
      status: 404,
      ok: false,
      error_code: 404,
      description: "Not Found",
    });
    expect(await call(telegram, "GETme")).toMatchObject({
      result: { username: telegram.botUsername },
    });
    expect(telegram.calls.map(({ method, status }) => [method, status])).toEqual([
      ["getMe", 401],
      ["sendHologram", 404],
      ["getMe", 200],
    ]);
    expect(telegram.rejected).toHaveLength(2);
  });

  test("takes query, urlencoded and multipart as well as JSON", async () => {
    const { telegram } = await startWithUser();
    const url = methodUrl(telegram, "sendMessage");
    const rows = JSON.stringify({ inline_keyboard: [[{ text: "A", callback_data: "a" }]] });
    const fields = { chat_id: "1001", text: "một & hai", reply_markup: rows };
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    await fetch(`${url}?${new URLSearchParams(fields).toString()}`);
    await fetch(url, { method: "POST", body: new URLSearchParams(fields) });
    await fetch(url, { method: "POST", body: form });
    expect(telegram.sent.map(({ text, buttons }) => [text, buttons])).toEqual(
      Array.from({ length: 3 }, () => ["một & hai", [[{ text: "A", data: "a" }]]]),
    );
  });

  test("refuses a body that is no JSON object, and a multipart body that is cut off", async () => {
    const telegram = await startForTest();
    const url = methodUrl(telegram, "getMe");
    const json = { "content-type": "application/json" };
    const form = { "content-type": "multipart/form-data; boundary=x" };
    const part = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1';
    const bad = [
      { method: "POST", headers: json, body: "{" },
      { method: "POST", headers: json, body: "[]" },
      { method: "POST", headers: form, body: part },
    ];
    for (const request of bad) expect((await fetch(url, request)).status).toBe(400);
  });
});

describe("waiting", () => {
  test("gives up with what there was instead", async () => {
    const { telegram } = await startWithUser();
    await send(telegram, "chào", keyboard({ text: "A", callback_data: "a" }));
    await sendHtml(telegram, "<b>");
    const waiting = telegram.waitFor(({ text }) => text === "tạm biệt", 1);
    await expect(waiting).rejects.toThrow(
      /Nothing came within 1 ms[^]*"chào" \[A → a\][^]*400 sendMessage: Bad Request: can't parse/,
    );
  });
});

describe("grammY as the client", () => {
  function startBot(telegram: FakeTelegram): Bot {
    return new Bot(telegram.token, { client: { apiRoot: telegram.url } });
  }

  test("a conversation by long polling, with buttons, edits and an edited message", async () => {
    const telegram = await startForTest();
    const bot = startBot(telegram);
    bot.command("start", (context) =>
      context.reply(`<b>Mã ${context.match}</b>`, {
        parse_mode: "HTML",
        reply_markup: { inline_keyboard: [[{ text: "Xem", callback_data: "view" }]] },
      }),
    );
    bot.callbackQuery("view", async (context) => {
      await context.answerCallbackQuery("Đây");
      await context.editMessageText("Không có việc");
    });
    bot.on("edited_message:text", (context) => context.reply(`sửa: ${context.msg.text}`));
    const running = bot.start({ timeout: 50 });
    const an = telegram.user(1001, { first_name: "An" });
    const { messageId } = an.start("ABC");
    const welcome = await telegram.waitFor(({ text }) => text === "Mã ABC");
    const { queryId } = an.press(welcome, "Xem");
    expect((await telegram.waitForAnswer(queryId)).text).toBe("Đây");
    const edited = await telegram.waitFor(({ seq }) => seq > welcome.seq);
    expect(edited).toMatchObject({ text: "Không có việc", messageId: welcome.messageId });
    an.editText(messageId, "khác");
    await telegram.waitFor(({ text }) => text === "sửa: khác");
    await telegram.waitForDrained();
    await bot.stop();
    await running;
    expect(telegram.rejected).toEqual([]);
  });

  test("uploads and downloads", async () => {
    const { telegram } = await startWithUser();
    const { api } = startBot(telegram);
    const bytes = Buffer.from("a\r\n--b\r\n\0c");
    const caption = "Biểu đồ";
    await api.sendPhoto(1001, new InputFile(PNG, "biểu đồ; 1.png"), { caption });
    const message = await api.sendDocument(1001, new InputFile(bytes, "Báo cáo quý I.pdf"));
    expect(telegram.sent).toMatchObject([
      { method: "sendPhoto", text: caption, photo: { bytes: PNG } },
      { method: "sendDocument", document: { name: "Báo cáo quý I.pdf", bytes } },
    ]);
    const { file_path: path } = await api.getFile(message.document.file_id);
    const download = await fetch(`${telegram.url}/file/bot${telegram.token}/${path}`);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(bytes);
  });

  test("errors arrive as grammY's own", async () => {
    const { telegram } = await startWithUser();
    const { api } = startBot(telegram);
    telegram.failNext({}, { retryAfter: 3 });
    const limited: unknown = await api.sendMessage(1001, "x").catch((error: unknown) => error);
    expect(limited).toBeInstanceOf(GrammyError);
    expect(limited).toMatchObject({ error_code: 429, parameters: { retry_after: 3 } });
    for (const outcome of ["reset", "garbage"] as const) {
      telegram.failNext({}, outcome);
      await expect(api.sendMessage(1001, "x")).rejects.toBeInstanceOf(HttpError);
    }
  });

  test("two bots on one token: the first stops with 409", async () => {
    const telegram = await startForTest();
    const [first, second] = [startBot(telegram), startBot(telegram)];
    const failed = first.start({ timeout: 50 }).catch((error: unknown) => error);
    await telegram.waitForCall(({ method }) => method === "getUpdates");
    const running = second.start({ timeout: 50 });
    expect(await failed).toMatchObject({ error_code: 409 });
    await second.stop();
    await running;
  });
});
