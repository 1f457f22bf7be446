import { expect, test } from "vitest";
import { readRecordFilter } from "../../domain/record-filter.ts";
import { day } from "../builders/time.ts";

const TODAY = day("2023-03-24");
const NONE = { code: null, period: null, isWrongDay: false, refusedOnly: false, words: [] };
const YESTERDAY = { from: day("2023-03-23"), to: day("2023-03-23") };

test.each([
  ["", NONE],
  ["   \u200b ", NONE],
  ["NV-019", { ...NONE, code: "NV-019" }],
  ["nv19", { ...NONE, code: "NV-019" }],
  ["nv 1019 hôm qua", { ...NONE, code: "NV-1019", period: YESTERDAY }],
  ["CĐ-002", { ...NONE, code: "CĐ-002" }],
  ["cd 2", { ...NONE, code: "CĐ-002" }],
  ["Tư pháp", { ...NONE, words: ["tu", "phap"] }],
  ["phòng Tư pháp, hôm qua", { ...NONE, words: ["phong", "tu", "phap"], period: YESTERDAY }],
  ["bị từ chối tuần này", { refusedOnly: true, words: [] }],
  ["31/02", { ...NONE, isWrongDay: true }],
  ["'; drop table task; --", { ...NONE, words: ["'", "drop", "table", "task"].slice(1) }],
])("%s", (text, expected) => {
  expect(readRecordFilter(text, TODAY)).toMatchObject(expected);
});

test("what is too long counts as far as it goes", () => {
  expect(readRecordFilter("A".repeat(4_097), TODAY).words).toEqual(["a".repeat(100)]);
});
