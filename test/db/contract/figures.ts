import { describe, expect, test } from "vitest";
import type { DeadlineState } from "../../../domain/deadline.ts";
import { countFigures, type Figures } from "../../../domain/figures.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import { deadline, deliverable, plan, task } from "../../builders/plan.ts";
import { at, day } from "../../builders/time.ts";
import { emptyOffice, filledOffice, inAnyOrder, type Given } from "./given.ts";
import { DEADLINES, PEOPLE, PLAN, UNITS } from "./sample-office.ts";

const asOf = day("2023-06-30");
const done: DeadlineState = {
  name: "done",
  by: PEOPLE.head,
  at: at("2023-03-30 09:00"),
  completedOn: day("2023-03-30"),
};

async function figuresOf(db: OrgDatabase, year = 2023): Promise<Figures> {
  const { tasks, deadlines } = await db.figures.material(year);
  return countFigures(tasks, deadlines, year, asOf);
}

async function finish(db: OrgDatabase, name: keyof typeof DEADLINES): Promise<void> {
  const open = await db.deadlines.byId(DEADLINES[name]);
  await db.deadlines.save({ ...open!, state: done });
}

export function describeFigures(given: Given): void {
  describeMaterial(given);
  describeSnapshots(given);
}

function describeMaterial(given: Given): void {
  describe("the material of the figures", () => {
    test("gives every task of the year with its standing, and every deadline once", async () => {
      const { db } = await filledOffice(given);
      const figures = await figuresOf(db);
      expect(figures.tasks).toEqual({
        total: 5,
        done: 0,
        due: 3, // NV-001 on 31/3, NV-002 today, NV-003 with the report of 10/3
        doneOfDue: 0,
        ongoing: 1,
        undated: 1,
      });
      const { open, overdue, ...others } = figures.deadlines;
      expect({ open, overdue }).toEqual({ open: 8, overdue: 2 });
      expect(Object.values(others).every((count) => count === 0)).toBe(true);
    });

    test("has a group's task done when every member has done it", async () => {
      const { db } = await filledOffice(given);
      await finish(db, "communeOne");
      const half = await figuresOf(db);
      expect(half.tasks).toMatchObject({ done: 0, doneOfDue: 0 });
      const ofUnit = (name: string) => half.byUnit.find((share) => share.name === name);
      expect(ofUnit("UBND xã An Thạnh 1")).toMatchObject({ total: 1, done: 1, overdue: 0 });
      expect(ofUnit("UBND xã An Thạnh 2")).toMatchObject({ total: 1, done: 0, overdue: 0 });
      await finish(db, "communeTwo");
      const whole = await figuresOf(db);
      expect(whole.tasks).toMatchObject({ done: 1, doneOfDue: 1 });
      expect(whole.byArea).toContainEqual({
        name: "Cải cách thủ tục hành chính",
        total: 1,
        done: 1,
        late: 0,
        overdue: 0,
      });
    });

    test("has a task of embedded products done with the reports that they are part of", async () => {
      const { db } = await filledOffice(given);
      await finish(db, "quarter");
      expect((await figuresOf(db)).tasks).toMatchObject({ done: 0, due: 3, doneOfDue: 1 });
      await finish(db, "year");
      const figures = await figuresOf(db);
      expect(figures.tasks).toMatchObject({ done: 1, due: 3, doneOfDue: 1 });
      expect(figures.deadlines.done).toBe(2);
    });

    test("counts a report once for a task, however many of its products are embedded in it", async () => {
      const { db, sample } = await filledOffice(given);
      const twin = deliverable({ taskId: sample.tasks[2]!.id, position: 1, embedded: true });
      await db.plans.saveDeliverables([twin]);
      const before = await db.figures.material(2023);
      await db.plans.addEmbedded([{ deliverableId: twin.id, deadlineId: DEADLINES.quarter }]);
      const { deadlines } = await db.figures.material(2023);
      expect(inAnyOrder(deadlines)).toEqual(inAnyOrder(before.deadlines));
    });

    test("leaves out the plans of other years, and what belongs to no plan", async () => {
      const { db } = await filledOffice(given);
      const other = plan({ number: "02/KH-UBND", year: 2024 });
      const its = task({ planId: other.id, code: "NV-100" });
      await db.plans.save(other);
      await db.plans.saveTasks([its]);
      await db.deadlines.add([
        deadline({ unitId: UNITS.justice, planId: other.id, taskId: its.id }),
        deadline({ unitId: UNITS.justice, kind: "directive" }),
      ]);
      expect((await figuresOf(db)).tasks.total).toBe(5);
      expect((await figuresOf(db)).deadlines.open).toBe(8);
      expect(await figuresOf(db, 2024)).toMatchObject({
        tasks: { total: 1 },
        deadlines: { open: 1 },
      });
      expect(await db.figures.material(2022)).toEqual({ tasks: [], deadlines: [] });
    });

    test("has the tasks of all plans of the year", async () => {
      const { db } = await filledOffice(given);
      const second = plan({ number: "02/KH-UBND" });
      await db.plans.save(second);
      await db.plans.saveTasks([task({ planId: second.id, code: "NV-100" })]);
      expect((await figuresOf(db)).tasks.total).toBe(6);
    });

    test("has a dated task with an ongoing product among the dated ones", async () => {
      const { db, sample } = await filledOffice(given);
      await db.plans.saveDeliverables([
        deliverable({ taskId: sample.tasks[0]!.id, position: 2, timingKind: "ongoing" }),
      ]);
      expect((await figuresOf(db)).tasks).toMatchObject({ ongoing: 1, undated: 1 });
    });

    test("no longer has a task among the undated once it was given a date", async () => {
      const { db, sample } = await filledOffice(given);
      await db.deadlines.save({
        ...sample.deadline("undated"),
        due: day("2023-09-30"),
        timing: "dated",
      });
      expect((await figuresOf(db)).tasks).toMatchObject({ ongoing: 1, undated: 0 });
    });

    test("has thousands of deadlines in one go", async () => {
      const { db } = await filledOffice(given);
      const many = Array.from({ length: 3000 }, (_, index) =>
        task({ planId: PLAN, code: `NV-${1000 + index}` }),
      );
      await db.plans.saveTasks(many);
      await db.deadlines.add(
        many.map(({ id: taskId }) => deadline({ planId: PLAN, taskId, unitId: UNITS.finance })),
      );
      const figures = await figuresOf(db);
      expect(figures.tasks).toMatchObject({ total: 3005, due: 3003 });
      expect(figures.deadlines.overdue).toBe(3002);
    });
  });

  describe("the year whose plan is looked at", () => {
    test("is that of the newest plan that is not after it", async () => {
      const { db } = await filledOffice(given);
      await db.plans.save(plan({ number: "03/KH-UBND", year: 2021 }));
      expect(await db.figures.planYear(2023)).toBe(2023);
      expect(await db.figures.planYear(2024)).toBe(2023);
      expect(await db.figures.planYear(2022)).toBe(2021);
    });

    test("is the year itself when there is no such plan", async () => {
      const { db } = await filledOffice(given);
      expect(await db.figures.planYear(2020)).toBe(2020);
      expect(await (await emptyOffice(given)).figures.planYear(2023)).toBe(2023);
    });
  });
}

function describeSnapshots(given: Given): void {
  describe("snapshots of the figures", () => {
    test("are found by the day before which they were made, the last one", async () => {
      const { db } = await filledOffice(given);
      expect(await db.figures.snapshotBefore(asOf)).toBeNull();
      const first = await figuresOf(db);
      await finish(db, "plan");
      const second = await figuresOf(db);
      await db.figures.saveSnapshot(day("2023-03-27"), second);
      await db.figures.saveSnapshot(day("2023-03-20"), first);
      expect(await db.figures.snapshotBefore(day("2023-04-03"))).toEqual(second);
      expect(await db.figures.snapshotBefore(day("2023-03-27"))).toEqual(first);
      expect(await db.figures.snapshotBefore(day("2023-03-20"))).toBeNull();
      await db.figures.saveSnapshot(day("2023-03-27"), first);
      expect(await db.figures.snapshotBefore(day("2023-04-03"))).toEqual(first);
    });
  });
}
