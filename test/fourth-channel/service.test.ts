/** Several bots in one process, and processes of one part each; on a platform that a test can break. */
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Config } from "../../config.ts";
import { RANDOM_IDS } from "../../ids.ts";
import { openOffice, placeOf } from "../../opened-office.ts";
import type { ChatId } from "../../domain/ids.ts";
import type { Running } from "../../running.ts";
import { makeStillClock } from "../../system-clock.ts";
import { at } from "../builders/time.ts";
import { FIRST, openPigeonOffice, SECOND, STOP_MILLIS } from "./pigeon-office.ts";

const PATIENCE = { timeout: 20_000, interval: 10 };
const NOON = at("2023-03-24 12:00");

describe("several bots in one process", () => {
  test("one whose platform is away delays none of the others", async () => {
    const { config, post, start } = openPigeonOffice();
    const away = post.lose(FIRST);
    // What an earlier process left unanswered cannot be answered now either.
    await putUpdate(config, "pigeon", "PIGEON_TOKEN");
    const starting = start();
    await vi.waitFor(() => expect(post.isReceiving(SECOND)).toBe(true), PATIENCE);
    expect(await post.say(SECOND, "coop", "xin chào")).toHaveLength(1);
    expect(post.isReceiving(FIRST)).toBe(false);
    away.back();
    const running = await starting;
    expect(await post.say(FIRST, "coop", "xin chào")).toHaveLength(1);
    expect(post.letters.map(({ token }) => token)).toEqual([SECOND, FIRST, FIRST]);
    await running.stop(STOP_MILLIS);
    expect([FIRST, SECOND].filter(post.isReceiving)).toEqual([]);
  });

  test("a token that the platform does not know stops the start, and nothing stays open", async () => {
    const { post, start } = openPigeonOffice();
    post.unknown.add(SECOND);
    await expect(start()).rejects.toMatchObject({ code: "bad-token", setting: "PIGEON_TOKEN_2" });
    expect([FIRST, SECOND].filter(post.isReceiving)).toEqual([]);
    post.unknown.clear();
    const running = await start();
    expect(running.banner).toHaveLength(4);
  });

  test("each is called on a path of its own, with its own secret's check", async () => {
    const secret = "the-secret-of-the-loft";
    const { post, start } = openPigeonOffice({
      PIGEON_WEBHOOK_URL: "https://dondoc.example.vn/pigeons/",
      PIGEON_WEBHOOK_SECRET: secret,
    });
    const url = servedBy(await start());
    const call = async (path: string, sent: string) => {
      const headers = { "X-Pigeon": sent };
      return (await fetch(new URL(path, url), { method: "POST", headers, body: "{}" })).status;
    };
    expect(await call("/pigeons/", secret)).toBe(200);
    expect(await call("/pigeons/2", secret)).toBe(200);
    expect(await call("/pigeons/2", "another")).toBe(401);
    expect(await call("/pigeons/3", secret)).toBe(404);
    expect(post.delivered).toEqual([`${FIRST} {}`, `${SECOND} {}`]);
  });

  test("a file is fetched through the bot that it came by, and of nobody who is not linked", async () => {
    const { post, logged, start, invite } = openPigeonOffice();
    const code = await invite();
    await start();
    await post.say(SECOND, "coop", code);
    await post.bring(SECOND, "coop", "feather");
    await post.bring(FIRST, "coop", "egg");
    expect(logged).toEqual([]);
    expect(post.fetched).toEqual([`${SECOND} feather`]);
  });

  test("what waits of a bot that is no longer set is still worked off", async () => {
    const { config, post, logged, start } = openPigeonOffice();
    await putUpdate(config, "web", "GONE_TOKEN");
    await (await start()).stop(STOP_MILLIS);
    const opened = await openOffice(placeOf(config), makeStillClock(NOON));
    onTestFinished(() => opened.close());
    expect(await opened.office.database.inbox.pending(10)).toEqual([]);
    expect(logged.filter((message) => message.includes("an update failed"))).toEqual([]);
    expect(post.letters).toEqual([]);
  });
});

describe("a worker", () => {
  test("has a health page where a port is set", async () => {
    const { post, start } = openPigeonOffice();
    const running = await start("worker");
    expect(running.banner[0]).toBe("Đôn Đốc đang chạy phần gửi tin.");
    expect((await fetch(new URL("/livez", servedBy(running)))).status).toBe(200);
    expect((await fetch(new URL("/readyz", servedBy(running)))).status).toBe(200);
    expect([FIRST, SECOND].filter(post.isReceiving)).toEqual([]);
  });

  test("has none where no port is set", async () => {
    const { start } = openPigeonOffice({ PORT: undefined });
    const running = await start("worker");
    expect(running.banner).toEqual(["Đôn Đốc đang chạy phần gửi tin.", "Dừng: Ctrl+C"]);
  });

  test("works as well where the port is taken, and says so; who receives does not", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const { logged, start } = openPigeonOffice({ PORT: String(port) });
    const running = await start("worker");
    expect(running.banner).toHaveLength(2);
    expect(logged).toEqual([expect.stringContaining("no health page")]);
    await running.stop(STOP_MILLIS);
    await expect(start("all")).rejects.toMatchObject({ code: "port-taken" });
  });
});

/** Of a bot that has died over it. */
async function putUpdate(config: Config, channel: string, setting: string): Promise<void> {
  const opened = await openOffice(placeOf(config), makeStillClock(NOON));
  const { database } = opened.office;
  const bot = await database.bots.ensure(channel, setting, RANDOM_IDS.next<"BotId">());
  await database.inbox.put({
    botId: bot.id,
    key: "of an earlier process",
    chatId: "coop" as ChatId,
    isPrivate: true,
    receivedAt: NOON,
    body: { kind: "text", text: "xin chào", replyTo: null },
  });
  await opened.close();
}

/** The address under which it says that it can be looked at. */
function servedBy({ banner }: Running): string {
  const url = /http:\S+(?=\/readyz)/u.exec(banner.join("\n"))?.[0];
  if (!url) throw new Error(`no address in: ${banner.join("\n")}`);
  return url;
}
