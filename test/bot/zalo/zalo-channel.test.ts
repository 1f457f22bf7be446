import { createServer, type AddressInfo, type Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { CallError, makeZaloClient } from "../../../bot/zalo/zalo-client.ts";
import { makeZaloChannel } from "../../../bot/zalo/zalo-channel.ts";
import type { ChatId } from "../../../domain/ids.ts";
import type { SendResult } from "../../../domain/message.ts";
import type { FaultOutcome } from "../../fakes/zalo/index.ts";
import { describeChannel, describeUnreachable, outgoing, words } from "../channel-contract.ts";
import { AN, open, openForTest, UNPACED } from "./channel-under-test.ts";

/** Neither the token nor anything that was to be said. */
function expectDiscreet(result: SendResult, token: string): void {
  const reason = result.outcome === "sent" ? "" : result.reason;
  expect(reason).not.toBe("");
  expect(reason).not.toContain(token);
  expect(reason).not.toContain("mật");
}

describeChannel("Zalo", open);
describeChannel("Zalo, with errors under their own HTTP status", () =>
  open({ httpErrors: "status" }),
);

describeUnreachable("Zalo", open, {
  "after the person blocked the bot": ({ zalo }) => {
    zalo.blockChat(AN);
    return AN;
  },
  "in a chat that never wrote": () => "4242" as ChatId,
});

describe("what the platform answers", () => {
  type Case = [string, FaultOutcome, object];
  const cases: Case[] = [
    ["429", { error: 429 }, { outcome: "retry", afterSeconds: 60 }],
    ["401", { error: 401 }, { outcome: "retry", afterSeconds: 300 }],
    ["403", { error: 403 }, { outcome: "unreachable" }],
    [
      "404 of a wrong root",
      { error: 404, description: "Not Found" },
      { outcome: "retry", afterSeconds: 300 },
    ],
    ["404 of a chat", { error: 404, description: "User not found" }, { outcome: "unreachable" }],
    ["400 of a chat", { error: 400, description: "Invalid chat_id" }, { outcome: "unreachable" }],
    [
      "400 of a recipient",
      { error: 400, description: "Bad Request: the recipient has blocked the bot" },
      { outcome: "unreachable" },
    ],
    ["another 400", { error: 400, description: "text is too long" }, { outcome: "rejected" }],
    ["408", { error: 408, description: "Request timeout" }, { outcome: "unknown" }],
    ["500", { error: 500 }, { outcome: "retry", afterSeconds: 30 }],
    ["a page with 502", { page: 502 }, { outcome: "retry", afterSeconds: 30 }],
    ["a page with 503", { page: 503 }, { outcome: "retry", afterSeconds: 30 }],
    ["a page with 429", { page: 429 }, { outcome: "retry", afterSeconds: 60 }],
    ["a page with 500", { page: 500 }, { outcome: "unknown" }],
    ["a page with 404", { page: 404 }, { outcome: "unknown" }],
    ["a page with 200", "garbage", { outcome: "unknown" }],
    ["JSON without sense", { status: 200, body: [] }, { outcome: "unknown" }],
    ["null", { status: 200, body: null }, { outcome: "unknown" }],
    ["an error without a code", { status: 200, body: { ok: false } }, { outcome: "retry" }],
    [
      "an error with a code of its own",
      { status: 200, body: { ok: false, error_code: -216 } },
      { outcome: "retry" },
    ],
    [
      "a code in digits",
      { status: 200, body: { ok: false, error_code: "401" } },
      { outcome: "retry", afterSeconds: 300 },
    ],
    ["a reset", "reset", { outcome: "unknown" }],
    ["a reset after the deed", "reset-after", { outcome: "unknown" }],
    ["nothing in time", "hang", { outcome: "unknown" }],
  ];

  test.each(cases)("%s", async (_name, fault, expected) => {
    const { zalo, channel } = await openForTest();
    zalo.failNext({ method: "sendMessage" }, fault);
    const result = await channel.send(AN, words("bí mật"));
    expect(result).toMatchObject(expected);
    expectDiscreet(result, zalo.token);
    expect(zalo.calls.filter(({ method }) => method === "sendMessage")).toHaveLength(1);
  });

  test("what was taken counts as sent, whatever is told of it", async () => {
    const { zalo, channel } = await openForTest();
    zalo.failNext({}, { status: 200, body: { ok: true } });
    expect(await channel.send(AN, words("x"))).toEqual({ outcome: "sent", platformIds: [] });
  });

  test("a description that quotes the message is not passed on", async () => {
    const { zalo, channel } = await openForTest();
    const description = `Bad Request: text 'bí mật' has a bad "mật": bí mật`;
    zalo.failNext({}, { error: 400, description });
    expect(await channel.send(AN, words("bí mật"))).toMatchObject({
      outcome: "rejected",
      reason: "Zalo refused it (400: text … has a bad …)",
    });
  });

  test("a message is shown at a moment of the platform's own clock", async () => {
    const { channel } = await openForTest({ now: () => Date.UTC(2023, 2, 24, 0, 30) });
    expect(await channel.send(AN, words("x"))).toMatchObject({
      outcome: "sent",
      shownAt: expect.stringMatching(/^2023-03-24T00:30:/u),
    });
  });
});

describe("a platform that was never reached has surely not got it: tried again", () => {
  test("when it refuses connections, or has no address", async () => {
    const { zalo, channel } = await openForTest();
    await zalo.refuseConnections();
    const result = await channel.send(AN, words("bí mật"));
    expect(result).toMatchObject({ outcome: "retry", afterSeconds: 30 });
    expectDiscreet(result, zalo.token);
    const nowhere = { token: "1:a", apiRoot: "http://no-such-host.invalid", pacer: UNPACED };
    expect(await makeZaloChannel(nowhere).send(AN, words("x"))).toMatchObject({ outcome: "retry" });
  });

  test("when the call is given up before there was a connection", async () => {
    const given = new AbortController();
    let spoken = 0;
    const server = createServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => {
        spoken += 1;
        if (spoken === 2) given.abort();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const call = (scheme: string) =>
      makeZaloClient({
        token: "1:a",
        apiRoot: `${scheme}://127.0.0.1:${port}`,
        timeoutMillis: 9_000,
      })
        .call("getMe", {}, given.signal)
        .catch((error: unknown) => error);
    const answers = await Promise.all([call("http"), call("https")]);
    expect(answers.map((error) => error instanceof CallError && error.fault)).toEqual([
      { kind: "unclear", why: "timed out" },
      { kind: "not-sent", why: "timed out" },
    ]);
  });

  test.each<[string, (socket: Socket) => unknown, string]>([
    ["breaks off", (socket) => socket.destroy(), "ECONNRESET"],
    ["comes to nothing", () => {}, "ETIMEDOUT"],
    ["is no TLS", (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"), "EPROTO"],
  ])("when the handshake %s", async (_how, treat, code) => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on("error", () => {});
      treat(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    const apiRoot = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const options = { token: "1:a", apiRoot, pacer: UNPACED, timeoutMillis: 3_000 };
    const result = await makeZaloChannel(options).send(AN, words("x"));
    expect(result).toMatchObject({
      outcome: "retry",
      reason: expect.stringContaining("cannot be"),
    });
    expect(result).toMatchObject({
      reason: expect.stringMatching(new RegExp(`\\((ERR_SSL\\w*|${code})`, "u")),
    });
  });
});

describe("mark-up", () => {
  const marked = outgoing({ lines: [[{ bold: "<1>" }, " & 2*3"]] });

  test("is sent only where something is marked", async () => {
    const { zalo, channel } = await openForTest();
    await channel.send(AN, marked);
    await channel.send(AN, words("2*3 = _6_"));
    expect(zalo.sent.map(({ parseMode, raw, text }) => [parseMode, raw, text])).toEqual([
      ["markdown", "**<1>** & 2\\*3", "<1> & 2*3"],
      [undefined, "2*3 = _6_", "2*3 = _6_"],
    ]);
  });

  test("that the platform does not take is sent once more as plain words", async () => {
    const { zalo, channel } = await openForTest();
    zalo.failNext({}, { error: 400, description: "can't parse it" });
    expect((await channel.send(AN, marked)).outcome).toBe("sent");
    expect(zalo.lastTo(AN)).toMatchObject({ raw: "<1> & 2*3", parseMode: undefined });
    zalo.failNext({}, { error: 400, description: "can't parse it" }, 2);
    expect((await channel.send(AN, marked)).outcome).toBe("rejected");
    expect(zalo.sent).toHaveLength(1);
  });

  test("is not blamed for a chat that is gone", async () => {
    const { zalo, channel } = await openForTest();
    await channel.send("4242" as ChatId, marked);
    expect(zalo.calls).toHaveLength(1);
  });
});

describe("typing", () => {
  test("is shown, and never fails", async () => {
    const { zalo, channel } = await openForTest();
    await channel.typing?.(AN);
    expect(zalo.actions).toMatchObject([{ chatId: AN, action: "typing" }]);
    zalo.failNext({}, { error: 429 });
    await channel.typing?.(AN);
    await zalo.refuseConnections();
    await channel.typing?.(AN);
    expect(zalo.actions).toHaveLength(1);
  });
});
