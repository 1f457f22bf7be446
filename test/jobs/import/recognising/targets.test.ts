import { expect, test } from "vitest";
import { readTargets } from "../../../../jobs/import/recognising/due/targets.ts";

const targets = (text: string) =>
  readTargets(text, 2025).map(({ value, unit, due }) => [value, unit, due]);

test.each([
  ["Số hóa 100% hồ sơ.", [[100, "%", null]]],
  [
    "Đến hết quý III, tỷ lệ A đạt 95%; B đạt 50%",
    [
      [95, "%", "2025-09-30"],
      [50, "%", "2025-09-30"],
    ],
  ],
  [
    "A đạt 95% trước ngày 30/6; B đạt 50%",
    [
      [95, "%", "2025-06-29"],
      [50, "%", null],
    ],
  ],
  [
    "Phấn đấu trực tuyến đạt 50%, thanh toán đạt 30,5%",
    [
      [50, "%", null],
      [30.5, "%", null],
    ],
  ],
  ["đạt từ 80% trở lên vào cuối năm 2025", [[80, "%", "2025-12-31"]]],
  ["nâng từ 80% lên 95%", [[95, "%", null]]],
  ["đạt 80-90%", [[80, "%", null]]],
  ["cho trên 90 phần trăm dân số", [[90, "%", null]]],
  ["Mỗi đơn vị có ít nhất 02 sáng kiến", [[2, "sáng kiến", null]]],
  ["Chỉ số đạt từ 90 điểm trở lên", [[90, "điểm", null]]],
])("%s", (text, expected) => {
  expect(targets(text)).toEqual(expected);
});

test.each([
  "mới có 10/89 thủ tục hành chính, chiếm 11.24%",
  "6 tháng đầu năm chỉ đạt 54,74% trên tổng điểm chuẩn",
  "Đến nay đã giải ngân 18,6% kế hoạch",
  "đánh giá tác động chưa đạt 100%",
  "Xử lý dứt điểm 12 hồ sơ trễ hẹn",
  "Gửi báo cáo trước hạn ít nhất 01 ngày",
  "hoàn thành 64/64 ý kiến chỉ đạo",
])("“%s” aims at nothing", (text) => {
  expect(targets(text)).toEqual([]);
});

test("what is behind the figure does not make it a fact", () => {
  const text =
    "Tập trung rà soát các nhiệm vụ theo khung kế hoạch chi tiết để thống kê những nhiệm vụ nào đã hoàn thành những nhiệm vụ nào chưa thực hiện để tập trung hoàn thành, đảm bảo thực hiện 100% kế hoạch CCHC đã đề ra.";
  expect(readTargets(text, 2025)).toEqual([
    { text: "đảm bảo thực hiện 100% kế hoạch CCHC đã đề ra", value: 100, unit: "%", due: null },
  ]);
});
