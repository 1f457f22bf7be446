import { expect, test } from "vitest";
import { readDeduction } from "../../../../jobs/import/recognising/remedial/deductions.ts";

test.each([
  ["gửi chậm so với thời gian quy định (trừ 0.5 điểm).", 50],
  ["Quy chế làm việc đạt 0,99/1; trừ 0,01)", 1],
  ["(Trừ 0.17 điểm)", 17],
  ["chưa có thu nhập (trừ 01 điểm); đạt 0,96/1) (tổng cộng trừ 1.06 điểm)", 106],
  ["thiếu kế hoạch (bị trừ 0,25đ)", 25],
  ["Điểm trừ: 1,5 điểm", 150],
  ["chậm báo cáo, mất 0,5 điểm", 50],
  ["chậm báo cáo (-0,5 điểm)", 50],
  ["A (trừ 0,5 điểm); B (trừ 0.25 điểm)", 75],
  ["trừ 1 điểm, trong đó A trừ 0,4 điểm, B trừ 0,6 điểm", 100],
  ["tổng số điểm bị trừ: 2,5 điểm", 250],
  ["chậm báo cáo (-0,5đ)", 50],
  ["trừ tổng cộng 1,06 điểm, trong đó trừ 0,5 điểm", 106],
])("%s", (text, points) => {
  expect(readDeduction(text)).toBe(points);
});

test.each([
  "đạt 0,95/1; Tính hợp lý đạt 0,91/1",
  "trừ 3 hồ sơ chưa đến hạn",
  "trừ 10% kinh phí",
  "trụ sở 5 điểm",
  "mất 3 ngày",
  "trừ 1.000 điểm",
  "cứ mỗi hồ sơ trễ hẹn trừ 0,1 điểm",
  "tổng cộng trừ 0 điểm",
  "",
])("“%s” names no deduction", (text) => {
  expect(readDeduction(text)).toBeNull();
});
