/** A document's day as it is said on a day: without its year, or as “hôm nay”. */
import { describe, expect, test } from "vitest";
import { readDocumentReference } from "../../domain/document-reference.ts";
import { day } from "../builders/time.ts";

const TODAY = day("2025-11-22");

describe("said without its year, a numbered document's day is the last such day", () => {
  // Incident: “số 9/PXL ngày 6/10” was taken without its day, and nobody was told.
  test.each([
    ["số 9/PXL ngày 6/10", "2025-10-06"],
    ["so 05/PXL ngay 20/2", "2025-02-20"],
    ["số 7/PXL, 28/2", "2025-02-28"],
    ["số 7/PXL (28-2)", "2025-02-28"],
    ["Phiếu xin lỗi số 12/PXL ngày 23 tháng 11", "2024-11-23"],
    ["Kế hoạch số 15/KH-UBND ngày 22/11", "2025-11-22"],
    ["12/PXL hôm nay", "2025-11-22"],
    ["Phiếu xin lỗi số 12/PXL, ngày hôm qua", "2025-11-21"],
    ["số 9/PXL ngày 6/10/2024", "2024-10-06"],
    ["số 9/PXL ngày 6 tháng 10 năm 2024", "2024-10-06"],
  ])("%s", (words, date) => {
    expect(readDocumentReference(words, TODAY)).toMatchObject({ date });
  });

  test.each([
    "số 9/PXL, họp ngày 6/10",
    "số 9/PXL trước ngày 6/10",
    "số 9/PXL ngày 31/2",
    "số 9/PXL đã xong 6/10 hồ sơ",
  ])("but not of something else: %s", (words) => {
    expect(readDocumentReference(words, TODAY)).toMatchObject({ number: "9/PXL", date: null });
  });

  test("and without a day on which it is said, none", () => {
    expect(readDocumentReference("số 9/PXL ngày 6/10")).toMatchObject({ date: null });
  });
});
