import { beforeEach, describe, expect, test } from "vitest";
import type { Action } from "../../../domain/action.ts";
import type { PersonId } from "../../../domain/ids.ts";
import { day } from "../../builders/time.ts";
import { planted } from "./forged.ts";
import {
  CHAIRMAN,
  CULTURE,
  DEPUTY,
  HOME,
  HOME_OFFICER,
  JUSTICE,
  OFFICE,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const NOT_YOUR_ROLE = "Chức năng này không dành cho vai trò hiện tại.";

let office: Conversation;
let home: Talker;
let justice: Talker;
let culture: Talker;

beforeEach(async () => {
  office = await openConversation();
  home = await office.as(HOME);
  justice = await office.as(JUSTICE);
  culture = await office.as(CULTURE);
});

/** The coordinator puts the head of culture in the place of the head of justice. */
async function puts(days: string) {
  await home.says("/nguoidung");
  await home.presses("Phân công thay");
  await home.presses("Thêm phân công thay");
  await home.says("trưởng phòng tư pháp");
  await home.says("trưởng phòng văn hoá và thông tin");
  return home.says(days);
}

async function idOf(post: string): Promise<PersonId> {
  return (await office.person(post)).id;
}

function standIns() {
  return office.stores.people.standInsFrom(day("2023-01-01"));
}

/** What came to a chat by itself on a day. */
async function pushesOf(post: string, slot: string): Promise<readonly string[]> {
  const sent = await office.stores.messages.list({
    personIds: [await idOf(post)],
    pushesOnly: true,
    status: "sent",
    limit: 200,
  });
  return sent.filter((each) => each.slot === slot).map((each) => each.text ?? "");
}

describe("a coordinator says who stands in for whom", () => {
  test("by buttons, page by page", async () => {
    await home.says("/nguoidung");
    await home.presses("Phân công thay");
    const first = await home.presses("Thêm phân công thay");
    const second = await home.presses("Trang sau ›");
    expect(second.replaced).toBe(first.platformId);
    const third = await home.presses("Trang sau ›", second);
    const asked = await home.presses(HOME, third);
    expect(asked.lines[0]).toBe("Ai thay Trưởng phòng Nội vụ?");
    // Who is of the same unit stands first, and nobody stands in for himself.
    expect(asked.buttons[0]).toBe(HOME_OFFICER);
    const days = await home.presses(HOME_OFFICER);

    expect(days.lines).toEqual([
      "Chuyên viên CCHC Phòng Nội vụ thay Trưởng phòng Nội vụ.",
      "Đề nghị nhắn từ ngày, đến ngày, ví dụ: 3/4 - 7/4.",
    ]);
  });

  test("by words and dates; it is stored, and stands in the records of both", async () => {
    const set = await puts("từ 27/3 đến 31/3/2023");
    expect(set.lines).toEqual([
      "Đã phân công: Trưởng phòng Văn hoá và Thông tin thay Trưởng phòng Tư pháp",
      "27/3 – 31/3/2023. Trong thời gian này tin nhắc việc gửi cho người thay, " +
        "và người thay được thao tác.",
    ]);
    const [absentId, deputyId] = [await idOf(JUSTICE), await idOf(CULTURE)];
    const span = { from: "2023-03-27", to: "2023-03-31" };
    expect(await standIns()).toEqual([{ absentId, deputyId, ...span }]);
    for (const subjectId of [absentId, deputyId]) {
      expect(await office.stores.audit.of("person", subjectId, 5)).toMatchObject([
        { deed: "set-stand-in", personId: await idOf(HOME), detail: { absentId, ...span } },
      ]);
    }
  });

  test("the deputy is told at once, within office hours", async () => {
    office.setClock("2023-03-24 09:00");
    await puts("27/3 - 31/3");
    await office.passTo("2023-03-24 09:10");
    expect(culture.newest().text).toContain("Trưởng phòng Tư pháp");
    expect(culture.newest().text).toMatch(/27\/3.*31\/3\/2023/u);
  });

  test("a deputy without an account: it is said at once", async () => {
    const { id } = await office.person(CULTURE);
    for (const { botId, chatId } of await office.stores.people.accountsOf([id])) {
      await office.stores.people.unlink(botId, chatId);
    }
    expect((await puts("27/3")).text).toContain("chưa liên kết tài khoản");
  });

  test.each([
    ["17/02", "Những ngày này đã qua. Đề nghị nhắn lại."],
    ["7/4 - 3/4", "Ngày kết thúc trước ngày bắt đầu. Đề nghị nhắn lại."],
    ["3/4 - 3/7", "Mỗi lần phân công thay nhiều nhất 60 ngày. Đề nghị nhắn lại."],
    ["tuần sau", "Chưa đọc được ngày. Đề nghị nhắn từ ngày, đến ngày, ví dụ: 3/4 - 7/4."],
  ])("“%s” is asked again", async (typed, words) => {
    expect((await puts(typed)).text).toBe(words);
    expect(await standIns()).toEqual([]);
    expect((await home.says("27/3")).text).toContain("Đã phân công");
  });

  test("two do not stand in for one, and nobody for who is away or stands in himself", async () => {
    await puts("27/3 - 31/3");
    expect((await puts("31/3")).text).toBe(
      "Trong thời gian này đã có Trưởng phòng Văn hoá và Thông tin thay " +
        "Trưởng phòng Tư pháp (27/3 – 31/3/2023). Cần kết thúc phân công đó trước.",
    );
    const choose = async (absent: string, deputy: string) => {
      const ids = { absentId: await idOf(absent), deputyId: await idOf(deputy) };
      await home.chooses(await planted(office, home, { do: "choose-deputy", ...ids }));
      return (await home.says("30/3")).text;
    };
    expect(await choose(OFFICE, JUSTICE)).toContain("Người này cũng vắng");
    expect(await choose(CULTURE, OFFICE)).toContain("Người vắng đang được phân công");
    expect(await standIns()).toHaveLength(1);
  });

  test("nobody for himself", async () => {
    const id = await idOf(JUSTICE);
    const forged = await planted(office, home, { do: "choose-deputy", absentId: id, deputyId: id });
    expect((await home.chooses(forged)).text).toContain("thay chính mình");
  });
});

describe("while somebody is stood in for", () => {
  test("the deputy has his duties in one message with his own, and he has none", async () => {
    await puts("24/3");
    await office.passTo("2023-03-24 12:00");

    expect(await pushesOf(JUSTICE, "2023-03-24")).toEqual([]);
    const [bundle, ...others] = await pushesOf(CULTURE, "2023-03-24");
    expect(others).toEqual([]);
    expect(bundle).toContain("NV-002 · Kế hoạch");
    expect(bundle).toContain("NV-014 · Kế hoạch");
  });

  test("the deputy may act in his place, and no longer once it is over", async () => {
    await puts("24/3");
    office.setClock("2023-03-23 09:00");
    expect((await culture.says("NV-002")).text).toContain("Phối hợp");
    office.setClock("2023-03-24 09:00");
    expect((await culture.says("NV-002")).text).not.toContain("Phối hợp");
    await culture.presses("NV-002 · Kế hoạch");
    const done = await culture.presses("Báo hoàn thành");
    expect(done.text).toContain("Đã ghi nhận hoàn thành");
    office.setClock("2023-03-25 09:00");
    expect((await culture.presses("Hoàn tác", done)).text).toContain("không thuộc phạm vi");
  });

  test("from the day after, all is as before", async () => {
    await puts("23/3 - 24/3");
    await office.passTo("2023-03-29 12:00");

    expect(await pushesOf(JUSTICE, "2023-03-24")).toEqual([]);
    const [own] = await pushesOf(JUSTICE, "2023-03-29");
    expect(own).toContain("NV-002 · Kế hoạch");
    const [others] = await pushesOf(CULTURE, "2023-03-29");
    expect(others).not.toContain("NV-002");
  });
});

describe("ending it early", () => {
  test("what has been stays on record, and from today on it is over", async () => {
    await puts("27/3 - 31/3");
    office.setClock("2023-03-29 08:00");
    await home.says("/nguoidung");
    const list = await home.presses("Phân công thay");
    expect(list.lines[1]).toBe(
      "- 27/3 – 31/3/2023: Trưởng phòng Văn hoá và Thông tin thay Trưởng phòng Tư pháp",
    );
    const ended = await home.presses("Kết thúc: Trưởng phòng Tư pháp (27/3)");

    expect(ended.text).toContain("Đã kết thúc");
    expect(await standIns()).toMatchObject([{ from: "2023-03-27", to: "2023-03-28" }]);
    expect((await home.presses("Kết thúc: Trưởng phòng Tư pháp (27/3)", list)).text).toContain(
      "không còn hiệu lực",
    );
    // Of what the other owes only his own unit's part in it is left to him.
    expect((await culture.says("NV-002")).text).toContain("Phối hợp");
  });

  test("the deputy is told of it, once he has been told of the stand-in", async () => {
    office.setClock("2023-03-20 08:00");
    await puts("27/3 - 31/3");
    await office.passTo("2023-03-20 09:00");
    expect(culture.newest().text).toContain("Được phân công thay Trưởng phòng Tư pháp");
    await home.says("/nguoidung");
    await home.presses("Phân công thay");
    await home.presses("Kết thúc: Trưởng phòng Tư pháp (27/3)");
    await office.passTo("2023-03-20 10:00");
    expect(culture.newest().text).toContain(
      "Phân công thay Trưởng phòng Tư pháp (từ ngày 27/3/2023 đến hết ngày 31/3/2023) đã kết thúc",
    );
  });

  test("of one that was not announced yet, the deputy hears nothing at all", async () => {
    office.setClock("2023-03-21 08:00");
    await office.passTo("2023-03-21 08:01");
    const set = await puts("27/3 - 31/3");
    await home.presses("Hủy phân công này", set);
    const before = culture.screen().length;
    await office.passTo("2023-03-21 12:00");
    expect(culture.screen()).toHaveLength(before);
  });

  test("one that has not begun is taken back", async () => {
    const set = await puts("27/3 - 31/3");
    await home.presses("Hủy phân công này", set);
    expect(await standIns()).toEqual([]);
  });
});

describe("a head who will be away", () => {
  test("says himself who stands in for him", async () => {
    await justice.says("/caidat");
    await justice.presses("Phân công thay");
    await justice.presses("Thêm phân công thay");
    await justice.says("trưởng phòng văn hoá và thông tin");
    expect((await justice.says("27/3")).text).toContain("Đã phân công");
    expect(await standIns()).toMatchObject([
      { absentId: await idOf(JUSTICE), deputyId: await idOf(CULTURE) },
    ]);
  });

  test("for nobody else, and an officer for nobody", async () => {
    const [absentId, deputyId] = [await idOf(OFFICE), await idOf(JUSTICE)];
    const actions: readonly Action[] = [
      { do: "stand-ins", absentId: null, page: 0 },
      { do: "stand-ins", absentId, page: 0 },
      { do: "choose-person", absentId: null, words: "", page: 0 },
      { do: "choose-person", absentId, words: "", page: 0 },
      { do: "choose-deputy", absentId, deputyId },
      { do: "end-stand-in", absentId, from: day("2023-03-27") },
    ];
    const officer = await office.as(HOME_OFFICER);
    for (const action of actions) {
      expect((await justice.chooses(await planted(office, justice, action))).text).toBe(
        NOT_YOUR_ROLE,
      );
      expect((await officer.chooses(await planted(office, officer, action))).text).toBe(
        NOT_YOUR_ROLE,
      );
    }
    expect((await officer.says("/caidat")).buttons).not.toContain("Phân công thay");
  });

  test("nor in the name of whom he stands in for", async () => {
    await puts("24/3 - 31/3");
    office.setClock("2023-03-24 09:00");
    const absentId = await idOf(JUSTICE);
    const action = { do: "choose-person", absentId, words: "", page: 0 } as const;
    expect((await culture.chooses(await planted(office, culture, action))).text).toBe(
      NOT_YOUR_ROLE,
    );
  });

  // Incident: who stood in for the coordinator for a day stayed so, and became the chairman's too.
  test("the coordinator's deputy of a day cannot make himself anybody's", async () => {
    const deputyId = await idOf(CULTURE);
    const arranged = { absentId: await idOf(HOME), deputyId };
    await home.chooses(await planted(office, home, { do: "choose-deputy", ...arranged }));
    await home.says("20/2");
    const before = await standIns();
    expect(before).toHaveLength(1);

    const listed = await culture.says("/nguoidung");
    expect(listed.text).toBe("Chức năng này không dành cho vai trò hiện tại.");
    for (const absentId of [await idOf(HOME), await idOf(CHAIRMAN), await idOf(JUSTICE)]) {
      const forged = await planted(office, culture, { do: "choose-deputy", absentId, deputyId });
      expect((await culture.chooses(forged)).text).toBe(NOT_YOUR_ROLE);
    }
    const end = {
      do: "end-stand-in",
      absentId: await idOf(HOME),
      from: day("2023-02-20"),
    } as const;
    expect((await culture.chooses(await planted(office, culture, end))).text).toBe(NOT_YOUR_ROLE);
    expect(await standIns()).toEqual(before);
  });

  test("days typed after the role was lost set nothing", async () => {
    const chairman = await office.as(CHAIRMAN);
    await chairman.says("/caidat");
    await chairman.presses("Phân công thay");
    await chairman.presses("Thêm phân công thay");
    await chairman.says(DEPUTY);
    await office.stores.people.save({ ...(await office.person(CHAIRMAN)), grants: [] });
    expect((await chairman.says("27/3")).text).toBe(NOT_YOUR_ROLE);
    expect(await standIns()).toEqual([]);
  });
});
