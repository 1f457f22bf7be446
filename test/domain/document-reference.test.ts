import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocumentReference } from "../../domain/document-reference.ts";
import { parseLocalDate } from "../../domain/time.ts";

describe("reads number, kind, issuer and date", () => {
  test.each([
    ["Kế hoạch số 191/KH-UBND ngày 30/12/2021", "191/KH-UBND", "KH", "UBND", "2021-12-30"],
    ["QĐ 2832/QĐ-UBND", "2832/QĐ-UBND", "QĐ", "UBND", null],
    ["Báo cáo 45/BC-PTP ngày 05 tháng 3 năm 2023", "45/BC-PTP", "BC", "PTP", "2023-03-05"],
    ["bc 7 / BC-TCKH, 5-3-2023", "7/BC-TCKH", "BC", "TCKH", "2023-03-05"],
    ["Quyết định 12/2023/QĐ-UBND ngày 1.6.2023", "12/2023/QĐ-UBND", "QĐ", "UBND", "2023-06-01"],
    ["Nghị định số 61/2018/NĐ-CP", "61/2018/NĐ-CP", "NĐ", "CP", null],
    ["số 20/BC–UBND", "20/BC-UBND", "BC", "UBND", null],
    ["15/KH-HĐND.TT", "15/KH-HĐND.TT", "KH", "HĐND.TT", null],
    ["88/UBND", "88/UBND", null, "UBND", null],
    ["văn bản ngày 31/3/2023", null, null, null, "2023-03-31"],
  ])("%s", (text, number, kind, issuer, date) => {
    expect(readDocumentReference(text)).toEqual({ number, kind, issuer, date });
  });

  test("in whichever Unicode form a phone sends it", () => {
    const words = "Quyết định số 2832/QĐ-UBND ngày 30 tháng 12 năm 2021";
    const reference = readDocumentReference(words.normalize("NFD"));
    expect(reference).toEqual(readDocumentReference(words.normalize("NFC")));
    expect(reference).toMatchObject({ number: "2832/QĐ-UBND", date: "2021-12-30" });
  });

  test("without the full stop, comma or bracket that ends the sentence", () => {
    for (const end of [".", ",", ")", ";", "…", "\n"]) {
      expect(readDocumentReference(`đã có 191/KH-UBND${end}`)?.number).toBe("191/KH-UBND");
    }
  });

  test("from the words beside a link, not from the link", () => {
    const link = "https://vanban.example.vn/2020/01/02/999/QD-XYZ?so=1/BC-A";
    expect(readDocumentReference(`${link} Báo cáo 45/BC-PTP`)).toEqual({
      number: "45/BC-PTP",
      kind: "BC",
      issuer: "PTP",
      date: null,
    });
  });
});

describe("finds no document", () => {
  test.each([
    ["a date that does not exist", "31/02/2023"],
    ["a month that does not exist", "ngày 10/13/2023"],
    ["a link that holds a number", "https://vanban.example.vn/191/KH-UBND"],
    ["a link that holds a date", "HTTPS://example.vn/30/12/2021"],
    ["a fraction of tasks", "đã xong 17/21 đơn vị"],
    ["a day without its year", "xong trước 30/3"],
    ["a share", "đạt 24/24 UBND xã"],
    ["a phone number", "gọi 0299/3860123"],
    ["nothing", ""],
  ])("in %s", (_, text) => {
    expect(readDocumentReference(text)).toBeNull();
  });
});

test("keeps the number when the date beside it does not exist", () => {
  expect(readDocumentReference("191/KH-UBND ngày 31/02/2023")).toMatchObject({
    number: "191/KH-UBND",
    date: null,
  });
});

test("never makes up a date, whatever the words are", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("/", "-", ".", "ngày ", " tháng ", " năm ", "KH", "QĐ", "2023", "191", "31"),
    fc.integer({ min: 0, max: 40 }).map(String),
  );
  const words = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(words, (text) => {
      const reference = readDocumentReference(text);
      if (reference?.date) expect(parseLocalDate(reference.date)).toBe(reference.date);
      if (reference) expect(reference.number ?? reference.date).not.toBeNull();
    }),
  );
});
