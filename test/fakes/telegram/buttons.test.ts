import { describe, expect, test } from "vitest";
import { startForTest, startWithUser, call, pollUpdates, send, keyboard } from "./plain-client.ts";

describe("buttons", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ text: "x", callback_data: String(index) }));

  test.each([
    ["64 bytes of data", [{ text: "x", callback_data: "ế".repeat(21) + "x" }], undefined],
    [
      "65 bytes of data",
      [{ text: "x", callback_data: "ế".repeat(21) + "xx" }],
      "BUTTON_DATA_INVALID",
    ],
    ["no data", [{ text: "x", callback_data: "" }], "BUTTON_DATA_INVALID"],
    ["100 buttons", many(100), undefined],
    ["101 buttons", many(101), "reply markup is too long"],
    ["no action", [{ text: "x" }], "Text buttons are unallowed"],
    ["two actions", [{ text: "x", url: "https://a.vn", callback_data: "x" }], "exactly one action"],
    ["no label", [{ text: " ", callback_data: "x" }], "button text must be non-empty"],
    ["a link", [{ text: "x", url: "http://127.0.0.1:8080/x" }], undefined],
    ["a link without a dot", [{ text: "x", url: "http://localhost:8080" }], "Wrong HTTP URL"],
    ["a script", [{ text: "x", url: "javascript:alert(1)" }], "Unsupported URL protocol"],
  ])("%s", async (_name, buttons, reason) => {
    const { telegram } = await startWithUser();
    const answer = await send(telegram, "chọn", keyboard(...buttons));
    expect(answer.status).toBe(reason === undefined ? 200 : 400);
    expect(answer.description ?? "").toContain(reason ?? "");
  });

  test("an edit is checked and shows in the current state", async () => {
    const { telegram, an } = await startWithUser();
    await send(telegram, "chọn", keyboard({ text: "A", callback_data: "a" }));
    const place = { chat_id: 1001, message_id: telegram.sent[0]?.messageId };
    const edit = (more: Record<string, unknown>) =>
      call(telegram, "editMessageText", { ...place, ...more });
    const same = await edit({ text: "chọn", ...keyboard({ text: "A", callback_data: "a" }) });
    expect(same.description).toContain("Bad Request: message is not modified");
    const lost = await edit({ message_id: 99, text: "x" });
    expect(lost.description).toBe("Bad Request: message to edit not found");
    const foreign = await edit({ message_id: an.text("của tôi").messageId, text: "x" });
    expect(foreign.description).toBe("Bad Request: message can't be edited");
    expect((await edit({ text: "xong" })).result).toMatchObject({ text: "xong" });
    expect(telegram.lastTo(1001)).toMatchObject({ text: "xong", buttons: [] });
    expect(telegram.sent[0]).toMatchObject({ text: "chọn" });
    const rows = keyboard({ text: "B", callback_data: "b" });
    await call(telegram, "editMessageReplyMarkup", { ...place, ...rows });
    expect(telegram.lastTo(1001)?.buttons).toEqual([[{ text: "B", data: "b" }]]);
    expect(telegram.edits.map(({ seq }) => seq)).toEqual([2, 3]);
    expect((await call(telegram, "editMessageReplyMarkup", { ...place, ...rows })).status).toBe(
      400,
    );
  });

  test("a deleted message is gone for edits, presses and a second delete", async () => {
    const { telegram, an } = await startWithUser();
    await send(telegram, "chọn", keyboard({ text: "A", callback_data: "a" }));
    const message = telegram.sent[0]!;
    const place = { chat_id: 1001, message_id: message.messageId };
    expect((await call(telegram, "deleteMessage", place)).result).toBe(true);
    expect(telegram.messagesTo(1001)).toEqual([]);
    expect((await call(telegram, "editMessageText", { ...place, text: "x" })).status).toBe(400);
    expect((await call(telegram, "deleteMessage", place)).description).toBe(
      "Bad Request: message to delete not found",
    );
    expect(() => an.press(message, "A")).toThrow("does not exist any more");
    const { updateId } = an.pressRaw(1001, message.messageId, "a");
    const [update] = await pollUpdates(telegram, { offset: updateId });
    expect(update?.callback_query?.message).toMatchObject({ chat: { id: 1001 }, date: 0 });
  });

  test("a press needs the button, and its answer the query", async () => {
    const { telegram, an } = await startWithUser();
    await send(telegram, "chọn", keyboard({ text: "Đã xong", callback_data: "done:1" }));
    const message = telegram.sent[0]!;
    expect(() => an.press(message, "Khác")).toThrow('no button "Khác". It has: "Đã xong" (done:1)');
    const binh = telegram.user(1002, { first_name: "Bình" });
    expect(() => binh.press(message, "Đã xong")).toThrow("cannot see chat 1001");
    const { queryId, updateId } = an.press(message, "Đã xong");
    expect(an.press(message, "done:1").queryId).not.toBe(queryId);
    const [update] = await pollUpdates(telegram, { offset: updateId });
    expect(update?.callback_query).toMatchObject({
      id: queryId,
      data: "done:1",
      from: { id: 1001 },
    });
    const answer = (id: string, text: string) =>
      call(telegram, "answerCallbackQuery", { callback_query_id: id, text });
    expect((await answer(queryId, "x".repeat(201))).status).toBe(400);
    expect((await answer(queryId, "x".repeat(200))).status).toBe(200);
    expect(await telegram.waitForAnswer(queryId)).toMatchObject({ userId: 1001, data: "done:1" });
    const tooOld =
      "Bad Request: query is too old and response timeout expired or query ID is invalid";
    expect((await answer("77", "x")).description).toBe(tooOld);
    telegram.expireCallbacks();
    expect((await answer(queryId, "x")).description).toBe(tooOld);
  });
});

describe("commands and actions", () => {
  test("checks names and descriptions", async () => {
    const telegram = await startForTest();
    const set = (command: string, description: string) =>
      call(telegram, "setMyCommands", { commands: [{ command, description }] });
    expect((await set("nhiemvu", "Việc của tôi")).result).toBe(true);
    expect(telegram.commands()).toEqual([{ command: "nhiemvu", description: "Việc của tôi" }]);
    expect((await call(telegram, "getMyCommands")).result).toEqual(telegram.commands());
    for (const name of ["NhiemVu", "nhiệmvụ", "", "x".repeat(33), "/x"]) {
      expect((await set(name, "x")).description).toBe("Bad Request: BOT_COMMAND_INVALID");
    }
    for (const description of ["", "x".repeat(257)]) {
      expect((await set("x", description)).status).toBe(400);
    }
  });

  test("checks the chat action", async () => {
    const { telegram } = await startWithUser();
    const act = (action: string) => call(telegram, "sendChatAction", { chat_id: 1001, action });
    expect((await act("typing")).status).toBe(200);
    expect((await act("thinking")).status).toBe(400);
  });
});
