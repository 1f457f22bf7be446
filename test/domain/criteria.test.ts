/** Which criteria evidence may be given for, and in what order. */
import { expect, test } from "vitest";
import { criteriaToProve, criteriaWith, isSameCriterion } from "../../domain/criteria.ts";
import { NO_TOTAL, scoreSetKey, type CriterionScore, type ScoreSet } from "../../domain/scores.ts";

function criterion(name: string, lost: number | null, area = "Thể chế"): CriterionScore {
  return { name, area, max: null, assessed: null, self: null, lost, reason: null };
}

function set(name: string, year: number | null, criteria: readonly CriterionScore[]): ScoreSet {
  return { name, year, period: null, areas: [], criteria, total: NO_TOTAL, met: null, of: null };
}

const names = (sets: readonly ScoreSet[]) => criteriaToProve(sets).map(({ ref }) => ref.name);

test("those of the newest year alone, what lost most first, unknown losses last", () => {
  const sets = [
    set("Tỉnh", 2022, [criterion("ít", 5), criterion("không rõ", null), criterion("nhiều", 50)]),
    set("Huyện", 2022, [criterion("vừa", 10)]),
    set("Cũ", 2021, [criterion("rất nhiều", 90)]),
    set("Rỗng", 2023, []),
  ];
  expect(names(sets)).toEqual(["nhiều", "vừa", "ít", "không rõ"]);
  expect(names([])).toEqual([]);
  expect(names([set("Không năm", null, [criterion("một", 1)])])).toEqual(["một"]);
});

test("a name that stands twice in an area is one; each is known by its set", () => {
  const twice = set("Tỉnh", 2022, [criterion("một", 5), criterion("một", 7)]);
  const apart = set("Huyện", 2022, [criterion("một", 1), criterion("một", 1, "Tài chính công")]);
  const found = criteriaToProve([twice, apart]);
  expect(found).toHaveLength(3);
  expect(found[0]?.ref.setKey).toBe(scoreSetKey(twice));
  expect(found.every(({ ref }) => isSameCriterion(ref, { ...ref }))).toBe(true);
});

test("words are found in name and area, without diacritics", () => {
  const all = criteriaToProve([
    set("Tỉnh", 2022, [criterion("Ban biên tập", 5), criterion("Báo cáo", 3, "Hiện đại hóa")]),
  ]);
  const found = (words: string) => criteriaWith(all, words).map(({ ref }) => ref.name);
  expect(found("bien tap")).toEqual(["Ban biên tập"]);
  expect(found("hiện đại báo")).toEqual(["Báo cáo"]);
  expect(found("  ")).toHaveLength(2);
  expect(found("không có")).toEqual([]);
});
