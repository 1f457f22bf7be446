import { createServer, type AddressInfo, type Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { makeTelegramChannel } from "../../../bot/telegram/telegram-channel.ts";
import type { Attachment } from "../../../domain/channel.ts";
import type { ChatId } from "../../../domain/ids.ts";
import type { SendResult } from "../../../domain/message.ts";
import type { FaultOutcome } from "../../fakes/telegram/index.ts";
import { describeChannel, describeUnreachable, outgoing, words } from "../channel-contract.ts";
import { AN, open, openForTest, UNPACED } from "./channel-under-test.ts";

/** Neither the token nor anything that was to be said. */
function expectDiscreet(result: SendResult, token: string): void {
  const reason = result.outcome === "sent" ? "" : result.reason;
  expect(reason).not.toBe("");
  expect(reason).not.toContain(token);
  expect(reason).not.toContain("mật");
}

describeChannel("Telegram", open);

describeUnreachable("Telegram", open, {
  "after the person blocked the bot": ({ telegram }) => {
    telegram.blockChat(1001);
    return AN;
  },
  "in a chat that never was": () => "4242" as ChatId,
});

describe("what Telegram answers", () => {
  type Case = [string, FaultOutcome, object];
  const refusal = (status: number, description: string): FaultOutcome => {
    return { status, body: { ok: false, error_code: status, description } };
  };
  const cases: Case[] = [
    ["429", { retryAfter: 7 }, { outcome: "retry", afterSeconds: 8 }],
    ["500", refusal(500, "Internal Server Error"), { outcome: "retry", afterSeconds: 30 }],
    ["401", refusal(401, "Unauthorized"), { outcome: "retry", afterSeconds: 300 }],
    ["403", refusal(403, "Forbidden: user is deactivated"), { outcome: "unreachable" }],
    ["another 400", refusal(400, "Bad Request: BUTTON_DATA_INVALID"), { outcome: "rejected" }],
    [
      "a supergroup",
      { migrateTo: -1_000_000_000_005 },
      { outcome: "rejected", reason: "the group became a supergroup: it has to link anew" },
    ],
    ["garbage", "garbage", { outcome: "unknown" }],
    ["JSON without sense", { status: 200, body: [] }, { outcome: "unknown" }],
    ["null", { status: 200, body: null }, { outcome: "unknown" }],
    ["a reset", "reset", { outcome: "unknown" }],
    ["a reset after the deed", "reset-after", { outcome: "unknown" }],
    ["nothing in time", "hang", { outcome: "unknown" }],
  ];

  test.each(cases)("%s", async (_name, fault, expected) => {
    const { telegram, channel } = await openForTest();
    telegram.failNext({ method: "sendMessage" }, fault);
    const result = await channel.send(AN, words("bí mật"));
    expect(result).toMatchObject(expected);
    expectDiscreet(result, telegram.token);
    expect(telegram.calls.filter(({ method }) => method === "sendMessage")).toHaveLength(1);
  });

  test("a description that quotes the message is not passed on", async () => {
    const { telegram, channel } = await openForTest();
    const description = `Bad Request: inline keyboard button URL 'http://bí-mật' is invalid: mật`;
    telegram.failNext({}, { status: 400, body: { ok: false, error_code: 400, description } });
    const result = await channel.send(AN, words("bí mật"));
    expect(result).toMatchObject({
      outcome: "rejected",
      reason: "Telegram refused it (400: inline keyboard button URL … is invalid)",
    });
  });

  test("a server that cannot be reached has surely not got it: tried again", async () => {
    const { telegram, channel } = await openForTest();
    await telegram.stop();
    const result = await channel.send(AN, words("bí mật"));
    expect(result).toMatchObject({ outcome: "retry", afterSeconds: 30 });
    expectDiscreet(result, telegram.token);
    const nowhere = {
      token: telegram.token,
      apiRoot: "http://no-such-host.invalid",
      pacer: UNPACED,
    };
    expect(await makeTelegramChannel(nowhere).send(AN, words("x"))).toMatchObject({
      outcome: "retry",
    });
  });

  test.each<[string, (socket: Socket) => unknown, string]>([
    ["breaks off", (socket) => socket.destroy(), "ECONNRESET"],
    ["comes to nothing", () => {}, "ETIMEDOUT"],
  ])("a TLS handshake that %s has carried nothing: tried again", async (_how, treat, code) => {
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
    const channel = makeTelegramChannel({
      token: "1:a",
      apiRoot,
      pacer: UNPACED,
      timeoutMillis: 3_000,
    });
    expect(await channel.send(AN, words("x"))).toMatchObject({
      outcome: "retry",
      reason: `Telegram cannot be reached (${code})`,
    });
  });

  test("a file has as much more time as a slow line takes for it; words have not", async () => {
    // Incident: 45 MB on a slow line ended unknown after the time of any call, and were sent again.
    const { telegram } = await openForTest();
    const { token, url: apiRoot } = telegram;
    const channel = makeTelegramChannel({ token, apiRoot, pacer: UNPACED, timeoutMillis: 250 });
    const file = (bytes: Uint8Array): Attachment => {
      return { kind: "file", name: "ho so.zip", mime: "application/zip", bytes };
    };
    const late = (method: string) => telegram.failNext({ method }, { lateMillis: 1_500 });

    late("sendDocument");
    const large = outgoing({ attachment: file(new Uint8Array(3_000_000)) });
    expect((await channel.send(AN, large)).outcome).toBe("sent");
    late("sendDocument");
    const small = outgoing({ attachment: file(new Uint8Array(10)) });
    expect((await channel.send(AN, small)).outcome).toBe("unknown");
    late("sendMessage");
    expect((await channel.send(AN, words("x"))).outcome).toBe("unknown");
  });

  test("mark-up that Telegram cannot read is sent once more as plain words", async () => {
    const { telegram, channel } = await openForTest();
    const description = "Bad Request: can't parse entities: unsupported start tag";
    telegram.failNext({}, { status: 400, body: { ok: false, error_code: 400, description } });
    const result = await channel.send(AN, outgoing({ lines: [[{ bold: "<1>" }, " & 2"]] }));
    expect(result.outcome).toBe("sent");
    expect(telegram.lastTo(1001)).toMatchObject({ html: "<1> & 2", text: "<1> & 2" });
    telegram.failNext({}, { status: 400, body: { ok: false, error_code: 400, description } }, 2);
    expect((await channel.send(AN, words("x"))).outcome).toBe("rejected");
  });
});
