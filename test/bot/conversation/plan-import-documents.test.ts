/** Documents as they were issued, brought in by a coordinator as he would do it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { HOME, HOME_OFFICER, openConversation, type Conversation, type Talker } from "./support.ts";

const DOCUMENTS = join(import.meta.dirname, "..", "..", "documents", "seeds");

let office: Conversation;
let home: Talker;

beforeEach(async () => {
  office = await openConversation({ isWithoutPlan: true });
  home = await office.as(HOME);
});

function document(name: string) {
  return { name, bytes: new Uint8Array(readFileSync(join(DOCUMENTS, name))) };
}

describe("the plan of Cù Lao Dung as a Word file", () => {
  test("is looked at, two rows are set right, it comes in, and everybody has his work", async () => {
    await home.says("/nhap");
    const preview = await home.sends(document("cu-lao-dung.docx"));
    expect(preview.lines.slice(0, 4)).toEqual([
      "03/KH-UBND",
      "Thực hiện cải cách hành chính năm 2023",
      "19 nhiệm vụ trong 7 lĩnh vực, năm 2023",
      "134 thời hạn, trong đó 84 thời hạn báo cáo",
    ]);
    await home.presses("Các dòng chưa có ngày (1)");
    await home.presses("Dòng 1");
    await home.presses("Đặt ngày");
    await home.says("quý II");
    await home.says("dòng 9");
    await home.presses("Đổi đơn vị chủ trì");
    const corrected = await home.says("Thanh tra huyện");
    expect(corrected.lines).toContain("Đã chỉnh sửa 2 dòng");
    const done = await home.presses("Nhập kế hoạch");
    expect(done.lines[0]).toBe("Đã nhập 03/KH-UBND");

    const justice = await office.as("Trưởng phòng Tư pháp");
    const first = await justice.says("NV-001");
    expect(first.text).toContain("NV-001 · Kế hoạch – hạn 30/6/2023");
    const inspector = await office.as("Chánh Thanh tra huyện");
    expect((await inspector.says("NV-009")).text).toContain("NV-009 · Đề án – hạn 30/6/2023");
    const officer = await office.as(HOME_OFFICER);
    // He supports it now.
    expect((await officer.says("NV-009")).lines).toContain("Phối hợp (1)");
  });

  test("is the same as a spreadsheet and as text: brought in once, nothing changes", async () => {
    await home.sends(document("cu-lao-dung.docx"));
    await home.presses("Nhập kế hoạch");

    const again = await home.sends(document("cu-lao-dung.xlsx"));
    expect(again.lines).toContain("Kế hoạch này đã có, không có gì thay đổi.");
    expect(again.buttons).toEqual([]);
  });
});

describe("a commune's remedial plan with its scores", () => {
  test("comes in with both, and its duties keep their posts", async () => {
    const preview = await home.sends(document("phu-my.docx"));
    expect(preview.text).toMatch(/^7 nhiệm vụ.*, năm 2024$/mu);
    expect(preview.text).toContain("91,84/100");
    const criteria = preview.lines.indexOf("Tiêu chí bị trừ điểm (8)");
    expect(preview.lines[criteria + 5]).toBe("… và 4 mục khác");
    expect(preview.lines).toContain("Tài liệu không ghi số kế hoạch, nên gọi theo tên trên.");
    const confirm =
      preview.buttons.find((label) => label.startsWith("Nhập kế hoạch và điểm")) ?? "";
    await home.presses(confirm);

    const [plan] = await office.stores.plans.all();
    const tasks = plan ? await office.stores.plans.tasksOf(plan.id) : [];
    expect(tasks.length).toBe(7);
    const [scores] = await office.stores.scores.all();
    expect(scores?.total).toMatchObject({ max: 10_000, assessed: 9_184 });
    const owed = await office.stores.deadlines.list({ unitIds: null, limit: 100 });
    const clerk = owed.find(({ post }) => post !== null);
    const opened = await home.says(clerk?.code ?? "");
    expect(opened.text).toContain(`${clerk?.unit} – ${clerk?.post}`);
  });
});

describe("scores alone, as a spreadsheet", () => {
  test("are shown and stored; the second time there is nothing to store", async () => {
    const preview = await home.sends(document("so-noi-vu-scores.xlsx"));
    expect(preview.text).toContain("94,11/100");
    expect(preview.buttons).toEqual(["Nhập điểm", "Hủy"]);
    expect(await office.stores.scores.all()).toEqual([]);
    const done = await home.presses("Nhập điểm");
    expect(done.lines[0]).toBe("Đã lưu kết quả chấm điểm.");
    expect((await office.stores.scores.all()).length).toBe(1);

    expect((await home.sends(document("so-noi-vu-scores.xlsx"))).buttons).toEqual([]);
  });
});

describe("a report that plans nothing", () => {
  test("is refused when it was asked for, and is evidence when it was not", async () => {
    await home.says("/nhap");
    const refused = await home.sends(document("quang-dien.docx"));
    expect(refused.text).toMatch(/^Không tìm thấy nhiệm vụ/u);

    await home.says("/trogiup");
    expect((await home.sends(document("quang-dien.docx"))).text).toMatch(/kiểm chứng/u);
  });
});
