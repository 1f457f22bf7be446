import { describe, expect, test } from "vitest";
import { call, PNG, send, sendMarkdown, startReceiver, startWithUser } from "./plain-client.ts";

describe("sendMessage", () => {
  test("answers with an id and a date in milliseconds, later than what was before", async () => {
    const { zalo, an } = await startWithUser({ now: () => 1_700_000_000_000 });
    const first = (await send(zalo, "chào")).result as { message_id: string; date: number };
    expect(first).toEqual({ message_id: expect.any(String), date: 1_700_000_000_000 });
    an.text("chào");
    expect((await send(zalo, "lại")).result).toMatchObject({ date: 1_700_000_000_002 });
    expect(zalo.sent).toMatchObject([
      { seq: 1, chatId: "an", messageId: first.message_id, text: "chào", raw: "chào" },
      { seq: 2, text: "lại" },
    ]);
    expect(zalo.lastTo("an")?.text).toBe("lại");
    expect(zalo.messagesTo("ba")).toEqual([]);
  });

  test.each([
    ["2,000 characters", { text: "ế".repeat(2000) }, undefined],
    ["2,001 characters", { text: "x".repeat(2001) }, "longer than 2000"],
    ["1,001 emoji", { text: "😀".repeat(1001) }, "longer than 2000"],
    ["nothing", { text: "" }, "text is empty"],
    ["blanks", { text: " \n " }, "text is empty"],
    ["no text", { text: undefined }, "text is empty"],
    ["half an emoji", { text: "x\ud83d" }, "not UTF-8"],
    ["a NUL", { text: "x\0y" }, "NUL"],
    ["a number", { text: 5 }, "must be a string"],
    ["a chat's number", { chat_id: 5, text: "x" }, "chat_id must be a string"],
    ["a stranger", { chat_id: "ba", text: "x" }, "chat not found"],
    ["another mark-up", { text: "x", parse_mode: "HTML" }, "markdown or html"],
    ["2,000 with marks", { text: `**${"x".repeat(1996)}**`, parse_mode: "markdown" }, undefined],
    ["2,001 with marks", { text: `**${"x".repeat(1997)}**`, parse_mode: "markdown" }, "longer"],
  ])("%s", async (_name, fields, reason) => {
    const { zalo } = await startWithUser();
    const answer = await call(zalo, "sendMessage", { chat_id: "an", ...fields });
    expect(answer).toMatchObject({ status: 200, ok: reason === undefined });
    expect(answer.description ?? "").toContain(reason ?? "");
    expect(zalo.sent).toHaveLength(reason === undefined ? 1 : 0);
  });

  test("a chat that blocked the bot is 403 until it does so no more", async () => {
    const { zalo } = await startWithUser();
    zalo.blockChat("an");
    expect((await send(zalo, "x")).error_code).toBe(403);
    expect((await call(zalo, "sendChatAction", { chat_id: "an", action: "typing" })).ok).toBe(
      false,
    );
    zalo.unblockChat("an");
    expect((await send(zalo, "x")).ok).toBe(true);
  });
});

describe("markdown", () => {
  test.each([
    ["**Đôn đốc** *nhắc* ~~bỏ~~ `x*y`", "Đôn đốc nhắc bỏ x*y"],
    ["**đậm *và nghiêng***", "đậm và nghiêng"],
    ["\\*\\*sao\\*\\* \\_ \\` \\~\\~ \\\\ \\n", "**sao** _ ` ~~ \\ \\n"],
    ["ke_hoach_2023 và _nghiêng_", "ke_hoach_2023 và nghiêng"],
    ["xem https://a.vn/x_y_~~z`_", "xem https://a.vn/x_y_~~z`_"],
    ["**https://a.vn/x_y**", "https://a.vn/x_y"],
    ["một ~ hai", "một ~ hai"],
    ["1. một\n2. hai", "1. một\n2. hai"],
    ["# một\n> hai\n\\# ba\n\\> bốn # năm", "một\nhai\n# ba\n> bốn # năm"],
    ["[chữ](https://a.vn) và [một] (hai)", "chữ và [một] (hai)"],
    ["<b>đậm</b> \\<b> 1 < 2", "đậm <b> 1 < 2"],
    ["(**a**) **b**: c", "(a) b: c"],
  ])("%j is read as %j", async (raw, shown) => {
    const { zalo } = await startWithUser();
    expect((await sendMarkdown(zalo, raw)).description).toBeUndefined();
    expect(zalo.sent[0]).toMatchObject({ text: shown, raw, parseMode: "markdown" });
  });

  test.each([
    ["**đậm", "unclosed ** at offset 0"],
    ["2 * 3", "a blank after the opening * at offset 2"],
    ["a* b", "a blank after the opening *"],
    ["**a *b** c*", "a blank after the opening *"],
    ["*a ~~b* c~~", "* closes before ~~"],
    ["****", "empty **"],
    ["**a **", "a blank before the closing **"],
    ["**một\nhai**", "unclosed **"],
    ["mở `ngoặc", "unclosed `"],
    ["_x", "unclosed _"],
    ["\\", undefined],
  ])("%j is refused", async (raw, reason) => {
    const { zalo } = await startWithUser();
    const { description = "", ok } = await sendMarkdown(zalo, raw);
    expect(ok).toBe(reason === undefined);
    expect(description).toContain(reason ?? "");
  });

  test("what was escaped away is nothing", async () => {
    const { zalo } = await startWithUser();
    expect((await sendMarkdown(zalo, "<b></b>")).description).toContain("text is empty");
  });
});

