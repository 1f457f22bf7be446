/** Bots take so many people: invites name those that have room, and a full one says where there is. */
import { describe, expect, test } from "vitest";
import { TELEGRAM_TRAITS } from "../../../bot/telegram/telegram-traits.ts";
import { ZALO_TRAITS } from "../../../bot/zalo/zalo-traits.ts";
import type { ChannelTraits } from "../../../domain/channel.ts";
import type { ChatId, PersonId } from "../../../domain/ids.ts";
import { person } from "../../builders/org.ts";
import { at } from "../../builders/time.ts";
import { openBots, type BotGiven, type BotsOffice } from "./several-bots.ts";
import { COMMUNE, HOME, JUSTICE } from "./support.ts";

const SEATS = 3;
const NARROW: ChannelTraits = {
  ...ZALO_TRAITS,
  tier: { name: "Zalo Basic", perMonth: 3_000, charactersAMessage: 2_000, people: SEATS },
};
const FIRST: BotGiven = { name: "first", traits: NARROW, title: "Đôn Đốc 1" };
const SECOND: BotGiven = { name: "second", traits: NARROW, title: "Đôn Đốc 2" };
const TELEGRAM: BotGiven = { name: "telegram", traits: TELEGRAM_TRAITS, title: "@dondoc_bot" };
const KEPT = "Bot này đã đủ 3 người nên chưa liên kết được. Mã mời vẫn còn hiệu lực.";

/** Links so many people of whom nobody speaks. */
async function fill(office: BotsOffice, bot: string, people: number): Promise<void> {
  const added = Array.from({ length: people }, (_, index) =>
    person({ id: `${bot}-filler-${index}` as PersonId, post: `Chuyên viên ${bot} ${index}` }),
  );
  await office.stores.people.add(added);
  for (const { id } of added) {
    const chatId = `${bot} ${id}` as ChatId;
    const account = { personId: id, botId: office.botId(bot), chatId, isPreferred: false };
    const linkedAt = at("2023-01-02 08:00");
    await office.stores.people.link({ ...account, linkedAt, unreachableSince: null });
  }
}

async function invited(office: BotsOffice, post: string) {
  const home = await office.linked(HOME, "telegram", "2023-01-02 08:00");
  await home.says(`/nguoidung ${post}`);
  return home.takes("Mã mời");
}

// Incident: a code made for the chairman, used on a further bot, linked somebody else as him, and he heard nothing.
test("whoever is linked on a further bot hears of it at once in each chat that he has", async () => {
  const office = await openBots([TELEGRAM, FIRST, SECOND]);
  const first = await office.linked(JUSTICE, "first", "2023-01-02 08:00");
  await office.phone("second", "his").says(await office.codeFor(JUSTICE));
  const told = (at: string) => [
    `Tài khoản của ${JUSTICE} vừa được liên kết thêm trên ${at}. ` +
      "Nếu không phải tự mình thực hiện, đề nghị báo ngay Cơ quan thường trực CCHC.",
  ];
  expect(first.heard().at(-1)?.lines).toEqual(told("Zalo (Đôn Đốc 2)"));
  await office.phone("telegram", "another's").says(await office.codeFor(JUSTICE));
  for (const phone of [first, office.phone("second", "his")]) {
    expect(phone.heard().at(-1)?.lines).toEqual(told("Telegram"));
  }
});

