import { TELEGRAM_TRAITS } from "../../../bot/telegram/telegram-traits.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { hashCode } from "../../../ids.ts";
import type { ChatId } from "../../../domain/ids.ts";
import {
  CHAIRMAN,
  COMMUNE,
  CULTURE,
  HOME,
  idOf,
  JUSTICE,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

const HOW = [
  "Tài khoản này chưa được liên kết.",
  "Nhắn mã mời gồm 10 ký tự do Cơ quan thường trực CCHC gửi vào đây.",
];
const WRONG = "Mã mời không đúng, đã dùng hoặc đã hết hạn. Đề nghị xin mã mời mới.";
const LOCKED = "Đã thử sai nhiều lần. Đề nghị chờ một giờ rồi nhắn lại mã mời.";
const SPENT =
  "Mã mời không dùng trong nhóm: nhiều người đã thấy nên mã này đã bị hủy. " +
  "Đề nghị xin mã mới và nhắn riêng cho Đôn Đốc.";
const NO_CODE = "23456789AB";
const PICTURE = { kind: "file", ref: "x", name: "anh.jpg", size: 9, replyTo: null } as const;

let office: Conversation;
let home: Talker;
let stranger: Talker;

beforeEach(async () => {
  office = await openConversation();
  home = await office.as(HOME);
  stranger = office.stranger();
});

/** A code for the head of the justice department, as the coordinator gets it. */
async function newCode(): Promise<string> {
  return (await invites(home, JUSTICE)).lines[1] ?? "";
}

async function invites(coordinator: Talker, post: string): Promise<Seen> {
  await coordinator.says(`/nguoidung ${post}`);
  return coordinator.presses("Mã mời");
}

async function linkedAs(chatId: ChatId) {
  return (await office.stores.people.linkedPerson(office.sample.bot.id, chatId))?.post ?? null;
}

describe("somebody who is not linked learns nothing", () => {
  test.each([
    "xin chào",
    "/nhiemvu",
    "/start",
    "/trogiup",
    "/nguoidung",
    "NV-002",
    "https://vanban.example.vn/15",
    "Kế hoạch số 15/KH-UBND ngày 20/3/2023",
    "nhjemvu",
    "",
    "   ",
    "\u202E",
    "_*[]()~>#+-=|{}.!",
    "A".repeat(4_097),
    "A".repeat(65),
  ])("by saying “%s”", async (text) => {
    expect((await stranger.says(text)).lines).toEqual(HOW);
    expect(stranger.newest().buttons).toEqual([]);
  });

  test.each(["done:-1", "done:1e9", "done:__proto__", "x:0", ":", "", "a".repeat(100)])(
    "by the choice “%s”",
    async (id) => {
      expect((await stranger.chooses(id)).lines).toEqual(HOW);
    },
  );

  test("by pressing a button of somebody else's message", async () => {
    const justice = await office.as(JUSTICE);
    await justice.says("NV-002");
    const opened = await justice.presses("NV-002 · Kế hoạch");

    expect((await stranger.chooses(idOf(opened, "Báo hoàn thành"))).lines).toEqual(HOW);
    expect((await office.deadline("NV-002 Kế hoạch")).deadline.state.name).toBe("open");
  });

  test("by a file, which is not even fetched", async () => {
    let fetched = 0;
    const watched = await openConversation({
      fetchFault: () => {
        fetched += 1;
        return null;
      },
    });
    const answer = await watched.stranger().sends({ bytes: new Uint8Array(10), caption: "/nhap" });

    expect(answer.lines).toEqual(HOW);
    expect(fetched).toBe(0);
  });

  test("by a sticker", async () => {
    expect((await stranger.tries({ kind: "unsupported" }))[0]?.lines).toEqual(HOW);
  });
});

describe("an invite", () => {
  test.each([
    ["by the link that opens the bot", (code: string) => `/start ${code}`],
    ["typed alone", (code: string) => code],
    ["in lower case", (code: string) => code.toLowerCase()],
    ["with blanks and dashes", (code: string) => `${code.slice(0, 5)} - ${code.slice(5)}`],
    ["after a command in lower case", (code: string) => `start ${code.toLowerCase()}`],
    ["as an invite calls it", (code: string) => `Mã mời: ${code}`],
    ["with a word before it", (code: string) => `mã ${code.toLowerCase()}`],
    ["without diacritics", (code: string) => `ma moi ${code}`],
    [
      "with a long dash, as phones make of two",
      (code: string) => `${code.slice(0, 5)}–${code.slice(5)}`,
    ],
    ["after the command, with a word before it", (code: string) => `/start mã ${code}`],
    ["in a group's manner", (code: string) => `/start@dondoc_bot ${code}`],
  ])("links %s", async (_, typed) => {
    const linked = await stranger.says(typed(await newCode()));

    expect(linked.lines.slice(0, 5)).toEqual([
      "Đã liên kết: Trưởng phòng Tư pháp",
      "Vai trò: Thủ trưởng đơn vị",
      "Nhắc việc sẽ được gửi vào đây lúc 7 giờ 30 các ngày làm việc.",
      "",
      "Việc chưa xong của đơn vị: 9",
    ]);
    expect(await linkedAs(stranger.chatId)).toBe(JUSTICE);
    expect((await stranger.presses("Xem nhiệm vụ")).buttons).toContain("NV-002 · Kế hoạch");
  });

  test("is 10 characters, and is kept as a hash only", async () => {
    const code = await newCode();
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{10}$/u);

    const rows = await office.sample.database.kysely.selectFrom("invite").selectAll().execute();
    expect(rows.map((row) => row.code_hash)).toEqual([hashCode(code)]);
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  test("takes the place of the account that the person had", async () => {
    await stranger.says(await newCode());
    const { id } = await office.person(JUSTICE);
    const accounts = await office.stores.people.accountsOf([id]);

    expect(accounts.map(({ chatId }) => chatId)).toEqual([stranger.chatId]);
    expect((await (await office.as(JUSTICE)).says("/nhiemvu")).lines).toEqual(HOW);
  });

  test("serves once", async () => {
    const code = await newCode();
    await stranger.says(code);
    const second = office.stranger("a-second-stranger");

    expect((await second.says(`/start ${code}`)).text).toBe(WRONG);
    expect(await linkedAs(second.chatId)).toBeNull();
    expect(await linkedAs(stranger.chatId)).toBe(JUSTICE);
  });

  test("used by two at the same moment links one of them", async () => {
    const code = await newCode();
    const two = [office.stranger("one"), office.stranger("two")];
    const answers = await Promise.all(two.map((each) => each.says(`/start ${code}`)));

    expect(answers.filter(({ text }) => text === WRONG)).toHaveLength(1);
    const linked = await Promise.all(two.map((each) => linkedAs(each.chatId)));
    expect(linked.filter(Boolean)).toEqual([JUSTICE]);
  });

  test("runs out after 72 hours", async () => {
    const early = await newCode();
    const late = (await invites(home, CULTURE)).lines[1] ?? "";
    office.setClock("2023-02-23 07:59");
    expect((await stranger.says(early)).lines[0]).toBe("Đã liên kết: Trưởng phòng Tư pháp");

    office.setClock("2023-02-23 08:00");
    expect((await office.stranger("late").says(late)).text).toBe(WRONG);
  });

  test("voids those that were made for the same person before it", async () => {
    const [first, second] = [await newCode(), await newCode()];
    expect((await stranger.says(first)).text).toBe(WRONG);
    expect(await linkedAs(stranger.chatId)).toBeNull();

    expect((await stranger.says(second)).lines[0]).toBe("Đã liên kết: Trưởng phòng Tư pháp");
  });

  test.each(["ABC", "A".repeat(65), "'; drop table invite; --", "0O1IL0O1IL"])(
    "is not “%s”",
    async (code) => {
      expect((await stranger.says(`/start ${code}`)).text).toBe(WRONG);
    },
  );

  test.each([
    ["by the link", (code: string) => `/start@dondoc_bot ${code}`],
    ["typed", (code: string) => code],
    ["to the bot by name", (code: string) => `@dondoc_bot ${code.toLowerCase()}`],
  ])("used in a group %s links nobody and is spent", async (_, typed) => {
    const code = await newCode();
    const group = office.stranger("a-group");

    expect(await saidInGroup(group, typed(code))).toEqual([SPENT]);
    expect(await linkedAs(group.chatId)).toBeNull();
    expect((await stranger.says(code)).text).toBe(WRONG);
    const { id } = await office.person(JUSTICE);
    expect(await office.stores.audit.of("person", id, 1)).toMatchObject([
      { deed: "invite-spent", personId: null, detail: { why: "group" } },
    ]);
  });

  test("used in a group that is somebody's is spent as well, and its maker hears of it", async () => {
    const code = await newCode();
    const chairman = await office.as(CHAIRMAN);
    expect(await saidInGroup(chairman, `/start ${code}`)).toEqual([SPENT]);
    await office.passTo("2023-02-21 07:30");

    expect(home.newest().text).toContain(
      "Mã mời của Trưởng phòng Tư pháp đã bị dùng trong nhóm nên đã hủy.",
    );
    expect(chairman.newest().text).not.toContain("Trưởng phòng Tư pháp");
  });

  // Incident: with words around it, or as a picture's caption, a code shown in a group stayed good.
  test.each([
    ["among words", (code: string) => `Mã của anh là ${code.toLowerCase()} nhé.`],
    ["in two halves", (code: string) => `mã: ${code.slice(0, 5)} ${code.slice(5)}, còn 72 giờ`],
    ["in its link", (code: string) => `bấm https://t.me/dondoc_bot?start=${code} là được`],
    ["after a mention", (code: string) => `@binh @${code}`],
  ])("shown in a group %s is spent, as words and as a caption", async (_, said) => {
    const group = office.stranger("a-group");
    const typed = await newCode();
    expect(await saidInGroup(group, said(typed))).toEqual([SPENT]);
    expect((await stranger.says(typed)).text).toBe(WRONG);

    const shown = await newCode();
    const body = { ...PICTURE, caption: said(shown) };
    const answers = await group.tries(body, { isPrivate: false });
    expect(answers.map(({ text }) => text)).toEqual([SPENT]);
    expect((await stranger.says(shown)).text).toBe(WRONG);
  });

  test("is not looked for without end, and words like one are no guesses", async () => {
    const group = office.stranger("a-group");
    for (let times = 0; times < 6; times += 1) {
      expect(await saidInGroup(group, `chào ${NO_CODE} nhé`)).toEqual([]);
    }
    expect(await saidInGroup(group, `mã ${await newCode()} nhé`)).toEqual([SPENT]);
  });

  test("that is none is not answered in a group, nor is anything else", async () => {
    const group = office.stranger("a-group");
    for (const text of ["xin chào", "/start", NO_CODE, `/start ${NO_CODE}`, "A".repeat(65)]) {
      expect(await saidInGroup(group, text)).toEqual([]);
    }
    await group.says(NO_CODE);
    for (let tries = 0; tries < 2; tries += 1) await saidInGroup(group, NO_CODE);
    // Guesses there count like others: five in all.
    expect(await saidInGroup(group, await newCode())).toEqual([]);
  });
});

describe("guessing", () => {
  test("five times wrong locks the chat for an hour, also for the right code", async () => {
    const code = await newCode();
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await stranger.says(NO_CODE)).text).toBe(WRONG);
    }
    expect((await stranger.says(NO_CODE)).text).toBe(LOCKED);
    office.setClock("2023-02-20 09:00");
    expect((await stranger.says(`/start ${code}`)).text).toBe(LOCKED);

    office.setClock("2023-02-20 09:01");
    expect((await stranger.says(`/start ${code}`)).lines[0]).toContain("Đã liên kết");
  });

  test("a thousand times finds nothing, and is not counted on and on", async () => {
    const { kysely } = office.sample.database;
    const answers = new Map<string, number>();
    for (let tries = 0; tries < 1_000; tries += 1) {
      const guess = String(tries).padStart(4, "2").replace(/[01]/gu, "Z").padStart(10, "A");
      const { text } = await stranger.says(guess);
      answers.set(text, (answers.get(text) ?? 0) + 1);
    }

    expect(answers).toEqual(
      new Map([
        [WRONG, 5],
        [LOCKED, 995],
      ]),
    );
    expect(await kysely.selectFrom("failed_try").selectAll().execute()).toHaveLength(5);
    expect((await office.stranger("another").says(await newCode())).text).toContain("Đã liên kết");
  });

  test("a thousand times from a thousand chats finds nothing, and keeps out nobody with a code", async () => {
    const code = await newCode();
    const people = office.stores.people;
    for (let tries = 0; tries < 1_000; tries += 1) {
      const guesser = `guesser-${tries}` as ChatId;
      await people.recordFailedTry(office.sample.bot.id, guesser, office.now());
    }
    const other = office.stranger("one-more-guesser");
    expect((await other.says(NO_CODE)).text).toBe(WRONG);
    expect((await other.says(NO_CODE)).text).toBe(LOCKED);
    expect((await other.says(`/start ${code}`)).text).toBe(LOCKED);

    expect((await stranger.says(`/start ${code}`)).lines[0]).toContain("Đã liên kết");
  });

  test("a slip of one's own waits no longer than the hour in which others guess", async () => {
    const code = await newCode();
    await stranger.says(NO_CODE);
    expect((await stranger.says(code)).lines[0]).toContain("Đã liên kết");
  });

  test("plain words are no guesses", async () => {
    for (let words = 0; words < 10; words += 1) await stranger.says("xin chào");

    expect((await stranger.says(NO_CODE)).text).toBe(WRONG);
  });
});

