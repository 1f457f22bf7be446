import { describe, expect, test } from "vitest";
import type { ScoreSet, TotalScore } from "../../../domain/scores.ts";
import { emptyOffice, type Given } from "./given.ts";

const NO_TOTAL: TotalScore = {
  max: null,
  assessed: null,
  self: null,
  survey: null,
  lost: null,
  selfGap: null,
};
const PARTLY = { max: 1550, assessed: 1500, self: null, lost: 50 };

function set(changes: Partial<ScoreSet> = {}): ScoreSet {
  return {
    name: "Chỉ số cải cách hành chính",
    year: 2018,
    period: "năm",
    areas: [
      { name: "Công tác chỉ đạo điều hành", ...PARTLY, survey: null },
      { name: "Cải cách tài chính công", ...PARTLY, survey: 100 },
    ],
    criteria: [
      { name: "Báo cáo", area: "Công tác chỉ đạo điều hành", ...PARTLY, reason: "Gửi chậm" },
      { name: "“Kiểm tra” & 'rà soát'", area: "", ...PARTLY, lost: null, reason: null },
    ],
    total: { ...NO_TOTAL, max: 10_000, assessed: 9411, survey: 2937, lost: 589, selfGap: -50 },
    met: 40,
    of: 48,
    ...changes,
  };
}

export function describeScores(given: Given): void {
  describe("scores", () => {
    test("come back as they were saved, in their order, with what is unknown", async () => {
      const db = await emptyOffice(given);
      const unknown = set({
        name: "",
        year: null,
        period: null,
        areas: [],
        criteria: [],
        total: NO_TOTAL,
        met: null,
        of: null,
      });
      await db.scores.save(unknown);
      await db.scores.save(set());
      expect(await db.scores.all()).toEqual([set(), unknown]);
    });

    test("of one name, year and period replace each other, however the name is spelt", async () => {
      const db = await emptyOffice(given);
      await db.scores.save(set());
      const corrected = set({ name: "CHỈ SỐ CCHC", areas: [], met: null, of: null });
      await db.scores.save(corrected);
      expect(await db.scores.all()).toEqual([corrected]);
    });

    test("of another name, year or period stand beside them, the newest year first", async () => {
      const db = await emptyOffice(given);
      const halfYear = set({ period: "6 tháng đầu năm" });
      const duties = set({ name: "Mức độ hoàn thành nhiệm vụ" });
      const later = set({ year: 2019 });
      for (const each of [duties, set(), halfYear, later]) await db.scores.save(each);
      expect(await db.scores.all()).toEqual([later, halfYear, set(), duties]);
    });

    test("may have more criteria than one statement can hold", async () => {
      const db = await emptyOffice(given);
      const many = Array.from({ length: 1201 }, (_, index) => {
        return { name: `Tiêu chí ${index}`, area: "", ...PARTLY, reason: null };
      });
      await db.scores.save(set({ criteria: many }));
      expect((await db.scores.all())[0]?.criteria).toEqual(many);
    });

    test("are saved with all that belongs to them, or not at all", async () => {
      const db = await emptyOffice(given);
      await db.scores.save(set());
      const broken = set({ areas: [{ ...set().areas[0]!, max: 0.5 }] });
      await expect(db.scores.save(broken)).rejects.toThrow();
      expect(await db.scores.all()).toEqual([set()]);
    });
  });
}
