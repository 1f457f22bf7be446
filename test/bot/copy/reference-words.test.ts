/** How a document is said: by its kind's name, and by its issuer only where words name one. */
import { expect, test } from "vitest";
import { fullReferenceWords, referenceWords } from "../../../bot/copy/lists.ts";
import { readDocumentReference } from "../../../domain/document-reference.ts";

function wordsOf(text: string): string {
  const reference = readDocumentReference(text);
  if (!reference) throw new Error("no document is named");
  return referenceWords(reference);
}

test.each([
  ["BC 45/BC-UBND (10.3.2023)", "Báo cáo số 45/BC-UBND ngày 10/3/2023"],
  [
    "kh so 191/kh-ubnd ngay 30/12/2021 cua UBND huyen",
    "Kế hoạch số 191/KH-UBND ngày 30/12/2021 của UBND huyen",
  ],
  ["Chỉ thị 12-CT/TU của Tỉnh ủy", "Chỉ thị số 12-CT/TU của Tỉnh ủy"],
  ["Nghị định số 61/2018/NĐ-CP của Chính phủ", "Nghị định số 61/2018/NĐ-CP của Chính phủ"],
  ["QĐ 766/QĐ-TTg", "Quyết định số 766/QĐ-TTg"],
  ["CV 152/UBND-NV ngày 5/1/2023", "Công văn số 152/UBND-NV ngày 05/01/2023"],
  ["số 88/UBND", "Văn bản số 88/UBND"],
  ["văn bản ngày 31/3/2023", "Văn bản ngày 31/3/2023"],
  ["Báo cáo kết quả ngày 10/3/2023", "Báo cáo ngày 10/3/2023"],
])("%s", (text, words) => {
  expect(wordsOf(text)).toBe(words);
});

test("in full, with what it is about, cut where that is long", () => {
  const reference = {
    number: "10/KH-UBND",
    kind: "KH",
    issuer: "UBND",
    date: null,
    subject: "kiểm tra công tác CCHC năm 2022",
  };
  expect(fullReferenceWords(reference)).toBe(
    "Kế hoạch số 10/KH-UBND về kiểm tra công tác CCHC năm 2022",
  );
  const long = fullReferenceWords({ ...reference, subject: "kiểm tra ".repeat(40) });
  expect(long.length).toBeLessThan(150);
  expect(long).toMatch(/…$/u);
});

test("a kind that is no kind is a document like any other", () => {
  const reference = { number: "1/X", kind: "constructor", issuer: null, date: null, subject: null };
  expect(referenceWords(reference)).toBe("Văn bản số 1/X");
});
