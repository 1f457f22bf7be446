import { beforeEach, describe, expect, test } from "vitest";
import type { Action } from "../../../domain/action.ts";
import type { PlanId } from "../../../domain/ids.ts";
import { day } from "../../builders/time.ts";
import { planted } from "./forged.ts";
import {
  CHAIRMAN,
  CULTURE,
  HOME,
  HOME_OFFICER,
  JUSTICE,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const NOT_YOUR_ROLE = "Chức năng này không dành cho vai trò hiện tại.";
const GONE = "Lựa chọn này không còn hiệu lực. Gõ /nhiemvu để xem danh sách mới nhất.";

let office: Conversation;
let home: Talker;

beforeEach(async () => {
  office = await openConversation();
  home = await office.as(HOME);
});

async function opens(rule: string, group = "Đổi: Nhiệm vụ, văn bản") {
  await home.says("/caidat");
  await home.presses(group);
  return home.presses(rule);
}

async function ladder() {
  return (await office.stores.settings.rules()).ladder;
}

async function thePlan() {
  const [plan] = await office.stores.plans.all();
  if (!plan) throw new Error("the sample has a plan");
  return plan;
}

async function pushesTo(post: string, from: string): Promise<readonly string[]> {
  const { id } = await office.person(post);
  const sent = await office.stores.messages.list({
    personIds: [id],
    pushesOnly: true,
    status: "sent",
    limit: 100,
  });
  return sent.map(({ slot }) => slot).filter((slot) => slot >= from);
}

describe("the rules in force", () => {
  // Incident: somebody whose roles had all ended still read every reminder rule.
  test("who has no role is told what help tells him", async () => {
    const justice = await office.as(JUSTICE);
    await office.stores.people.save({ ...(await office.person(JUSTICE)), grants: [] });
    const help = await justice.says("/trogiup");
    expect((await justice.says("/caidat")).lines).toEqual(help.lines);
    const settings = await planted(office, justice, { do: "settings", planId: null });
    expect((await justice.chooses(settings)).lines).toEqual(help.lines);
  });

  test("everyone sees them in plain words; only a coordinator is offered to change them", async () => {
    for (const post of [JUSTICE, HOME_OFFICER, CHAIRMAN]) {
      const person = await office.as(post);
      await person.says("cài đặt");
      const shown = await person.presses("Quy tắc nhắc việc của cơ quan");
      expect(shown.lines).toContain(
        "- Nhắc trước hạn: trước 20, 10, 5, 2 ngày làm việc và trong ngày đến hạn",
      );
      expect(shown.lines).toContain("- Giờ hành chính: 07:30–11:30, 13:30–17:00");
      expect(shown.buttons.some((label) => label.startsWith("Đổi"))).toBe(false);
    }
    expect((await home.says("/caidat")).buttons).toContain("Đổi: Nhiệm vụ, văn bản");
  });

  test("a new value is read, saved, told and noted in the records", async () => {
    const asked = await opens("Nhắc trước hạn");
    expect(asked.lines.at(-1)).toBe("Đề nghị nhắn giá trị mới, ví dụ: 20, 10, 5, 2, 0.");
    const saved = await home.says("0, 7 15");

    expect(saved.lines).toEqual([
      "Đã lưu cho cả cơ quan. Nhắc trước hạn: trước 15, 7 ngày làm việc và trong ngày đến hạn.",
      "Áp dụng ngay cho mọi thời hạn.",
    ]);
    expect((await ladder()).work.before).toEqual([15, 7, 0]);
    expect(await office.stores.audit.of("rules", "organisation", 5)).toMatchObject([
      {
        personId: (await office.person(HOME)).id,
        deed: "set-rule",
        detail: {
          rule: "work-before",
          from: '{"kind":"days","days":[20,10,5,2,0]}',
          to: '{"kind":"days","days":[15,7,0]}',
        },
      },
    ]);
    const lines = (await home.says("/caidat")).lines;
    expect(lines).toContain(
      "- Nhắc trước hạn: trước 15, 7 ngày làm việc và trong ngày đến hạn (*)",
    );
    expect(lines.at(-1)).toBe("(*) khác mặc định.");
  });

  test("take effect at once: the next reminder comes by the new rule, not by the old one", async () => {
    await office.passTo("2023-03-20 12:00");
    await opens("Nhắc trước hạn");
    await home.says("6, 0");
    await office.passTo("2023-03-27 17:00");

    // 31/3 is five working days from 24/3 and six from 23/3; Mondays speak of what is overdue.
    expect(await pushesTo(CULTURE, "2023-03-21")).toEqual(["2023-03-27", "2023-03-23"]);
  });

  test.each([
    ["muời lăm", "Đề nghị nhắn các số ngày làm việc, cách nhau bằng dấu phẩy"],
    ["5, 5", "Số 5 được ghi hai lần"],
    ["99", "Mỗi số phải từ 0 đến 60"],
    ["8,7,6,5,4,3,2,1,0", "Nhiều nhất 8 mốc"],
    ["không", "“Nhắc trước hạn” cần ít nhất một mốc"],
  ])("“%s” is answered by a sentence and asked again", async (typed, words) => {
    await opens("Nhắc trước hạn");
    expect((await home.says(typed)).text).toContain(words);
    expect((await ladder()).work.before).toEqual([20, 10, 5, 2, 0]);

    await home.says("3");
    expect((await ladder()).work.before).toEqual([3]);
  });

  test("a value that leaves the due day out is saved, and says so", async () => {
    await opens("Nhắc trước hạn");
    expect((await home.says("10, 5")).lines).toContain(
      "Lưu ý: ngày đến hạn không còn được nhắc (số 0).",
    );
  });

  test("“thôi” leaves all as it was; a command is obeyed", async () => {
    await opens("Nhắc trước hạn");
    expect((await home.says("thôi")).text).toBe("Đã hủy.");
    await opens("Nhắc trước hạn");
    expect((await home.says("nhiệm vụ")).lines[0]).toBe("Nhiệm vụ của đơn vị");
    expect((await home.says("3, 0")).text).toContain("Chưa hiểu");
    expect((await ladder()).work.before).toEqual([20, 10, 5, 2, 0]);
  });

  test("one tap brings a rule back to its default", async () => {
    await opens("Nhắc khi quá hạn");
    await home.says("2, 4");
    await home.presses("Về mặc định");

    expect((await ladder()).after).toEqual([1, 3, 5]);
    expect(await office.stores.audit.of("rules", "organisation", 5)).toHaveLength(2);
    // A second tap on the same button finds nothing to change.
    await home.presses("Về mặc định");
    expect(await office.stores.audit.of("rules", "organisation", 5)).toHaveLength(2);
  });
});

describe("times", () => {
  test("the morning's message moves, also the one that waits already", async () => {
    await office.passTo("2023-03-23 17:30");
    await opens("Tin buổi sáng", "Đổi: Giờ gửi tin");
    await home.says("8 giờ 15");
    await office.passTo("2023-03-24 08:14");
    expect(await pushesTo(CULTURE, "2023-03-24")).toEqual([]);
    await office.passTo("2023-03-24 08:15");
    expect(await pushesTo(CULTURE, "2023-03-24")).toEqual(["2023-03-24"]);
  });

  test("outside office hours none is taken, and what is in the way is named", async () => {
    await opens("Tin buổi sáng", "Đổi: Giờ gửi tin");
    expect((await home.says("5:00")).lines[0]).toBe("“Tin buổi sáng” phải từ 07:30 đến 11:00.");
    await opens("Giờ hành chính", "Đổi: Giờ gửi tin");
    expect((await home.says("8h-12h, 13h-17h")).lines[0]).toBe(
      "Khi đó “Tin buổi sáng” phải từ 08:00 đến 11:00; đề nghị đổi mục đó trước.",
    );
  });

  test("office hours are the running office's at once", async () => {
    const { calendar } = office.sample.office;
    await opens("Giờ hành chính", "Đổi: Giờ gửi tin");
    await home.says("07:00-11:30, 13:00-16:30");

    expect(calendar.officeHours).toEqual({
      morning: ["07:00", "11:30"],
      afternoon: ["13:00", "16:30"],
    });
  });
});

describe("a plan of its own mind", () => {
  async function opensPlan() {
    await home.says("/caidat");
    await home.presses("Áp dụng cho…");
    return home.presses("Kế hoạch 03/KH-UBND năm 2023");
  }

  test("has rules of its own, and follows the organisation in all others", async () => {
    await opensPlan();
    await home.presses("Đổi: Nhiệm vụ, văn bản");
    await home.presses("Nhắc trước hạn");
    const saved = await home.says("6, 0");
    expect(saved.lines[0]).toContain("Đã lưu cho kế hoạch 03/KH-UBND năm 2023.");
    await opens("Nhắc khi quá hạn");
    await home.says("2");

    const { planLadders, ladder: organisation } = await office.stores.settings.rules();
    const plan = planLadders.get((await thePlan()).id);
    expect(plan?.work.before).toEqual([6, 0]);
    expect(plan?.after).toEqual([2]);
    expect(organisation.work.before).toEqual([20, 10, 5, 2, 0]);
  });

  test("goes back to the organisation's rule by one tap", async () => {
    await opensPlan();
    await home.presses("Đổi: Nhiệm vụ, văn bản");
    await home.presses("Nhắc khi quá hạn");
    await home.says("2");
    await home.presses("Theo cả cơ quan");
    expect((await office.stores.settings.rules()).planLadders.size).toBe(0);
  });

  test("has no times: a person has one morning", async () => {
    const shown = await opensPlan();
    expect(shown.buttons).not.toContain("Đổi: Giờ gửi tin");
    const { id } = await thePlan();
    const forged = await planted(office, home, {
      do: "ask-rule",
      rule: "morning-time",
      planId: id,
    });
    expect((await home.chooses(forged)).text).toBe(GONE);
  });
});

describe("days off", () => {
  test("a coordinator sets one: the running office counts by it at once", async () => {
    const { calendar } = office.sample.office;
    await home.says("/caidat");
    const shown = await home.presses("Lịch nghỉ");
    expect(shown.lines[1]).toContain("01/5/2023, 02/5/2023, 03/5/2023");

    expect((await home.says("24/3 nghỉ")).lines[0]).toBe(
      "Đã lưu: thứ Sáu, 24/3/2023 là ngày nghỉ.",
    );
    expect((await home.says("25/3/2023 làm bù")).lines[0]).toBe(
      "Đã lưu: thứ Bảy, 25/3/2023 là ngày làm việc.",
    );
    expect(calendar.isWorkingDay(day("2023-03-24"))).toBe(false);
    expect(calendar.isWorkingDay(day("2023-03-25"))).toBe(true);
    expect(await office.stores.audit.of("calendar", "2023-03-24", 5)).toMatchObject([
      { deed: "set-off" },
    ]);

    await office.passTo("2023-03-25 17:00");
    // Five working days before 31/3 is no longer Friday the 24th, but Saturday the 25th.
    expect(await pushesTo(CULTURE, "2023-03-24")).toEqual(["2023-03-25"]);
  });

  test.each([
    ["02/5", "Đề nghị nhắn một ngày, kèm “nghỉ” hoặc “làm”, ví dụ: 02/5/2023 nghỉ."],
    ["nghỉ", "Đề nghị nhắn một ngày, kèm “nghỉ” hoặc “làm”, ví dụ: 02/5/2023 nghỉ."],
    ["31/4 nghỉ", "Đề nghị nhắn một ngày, kèm “nghỉ” hoặc “làm”, ví dụ: 02/5/2023 nghỉ."],
    ["17/02/2023 nghỉ", "Ngày này đã qua."],
    ["26/3 làm", "Chủ nhật luôn là ngày nghỉ."],
  ])("“%s” is answered by a sentence", async (typed, words) => {
    await home.says("/caidat");
    await home.presses("Lịch nghỉ");
    expect((await home.says(typed)).text).toBe(words);
    expect(await office.stores.settings.calendarOverrides()).toEqual([]);
  });

  test("others see them, and are asked nothing", async () => {
    const justice = await office.as(JUSTICE);
    await justice.says("/caidat");
    const shown = await justice.presses("Lịch nghỉ");
    expect(shown.text).not.toContain("Để đổi");
    expect((await justice.says("24/3 nghỉ")).text).toContain("Chưa hiểu");
  });
});

describe("forged", () => {
  test.each([
    { do: "rule-group", group: "times", planId: null },
    { do: "ask-rule", rule: "after", planId: null },
    { do: "reset-rule", rule: "after", planId: null },
    { do: "rule-plans", page: 0 },
  ] as const)("$do is refused to who coordinates nothing", async (action) => {
    for (const post of [JUSTICE, HOME_OFFICER, CHAIRMAN]) {
      const person = await office.as(post);
      expect((await person.chooses(await planted(office, person, action))).text).toBe(
        NOT_YOUR_ROLE,
      );
    }
  });

  test("a value typed after the role was lost changes nothing", async () => {
    await opens("Nhắc trước hạn");
    await office.stores.people.save({ ...(await office.person(HOME)), grants: [] });
    expect((await home.says("3, 0")).text).toBe(NOT_YOUR_ROLE);
    expect((await ladder()).work.before).toEqual([20, 10, 5, 2, 0]);
  });

  test.each([
    { do: "ask-rule", rule: "__proto__", planId: null },
    { do: "reset-rule", rule: "constructor", planId: null },
    { do: "rule-group", group: "__proto__", planId: null },
    { do: "settings", planId: "no-such-plan" as PlanId },
    { do: "ask-rule", rule: "after", planId: "no-such-plan" as PlanId },
  ])("$do of what is not there is gone", async (action) => {
    expect((await home.chooses(await planted(office, home, action as Action))).text).toBe(GONE);
  });
});
