import { describe, expect, test } from "vitest";
import { readTypedAnswer } from "../../domain/typed-answer.ts";

const mark = (name: string) => ({ kind: "mark", mark: name });

describe("a number is read however it is typed", () => {
  test.each([
    ["2", "2"],
    [" 2 ", "2"],
    ["2.", "2"],
    ["2)", "2"],
    ["(2)", "2"],
    ["#2", "2"],
    ["02", "2"],
    ["２", "2"],
    ["２．", "2"],
    ["2️⃣", "2"],
    ["\u200b2", "2"],
    ["số 2", "2"],
    ["so 2", "2"],
    ["Số 2", "2"],
    ["so2", "2"],
    ["chọn 2", "2"],
    ["Chọn số 2 nhé", "2"],
    ["tôi chọn số 2.", "2"],
    ["dạ, chọn 2 ạ", "2"],
    ["mục 12", "12"],
    ["số hai", "2"],
    ["chọn mười", "10"],
    ["chọn số năm", "5"],
    ["0", "0"],
  ])("%s", (typed, name) => {
    expect(readTypedAnswer(typed)).toEqual(mark(name));
  });
});

test.each([
  ["b", "b"],
  ["B.", "b"],
  ["chọn b", "b"],
  ["mục c", "c"],
])("a letter may be a mark: %s", (typed, name) => {
  expect(readTypedAnswer(typed)).toEqual(mark(name));
});

test.each([
  ["1, 3", ["1", "3"]],
  ["1 và 3", ["1", "3"]],
  ["1 3", ["1", "3"]],
  ["số 1, 2, 3", ["1", "2", "3"]],
  ["1;2", ["1", "2"]],
  ["2,5", ["2", "5"]],
])("several are seen to be several: %s", (typed, marks) => {
  expect(readTypedAnswer(typed)).toEqual({ kind: "several", marks });
});

test.each([
  ["xem thêm", "more"],
  ["xem them", "more"],
  ["Tiếp", "more"],
  ["trang sau", "more"],
  ["quay lại", "back"],
  ["Quay lai nhé", "back"],
  ["trước", "back"],
  ["trang trước", "back"],
])("%s turns", (typed, turn) => {
  expect(readTypedAnswer(typed)).toEqual({ kind: "turn", turn });
});

test.each([
  "",
  "hai",
  "2023",
  "15/9",
  "15-9",
  "31/12/2023",
  "NV-002",
  "việc 2",
  "07:30",
  "1.000",
  "số 15/KH-UBND",
  "2 việc",
  "sau",
  "tiếp tục thực hiện",
  "xem thêm tài liệu",
  "2".repeat(5_000),
])("other words are other words: %s", (typed) => {
  expect(readTypedAnswer(typed)).toBeNull();
});
