import { describe, expect, test } from "vitest";
import type { Attachment } from "../../../domain/channel.ts";
import type { FaultOutcome } from "../../fakes/telegram/index.ts";
import { PNG } from "../../fakes/telegram/plain-client.ts";
import { outgoing, words } from "../channel-contract.ts";
import { AN, idsOf, openForTest } from "./channel-under-test.ts";

const PICTURE: Attachment = { kind: "picture", png: PNG, alt: "Tiến độ" };
const CHOICES = [[{ label: "Đã xong", id: "m:0" }]];

describe("a message of several parts", () => {
  const long = outgoing({
    lines: Array.from({ length: 100 }, () => [{ bold: "z".repeat(99) }]),
    choices: CHOICES,
  });

  test("tells every part's id; the buttons stand under the last", async () => {
    const { telegram, channel } = await openForTest();
    const result = await channel.send(AN, long);
    const sent = telegram.messagesTo(1001);
    expect(sent.map(({ text }) => text.length <= 4096)).toEqual([true, true, true]);
    expect(idsOf(result)).toEqual(sent.map(({ messageId }) => String(messageId)));
    expect(sent.map(({ buttons }) => buttons.length)).toEqual([0, 0, 1]);
  });

  test.each([
    ["a reset in the middle", "reset", "unknown"],
    ["a refusal in the middle", { status: 400, body: { ok: false, error_code: 400 } }, "rejected"],
    ["a block in the middle", { status: 403, body: { ok: false, error_code: 403 } }, "unreachable"],
    [
      "500 in the middle: some of it has arrived",
      { status: 500, body: { ok: false, error_code: 500 } },
      "unknown",
    ],
  ] as [string, FaultOutcome, string][])("%s", async (_name, fault, outcome) => {
    const { telegram, channel } = await openForTest();
    const passing = { status: 200, body: { ok: true, result: { message_id: 77 } } };
    telegram.failNext({ method: "sendMessage" }, passing);
    telegram.failNext({ method: "sendMessage" }, fault);
    const result = await channel.send(AN, long);
    expect(result).toMatchObject({ outcome, reason: expect.stringMatching(/^partly sent \(1\)/u) });
    expect(telegram.sent).toEqual([]);
  });
});

describe("buttons", () => {
  test("long labels are cut, empty ones filled, empty rows left out", async () => {
    const { telegram, channel } = await openForTest();
    const label = "Nộp báo cáo kết quả kiểm soát thủ tục hành chính quý IV\u202e năm 2023";
    const choices = [[], [{ label, id: "a" }], [{ label: "\u0007 ", id: "b" }]];
    await channel.send(AN, { ...words("x"), choices });
    expect(telegram.lastTo(1001)?.buttons).toEqual([
      [{ text: "Nộp báo cáo kết quả kiểm soát thủ tục hành chính quý IV năm…", data: "a" }],
      [{ text: "•", data: "b" }],
    ]);
  });

  test.each(["", "x".repeat(65), "ề".repeat(22)])("an id that cannot come back: %s", async (id) => {
    const { telegram, channel } = await openForTest();
    const result = await channel.send(AN, { ...words("x"), choices: [[{ label: "a", id }]] });
    expect(result).toMatchObject({ outcome: "rejected", reason: expect.stringContaining("bytes") });
    expect(telegram.calls).toEqual([]);
  });
});