describe("a bot that is full", () => {
  test("refuses one more, names another of its channel that has room, and leaves the code good", async () => {
    const office = await openBots([FIRST, SECOND]);
    await fill(office, "first", SEATS);
    const code = await office.codeFor(JUSTICE);
    const refused = await office.phone("first", "a phone").says(code);
    expect(refused.lines).toEqual([KEPT, "Đề nghị tìm “Đôn Đốc 2”, nhắn mã mời vào đó."]);
    const linked = await office.phone("second", "a phone").says(code);
    expect(linked.lines[0]).toBe("Đã liên kết: Trưởng phòng Tư pháp");
  });

  test("says whom to tell where no other has room", async () => {
    const office = await openBots([FIRST, SECOND, TELEGRAM]);
    await fill(office, "first", SEATS);
    await fill(office, "second", SEATS);
    const refused = await office.phone("first", "a phone").says(await office.codeFor(JUSTICE));
    expect(refused.lines).toEqual([KEPT, "Đề nghị báo Cơ quan thường trực CCHC."]);
  });

  test("takes who has a seat there already, from another phone", async () => {
    const office = await openBots([FIRST]);
    await fill(office, "first", SEATS - 1);
    await office.linked(JUSTICE, "first", "2023-01-02 08:00");
    const linked = await office.phone("first", "a new phone").says(await office.codeFor(JUSTICE));
    expect(linked.lines[0]).toBe("Đã liên kết: Trưởng phòng Tư pháp");
    expect(await office.stores.people.countLinked()).toContainEqual([office.botId("first"), SEATS]);
  });

  test("takes who gets the seat of the person who had the phone before", async () => {
    const office = await openBots([FIRST]);
    await fill(office, "first", SEATS - 1);
    const phone = await office.linked(COMMUNE, "first", "2023-01-02 08:00");
    const linked = await phone.says(`/start ${await office.codeFor(JUSTICE)}`);
    expect(linked.lines[0]).toBe("Đã liên kết: Trưởng phòng Tư pháp");
  });

  test("tells nobody so who has no code, and counts the guess", async () => {
    const office = await openBots([FIRST]);
    await fill(office, "first", SEATS);
    const stranger = office.phone("first", "a stranger");
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await stranger.says("23456789AB")).text).toContain("Mã mời không đúng");
    }
    expect((await stranger.says("23456789AB")).text).toContain("Đã thử sai nhiều lần");
  });

  test("with one seat left takes one", async () => {
    const office = await openBots([FIRST]);
    await fill(office, "first", SEATS - 1);
    const last = await office.phone("first", "a phone").says(await office.codeFor(JUSTICE));
    expect(last.lines[0]).toContain("Đã liên kết");
    const none = await office.phone("first", "another").says(await office.codeFor(COMMUNE));
    expect(none.lines[0]).toBe(KEPT);
  });
});

describe("an invite", () => {
  test("names every channel, and of several bots the first that has room", async () => {
    const office = await openBots([TELEGRAM, FIRST, SECOND]);
    await fill(office, "first", SEATS);
    const { lines } = await invited(office, COMMUNE);
    expect(lines.slice(3)).toEqual([
      `Telegram: mở liên kết https://t.example.vn/telegram?start=${lines[1]}`,
      "Zalo: tìm “Đôn Đốc 2”, nhắn mã trên vào đó.",
    ]);
  });

  test("names the bot where the person is linked already, though it is full", async () => {
    const office = await openBots([TELEGRAM, FIRST, SECOND]);
    await fill(office, "first", SEATS - 1);
    await office.linked(COMMUNE, "first", "2023-01-02 08:00");
    expect((await invited(office, COMMUNE)).text).toContain("tìm “Đôn Đốc 1”");
  });

  test("says so where a channel's bots are all full", async () => {
    const office = await openBots([TELEGRAM, FIRST]);
    await fill(office, "first", SEATS);
    expect((await invited(office, COMMUNE)).lines.at(-1)).toBe(
      "Zalo: mỗi bot đã đủ 3 người, cần thêm bot mới mới liên kết được.",
    );
  });

  test("can be used before the platform has said what the bot is called", async () => {
    const office = await openBots([TELEGRAM, { ...FIRST, title: null }]);
    expect((await invited(office, COMMUNE)).lines.at(-1)).toBe(
      "Zalo: tìm bot của cơ quan, nhắn mã trên vào đó.",
    );
  });
});
