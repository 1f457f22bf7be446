/** Products and timings of one row. */
import { expect, test } from "vitest";
import { readDeliverables } from "../../../../jobs/import/recognising/due/deliverables.ts";

const QUARTER = "2025-03-31";
const YEAR_END = "2025-12-31";

test.each([
  [
    "Kế hoạch\nBáo cáo",
    "Quý I\nTháng 12",
    [
      ["Kế hoạch", QUARTER],
      ["Báo cáo", YEAR_END],
    ],
  ],
  [
    "1. Kế hoạch\n2. Báo cáo",
    "1. Quý I\n2. Tháng 12",
    [
      ["Kế hoạch", QUARTER],
      ["Báo cáo", YEAR_END],
    ],
  ],
  [
    "+ Kế hoạch + Báo cáo",
    "+ Quý I + Tháng 12",
    [
      ["Kế hoạch", QUARTER],
      ["Báo cáo", YEAR_END],
    ],
  ],
  [
    "Kế hoạch; Báo cáo",
    "Quý I; Tháng 12",
    [
      ["Kế hoạch", QUARTER],
      ["Báo cáo", YEAR_END],
    ],
  ],
  [
    "Kế hoạch; Báo cáo",
    "Tháng 12",
    [
      ["Kế hoạch", YEAR_END],
      ["Báo cáo", YEAR_END],
    ],
  ],
  ["Kế hoạch, báo cáo", "Tháng 12", [["Kế hoạch, báo cáo", YEAR_END]]],
  ["Báo cáo kết quả\nthực hiện", "Tháng 12", [["Báo cáo kết quả thực hiện", YEAR_END]]],
  [
    "Báo cáo\n(lồng ghép trong BC CCHC)",
    "Tháng 12",
    [["Báo cáo (lồng ghép trong BC CCHC)", YEAR_END]],
  ],
  ["Kế hoạch (nếu có; Báo cáo)", "Tháng 12", [["Kế hoạch (nếu có; Báo cáo)", YEAR_END]]],
])("%j by %j", (product, timing, expected) => {
  const { deliverables, problems } = readDeliverables(product, timing, 2025);
  expect(deliverables.map(({ label, due }) => [label, ...due])).toEqual(expected);
  expect(problems).toEqual([]);
});

test("a report that is part of another is known as such, also where its line wraps", () => {
  const { deliverables } = readDeliverables("Báo cáo\n(lồng ghép trong BC CCHC)", "Hằng quý", 2025);
  expect(deliverables.map(({ embedded }) => embedded)).toEqual([true]);
});

test("no timing at all is a missing one", () => {
  expect(readDeliverables("Báo cáo", "", 2025).problems).toMatchObject([
    { code: "timing", problem: { code: "empty" } },
  ]);
});
