/** What an operator can get wrong stops the start with one sentence, and tells no secret. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { startFakeTelegram } from "../fakes/telegram/index.ts";
import { makePlace, run, start, type Place, type Settings } from "./support/dondoc.ts";
import { IMPORT_DAY, LEADER, openTelegramOffice } from "./support/telegram-office.ts";

const TOKEN = "7000000001:AAqWertyUiopAsdfGhjkLzxcVbnmQwertY1";
const REAL_HOST = { TELEGRAM_BOT_TOKEN: TOKEN };
/** Where nobody listens, and nobody may without rights. */
const NOBODY = "127.0.0.1:1";
const BESIDE_A_FAKE = {
  ...REAL_HOST,
  TELEGRAM_API_ROOT: `http://${NOBODY}`,
  ZALO_BOT_TOKEN: "1459232241454765289:khong-co-bot-nay",
};
const NO_DATABASE = { ...REAL_HOST, DATABASE_URL: `postgres://u:pw@${NOBODY}/x` };

/** What each wrong setting is told with: what is allowed, never what was given. */
const WRONG: readonly (readonly [name: string, value: string, allowed: RegExp])[] = [
  ["TELEGRAM_BOT_TOKEN", "70001-AAqWertyUiopAs", /TELEGRAM_BOT_TOKEN: đúng token mà kênh đã cấp/u],
  ["TELEGRAM_API_ROOT", "telegram-of-ours", /TELEGRAM_API_ROOT: .*http:\/\//u],
  ["TZ_NAME", "Asia/Cu_Lao_Dung", /TZ_NAME: tên múi giờ/u],
  ["PORT", "70000", /PORT: số từ 0 đến 65535/u],
  ["DATABASE_URL", "mysql://nguyen:matkhau@localhost/x", /DATABASE_URL: .*file:/u],
  ["REDIS_URL", "localhost:16379", /REDIS_URL: .*redis:\/\//u],
  ["LOG_LEVEL", "loudest", /LOG_LEVEL: .*debug/u],
  ["ZALO_BOT_TOKEN", "zalo-token-70001", /ZALO_BOT_TOKEN: đúng token mà kênh đã cấp/u],
  ["PUBLIC_URL", "dondoc.cu-lao-dung.vn", /PUBLIC_URL: .*https:\/\//u],
];

describe("settings that cannot be used", { timeout: 180_000 }, () => {
  test("every one is named at once, with what is allowed in its place", async () => {
    const place = makePlace(Object.fromEntries(WRONG));
    for (const command of ["start", "status"]) {
      const said = await expectOneSentence(place, [command]);
      for (const [, value, allowed] of WRONG) {
        expect(said).toMatch(allowed);
        expect(said).not.toContain(value);
      }
    }
  });

  test.each<[string, Settings, readonly string[], RegExp]>([
    ["a token of another form", { TELEGRAM_BOT_TOKEN: "12:ab" }, [], /TELEGRAM_BOT_TOKEN:/],
    ["a webhook, no secret", { TELEGRAM_WEBHOOK_URL: "https://a.vn/x" }, [], /WEBHOOK_SECRET/],
    [
      "a bot twice",
      { ...REAL_HOST, TELEGRAM_BOT_TOKEN_2: TOKEN },
      [],
      /TOKEN_2: mỗi bot một token/,
    ],
    ["an unknown role", REAL_HOST, ["--role", "chief"], /^Vai trò không đúng\.$/],
    ["no instant", REAL_HOST, ["--clock", "hôm nay"], /^Thời điểm phải có dạng/],
    ["a rehearsal on the real host", REAL_HOST, ["--clock", IMPORT_DAY], /TELEGRAM_API_ROOT/],
    ["one beside a fake", BESIDE_A_FAKE, ["--clock", IMPORT_DAY], /thử ở: ZALO_API_ROOT$/],
    ["a demo in parts", {}, ["--role", "worker"], /--role/],
    ["an option that there is not", {}, ["--fast"], /--help/],
    ["no database there", NO_DATABASE, [], /^Không mở được cơ sở dữ liệu/],
  ])("%s", async (_name, settings, args, sentence) => {
    const said = await expectOneSentence(makePlace(settings), ["start", ...args]);
    expect(said).toMatch(sentence);
  });

  test("a file that is no database, and a folder where a file should be", async () => {
    const place = makePlace({ ...REAL_HOST, DATABASE_URL: "file:office.sqlite" });
    writeFileSync(join(place.folder, "office.sqlite"), "Kế hoạch cải cách hành chính ".repeat(100));
    mkdirSync(join(place.folder, "folder.sqlite"));
    for (const name of ["office", "folder"]) {
      const settings = { ...place.settings, DATABASE_URL: `file:${name}.sqlite` };
      const said = await expectOneSentence({ ...place, settings }, ["start"]);
      expect(said).toMatch(/^Không mở được cơ sở dữ liệu/u);
    }
  });

  test("a token that Telegram does not know, with and without Redis", async () => {
    const telegram = await startFakeTelegram();
    onTestFinished(() => telegram.stop());
    const place = makePlace({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.url });
    for (const more of [{}, { REDIS_URL: `redis://${NOBODY}` }]) {
      const settings = { ...place.settings, ...more, LOG_LEVEL: "silent" };
      const said = await expectOneSentence({ ...place, settings }, ["start"]);
      expect(said).toBe("Kênh không nhận token đã đặt. Đề nghị kiểm tra lại: TELEGRAM_BOT_TOKEN");
    }
    expect(telegram.rejected.map(({ status }) => status)).toEqual([401, 401]);
  });

  test("a port that is taken", async () => {
    const { place, telegram } = await openTelegramOffice({ REDIS_URL: `redis://${NOBODY}` });
    const settings = { ...place.settings, PORT: new URL(telegram.url).port, LOG_LEVEL: "silent" };
    const said = await expectOneSentence({ ...place, settings }, ["start"]);
    expect(said).toMatch(/^Cổng đang được chương trình khác dùng\./u);
  });
});

describe("what is away only for now", { timeout: 180_000 }, () => {
  test("Redis does not stop the start: people are answered", async () => {
    const office = await openTelegramOffice({ REDIS_URL: `redis://:s3cret-of-redis@${NOBODY}` });
    const code = await office.invite("leader", LEADER);
    const dondoc = await start(office.place, ["--clock", IMPORT_DAY]);
    const [url = ""] = await dondoc.hear(/http:\S+\/readyz/u);
    const health = await fetch(url);
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ ready: false, checks: { database: "ok" } });
    const leader = office.person("Chủ tịch");
    expect((await leader.says(code)).text).toContain("Đã liên kết");
    expect(dondoc.said()).toContain("Redis is away");
    expect(dondoc.said()).not.toContain("s3cret");
    expect(await dondoc.stop()).toBe(0);
  });

  test("Telegram does not stop the start either", async () => {
    const office = await openTelegramOffice();
    const code = await office.invite("leader", LEADER);
    office.telegram.outage("on");
    const dondoc = await start(office.place, ["--clock", IMPORT_DAY]);
    await dondoc.hear(/receiving from Telegram was broken off/u);
    office.telegram.outage("off");
    const leader = office.person("Chủ tịch");
    expect((await leader.says(code)).text).toContain("Đã liên kết");
    expect(await dondoc.stop()).toBe(0);
  });
});

/** The command ends by itself with status 1. @returns the one line that it says */
async function expectOneSentence(place: Place, args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(place, args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  const [sentence = "", ...more] = stderr.split("\n");
  expect(more).toEqual([""]);
  return sentence;
}
