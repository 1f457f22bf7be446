/** Deadlines whose date was extended, or that another unit or a person was given. */
import { describe, expect, test } from "vitest";
import type { Deadline } from "../../../domain/deadline.ts";
import { unit } from "../../builders/org.ts";
import { deadline } from "../../builders/plan.ts";
import { day } from "../../builders/time.ts";
import { filledOffice, type Given } from "./given.ts";
import { DEADLINES, DELIVERABLES, PEOPLE, PERIODS, PLAN, TASKS, UNITS } from "./sample-office.ts";

const [JUNE, JULY] = [day("2023-06-30"), day("2023-07-31")];
const COMMUNES = { planId: PLAN, taskId: TASKS.group, deliverableId: DELIVERABLES.communes };
const ofCommunes = { deliverableId: DELIVERABLES.communes, reportPeriodId: null, due: JUNE };

export function describeExtended(given: Given): void {
  describe("a deadline that was extended or handed on", () => {
    test("keeps its first date, the unit of its plan, its officer and its correction", async () => {
      const { db, sample } = await filledOffice(given);
      const changed: Deadline = {
        ...sample.deadline("plan"),
        due: JULY,
        originalDue: day("2023-03-31"),
        plannedDue: JUNE,
        unitId: UNITS.finance,
        plannedUnitId: UNITS.justice,
        assigneeId: PEOPLE.officer,
        onTimeReason: "Hệ thống ghi nhầm ngày; 100%_\\",
        dateVersion: 2,
      };
      expect(await db.deadlines.save(changed)).toBe(true);
      expect(await db.deadlines.byId(DEADLINES.plan)).toEqual({ ...changed, revision: 2 });
      const back = { ...sample.deadline("plan"), revision: 2 };
      expect(await db.deadlines.save(back)).toBe(true);
      expect(await db.deadlines.byId(DEADLINES.plan)).toEqual({ ...back, revision: 3 });
    });

    test("may come to the date of another one of its deliverable, or of its report", async () => {
      const { db } = await filledOffice(given);
      const [first, second] = [
        deadline({ ...COMMUNES, unitId: UNITS.finance, due: JUNE }),
        deadline({ ...COMMUNES, unitId: UNITS.finance, due: JULY }),
      ];
      await db.deadlines.add([first, second]);
      const extended = { ...first, due: JULY, originalDue: JUNE };
      expect(await db.deadlines.save(extended)).toBe(true);
      const year = (await db.deadlines.byId(DEADLINES.year))!;
      const sibling = { ...year, ...deadline({ unitId: year.unitId }), kind: year.kind };
      await db.deadlines.add([{ ...sibling, reportPeriodId: PERIODS.year, due: JULY }]);
      expect(await db.deadlines.save({ ...year, due: JULY, originalDue: year.due })).toBe(true);
    });

    test("may come to a unit that owes the same already", async () => {
      const { db, sample } = await filledOffice(given);
      const moved = { unitId: UNITS.communeTwo, plannedUnitId: UNITS.communeOne };
      expect(await db.deadlines.save({ ...sample.deadline("communeOne"), ...moved })).toBe(true);
    });

    test("still is that one of its document: a second one of the same is refused", async () => {
      const { db, sample } = await filledOffice(given);
      const { id: _, ...same } = deadline({ unitId: UNITS.communeTwo, ...COMMUNES, due: JUNE });
      const twin = () => ({ ...same, id: deadline({ unitId: UNITS.communeTwo }).id });
      const communeTwo = sample.deadline("communeTwo");
      await expect(db.deadlines.add([twin()])).rejects.toThrow();
      const extended = { ...communeTwo, due: JULY, originalDue: JUNE };
      expect(await db.deadlines.save(extended)).toBe(true);
      await expect(db.deadlines.add([twin()])).rejects.toThrow();
      const moved = {
        ...extended,
        revision: 2,
        unitId: UNITS.finance,
        plannedUnitId: UNITS.communeTwo,
      };
      expect(await db.deadlines.save(moved)).toBe(true);
      await expect(db.deadlines.add([twin()])).rejects.toThrow();
      await db.deadlines.add([{ ...twin(), due: JULY }]);
    });

    test("keeps the unit of its plan known, though nobody owes anything there now", async () => {
      const { db, sample } = await filledOffice(given);
      const dissolved = unit();
      await db.units.add([dissolved]);
      const moved = { ...sample.deadline("plan"), plannedUnitId: dissolved.id };
      expect(await db.deadlines.save(moved)).toBe(true);
      expect(await db.units.removeUnused([dissolved.id], [])).toEqual([]);
    });
  });

  describe("the progress of what many units owe together", () => {
    test("counts an extended one with the others, under the date of all", async () => {
      const { db, sample } = await filledOffice(given);
      const extended = { ...sample.deadline("communeOne"), due: JULY, originalDue: JUNE };
      await db.deadlines.save(extended);
      expect(await db.deadlines.progress([extended, ofCommunes])).toEqual([
        { done: 0, total: 2 },
        { done: 0, total: 2 },
      ]);
      expect(await db.deadlines.progress([{ ...ofCommunes, due: JULY }])).toEqual([
        { done: 0, total: 0 },
      ]);
    });

    test("counts one whose date was corrected with the others, also where none had a date", async () => {
      // It was told "đủ 20/20" while the unit with another date was at work.
      const { db, sample } = await filledOffice(given);
      const corrected = { ...sample.deadline("communeOne"), due: JULY, plannedDue: JUNE };
      await db.deadlines.save(corrected);
      const both = await db.deadlines.progress([corrected, ofCommunes]);
      expect(both).toEqual([
        { done: 0, total: 2 },
        { done: 0, total: 2 },
      ]);
      const [undated, dated] = [UNITS.finance, UNITS.justice].map((unitId, index) =>
        deadline({
          ...COMMUNES,
          unitId,
          due: index === 0 ? null : JULY,
          plannedDue: index === 0 ? null : "undated",
        }),
      );
      await db.deadlines.add([undated!, dated!]);
      expect(await db.deadlines.progress([dated!])).toEqual([{ done: 0, total: 2 }]);
    });

    test("is 17 of 20 where 17 of 21 are accepted and one need not do it", async () => {
      const { db } = await filledOffice(given);
      const units = Array.from({ length: 21 }, () => unit({ kind: "commune" }));
      await db.units.add(units);
      const due = day("2023-09-30");
      const stamp = { by: PEOPLE.head, at: deadline({ unitId: UNITS.justice }).createdAt };
      const accepted = { name: "accepted", ...stamp, completedOn: due, evidenceId: "any" as never };
      const states = units.map((_, index): Deadline["state"] => {
        if (index < 17) return accepted as Deadline["state"];
        return index < 18 ? { name: "waived", ...stamp, reason: "miễn" } : { name: "open" };
      });
      await db.deadlines.add(
        units.map(({ id: unitId }, index) =>
          deadline({ ...COMMUNES, unitId, due, state: states[index]! }),
        ),
      );
      expect(await db.deadlines.progress([{ ...ofCommunes, due }])).toEqual([
        { done: 17, total: 20 },
      ]);
    });
  });
}
