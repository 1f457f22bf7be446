/** Reporting periods, as plans and letters tell them. */
import { describe, expect, test } from "vitest";
import { recognised, seedText } from "../given.ts";
import { planOf, table } from "./given.ts";

const OWED_BY = [
  "Thủ trưởng các cơ quan, đơn vị huyện",
  "Chủ tịch Ủy ban nhân dân các xã, thị trấn",
];
const WINDOW = "chốt số liệu từ ngày 05/12/2024 đến ngày 05/3/2025";
const DUE = "Thời hạn báo cáo chậm nhất vào ngày 10 của tháng cuối kỳ báo cáo.";
const HEADING = "1. Phòng Nội vụ có trách nhiệm:";

test("of Cù Lao Dung: four periods, due on the 10th of their last month", () => {
  const periods = recognised(seedText()).reportPeriods;
  expect(periods.map(({ name, from, to, due }) => [name, from, to, due])).toEqual([
    ["Báo cáo Quý I/2023", "2022-12-05", "2023-03-05", "2023-03-10"],
    ["Báo cáo 6 tháng đầu năm 2023", "2022-12-05", "2023-06-05", "2023-06-10"],
    ["Báo cáo Quý III/2023", "2023-06-05", "2023-09-05", "2023-09-10"],
    ["Báo cáo tổng hợp năm 2023", "2022-12-05", "2023-12-05", "2023-12-10"],
  ]);
  expect(periods.map(({ owedBy }) => owedBy)).toEqual([OWED_BY, OWED_BY, OWED_BY, OWED_BY]);
});

test("without a table of tasks, a document is a calendar", () => {
  const plan = planOf(HEADING, DUE, `- Báo cáo Quý I: ${WINDOW};`);
  expect(plan).toMatchObject({ kind: "calendar", tasks: [] });
  expect(plan.problems).toEqual([{ code: "no-plan-number" }]);
  expect(plan.reportPeriods).toMatchObject([{ due: "2025-03-10", owedBy: ["Phòng Nội vụ"] }]);
});

describe("the rule by which all are due", () => {
  test.each([
    ["chậm nhất vào ngày 20 của tháng cuối kỳ báo cáo", "2025-03-20"],
    ["trước ngày 15 của tháng cuối kỳ", "2025-03-14"],
    ["chậm nhất trước ngày 15 tháng cuối quý", "2025-03-14"],
    ["ngày 10 hằng tháng của tháng cuối quý", "2025-03-10"],
    ["ngày 10 tháng cuối cùng của kỳ báo cáo", "2025-03-10"],
    ["chậm nhất ngày 05 của tháng đầu quý sau", "2025-04-05"],
    ["ngày 05 của tháng tiếp theo kỳ báo cáo", "2025-04-05"],
  ])("%s", (rule, due) => {
    const plan = planOf(HEADING, `Gửi báo cáo ${rule}.`, `- Báo cáo Quý I: ${WINDOW}`);
    expect(plan.reportPeriods).toMatchObject([{ due }]);
  });
});

describe("what a line says of its dates", () => {
  test.each([
    [
      "số liệu từ 15/12/2024 đến 14/3/2025, gửi trước ngày 20/3/2025",
      "2024-12-15",
      "2025-03-14",
      "2025-03-19",
    ],
    [
      "từ ngày 15/12/2024 đến hết ngày 14/3/2025; gửi chậm nhất ngày 20/3",
      "2024-12-15",
      "2025-03-14",
      "2025-03-20",
    ],
    ["chốt số liệu từ 15/12 đến 14/3, gửi vào 20/3", "2024-12-15", "2025-03-14", "2025-03-20"],
    [
      "chốt số liệu từ 15/12 năm trước đến 14/3, gửi vào 20/3",
      "2024-12-15",
      "2025-03-14",
      "2025-03-20",
    ],
    [
      "số liệu tính từ ngày 15 tháng 12 năm 2024 đến ngày 14 tháng 3 năm 2025; hạn gửi: 20/3/2025",
      "2024-12-15",
      "2025-03-14",
      "2025-03-20",
    ],
    [
      "chốt số liệu 15.12.2024 – 14.3.2025, thời hạn gửi 20.3.2025",
      "2024-12-15",
      "2025-03-14",
      "2025-03-20",
    ],
    ["trước ngày 15/3/2025", "2025-01-01", "2025-03-14", "2025-03-14"],
    ["gửi trước ngày 05/4", "2025-01-01", "2025-03-31", "2025-04-04"],
    ["chốt số liệu đến ngày 05/3, gửi ngày 10/3", "2025-01-01", "2025-03-05", "2025-03-10"],
  ])("%s", (rest, from, to, due) => {
    const plan = planOf(HEADING, `- Báo cáo Quý I: ${rest}.`);
    expect(plan.reportPeriods).toMatchObject([{ name: "Báo cáo Quý I", from, to, due }]);
    expect(plan.problems).toEqual([{ code: "no-plan-number" }]);
  });

  test("one sentence can name all of them", () => {
    const plan = planOf(
      HEADING,
      "Báo cáo quý I: trước ngày 10/3; báo cáo 6 tháng: trước ngày 10/6; báo cáo năm: trước ngày 10/12.",
    );
    expect(plan.reportPeriods.map(({ due }) => due)).toEqual([
      "2025-03-09",
      "2025-06-09",
      "2025-12-09",
    ]);
  });
});

