/** What `doctor` says of the bots, against platforms that run on this machine. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadConfig } from "../config.ts";
import { examine } from "../doctor.ts";
import { monthAt } from "../domain/allowance.ts";
import type { BotId, ChatId, PersonId } from "../domain/ids.ts";
import { openOffice, placeOf } from "../opened-office.ts";
import { RANDOM_IDS } from "../ids.ts";
import { SYSTEM_CLOCK } from "../system-clock.ts";
import type { Finding } from "../finding.ts";
import { startFakeTelegram } from "./fakes/telegram/index.ts";
import { startFakeZalo } from "./fakes/zalo/index.ts";

const WEBHOOK = {
  ZALO_WEBHOOK_URL: "http://127.0.0.1:1/zalo",
  ZALO_WEBHOOK_SECRET: "the-secret-of-zalo",
  PUBLIC_URL: "https://dondoc.example.vn",
};

async function given(settings: Readonly<Record<string, string>> = {}) {
  const [telegram, zalo] = await Promise.all([startFakeTelegram(), startFakeZalo()]);
  const folder = mkdtempSync(join(tmpdir(), "dondoc-doctor-"));
  onTestFinished(async () => {
    await Promise.all([telegram.stop(), zalo.stop()]);
    rmSync(folder, { recursive: true });
  });
  const env = {
    DATABASE_URL: `file:${join(folder, "office.sqlite")}`,
    DATA_DIR: folder,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    ZALO_BOT_TOKEN: zalo.token,
    ZALO_BOT_TOKEN_2: zalo.bot(2).token,
    ZALO_API_ROOT: zalo.url,
    ...settings,
  };
  const config = loadConfig(env);
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  const { value } = config;
  // A new database has everything to be brought up to; what is in it is looked at from then on.
  const opened = await openOffice(placeOf(value), SYSTEM_CLOCK);
  onTestFinished(() => opened.close());
  const { database } = opened.office;
  const bot = (setting: string) =>
    database.bots.ensure("zalo", setting, RANDOM_IDS.next<"BotId">());
  const look = async () => {
    const { json, words, healthy } = await examine(value);
    const { findings } = json as { readonly findings: readonly Finding[] };
    for (const { token } of [telegram, zalo, zalo.bot(2)]) {
      expect(`${JSON.stringify(json)}${words}`).not.toContain(token.split(":")[1]);
    }
    const of = (check: string) => findings.find((finding) => finding.check === check);
    return { findings, words, healthy, of };
  };
  return { telegram, zalo, database, bot, look, zone: opened.office.calendar.zone };
}

describe("the bots", () => {
  test("each is named as its platform knows it", async () => {
    const { telegram, zalo, look } = await given();
    const { of, words, healthy } = await look();
    expect(of("Bot Telegram (TELEGRAM_BOT_TOKEN)")).toMatchObject({
      state: "ok",
      detail: `@${telegram.botUsername}`,
    });
    expect(of("Bot Zalo (ZALO_BOT_TOKEN)")).toMatchObject({ state: "ok", detail: zalo.botName });
    expect(of("Bot Zalo (ZALO_BOT_TOKEN_2)")?.detail).toBe(zalo.bot(2).botName);
    expect(words).toContain(`✓ Bot Zalo (ZALO_BOT_TOKEN): ${zalo.botName}`);
    expect(healthy).toBe(true);
  });

  test("one that its platform does not know, and one whose platform is away, fail", async () => {
    const { telegram, look } = await given({ ZALO_BOT_TOKEN_3: "123456789:khong-co-bot-nay" });
    telegram.outage("on");
    const { findings, healthy } = await look();
    const failed = findings.filter(({ state }) => state === "failed").map(({ check }) => check);
    expect(failed.toSorted()).toEqual([
      "Bot Telegram (TELEGRAM_BOT_TOKEN)",
      "Bot Zalo (ZALO_BOT_TOKEN_3)",
    ]);
    expect(healthy).toBe(false);
  });

  test("without any there is nothing to look at", async () => {
    const none = { TELEGRAM_BOT_TOKEN: "", ZALO_BOT_TOKEN: "", ZALO_BOT_TOKEN_2: "" };
    const { look } = await given(none);
    expect((await look()).of("Bot")).toMatchObject({ state: "ok", detail: "không dùng" });
  });
});

describe("what would serve better", () => {
  const HINTS = ["Nhận tin từ Zalo", "Ảnh và tệp trên Zalo"];

  test("a webhook where a poller misses what is written, an address for pictures: once a channel", async () => {
    const { findings } = await (await given()).look();
    const hints = findings.filter(({ check }) => HINTS.includes(check));
    expect(hints).toEqual([
      {
        check: "Nhận tin từ Zalo",
        state: "warning",
        detail: "tin nhắn đến khi chương trình dừng có thể mất; nên đặt ZALO_WEBHOOK_URL",
      },
      {
        check: "Ảnh và tệp trên Zalo",
        state: "warning",
        detail: "chỉ gửi được chữ, không nhận được tệp; nên đặt PUBLIC_URL",
      },
    ]);
  });

  test("nothing where both are set", async () => {
    const { findings } = await (await given(WEBHOOK)).look();
    expect(findings.filter(({ check }) => HINTS.includes(check))).toEqual([]);
  });
});

describe("what the bots carry", () => {
  const LOAD = "Hạn mức tin trong tháng, bot Zalo (ZALO_BOT_TOKEN_2)";
  const PEOPLE = "Người dùng bot Zalo (ZALO_BOT_TOKEN_2)";

  test("this month's messages both ways, with what the month will come to; a warning from 80 %", async () => {
    const { database, bot, look, zone } = await given();
    const { id } = await bot("ZALO_BOT_TOKEN_2");
    await bot("ZALO_BOT_TOKEN");
    const { month } = monthAt(SYSTEM_CLOCK.now(), zone);
    await database.usage.count(id, month, { sent: 1_000, received: 500 });
    expect((await look()).of(LOAD)).toMatchObject({
      state: "ok",
      detail: expect.stringMatching(/^đã dùng 1500\/3000 tin cả hai chiều, .* khoảng \d+$/u),
    });
    await database.usage.count(id, month, { sent: 800, received: 100 });
    const { of } = await look();
    expect(of(LOAD)).toMatchObject({
      state: "warning",
      detail: expect.stringContaining("đã dùng 2400/3000"),
    });
    expect(of(LOAD.replace("_2", ""))).toMatchObject({ state: "ok" });
  });

  test("its people, of as many as it may have", async () => {
    const { database, bot, look } = await given();
    const { id } = await bot("ZALO_BOT_TOKEN_2");
    expect((await look()).of(PEOPLE)).toMatchObject({ state: "ok", detail: "0/50 người" });
    await linkPeople(database, id, 49);
    expect((await look()).of(PEOPLE)).toMatchObject({ state: "ok", detail: "49/50 người" });
    await linkPeople(database, id, 1);
    expect((await look()).of(PEOPLE)).toEqual({
      check: PEOPLE,
      state: "warning",
      detail: "50/50 người, đã đủ; người mới cần một bot nữa",
    });
  });
});

async function linkPeople(
  { people }: Awaited<ReturnType<typeof given>>["database"],
  botId: BotId,
  count: number,
): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const id = RANDOM_IDS.next<"PersonId">() as PersonId;
    await people.add([{ id, post: "Công chức", name: null, grants: [] }]);
    await people.link({
      personId: id,
      botId,
      chatId: id as string as ChatId,
      linkedAt: SYSTEM_CLOCK.now(),
      unreachableSince: null,
      isPreferred: false,
    });
  }
}
