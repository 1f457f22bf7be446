/** What only a person can tell about a document's phrases. */
import { beforeEach, describe, expect, test } from "vitest";
import { HOME, openConversation, type Conversation, type Talker } from "./support.ts";
import { planFile } from "./plan-files.ts";

let office: Conversation;
let home: Talker;

beforeEach(async () => {
  office = await openConversation({ isWithoutPlan: true });
  home = await office.as(HOME);
});

async function unitNames(): Promise<readonly string[]> {
  return (await office.stores.units.all()).map(({ name }) => name);
}

async function owes(code: string): Promise<readonly string[]> {
  const all = await office.stores.deadlines.list({ unitIds: null, limit: 1_000 });
  const units = all.filter((view) => view.code === code).map(({ unit }) => unit);
  return [...new Set(units)].toSorted();
}

describe("a name that nearly is a known one", () => {
  const file = planFile(["Phòng Kinh tế và Hạ tầng\tCơ quan", "Phòng Kinh tế Hạ tầng\tCơ quan"]);
  const question = "“Phòng Kinh tế Hạ tầng” – có phải Phòng Kinh tế và Hạ tầng?";

  test("is asked about, and the answer counts", async () => {
    const preview = await home.sends(file);
    expect(preview.text).toContain(question);
    expect(preview.buttons).toContain("Nhập kế hoạch (còn 1 câu chưa trả lời)");
    const asked = await home.presses("Trả lời về đơn vị (1)");
    expect(asked.lines[0]).toBe(question);
    expect(asked.buttons).toEqual(["Đúng", "Đơn vị khác", "Thêm đơn vị mới", "Về bản xem trước"]);
    const answered = await home.presses("Đúng");
    expect(answered.lines[0]).toBe("“Phòng Kinh tế Hạ tầng” là Phòng Kinh tế và Hạ tầng.");
    expect(answered.buttons).toContain("Nhập kế hoạch");
    await home.presses("Nhập kế hoạch");

    expect(await owes("NV-016")).toEqual(["Phòng Kinh tế và Hạ tầng"]);
    expect(await unitNames()).not.toContain("Phòng Kinh tế Hạ tầng");
  });

  test("is remembered: the same name is not asked about again", async () => {
    await home.sends(file);
    await home.presses("Trả lời về đơn vị (1)");
    await home.presses("Đúng");
    await home.presses("Nhập kế hoạch");
    const again = await home.sends(
      planFile(
        ["Phòng Kinh tế và Hạ tầng\tCơ quan", "Phòng Kinh tế Hạ tầng\tCơ quan"],
        ["Quý 2/2023", "Quý 3/2023"],
      ),
    );

    expect(again.text).not.toContain("Cần trả lời");
    expect(again.buttons[0]).toBe("Cập nhật kế hoạch");
  });

  test("may be a unit of its own", async () => {
    await home.sends(file);
    await home.presses("Trả lời về đơn vị (1)");
    await home.presses("Thêm đơn vị mới");
    await home.presses("Nhập kế hoạch");

    expect(await owes("NV-016")).toEqual(["Phòng Kinh tế Hạ tầng"]);
  });

  test("may be another unit, chosen or typed", async () => {
    await home.sends(file);
    await home.presses("Trả lời về đơn vị (1)");
    await home.presses("Đơn vị khác");
    const answered = await home.says("Phòng Y tế");
    expect(answered.lines[0]).toBe("“Phòng Kinh tế Hạ tầng” là Phòng Y tế.");
    const again = await home.presses("Trả lời lại về đơn vị");
    expect(again.text).toContain(question);
    await home.presses("Đúng");
    await home.presses("Nhập kế hoạch");

    expect(await owes("NV-016")).toEqual(["Phòng Kinh tế và Hạ tầng"]);
  });

  test("unanswered, it becomes a new unit, as the preview says", async () => {
    const preview = await home.sends(file);
    expect(preview.text).toContain("Nếu chưa trả lời, sẽ được thêm thành đơn vị mới.");
    await home.presses("Nhập kế hoạch (còn 1 câu chưa trả lời)");

    expect(await owes("NV-016")).toEqual(["Phòng Kinh tế Hạ tầng"]);
  });
});

