import type { AddressInfo } from "node:net";
import { createServer } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Attachment } from "../../../domain/channel.ts";
import { JPEG } from "../../fakes/zalo/image.ts";
import type { FaultOutcome } from "../../fakes/zalo/index.ts";
import { outgoing, words } from "../channel-contract.ts";
import { AN, idsOf, openForTest } from "./channel-under-test.ts";

const CHOICES = [[{ label: "Đã xong", id: "m:0", mark: "1" }]];
const SHOWN = "\n\n1. Đã xong\nNhắn số để chọn.";
const PASSING: FaultOutcome = { status: 200, body: { ok: true, result: { message_id: "77" } } };

/** Where the platform fetches a picture of ours. */
async function published(bytes: Buffer, status = 200): Promise<Attachment> {
  const server = createServer((_request, response) => response.writeHead(status).end(bytes));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/f/abc`;
  return { kind: "picture", png: bytes, alt: "Tiến độ", url };
}

describe("a message of several parts", () => {
  const long = outgoing({
    lines: Array.from({ length: 40 }, () => [{ bold: "z".repeat(99) }]),
    choices: CHOICES,
  });

  test("tells every part's id; the choices stand below the last", async () => {
    const { zalo, channel } = await openForTest();
    const result = await channel.send(AN, long);
    const sent = zalo.messagesTo(AN);
    expect(sent.map(({ choices }) => choices.length)).toEqual([0, 0, 1]);
    expect(idsOf(result)).toEqual(sent.map(({ messageId }) => messageId));
    expect(result).toMatchObject({ shownAt: new Date(sent.at(-1)?.at ?? 0).toISOString() });
  });

  test.each<[string, FaultOutcome, string]>([
    ["a reset in the middle", "reset", "unknown"],
    ["a refusal in the middle", { error: 400 }, "rejected"],
    ["a block in the middle", { error: 403 }, "unreachable"],
    ["500 in the middle: some of it has arrived", { error: 500 }, "unknown"],
  ])("%s", async (_name, fault, outcome) => {
    const { zalo, channel } = await openForTest();
    zalo.failNext({ method: "sendMessage" }, PASSING);
    zalo.failNext({ method: "sendMessage" }, fault, 2);
    const result = await channel.send(AN, long);
    expect(result).toMatchObject({ outcome, reason: expect.stringMatching(/^partly sent \(1\)/u) });
    expect(zalo.sent).toEqual([]);
  });
});

describe("pictures", () => {
  test("a text of one part is the caption, with the choices, and without mark-up", async () => {
    const { zalo, channel } = await openForTest();
    const attachment = await published(JPEG);
    const lines = [[{ bold: "Tuần này" }, " <3 việc*"]];
    const result = await channel.send(AN, outgoing({ lines, choices: CHOICES, attachment }));
    expect(zalo.sent).toMatchObject([
      { method: "sendPhoto", raw: `Tuần này <3 việc*${SHOWN}`, parseMode: undefined },
    ]);
    expect(zalo.sent[0]?.photo?.bytes.equals(JPEG)).toBe(true);
    expect(idsOf(result)).toEqual([zalo.sent[0]?.messageId]);
  });

  test("a longer text follows the picture, and carries the choices", async () => {
    const { zalo, channel } = await openForTest();
    const attachment = await published(JPEG);
    const lines = [["y".repeat(1990)]];
    const result = await channel.send(AN, outgoing({ lines, choices: CHOICES, attachment }));
    expect(zalo.sent.map(({ method, text }) => [method, text.length])).toEqual([
      ["sendPhoto", 0],
      ["sendMessage", 1990],
      ["sendMessage", SHOWN.length - 2],
    ]);
    expect(idsOf(result)).toHaveLength(3);
  });

  test("a picture may come without words", async () => {
    const { zalo, channel } = await openForTest();
    await channel.send(AN, outgoing({ attachment: await published(JPEG) }));
    expect(zalo.sent).toMatchObject([{ method: "sendPhoto", text: "" }]);
  });

  test("one that the platform cannot fetch, or does not take, is left out", async () => {
    const { zalo, channel } = await openForTest();
    const refused = [
      await published(JPEG, 404),
      await published(Buffer.from("<html>")),
      { ...(await published(JPEG)), url: "http://127.0.0.1:1/f/abc" },
    ];
    for (const attachment of refused) {
      expect(await channel.send(AN, { ...words("Tuần này"), attachment })).toMatchObject({
        outcome: "sent",
      });
    }
    zalo.failNext({ method: "sendPhoto" }, { error: 500 });
    await channel.send(AN, { ...words("Tuần này"), attachment: await published(JPEG) });
    expect(zalo.sent.map(({ method, text }) => [method, text])).toEqual(
      Array.from({ length: 4 }, () => ["sendMessage", "Tuần này"]),
    );
    expect(
      await channel.send(AN, outgoing({ attachment: await published(JPEG, 404) })),
    ).toMatchObject({ outcome: "rejected" });
  });

  test.each<[string, FaultOutcome, object]>([
    ["429", { error: 429 }, { outcome: "retry", afterSeconds: 60 }],
    ["401", { error: 401 }, { outcome: "retry", afterSeconds: 300 }],
    ["403", { error: 403 }, { outcome: "unreachable" }],
    [
      "a chat that is gone",
      { error: 400, description: "chat not found" },
      { outcome: "unreachable" },
    ],
    ["a reset", "reset", { outcome: "unknown" }],
    ["408", { error: 408 }, { outcome: "unknown" }],
  ])(
    "%s is no refusal of the picture: the text is not sent in its place",
    async (_n, fault, out) => {
      const { zalo, channel } = await openForTest();
      zalo.failNext({ method: "sendPhoto" }, fault);
      const attachment = await published(JPEG);
      expect(await channel.send(AN, { ...words("Tuần này"), attachment })).toMatchObject(out);
      expect(zalo.calls.map(({ method }) => method)).toEqual(["sendPhoto"]);
    },
  );

  test("one without an address is left to the text", async () => {
    const { zalo, channel } = await openForTest();
    const attachment: Attachment = { kind: "picture", png: JPEG, alt: "Tiến độ" };
    await channel.send(AN, { ...words("Tuần này"), attachment });
    expect(zalo.sent.map(({ method, text }) => [method, text])).toEqual([
      ["sendMessage", "Tuần này"],
    ]);
  });

  test("one that breaks off before its text is partly sent", async () => {
    const { zalo, channel } = await openForTest();
    zalo.failNext({ method: "sendMessage" }, "reset");
    const attachment = await published(JPEG);
    const result = await channel.send(AN, outgoing({ lines: [["y".repeat(2001)]], attachment }));
    expect(result).toMatchObject({ outcome: "unknown", reason: expect.stringContaining("partly") });
    expect(zalo.sent).toHaveLength(1);
  });
});

describe("files", () => {
  const file: Attachment = {
    kind: "file",
    name: "lịch\nviệc.ics",
    mime: "text/calendar",
    bytes: new Uint8Array(),
  };

  test("are told by their address, above the choices", async () => {
    const { zalo, channel } = await openForTest();
    const attachment = { ...file, url: "https://dondoc.vn/f/a_b" };
    await channel.send(AN, outgoing({ lines: [[{ bold: "Lịch" }]], choices: CHOICES, attachment }));
    expect(zalo.lastTo(AN)?.text).toBe(`Lịch\nlịch việc.ics: https://dondoc.vn/f/a_b${SHOWN}`);
  });

  test("without an address go unmentioned", async () => {
    const { zalo, channel } = await openForTest();
    await channel.send(AN, { ...words("Lịch"), attachment: file });
    expect(zalo.lastTo(AN)?.text).toBe("Lịch");
  });
});

test("nothing that could be seen is not sent", async () => {
  const { zalo, channel } = await openForTest();
  expect(await channel.send(AN, words("\u200b\0 "))).toMatchObject({ outcome: "rejected" });
  expect(zalo.calls).toEqual([]);
});
