import { beforeEach, describe, expect, test } from "vitest";
import {
  COMMUNE,
  CULTURE,
  HOME,
  JUSTICE,
  idOf,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

let office: Conversation;
let justice: Talker;
let culture: Talker;

const ASKED = "NV-002 Kế hoạch";
const UNIT = "Phòng Văn hoá và Thông tin";
const MISSED = "chưa liên kết tài khoản";

beforeEach(async () => {
  office = await openConversation();
  justice = await office.as(JUSTICE);
  culture = await office.as(CULTURE);
});

async function openIt(who: Talker = justice): Promise<Seen> {
  await who.says("NV-002");
  return who.presses("NV-002 · Kế hoạch");
}

/** Its *Thao tác khác*. */
async function openMore(who: Talker = justice): Promise<Seen> {
  return who.presses("Thao tác khác", await openIt(who));
}

/** Asks one unit; the answer. */
async function ask(words: string, unit = UNIT): Promise<Seen> {
  await justice.presses("Đề nghị phối hợp", await openMore());
  while (!justice.newest().buttons.includes(unit)) await justice.presses("Trang sau ›");
  await justice.presses(unit);
  return justice.says(words);
}

async function requests() {
  const { deadline } = await office.deadline(ASKED);
  const stored = await office.stores.supportRequests.of([deadline.id]);
  return stored.map(({ wantedBy, words }) => [wantedBy, words]);
}

/** What has come to somebody by itself that speaks of the task, by its first line. */
function told(who: Talker): readonly (string | undefined)[] {
  return who
    .screen()
    .filter(({ text }) => text.includes("NV-002 · Kế hoạch"))
    .map(({ lines }) => lines[0]);
}

describe("Đề nghị phối hợp", () => {
  test("asks of which unit, then by when and for what", async () => {
    const choose = await justice.presses("Đề nghị phối hợp", await openMore());
    expect(choose.lines).toEqual(["Đề nghị đơn vị nào phối hợp thực hiện NV-002 · Kế hoạch?"]);
    expect(choose.buttons[0]).toBe("Tất cả 20 đơn vị");
    expect(choose.buttons).not.toContain("Phòng Tư pháp");

    const answer = await ask("15/3: gửi số liệu tuyên truyền");
    expect(answer.lines).toEqual([
      "Đã ghi đề nghị phối hợp: NV-002 · Kế hoạch, đến 15/3/2023.",
      `Sẽ báo cho: ${UNIT}.`,
    ]);
    expect(await requests()).toEqual([["2023-03-15", "gửi số liệu tuyên truyền"]]);
    expect((await openIt()).text).toContain(
      `Đề nghị phối hợp\n- ${UNIT}, đến 15/3/2023: gửi số liệu tuyên truyền`,
    );
  });

  test("the unit hears of it ten minutes later, and on the mornings before its day", async () => {
    await ask("15/3: gửi số liệu tuyên truyền");
    await office.passTo("2023-02-20 08:09");
    expect(told(culture)).toEqual([]);
    await office.passTo("2023-02-20 12:00");
    const [event] = culture.screen().filter(({ text }) => text.includes("NV-002 · Kế hoạch"));
    expect(event?.text).toContain("gửi số liệu tuyên truyền");
    expect(event?.text).toContain("15/3/2023");
    expect(event?.text).toContain("Phòng Tư pháp");

    await office.passTo("2023-03-20 18:00");
    expect(told(culture).slice(1)).toEqual([
      expect.stringContaining("thứ Hai, 13/3/2023"),
      expect.stringContaining("thứ Tư, 15/3/2023"),
    ]);
  });

  test("asked in the evening, it waits for the morning's one message", async () => {
    office.setClock("2023-02-20 19:00");
    await ask("15/3: gửi số liệu");
    await office.passTo("2023-02-21 18:00");
    expect(told(culture)).toEqual([expect.stringContaining("thứ Ba, 21/02/2023")]);
  });

  test("of all units at once, each hears what it was asked for, and no other", async () => {
    await justice.presses("Đề nghị phối hợp", await openMore());
    const asked = await justice.presses("Tất cả 20 đơn vị");
    expect(asked.text).toContain("Đề nghị 20 đơn vị phối hợp");
    const answer = await justice.says("15/3 góp ý dự thảo");
    expect(answer.lines[1]).toMatch(/^Sẽ báo cho: .*; và 14 đơn vị khác\.$/u);
    await office.passTo("2023-02-20 09:00");

    for (const who of [culture, await office.as(COMMUNE)]) expect(told(who)).toHaveLength(1);
    expect(told(justice).filter((line) => line?.startsWith("Nhắc việc"))).toEqual([]);
  });

  test("a unit in which nobody is linked is named; coordinators hear of it, and who links later", async () => {
    const person = await office.person(CULTURE);
    const [account] = await office.stores.people.accountsOf([person.id]);
    if (account) await office.stores.people.unlink(account.botId, account.chatId);

    const answer = await ask("15/3: gửi số liệu");
    expect(answer.lines[1]).toBe(
      `Chưa có ai liên kết tài khoản, đề nghị liên hệ trực tiếp: ${UNIT}.`,
    );
    expect(await requests()).toEqual([["2023-03-15", "gửi số liệu"]]);
    await office.passTo("2023-02-20 12:00");
    const home = await office.as(HOME);
    expect(told(home)).toHaveLength(1);
    const instead = home.newest();
    expect(instead.text).toContain(MISSED);
    expect(instead.text).toMatch(new RegExp(`NV-002 · Kế hoạch .*: ${UNIT}$`, "mu"));

    if (account) await office.stores.people.link(account);
    await office.passTo("2023-03-15 18:00");
    expect(told(culture)).toEqual([
      expect.stringContaining("thứ Hai, 13/3/2023"),
      expect.stringContaining("thứ Tư, 15/3/2023"),
    ]);
  });

  test("one that nobody links to in time goes to the coordinators on its mornings too", async () => {
    const person = await office.person(CULTURE);
    const [account] = await office.stores.people.accountsOf([person.id]);
    if (account) await office.stores.people.unlink(account.botId, account.chatId);
    await ask("15/3: gửi số liệu");
    await office.passTo("2023-03-16 18:00");
    const asked = (await office.as(HOME)).screen().filter(({ text }) => text.includes(MISSED));
    expect(asked.filter(({ text }) => text.includes("NV-002 · Kế hoạch"))).toHaveLength(3);
  });

  test("asked once more, the new day counts and the old one's reminders do not come", async () => {
    await ask("15/3: gửi số liệu");
    await office.passTo("2023-02-22 08:00");
    await ask("24/3: gửi số liệu, bổ sung biểu 2");
    await office.passTo("2023-03-24 18:00");

    expect(await requests()).toEqual([["2023-03-24", "gửi số liệu, bổ sung biểu 2"]]);
    expect(told(culture).slice(2)).toEqual([
      expect.stringContaining("22/3/2023"),
      expect.stringContaining("24/3/2023"),
    ]);
  });

  test("corrected within the day, the correction is told next morning", async () => {
    await ask("24/3: gửi số liệu");
    await office.passTo("2023-02-20 09:00");
    await ask("15/3: gửi số liệu");
    await office.passTo("2023-02-21 18:00");

    const all = culture.screen().filter(({ text }) => text.includes("NV-002 · Kế hoạch"));
    expect(all).toHaveLength(2);
    expect(all[1]?.text).toContain("15/3/2023");
  });

  // Incident: the third request of a day had the first one's notice, and nobody was told of it.
  test.each([
    ["20/2: việc ba, ngay hôm nay", "2023-02-20 09:20"],
    ["21/2: việc ba", "2023-02-20 09:20"],
    ["27/2: việc ba", "2023-02-21 07:30"],
  ])("asked for a third time in a day, the last words are told once: “%s”", async (words, at) => {
    await ask("28/2: việc một");
    await office.passTo("2023-02-20 08:40");
    await ask("28/2: việc hai");
    await office.passTo("2023-02-20 09:10");
    await ask(words);
    await office.passTo(at);
    const all = culture.screen().filter(({ text }) => text.includes("NV-002 · Kế hoạch"));
    expect(all).toHaveLength(2);
    expect(all[0]?.text).toContain("việc một");
    expect(all[1]?.text).toContain("việc ba");
  });

  test("each urgent one of a day is told, and the next day's too", async () => {
    for (const [count, minute] of [1, 3, 5].entries()) {
      await ask(`21/2: việc ${count}`);
      await office.passTo(`2023-02-20 08:${minute}9`);
    }
    expect(told(culture)).toHaveLength(3);
    await office.passTo("2023-02-21 08:00");
    await ask("21/2: việc cuối");
    await office.passTo("2023-02-21 09:00");
    expect(culture.newest().text).toContain("việc cuối");
  });

  test("corrected before it was told, it is told once, and right", async () => {
    await ask("24/3: gửi số liệu");
    await ask("15/3: gửi số liệu");
    await office.passTo("2023-02-21 18:00");

    const all = culture.screen().filter(({ text }) => text.includes("NV-002 · Kế hoạch"));
    expect(all).toHaveLength(1);
    expect(all[0]?.text).toContain("15/3/2023");
  });

  test.each([
    ["14/3: gửi số liệu", ["2023-03-13", "2023-03-14"]],
    // The day itself speaks, though it was put off beyond it.
    ["10/3: gửi số liệu", ["2023-03-10", "2023-03-13"]],
  ])(
    "put off to next week by its reader, %s is not told before, but on its day",
    async (words, days) => {
      await office.passTo("2023-03-07 09:00");
      await ask(words);
      await office.passTo("2023-03-07 12:00");
      const [event] = culture.screen().filter(({ text }) => text.includes("NV-002 · Kế hoạch"));
      await culture.replies(event!, "nhắc lại tuần sau");
      const heard: string[] = [];
      for (const day of ["08", "09", "10", "13", "14"].map((each) => `2023-03-${each}`)) {
        const before = told(culture).length;
        await office.passTo(`${day} 12:00`);
        if (told(culture).length > before) heard.push(day);
      }
      expect(heard).toEqual(days);
    },
  );

  test("nothing comes any more once the task is done", async () => {
    await ask("15/3: gửi số liệu");
    await office.passTo("2023-02-20 12:00");
    await justice.presses("Báo hoàn thành", await openIt());
    await office.passTo("2023-03-20 18:00");
    expect(told(culture)).toHaveLength(1);
  });

  test.each([
    ["gửi số liệu", "Chưa đọc được ngày."],
    ["15/01: gửi số liệu", "Ngày này đã qua."],
    ["15/4: gửi số liệu", "Ngày này muộn hơn thời hạn 31/3/2023."],
    ["31/02: gửi số liệu", "Chưa đọc được ngày."],
  ])("does not take “%s”, and asks again", async (words, sentence) => {
    const answer = await ask(words);
    expect(answer.text).toContain(sentence);
    expect(await requests()).toEqual([]);

    await justice.says("20/3: gửi số liệu");
    expect(await requests()).toEqual([["2023-03-20", "gửi số liệu"]]);
  });

  test.each(["15/3", "15/3:", "ngày 15/3"])("words may be left out: “%s”", async (words) => {
    await ask(words);
    expect(await requests()).toEqual([["2023-03-15", ""]]);
  });

  test("of one supporting unit there is nothing to choose", async () => {
    await justice.says("NV-011");
    const opened = await justice.presses(
      justice.newest().buttons.find((label) => label.startsWith("NV-011")) ?? "",
    );
    const more = await justice.presses("Thao tác khác", opened);
    const asked = await justice.presses("Đề nghị phối hợp", more);
    expect(asked.text).toContain("Đề nghị Phòng Nội vụ phối hợp: nhắn ngày cần và nội dung");
  });

  test("a task without supporting units does not offer it, nor does a report", async () => {
    await justice.says("/nhiemvu");
    const report = await justice.presses("Báo cáo Quý I/2023");
    const more = await justice.presses("Thao tác khác", report);
    expect(more.buttons).not.toContain("Đề nghị phối hợp");
  });

  test("a supporting unit sees the task but cannot ask in its name", async () => {
    const more = await openMore();
    await culture.says("NV-002");
    const answer = await culture.chooses(idOf(more, "Đề nghị phối hợp"));
    expect(answer.text).toContain("không còn hiệu lực");
    expect((await openIt(culture)).buttons).not.toContain("Thao tác khác");
  });

  test("the coordinator may ask for the lead unit", async () => {
    const home = await office.as(HOME);
    await home.presses("Đề nghị phối hợp", await openMore(home));
    await home.presses("Tất cả 20 đơn vị");
    await home.says("15/3: gửi số liệu");
    expect(await requests()).toHaveLength(20);
  });
});