describe("a table of periods", () => {
  test("with windows and due days", () => {
    const plan = planOf(
      "1. Các cơ quan, đơn vị gửi báo cáo theo bảng sau:",
      table(
        "TT|Kỳ báo cáo|Thời gian chốt số liệu|Thời hạn gửi báo cáo",
        "1|Quý I|Từ 15/12/2024 đến 14/3/2025|20/3/2025",
        "2|6 tháng|15/12/2024 - 14/6/2025|Trước ngày 20/6/2025",
      ),
    );
    expect(plan.kind).toBe("calendar");
    expect(plan.reportPeriods).toEqual([
      {
        name: "Quý I",
        from: "2024-12-15",
        to: "2025-03-14",
        due: "2025-03-20",
        owedBy: ["Các cơ quan, đơn vị"],
      },
      {
        name: "6 tháng",
        from: "2024-12-15",
        to: "2025-06-14",
        due: "2025-06-19",
        owedBy: ["Các cơ quan, đơn vị"],
      },
    ]);
  });

  test("with the window in two columns, and who owes each", () => {
    const plan = planOf(
      table(
        "Báo cáo|Từ ngày|Đến ngày|Hạn gửi|Đơn vị báo cáo",
        "Quý III|15/6/2025|14/9/2025|20/9/2025|UBND cấp xã",
      ),
    );
    expect(plan.reportPeriods).toMatchObject([
      { from: "2025-06-15", to: "2025-09-14", due: "2025-09-20", owedBy: ["UBND cấp xã"] },
    ]);
  });
});

describe("who owes the reports", () => {
  const line = `- Báo cáo Quý I: ${WINDOW};`;
  const owedBy = (...above: readonly string[]) =>
    planOf(...above, DUE, line).reportPeriods[0]?.owedBy;

  test.each([
    [
      ["1. Thủ trưởng các phòng, ban, Chủ tịch UBND các xã có trách nhiệm:"],
      ["Thủ trưởng các phòng, ban", "Chủ tịch UBND các xã"],
    ],
    [
      ["2. Chế độ báo cáo", "Các cơ quan, đơn vị, địa phương định kỳ gửi báo cáo về Phòng Nội vụ."],
      ["Các cơ quan, đơn vị, địa phương"],
    ],
    [
      ["2. Chế độ báo cáo", "Yêu cầu UBND các xã, phường gửi báo cáo về Sở Nội vụ."],
      ["UBND các xã, phường"],
    ],
  ])("%j", (above, expected) => {
    expect(owedBy(...above)).toEqual(expected);
  });

  test("is said or asked for, never guessed", () => {
    const plan = planOf("1. Kinh phí thực hiện", DUE, line);
    expect(plan.reportPeriods).toMatchObject([{ owedBy: [] }]);
    expect(plan.problems).toContainEqual({ code: "report-period", text: line });
  });
});

describe("no period, and told", () => {
  test.each([
    ["no due day", HEADING, `Báo cáo Quý I: ${WINDOW}`],
    [
      "a window that ends before it begins",
      DUE,
      "Báo cáo Quý I: chốt số liệu từ 05/3/2025 đến 05/12/2024",
    ],
    ["a day that does not exist", DUE, "Báo cáo Quý I: chốt số liệu từ 31/02/2025 đến 05/3/2025"],
    [
      "a report due before its figures are cut off",
      DUE,
      `Báo cáo Quý I: ${WINDOW.replace("05/3", "15/3")}`,
    ],
    ["a due day that does not exist", HEADING, "Báo cáo Quý I: trước ngày 31/02/2025"],
  ])("%s", (_, first, line) => {
    const plan = planOf(HEADING, first, line);
    expect(plan.reportPeriods).toEqual([]);
    expect(plan.problems).toContainEqual({ code: "report-period", text: line });
  });
});

describe("no period, and nothing to tell", () => {
  test.each([
    "Báo cáo số 12/BC-UBND ngày 05/6/2025: kết quả 6 tháng",
    "Báo cáo kết quả quý I năm 2025 của huyện.",
    "Báo cáo 6 tháng: đã gửi ngày 05/6/2025",
    "- Báo cáo kết quả rà soát thủ tục hành chính: trước ngày 15/6/2025",
    "Trong quý I: trước ngày 15/3/2025",
  ])("%s", (line) => {
    expect(planOf(line).problems).toEqual([{ code: "nothing-found" }]);
  });
});
