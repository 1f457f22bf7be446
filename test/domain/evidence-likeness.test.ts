import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocumentReference } from "../../domain/document-reference.ts";
import { likeliestFirst } from "../../domain/evidence-likeness.ts";
import type { UnitId } from "../../domain/ids.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import { deadline } from "../builders/plan.ts";
import { day } from "../builders/time.ts";

const TODAY = day("2023-03-08");

function view(code: string | null, title: string, label: string, due: string | null): DeadlineView {
  return {
    deadline: deadline({
      unitId: "unit-home" as UnitId,
      label,
      due: due === null ? null : day(due),
    }),
    code,
    title,
    area: null,
    unit: "Phòng Nội vụ",
    post: null,
    points: null,
  };
}

const QUARTER = view(null, "", "Báo cáo Quý I/2023", "2023-03-10");
const HALF_YEAR = view(null, "", "Báo cáo 6 tháng đầu năm 2023", "2023-06-10");
const TRAINING = "Xây dựng và triển khai thực hiện Kế hoạch đào tạo, bồi dưỡng cán bộ, công chức";
const TRAINING_PLAN = view("NV-008", TRAINING, "Kế hoạch", "2023-03-31");
const TRAINING_REPORT = view("NV-008", TRAINING, "Báo cáo", "2023-12-31");
const TELLING = "Xây dựng và tổ chức thực hiện Kế hoạch tuyên truyền CCHC năm 2023";
const TELLING_PLAN = view("NV-018", TELLING, "Kế hoạch", "2023-03-31");
const PROCEDURES = "Rà soát thủ tục hành chính";
const PROCEDURES_REPORT = view("NV-003", PROCEDURES, "Báo cáo", "2023-03-31");
const APPOINTING = "Thực hiện bổ nhiệm vị trí lãnh đạo đúng quy trình";
const APPOINTMENT = view("NV-010", APPOINTING, "Quyết định của Chủ tịch UBND huyện", null);

const ALL = [
  QUARTER,
  HALF_YEAR,
  TRAINING_PLAN,
  TRAINING_REPORT,
  TELLING_PLAN,
  PROCEDURES_REPORT,
  APPOINTMENT,
];

function likeliest(words: string): DeadlineView | undefined {
  return likeliestFirst(ALL, words, readDocumentReference(words), TODAY)[0];
}

describe("the likeliest stands first", () => {
  test.each<[string, string, DeadlineView]>([
    ["its subject", "Kế hoạch số 3/KH-UBND ngày 10/1/2023 về đào tạo công chức", TRAINING_PLAN],
    [
      "subject and kind",
      "Báo cáo số 9/BC-PNV ngày 10/12/2023 về đào tạo công chức",
      TRAINING_REPORT,
    ],
    ["words without diacritics", "kh tuyen truyen cchc", TELLING_PLAN],
    ["an abbreviation", "BC rà soát TTHC", PROCEDURES_REPORT],
    ["its kind", "Quyết định số 12/QĐ-UBND ngày 01/3/2023", APPOINTMENT],
    ["the period", "báo cáo 6 tháng", HALF_YEAR],
    ["the quarter", "báo cáo CCHC quý 1", QUARTER],
    ["its code", "nv 10: báo cáo quý I đào tạo", APPOINTMENT],
    ["a code as lists write it", "NV-003", PROCEDURES_REPORT],
    ["nothing but that it is near", "đã xong", QUARTER],
  ])("by %s", (_, words, expected) => {
    expect(likeliest(words)).toBe(expected);
  });

  test("the day of the document counts, not the day it is sent", () => {
    const words = "Văn bản ngày 09/6/2023";
    expect(
      likeliestFirst([QUARTER, HALF_YEAR], words, readDocumentReference(words), TODAY)[0],
    ).toBe(HALF_YEAR);
  });
});

test("what is equally likely keeps its order", () => {
  const twins = [1, 2, 3].map((number) =>
    view(`NV-10${number}`, TELLING, "Kế hoạch", "2023-03-31"),
  );
  expect(likeliestFirst(twins, "kế hoạch tuyên truyền", null, TODAY)).toEqual(twins);
  expect(likeliestFirst(twins, "", null, TODAY)).toEqual(twins);
});

test("gives back the same views, whatever is said", () => {
  const chosen = fc.subarray(ALL);
  const words = fc.oneof(fc.string(), fc.constantFrom("quý I", "nv-008", "Kế hoạch 1/KH-UBND"));
  fc.assert(
    fc.property(chosen, words, (views, said) => {
      const sorted = likeliestFirst(views, said, readDocumentReference(said), TODAY);
      expect(new Set(sorted)).toEqual(new Set(views));
      expect(sorted).toHaveLength(views.length);
    }),
  );
});
