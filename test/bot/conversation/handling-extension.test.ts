/** Đề nghị gia hạn, from the head's asking to the leader's answer. */
import { beforeEach, describe, expect, test } from "vitest";
import { isOnTime } from "../../../domain/deadline.ts";
import {
  ANSWER,
  PLAN_BUTTON,
  askLater,
  extensionsOf,
  openAskingOffice,
  openPlan,
  planOf,
  toldOfExtensions,
} from "./asked-extension.ts";
import {
  CHAIRMAN,
  COMMUNE,
  CULTURE,
  HOME_OFFICER,
  NUMBERED,
  idOf,
  type Conversation,
  type Talker,
} from "./support.ts";

let office: Conversation;
let justice: Talker;
let home: Talker;
let chairman: Talker;

async function open(traits?: typeof NUMBERED): Promise<void> {
  ({ office, justice, home, chairman } = await openAskingOffice("2023-03-24 09:00", traits));
}

const propose = (words?: string) => askLater(justice, words);
const extensions = () => extensionsOf(office);
const deadlineNow = () => planOf(office);

beforeEach(() => open());

describe("the head asks for a later date", () => {
  test("in one message, and the old date goes on until it is decided", async () => {
    const answer = await propose();

    expect(answer.lines).toEqual([
      "Đã gửi đề nghị gia hạn đến 14/4/2023: NV-002 · Kế hoạch",
      "Trong khi chờ quyết định, thời hạn cũ vẫn giữ nguyên và vẫn được nhắc.",
    ]);
    expect(await extensions()).toMatchObject([
      { due: "2023-03-31", proposedDue: "2023-04-14", reason: "chờ Sở Tư pháp hướng dẫn" },
    ]);
    expect((await deadlineNow()).due).toBe("2023-03-31");
    expect((await openPlan(justice)).text).toContain(
      "Đề nghị gia hạn từ 31/3/2023 đến 14/4/2023: chờ quyết định\n" +
        "Trưởng phòng Tư pháp, 24/3/2023: chờ Sở Tư pháp hướng dẫn",
    );
  });

  test("step by step: the date, then why", async () => {
    const asked = await propose("14/4");
    expect(asked.text).toContain("Gia hạn đến 14/4/2023: đề nghị nhắn lý do");
    await justice.says(" \u200B ");
    await justice.says("Thiếu người\u0000 làm\u202E việc");
    expect(await extensions()).toMatchObject([{ reason: "Thiếu người làm việc" }]);
  });

  test.each([
    ["tuần sau", "Chưa đọc được ngày."],
    ["31/02/2023 vì bận", "Chưa đọc được ngày."],
    ["24:00", "Chưa đọc được ngày."],
    ["31/3 vì bận", "Ngày gia hạn phải sau 31/3/2023"],
    ["15/01 vì bận", "nếu là năm sau, đề nghị ghi cả năm."],
    ["15/4/2024 vì bận", "quá một năm."],
    ["\u200B", "Nội dung còn trống."],
  ])("not to “%s”: it is said why and asked again", async (words, why) => {
    expect((await propose(words)).text).toContain(why);
    expect(await extensions()).toEqual([]);
    await justice.says("14/4 vì bận");
    expect(await extensions()).toHaveLength(1);
  });

  test("once: another has to wait for the answer", async () => {
    const opened = await openPlan(justice);
    await propose();
    expect((await openPlan(justice)).buttons).not.toContain("Đề nghị gia hạn");
    const again = await justice.presses("Đề nghị gia hạn", opened);
    expect(again.text).toContain(
      "Đã có đề nghị gia hạn từ 31/3/2023 đến 14/4/2023 ngày 24/3/2023, đang chờ quyết định.",
    );
    expect(await extensions()).toHaveLength(1);
  });

  test("on the due date still; after it no more", async () => {
    const opened = await openPlan(justice);
    await office.passTo("2023-03-31 16:00");
    expect((await openPlan(justice)).buttons).toContain("Đề nghị gia hạn");
    await office.passTo("2023-04-03 09:00");
    expect((await openPlan(justice)).buttons).not.toContain("Đề nghị gia hạn");
    const late = await justice.presses("Đề nghị gia hạn", opened);
    expect(late.text).toContain("Đã quá thời hạn nên không đề nghị gia hạn được nữa.");
  });

  test("not an officer, a leader or another unit, whatever button they have", async () => {
    const opened = await openPlan(justice);
    for (const post of [CHAIRMAN, CULTURE, COMMUNE]) {
      const other = await office.as(post);
      await other.chooses(idOf(opened, "Đề nghị gia hạn"));
      await other.says("14/4 vì bận");
    }
    const officer = await office.as(HOME_OFFICER);
    await officer.says("NV-008");
    const own = await officer.presses("NV-008 · Kế hoạch");
    expect(own.buttons).not.toContain("Đề nghị gia hạn");
    expect((await openPlan(chairman)).buttons).not.toContain("Đề nghị gia hạn");
    expect(await extensions()).toEqual([]);
  });
});