describe("pictures and files", () => {
  test("a short text is the caption, with the buttons", async () => {
    const { telegram, channel } = await openForTest();
    const lines = [[{ bold: "Tuần này" }, " <3 việc"]];
    const result = await channel.send(
      AN,
      outgoing({ lines, choices: CHOICES, attachment: PICTURE }),
    );
    const [message, ...rest] = telegram.messagesTo(1001);
    expect(rest).toEqual([]);
    expect(message).toMatchObject({ method: "sendPhoto", text: "Tuần này <3 việc" });
    expect(message?.photo?.bytes.equals(PNG)).toBe(true);
    expect(message?.buttons.flat()).toEqual([{ text: "Đã xong", data: "m:0" }]);
    expect(idsOf(result)).toEqual([String(message?.messageId)]);
  });

  test("a longer text follows the picture, and carries the buttons", async () => {
    const { telegram, channel } = await openForTest();
    const lines = [["y".repeat(1025)]];
    const result = await channel.send(
      AN,
      outgoing({ lines, choices: CHOICES, attachment: PICTURE }),
    );
    const sent = telegram.messagesTo(1001);
    expect(sent.map(({ method, text, buttons }) => [method, text.length, buttons.length])).toEqual([
      ["sendPhoto", 0, 0],
      ["sendMessage", 1025, 1],
    ]);
    expect(idsOf(result)).toHaveLength(2);
  });

  test("a file keeps its name, made harmless, and needs no words", async () => {
    const { telegram, channel } = await openForTest();
    const bytes = new TextEncoder().encode("BEGIN:VCALENDAR");
    for (const name of ["lịch việc 2023.ics", 'a"; name=b\r\n/..\\x.ics']) {
      const attachment: Attachment = { kind: "file", name, mime: "text/calendar", bytes };
      expect((await channel.send(AN, outgoing({ attachment }))).outcome).toBe("sent");
    }
    expect(telegram.sent.map(({ document }) => document?.name)).toEqual([
      "lịch việc 2023.ics",
      "a__ name=b___.._x.ics",
    ]);
    expect(telegram.sent.every(({ document }) => document?.bytes.equals(bytes))).toBe(true);
  });

  test("a picture that breaks off before its text is partly sent", async () => {
    const { telegram, channel } = await openForTest();
    telegram.failNext({ method: "sendMessage" }, "reset");
    const lines = [["y".repeat(2000)]];
    const result = await channel.send(AN, outgoing({ lines, attachment: PICTURE }));
    expect(result).toMatchObject({ outcome: "unknown" });
    expect(telegram.sent).toHaveLength(1);
  });

  test("nothing that could be seen is not sent", async () => {
    const { telegram, channel } = await openForTest();
    const result = await channel.send(AN, words("\u200b\0 "));
    expect(result).toMatchObject({ outcome: "rejected" });
    expect(telegram.calls).toEqual([]);
  });
});

describe("replacing", () => {
  test("edits the message and its buttons; the same words again are as good as sent", async () => {
    const { telegram, channel } = await openForTest();
    const replaces = idsOf(await channel.send(AN, { ...words("Một"), choices: CHOICES }));
    const next = { ...words("Hai"), choices: [[{ label: "Xem", id: "m:1" }]], replaces };
    expect(await channel.send(AN, next)).toEqual({ outcome: "sent", platformIds: replaces });
    expect(await channel.send(AN, next)).toEqual({ outcome: "sent", platformIds: replaces });
    expect(telegram.messagesTo(1001)).toMatchObject([
      { text: "Hai", buttons: [[{ text: "Xem", data: "m:1" }]] },
    ]);
    expect(telegram.edits).toHaveLength(1);
  });

  test.each([
    ["what is too long for one message", { lines: [["y".repeat(5000)]] }],
    ["a picture", { lines: [["x"]], attachment: PICTURE }],
  ])("%s is sent anew", async (_name, over) => {
    const { telegram, channel } = await openForTest();
    const replaces = idsOf(await channel.send(AN, words("Một")));
    expect((await channel.send(AN, outgoing({ ...over, replaces }))).outcome).toBe("sent");
    expect(telegram.edits).toEqual([]);
    expect(telegram.messagesTo(1001)[0]?.text).toBe("Một");
  });

  test("a picture, a person's own message and a message that is gone cannot be edited", async () => {
    const { telegram, an, channel } = await openForTest();
    const photo = idsOf(await channel.send(AN, outgoing({ attachment: PICTURE })));
    const own = String(an.text("của tôi").messageId);
    for (const replaces of [photo, [own], ["123456"], ["không phải số"]]) {
      expect((await channel.send(AN, { ...words("Mới"), replaces })).outcome).toBe("sent");
    }
    expect(telegram.edits).toEqual([]);
    expect(telegram.messagesTo(1001).filter(({ text }) => text === "Mới")).toHaveLength(4);
  });

  test("an edit that is refused for now is not sent anew", async () => {
    const { telegram, channel } = await openForTest();
    const replaces = idsOf(await channel.send(AN, words("Một")));
    telegram.failNext({ method: "editMessageText" }, { retryAfter: 4 });
    expect(await channel.send(AN, { ...words("Hai"), replaces })).toMatchObject({
      outcome: "retry",
      afterSeconds: 5,
    });
    expect(telegram.sent).toHaveLength(1);
  });
});