test("what was linked and by whom is in the audit, without the code or the chat", async () => {
  const code = await newCode();
  await stranger.says(code);
  const { id } = await office.person(JUSTICE);
  const coordinator = await office.person(HOME);

  expect(await office.stores.audit.of("account", id, 10)).toMatchObject([
    { deed: "unlinked", personId: id, detail: { why: "linked-elsewhere" } },
    { deed: "linked", personId: id, channel: "web", at: office.now(), detail: {} },
  ]);
  expect(await office.stores.audit.of("person", id, 10)).toMatchObject([
    { deed: "invited", personId: coordinator.id, detail: {} },
  ]);
});

test("a linked chat that opens an invite for somebody else becomes that person's", async () => {
  const justice = await office.as(JUSTICE);
  await justice.says("https://vanban.example.vn/15");
  const commune = await office.as(COMMUNE);
  const invite = await invites(home, COMMUNE);

  expect((await justice.says(invite.lines[1] ?? "")).text).toContain("Chưa hiểu");
  expect(await linkedAs(justice.chatId)).toBe(JUSTICE);
  const linked = await justice.says(`/start ${invite.lines[1]}`);
  expect(linked.lines[0]).toBe("Đã liên kết: Chủ tịch UBND xã An Thạnh 1");
  expect(linked.text).toContain(
    "Trước đây tài khoản này là của Trưởng phòng Tư pháp; liên kết đó đã kết thúc.",
  );
  expect(await linkedAs(justice.chatId)).toBe(COMMUNE);
  expect(commune.newest().lines).toEqual([
    "Tài khoản của Chủ tịch UBND xã An Thạnh 1 đã được liên kết ở nơi khác; " +
      "từ nay không còn nhận tin tại đây. Nếu không phải tự mình thực hiện, " +
      "đề nghị báo ngay Cơ quan thường trực CCHC.",
  ]);
  const former = await office.person(JUSTICE);
  expect(await office.stores.audit.of("account", former.id, 1)).toMatchObject([
    { deed: "unlinked", detail: { why: "chat-taken" } },
  ]);
  // What waited there was the former person's to give.
  const talk = await office.stores.conversations.get(office.sample.bot.id, justice.chatId);
  expect(JSON.stringify(talk)).not.toContain("vanban.example.vn");
});

async function saidInGroup(group: Talker, text: string): Promise<readonly string[]> {
  const body = { kind: "text", text, replyTo: null } as const;
  return (await group.tries(body, { isPrivate: false })).map((seen) => seen.text);
}

test("where the channel has links, an invite comes with one", async () => {
  const linking = await openConversation({
    bots: (botId) => [
      {
        botId,
        traits: TELEGRAM_TRAITS,
        title: "@dondoc_bot",
        inviteLink: (code) => `https://t.me/dondoc_bot?start=${code}`,
      },
    ],
  });
  const coordinator = await linking.as(HOME);
  const invite = await invites(coordinator, CHAIRMAN);

  expect(invite.lines).toEqual([
    "Mã mời cho Chủ tịch UBND huyện:",
    expect.stringMatching(/^[2-9A-Z]{10}$/u),
    "Dùng một lần, trong 72 giờ. Chỉ gửi cho đúng người.",
    `Telegram: mở liên kết https://t.me/dondoc_bot?start=${invite.lines[1]}`,
  ]);
});
