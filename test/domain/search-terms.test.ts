import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EvidenceDocument } from "../../domain/evidence.ts";
import { holdsAll, isOfKind, readSearch } from "../../domain/search-terms.ts";
import type { DeadlineId, PersonId } from "../../domain/ids.ts";
import { evidence } from "../builders/plan.ts";

describe("what is looked for", () => {
  test.each(["191/KH-UBND", "191 / kh – ubnd", "Kế hoạch số 191/KH-UBND ngày 30/12/2021"])(
    "%s is one document, and work that names it",
    (text) => {
      const number = "191/kh-ubnd";
      expect(readSearch(text)).toMatchObject({ work: [number], documents: [number], number });
    },
  );

  test.each([
    ["191 kh ubnd", ["191", "kh", "ubnd"]],
    ["số 191", ["191"]],
    ["Phổ biến  pháp\u00A0luật", ["pho", "bien", "phap", "luat"]],
    ["bao-cao-quy-1.pdf", ["bao", "cao", "quy", "1.pdf"]],
  ])("“%s” is looked for in documents word by word", (text, words) => {
    expect(readSearch(text)).toMatchObject({ documents: words, kind: null, number: null });
  });

  test.each([
    ["kế hoạch", "KH", []],
    ["Ke hoach kiem tra", "KH", ["kiem", "tra"]],
    ["quyết định số 45", "QĐ", ["45"]],
  ])("“%s” asks for a kind of documents", (text, kind, words) => {
    expect(readSearch(text)).toMatchObject({ documents: words, kind });
    expect(readSearch(text).work.length).toBeGreaterThan(words.length);
  });

  test("a task's code is found as it is stored", () => {
    for (const text of ["NV-002", "nv 2", "nv002"]) {
      expect(readSearch(text)).toMatchObject({ work: ["nv-002"], documents: ["nv-002"] });
    }
  });

  test("a number, with its kind and sign, means a document before work", () => {
    const numbers = ["15", "số 15", "15 kh ubnd", "kế hoạch 15", "15/KH-UBND"];
    expect(numbers.map((text) => readSearch(text).isNumber)).toEqual(numbers.map(() => true));
    const others = ["năm 2023", "kế hoạch", "kh ubnd", "kiểm tra 15", "NV-015", "quý 1"];
    expect(others.map((text) => readSearch(text).isNumber)).toEqual(others.map(() => false));
  });

  test("words that say nothing ask for no document", () => {
    for (const text of ["số", "-", "/"]) expect(readSearch(text).documents).toBeNull();
  });

  test("is never more than a dozen folded words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const { work, documents } = readSearch(text);
        for (const words of [work, documents ?? []]) {
          expect(words.length).toBeLessThanOrEqual(12);
          for (const word of words) expect(word).toMatch(/^\S+$/u);
        }
      }),
    );
  });
});

test("a document is of a kind by what was read of it, or by what it is called", () => {
  const of = { deadlineId: "d" as DeadlineId, submittedBy: "p" as PersonId };
  const given = (over: Partial<Omit<EvidenceDocument, "id">>) =>
    isOfKind(evidence({ ...of, ...over }).document, "BC");
  const reference = { number: null, issuer: null, date: null, subject: null };
  expect(given({ note: "", reference: { ...reference, kind: "BC" } })).toBe(true);
  expect(given({ note: "bao cao quy I", reference: null })).toBe(true);
  expect(given({ note: "Kế hoạch", reference: { ...reference, kind: "KH" } })).toBe(false);
});

test("all words have to occur, without diacritics", () => {
  expect(holdsAll(["niem", "yet"], ["NV-004", "Niêm yết 100% TTHC"])).toBe(true);
  expect(holdsAll(["niem", "phong"], ["NV-004", "Niêm yết 100% TTHC"])).toBe(false);
});