describe("a group that nobody has defined", () => {
  const phrase = "UBND các xã, phường, thị trấn";
  const file = planFile(["UBND các xã, thị trấn\tVăn phòng", `${phrase}\tVăn phòng`]);

  test("is asked about, and whole kinds can be ticked", async () => {
    const preview = await home.sends(file);
    expect(preview.text).toContain(`“${phrase}” gồm những đơn vị nào?`);
    await home.presses("Trả lời về đơn vị (1)");
    const list = await home.presses("Chọn các đơn vị");
    expect(list.lines).toContain("Đã chọn 0 đơn vị.");
    expect(list.buttons).toContain("☐ Tất cả UBND cấp xã (8)");
    const ticked = await home.presses("☐ Tất cả UBND cấp xã (8)");
    expect(ticked.replaced).toBe(preview.platformId);
    expect(ticked.lines).toContain("Đã chọn 8 đơn vị.");
    const done = await home.presses("Xong");
    expect(done.lines[0]).toBe(`“${phrase}” gồm 8 đơn vị.`);
    await home.presses("Nhập kế hoạch");

    const groups = await office.stores.units.groups();
    expect(groups.find(({ phrases }) => phrases.includes(phrase))?.memberIds.length).toBe(8);
  });

  test("ticks are single units, page by page; pressing twice is pressing once", async () => {
    await home.sends(file);
    await home.presses("Trả lời về đơn vị (1)");
    const list = await home.presses("Chọn các đơn vị");
    await home.presses("☐ Phòng Nội vụ", list);
    const twice = await home.presses("☐ Phòng Nội vụ", list);
    expect(twice.lines).toContain("Đã chọn 1 đơn vị.");
    expect(twice.buttons).toContain("☑ Phòng Nội vụ");
    const second = await home.presses("Trang sau ›");
    expect(second.lines).toContain("Đã chọn 1 đơn vị.");
    await home.presses("‹ Trang trước");
    const off = await home.presses("☑ Phòng Nội vụ");

    expect(off.lines).toContain("Đã chọn 0 đơn vị.");
  });

  test("names can be typed; unknown ones are shown, and made on the spot", async () => {
    await home.sends(file);
    await home.presses("Trả lời về đơn vị (1)");
    await home.presses("Chọn các đơn vị");
    const typed = await home.says(
      "UBND xã An Thạnh 1; ubnd xa an thanh 2\nUBND xã Tân Lập\n- UBND xã Tân Hòa;; UBND các xã khác",
    );
    expect(typed.lines).toContain("Đã thêm 2 đơn vị theo tên vừa nhắn.");
    expect(typed.lines).toContain("Chưa có đơn vị: UBND xã Tân Lập; UBND xã Tân Hòa");
    expect(typed.lines).toContain("Chưa rõ là đơn vị nào: UBND các xã khác");
    const added = await home.presses("Thêm 2 đơn vị mới và dùng", typed);
    expect(added.lines).toContain("Đã chọn 4 đơn vị.");
    await home.presses("Thêm 2 đơn vị mới và dùng", typed);
    // Nothing is made before the yes.
    expect(await unitNames()).not.toContain("UBND xã Tân Lập");
    const done = await home.presses("Xong", added);
    expect(done.lines[0]).toBe(`“${phrase}” gồm 4 đơn vị.`);
    await home.presses("Nhập kế hoạch");

    const names = await unitNames();
    expect(names.filter((name) => name === "UBND xã Tân Lập").length).toBe(1);
    const groups = await office.stores.units.groups();
    expect(groups.find(({ phrases }) => phrases.includes(phrase))?.memberIds.length).toBe(4);
  });

  test("ticks survive a restart", async () => {
    await home.sends(file);
    await home.presses("Trả lời về đơn vị (1)");
    await home.presses("Chọn các đơn vị");
    await home.presses("☐ Phòng Nội vụ");
    office.restart();
    expect((await home.presses("☐ Phòng Tư pháp")).lines).toContain("Đã chọn 2 đơn vị.");
    office.restart();

    expect((await home.presses("Xong")).lines[0]).toBe(`“${phrase}” gồm 2 đơn vị.`);
  });

  test("without anybody ticked the question stands", async () => {
    await home.sends(file);
    await home.presses("Trả lời về đơn vị (1)");
    await home.presses("Chọn các đơn vị");
    const question = await home.presses("Xong");

    expect(question.lines[0]).toBe(`“${phrase}” gồm những đơn vị nào?`);
  });
});