describe.each([
  ["pressed", undefined],
  ["numbered", NUMBERED],
] as const)("where choices are %s", (_, traits) => {
  beforeEach(() => open(traits));

  test("a coordinator comments, the leader grants, the owner hears at once", async () => {
    await propose();
    await office.passTo("2023-03-27 08:00");
    expect(toldOfExtensions(home).at(-1)).toContain(
      "Phòng Tư pháp\nĐề nghị gia hạn từ 31/3/2023 đến 14/4/2023: chờ Sở Tư pháp hướng dẫn",
    );
    expect(toldOfExtensions(home).at(-1)).not.toContain("Lẽ ra");
    expect(toldOfExtensions(chairman)).toEqual([]);
    const card = await home.presses(ANSWER);
    expect(card.buttons).toEqual(["Ý kiến: đồng ý", "Ý kiến: không đồng ý", PLAN_BUTTON]);
    await home.presses("Ý kiến: đồng ý");
    await home.presses("Ghi thêm ý kiến");
    await home.says("Lý do chính đáng");

    await office.passTo("2023-03-28 08:00");
    expect(toldOfExtensions(chairman).at(-1)).toContain(
      "Ý kiến Cơ quan thường trực CCHC: đồng ý. Lý do chính đáng",
    );
    await chairman.presses(ANSWER);
    const granted = await chairman.presses("Cho gia hạn");
    expect(granted.lines).toEqual([
      "Đã cho gia hạn đến 14/4/2023: NV-002 · Kế hoạch",
      "Phòng Tư pháp sẽ được báo. Chấm điểm vẫn theo hạn gốc.",
    ]);
    expect(await deadlineNow()).toMatchObject({ due: "2023-04-14", originalDue: "2023-03-31" });

    await office.passTo("2023-03-28 08:30");
    expect(toldOfExtensions(justice).at(-1)).toContain(
      "Trả lời đề nghị gia hạn (1)\n" +
        "NV-002 · Kế hoạch – gia hạn đến 14/4/2023 (hạn gốc 31/3/2023), còn 13 ngày làm việc",
    );
  });
});

describe("what was granted", () => {
  test("is reminded of and overdue by the new date, and judged by the first", async () => {
    await propose();
    await openPlan(chairman);
    await chairman.presses("Trả lời đề nghị gia hạn");
    await chairman.presses("Cho gia hạn");
    await office.passTo("2023-04-07 09:00");
    const mornings = justice.screen().filter(({ text }) => text.includes("NV-002"));
    expect(mornings.map(({ text }) => text).join("\n")).not.toMatch(/NV-002[^\n]*quá hạn/u);
    // Five working days before 14/4.
    expect(mornings.at(-1)?.text).toContain("thứ Sáu, 07/4/2023");
    await office.passTo("2023-04-10 09:00");
    await openPlan(justice);
    await justice.presses("Báo hoàn thành");
    expect(isOnTime(await deadlineNow())).toBe(false);
    expect((await openPlan(justice)).text).toContain(
      "Hoàn thành ngày 10/4/2023: chậm so với hạn 31/3/2023",
    );
  });

  test("twice keeps the first date", async () => {
    for (const [at, to] of [
      ["09:10", "14/4"],
      ["09:20", "28/4"],
    ] as const) {
      office.setClock(`2023-03-24 ${at}`);
      await propose(`${to} vì chờ`);
      await openPlan(chairman);
      await chairman.presses("Trả lời đề nghị gia hạn");
      await chairman.presses("Cho gia hạn");
    }
    expect(await deadlineNow()).toMatchObject({ due: "2023-04-28", originalDue: "2023-03-31" });
    expect((await justice.says("NV-002")).text).toContain(
      "gia hạn đến 28/4/2023 (hạn gốc 31/3/2023)",
    );
  });
});
