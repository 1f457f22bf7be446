import { expect, test } from "vitest";
import { readSaid } from "../../domain/spoken-wish.ts";

// A newcomer's commonest words were answered “Chưa hiểu nội dung này”.
test.each([
  ["NV-002 xong", "NV-002", "report-done"],
  ["xong nv 2", "NV-002", "report-done"],
  ["CĐ-001 đã trình ký", "CĐ-001", "present"],
  ["gia hạn NV-002", "NV-002", "extend"],
  ["NV-002", "NV-002", null],
  ["bao cao hoan thanh", null, "report-done"],
  ["Đã hoàn thành", null, "report-done"],
  ["đã nộp báo cáo quý 1 rồi", null, "prove"],
  ["gia hạn", null, "extend"],
  ["Xin gia hạn", null, "extend"],
  ["đề nghị gia hạn", null, "extend"],
  ["phân công", null, "assign"],
  ["không phát sinh", null, "waive"],
])("“%s” is about %s, %s", (text, code, deed) => {
  expect(readSaid(text)).toEqual({ code, wish: deed && { for: "deed", deed } });
});

test.each([
  ["chờ ký", "signing"],
  ["Duyệt", "reviewing"],
  ["xuat ho so kiem chung quy 1", "export"],
])("“%s” is for %s", (text, wanted) => {
  expect(readSaid(text).wish).toEqual({ for: wanted });
});

test.each([
  "xin chào",
  "phân công thay",
  "Phòng Tư pháp",
  "hôm nay trời đẹp",
  "",
  "\u200b",
  "NV-0020000000",
])("“%s” wants nothing that is known", (text) => {
  expect(readSaid(text)).toEqual({ wish: null, code: null });
});