test.each([
  ["<b>đậm <i>x</i></b> &lt;b&gt; &amp;", "đậm x <b> &"],
  ["<b>đậm", undefined],
  ["<b><i>x</b></i>", undefined],
  ["</b>", undefined],
  ["1 < 2", undefined],
  ["A & B", undefined],
  ["<a href='x'>x</a>", undefined],
])("html %j is read as %j", async (raw, shown) => {
  const { zalo } = await startWithUser();
  const answer = await send(zalo, raw, { parse_mode: "html" });
  expect(answer.ok).toBe(shown !== undefined);
  expect(zalo.sent.map(({ text }) => text)).toEqual(shown === undefined ? [] : [shown]);
});

describe("numbered choices", () => {
  test.each([
    [
      "Việc\n\n1. Báo hoàn thành\n2. Vì sao?\n\nNhắn số để chọn.",
      ["1 Báo hoàn thành", "2 Vì sao?"],
    ],
    ["Việc\n\n9. Xem\n10. Khác", ["9 Xem", "10 Khác"]],
    ["Số nào?\n\na. Hủy\nb. Giữ", ["a Hủy", "b Giữ"]],
    ["Chọn\n\ny. Xem\nz. Khác\naa. Hủy\nab. Giữ", ["y Xem", "z Khác", "aa Hủy", "ab Giữ"]],
    ["1. một\n3. ba", ["3 ba"]],
    ["1. một\n2. hai\n\n1. Xem", ["1 Xem"]],
    [
      "1. Kế hoạch – hạn 31/3\nXây dựng\n2. Báo cáo\n\n3. Trang sau ›\nNhắn số để chọn.",
      ["1 Kế hoạch – hạn 31/3", "2 Báo cáo", "3 Trang sau ›"],
    ],
    ["1. một\nhai\n2. ba\n\nNhắn số để chọn.", ["1 một", "2 ba"]],
    ["1. một\nhai\nba", []],
    ["không có gì", []],
  ])("%j offers %j", async (text, offered) => {
    const { zalo } = await startWithUser();
    await send(zalo, text);
    expect(zalo.sent[0]?.choices.map(({ mark, label }) => `${mark} ${label}`)).toEqual(offered);
  });

  test("a person chooses by label what is there", async () => {
    const { zalo, an } = await startWithUser();
    await send(zalo, "Việc\n\n3. Báo hoàn thành");
    const message = await zalo.waitFor(({ chatId }) => chatId === "an");
    expect(() => an.choose(message, "Khác")).toThrow('no choice "Khác". It has: 3. Báo hoàn thành');
    expect(() => zalo.user("ba", { name: "Ba" }).choose(message, "Khác")).toThrow("cannot see an");
    an.choose(message, "Báo hoàn thành");
    expect((await call(zalo, "getUpdates", { timeout: 0 })).result).toMatchObject({
      message: { text: "3" },
    });
  });
});

describe("pictures, stickers, actions", () => {
  const photo = (url: string, more = {}) => ({ chat_id: "an", photo: url, ...more });

  test("a picture is fetched once, from its address, and kept", async () => {
    const { zalo } = await startWithUser();
    const { received, url } = await startReceiver(({ length }) => {
      return length === 1 ? { status: 200, body: PNG } : { status: 404 };
    });
    const sent = await call(zalo, "sendPhoto", photo(url, { caption: "Tuần 12" }));
    expect(sent).toMatchObject({ ok: true, result: { message_id: expect.any(String) } });
    expect(received).toHaveLength(1);
    expect(zalo.sent[0]).toMatchObject({ method: "sendPhoto", text: "Tuần 12" });
    expect(zalo.sent[0]?.photo).toEqual({ url, bytes: PNG });
    const gone = await call(zalo, "sendPhoto", photo(url));
    expect(gone.description).toBe("Bad Request: photo cannot be fetched");
  });

  test("what is no picture, no address or too many words is refused", async () => {
    const { zalo } = await startWithUser();
    const { url } = await startReceiver(() => ({ status: 200, body: Buffer.from("<html>") }));
    const reasons = [];
    for (const fields of [
      photo(url),
      photo("data:image/png;base64,AA"),
      photo("ảnh"),
      photo("http://127.0.0.1:1/x.png"),
      photo(url, { caption: "x".repeat(2001) }),
    ]) {
      reasons.push((await call(zalo, "sendPhoto", fields)).description);
    }
    expect(reasons).toEqual([
      "Bad Request: photo is not an image",
      "Bad Request: photo must be an address",
      "Bad Request: photo must be an address",
      "Bad Request: photo cannot be fetched",
      "Bad Request: caption is longer than 2000 characters",
    ]);
  });

  test("a full month refuses a picture before it is fetched", async () => {
    const { zalo } = await startWithUser({ limits: { perMonth: 0 } });
    const { received, url } = await startReceiver(() => ({ status: 200, body: PNG }));
    expect((await call(zalo, "sendPhoto", photo(url))).error_code).toBe(429);
    expect(received).toEqual([]);
  });

  test("stickers are sent, actions are recorded and checked", async () => {
    const { zalo } = await startWithUser();
    await call(zalo, "sendSticker", { chat_id: "an", sticker: "d063f44dc80821567819" });
    expect(zalo.sent).toMatchObject([{ method: "sendSticker", text: "" }]);
    const act = (action: string) => call(zalo, "sendChatAction", { chat_id: "an", action });
    expect((await act("typing")).ok).toBe(true);
    expect((await act("thinking")).error_code).toBe(400);
    expect(zalo.actions).toMatchObject([{ chatId: "an", action: "typing" }]);
  });
});
