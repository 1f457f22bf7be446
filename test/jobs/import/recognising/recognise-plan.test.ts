/** What a document that holds several kinds of things, or none, is recognised to hold. */
import { describe, expect, test } from "vitest";
import { recognised, seedText } from "../given.ts";
import { planOf, table } from "./given.ts";

const TASKS = table(
  "TT|Nhiệm vụ|Cơ quan chủ trì|Sản phẩm|Thời gian",
  "1|Rà soát văn bản|Phòng Tư pháp|Báo cáo|Quý I",
  "2||Phòng Tư pháp|Báo cáo|Quý II",
);
const DUTIES = [
  "KẾ HOẠCH",
  "Cải cách hành chính năm 2025",
  "I. NHIỆM VỤ CỦA CÁC ĐƠN VỊ",
  "1. Phòng Nội vụ",
  "- Kiểm tra công vụ trước ngày 30/6/2025.",
  "2. Phòng Văn hóa và Thông tin",
  "- Tuyên truyền cải cách hành chính đến ngày 30/9.",
];
const CALENDAR = [
  "1. Các cơ quan, đơn vị có trách nhiệm:",
  "- Báo cáo Quý I: chốt số liệu từ 05/12/2024 đến 05/3/2025, gửi ngày 10/3/2025;",
];

describe("a document of several kinds", () => {
  test("gives all of them, called by the first", () => {
    const plan = planOf(...DUTIES, "II. CHẾ ĐỘ BÁO CÁO", ...CALENDAR, "PHỤ LỤC", TASKS);
    expect(plan.kind).toBe("appendix");
    expect(plan.tasks.map(({ title }) => title)).toEqual(
      [
        "Rà soát văn bản",
        "Kiểm tra công vụ trước ngày 30/6/2025",
        "Tuyên truyền cải cách hành chính đến ngày 30/9",
      ].map((title) => expect.stringContaining(title)),
    );
    expect(plan.reportPeriods).toHaveLength(1);
  });

  test("counts its rows on from one kind to the next, also those that hold no task", () => {
    const plan = planOf(...DUTIES, "PHỤ LỤC", TASKS);
    expect(plan.tasks.map(({ row }) => row)).toEqual([1, 3, 4]);
    expect(plan.problems).toContainEqual(
      expect.objectContaining({
        code: "row",
        row: 2,
        problem: expect.objectContaining({ code: "no-title" }),
      }),
    );
  });

  test("has no report of its calendar twice, as a duty as well", () => {
    const plan = planOf(...CALENDAR);
    expect(plan).toMatchObject({ kind: "calendar", tasks: [] });
  });

  test("has no row twice where a table names what was lost and what repairs it", () => {
    const plan = planOf(
      table(
        "TT|Tồn tại, hạn chế|Điểm trừ|Giải pháp khắc phục|Đơn vị chủ trì|Thời gian",
        "1|Báo cáo gửi chậm|0,5|Gửi báo cáo đúng hạn|Văn phòng Sở|Thường xuyên",
      ),
    );
    expect(plan.kind).toBe("remedial");
    expect(plan.tasks).toMatchObject([{ title: "Gửi báo cáo đúng hạn", points: 50 }]);
  });
});

describe("the seeds", () => {
  test.each([
    ["cu-lao-dung-2023-ke-hoach-cchc.txt", "appendix", 19],
    ["so-noi-vu-2019-ke-hoach-khac-phuc.txt", "remedial", 6],
    ["gio-linh-2023-ke-hoach-khac-phuc.txt", "duties", 28],
    ["phu-my-2024-ke-hoach-khac-phuc.txt", "duties", 7],
  ])("%s is %s, of %i tasks", (name, kind, tasks) => {
    const plan = recognised(seedText(name));
    expect(plan.kind).toBe(kind);
    expect(plan.tasks).toHaveLength(tasks);
    expect(plan.tasks.map(({ row }) => row)).toEqual(plan.tasks.map((_, index) => index + 1));
  });

  test("Sở Nội vụ: nothing that its duties say is told as left over", () => {
    const plan = recognised(seedText("so-noi-vu-2019-ke-hoach-khac-phuc.txt"), 2019);
    expect(plan.problems).toEqual([{ code: "no-plan-number" }]);
  });

  test("Quảng Điền is a report: it holds no plan, and says so once", () => {
    const plan = recognised(seedText("quang-dien-2022-bao-cao-6-thang.txt"), 2022);
    expect(plan).toMatchObject({ kind: null, tasks: [], reportPeriods: [] });
    expect(plan.problems).toEqual([{ code: "nothing-found" }]);
  });
});

test("scores alone are no plan", () => {
  const scores = table("TT|Lĩnh vực|Điểm tối đa|Điểm đạt|Ghi chú", "1|Thể chế|10|9,5|-0,5");
  expect(planOf("KẾT QUẢ CHẤM ĐIỂM NĂM 2024", scores).problems).toEqual([
    { code: "nothing-found" },
  ]);
});
