/** What is typed about apologies: a letter's number, and which of them are meant. */
import { describe, expect, test } from "vitest";
import { readApologyFilter } from "../../domain/apology-filter.ts";
import { readDocumentReference } from "../../domain/document-reference.ts";
import { readLetterNumber } from "../../domain/letter-number.ts";

describe("a letter's number", () => {
  test.each([
    ["12", "12/PXL"],
    ["Số: 12", "12/PXL"],
    ["12a", "12a/PXL"],
    ["12/pxl.", "12/PXL"],
    ["12 / PXL - UBND", "12/PXL-UBND"],
    ["12/PXL-Đ&T", "12/PXL-Đ&T"],
    ["để trống", null],
    ["Không có", null],
  ])("“%s”", (text, value) => {
    expect(readLetterNumber(text)).toEqual({ ok: true, value });
  });

  test.each([
    ["", "blank"],
    ["\u202e \u200b", "blank"],
    ["mười hai", "unread"],
    ["0", "unread"],
    ["-2+3", "unread"],
    ["123456", "unread"],
    ["12/", "unread"],
    ["<b>12", "unread"],
    ["12 hồ sơ", "unread"],
    [`12/${"P".repeat(50)}`, "unread"],
  ])("“%s” is none: %s", (text, error) => {
    expect(readLetterNumber(text)).toEqual({ ok: false, error });
  });

  test.each(["Phiếu xin lỗi số 12/PXL ngày 22/02/2023", "12/PXL ngày 22/02/2023"])(
    "is read of its proof: %s",
    (text) => {
      expect(readDocumentReference(text)).toMatchObject({
        number: "12/PXL",
        kind: "PXL",
        date: "2023-02-22",
      });
    },
  );
});

describe("which apologies are meant", () => {
  test.each([
    ["", null, []],
    ["0012", null, ["0012"]],
    ["hồ sơ 000.00.05.H49-230220-0012", null, ["000.00.05.h49-230220-0012"]],
    ["chưa soạn", "owed", []],
    ["đã soạn, chưa gửi", "drafted", []],
    ["chưa gửi tư pháp", "drafted", ["tu", "phap"]],
    ["đã gửi", "sent", []],
    ["chờ cập nhật ngày hẹn", "sent", []],
    ["đã xong", "done", []],
    ["không phải xin lỗi", "not-owed", []],
    ["quá hạn", null, []],
    ["của đơn vị tôi", null, []],
    ["Phòng Tư pháp", null, ["phong", "tu", "phap"]],
    ["<b>khai sinh</b>", null, ["b>khai", "sinh</b"]],
  ])("“%s”", (text, stage, words) => {
    expect(readApologyFilter(text)).toMatchObject({ stage, words });
  });

  test("at most as many words as anybody says", () => {
    expect(readApologyFilter("x ".repeat(5_000)).words).toHaveLength(8);
  });
});
