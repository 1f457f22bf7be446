import { describe, expect, test } from "vitest";
import type { PlanId, TaskId } from "../../../domain/ids.ts";
import { deliverable, period, plan, task } from "../../builders/plan.ts";
import { day } from "../../builders/time.ts";
import { NO_ROWS } from "./every-method.ts";
import { emptyOffice, filledOffice, inAnyOrder, type Given } from "./given.ts";
import { DEADLINES, DELIVERABLES, PERIODS, PLAN, TASKS, UNITS } from "./sample-office.ts";

const NOBODYS = "nobody's" as PlanId;

export function describePlans(given: Given): void {
  describePlanRows(given);
  describeTaskRows(given);
  describePartsOfPlans(given);
}

function describePlanRows(given: Given): void {
  describe("plans", () => {
    test("are found by id, and by issuer, number and year together", async () => {
      const { db, sample } = await filledOffice(given);
      const { issuer, number, year } = sample.plan;
      expect(await db.plans.byId(PLAN)).toEqual(sample.plan);
      expect(await db.plans.find({ issuer, number, year })).toEqual(sample.plan);
      expect(await db.plans.find({ issuer, number, year: 2024 })).toBeNull();
      expect(await db.plans.find({ issuer, number: "02/KH-UBND", year })).toBeNull();
      expect(await db.plans.find({ issuer: "UBND huyện khác", number, year })).toBeNull();
      expect(await db.plans.byId(NOBODYS)).toBeNull();
    });

    test("saved again are replaced, with their tasks kept", async () => {
      const { db, sample } = await filledOffice(given);
      const renamed = { ...sample.plan, title: "Kế hoạch sửa đổi", issuedOn: null };
      await db.plans.save(renamed);
      expect(await db.plans.all()).toEqual([renamed]);
      expect(await db.plans.tasksOf(PLAN)).toHaveLength(5);
    });
  });
}

function describeTaskRows(given: Given): void {
  describe("tasks", () => {
    test("come back as they were saved", async () => {
      const { db, sample } = await filledOffice(given);
      expect(inAnyOrder(await db.plans.tasksOf(PLAN))).toEqual(inAnyOrder(sample.tasks));
      expect(await db.plans.taskById(TASKS.dated)).toEqual(sample.tasks[0]);
      expect(await db.plans.taskById("nobody" as TaskId)).toBeNull();
      expect(await db.plans.tasksOf(NOBODYS)).toEqual([]);
    });

    test("saved again are replaced, new ones are added", async () => {
      const { db, sample } = await filledOffice(given);
      const changed = {
        ...sample.tasks[0]!,
        title: "Tên mới",
        lead: ["Văn phòng"],
        support: [],
        follow: [],
        points: null,
      };
      const added = task({ planId: PLAN, code: "NV-006" });
      await db.plans.saveTasks([changed, added]);
      expect(await db.plans.taskById(TASKS.dated)).toEqual(changed);
      expect(await db.plans.taskById(added.id)).toEqual(added);
      expect(await db.plans.tasksOf(PLAN)).toHaveLength(6);
    });

    test("of one organisation never share a code", async () => {
      const { db } = await filledOffice(given);
      const other = plan({ number: "02/KH-UBND" });
      await db.plans.save(other);
      const twin = task({ planId: other.id, code: "NV-001" });
      await expect(db.plans.saveTasks([twin])).rejects.toThrow();
      expect(await db.plans.taskById(twin.id)).toBeNull();
    });

    test("of a plan that does not exist are refused", async () => {
      const db = await emptyOffice(given);
      await expect(db.plans.saveTasks([task({ planId: NOBODYS })])).rejects.toThrow();
    });

    test("have a highest number, counted as a number", async () => {
      const { db } = await filledOffice(given);
      expect(await db.plans.highestTaskNumber()).toBe(5);
      await db.plans.saveTasks([
        task({ planId: PLAN, code: "NV-999" }),
        task({ planId: PLAN, code: "NV-1000" }),
      ]);
      expect(await db.plans.highestTaskNumber()).toBe(1000);
      expect(await (await emptyOffice(given)).plans.highestTaskNumber()).toBe(0);
    });

    test("never have a number again that was theirs and is gone", async () => {
      const { db } = await filledOffice(given);
      const last = task({ planId: PLAN, code: "NV-006" });
      await db.plans.saveTasks([last]);
      await db.plans.remove({ ...NO_ROWS, tasks: [last.id] });
      expect(await db.plans.taskById(last.id)).toBeNull();
      expect(await db.plans.highestTaskNumber()).toBe(6);
      await db.plans.saveTasks([task({ planId: PLAN, code: "NV-009" })]);
      expect(await db.plans.highestTaskNumber()).toBe(9);
      await db.plans.remove({ ...NO_ROWS, deliverables: [DELIVERABLES.embedded] });
      expect(await db.plans.highestTaskNumber()).toBe(9);
    });

    test("go with their units; a plan goes once nothing is left of it", async () => {
      const { db } = await filledOffice(given);
      const owed = await db.deadlines.ofPlan(PLAN);
      const rows = {
        plans: [PLAN],
        tasks: Object.values(TASKS),
        deliverables: Object.values(DELIVERABLES),
        periods: Object.values(PERIODS),
      };
      await expect(db.transaction((stores) => stores.plans.remove(rows))).rejects.toThrow();
      await db.deadlines.remove(owed.map(({ id }) => id));
      await db.plans.remove(rows);
      expect(await db.plans.all()).toEqual([]);
      expect(await db.plans.unitsOfTasks(rows.tasks)).toEqual([]);
      expect(await db.plans.periodsOf(PLAN)).toEqual([]);
      expect(await db.plans.highestTaskNumber()).toBe(5);
    });

    test("lose a unit's part, and a link to a report, where they are told to", async () => {
      const { db } = await filledOffice(given);
      const part = { taskId: TASKS.dated, unitId: UNITS.finance, part: "support" } as const;
      await db.plans.removeTaskUnits([part, { ...part, part: "follow" }]);
      expect(await db.plans.unitsOfTasks([TASKS.dated])).toEqual([
        { taskId: TASKS.dated, unitId: UNITS.justice, part: "lead" },
      ]);
      await db.plans.removeEmbedded([DELIVERABLES.embedded]);
      expect(await db.deadlines.embeddedIn(TASKS.embedded)).toEqual([]);
    });

    test("are saved by the thousand, whole", async () => {
      const db = await emptyOffice(given);
      await db.plans.save(plan({ id: PLAN }));
      const many = Array.from({ length: 3000 }, (_, index) =>
        task({ planId: PLAN, code: `NV-${index + 1}`, sourceRow: index + 1 }),
      );
      await db.plans.saveTasks(many);
      const stored = await db.plans.tasksOf(PLAN);
      expect(stored.toSorted((one, other) => one.sourceRow - other.sourceRow)).toEqual(many);
      const deliverables = many.map(({ id }) => deliverable({ taskId: id }));
      await db.plans.saveDeliverables(deliverables);
      const found = await db.plans.deliverablesOf(many.map(({ id }) => id));
      expect(inAnyOrder(found)).toEqual(inAnyOrder(deliverables));
    });

    test("with one bad row among thousands are refused whole", async () => {
      const db = await emptyOffice(given);
      await db.plans.save(plan({ id: PLAN }));
      const many = Array.from({ length: 3000 }, (_, index) =>
        task({ planId: PLAN, code: index === 2999 ? "NV-1" : `NV-${index + 1}` }),
      );
      await expect(db.plans.saveTasks(many)).rejects.toThrow();
      expect(await db.plans.tasksOf(PLAN)).toEqual([]);
    });
  });
}

function describePartsOfPlans(given: Given): void {
  describe("deliverables", () => {
    test("come back as they were saved, of the tasks that were asked for", async () => {
      const { db, sample } = await filledOffice(given);
      const expected = sample.deliverables.filter(({ taskId }) => taskId === TASKS.dated);
      expect(inAnyOrder(await db.plans.deliverablesOf([TASKS.dated]))).toEqual(
        inAnyOrder(expected),
      );
      const all = await db.plans.deliverablesOf(Object.values(TASKS));
      expect(inAnyOrder(all)).toEqual(inAnyOrder(sample.deliverables));
      expect(await db.plans.deliverablesOf([])).toEqual([]);
    });

    test("saved again are replaced", async () => {
      const { db, sample } = await filledOffice(given);
      const changed = {
        ...sample.deliverables[0]!,
        label: "Quyết định",
        timing: "Trong năm",
        embedded: true,
      };
      await db.plans.saveDeliverables([changed]);
      expect(await db.plans.deliverablesOf([TASKS.dated])).toContainEqual(changed);
      expect(await db.plans.deliverablesOf([TASKS.dated])).toHaveLength(2);
    });

    test("stay linked to the reports that they close with when that is said again", async () => {
      const { db } = await filledOffice(given);
      await db.plans.addEmbedded([
        { deliverableId: DELIVERABLES.embedded, deadlineId: DEADLINES.quarter },
      ]);
      await db.plans.addEmbedded([]);
      const embedded = await db.deadlines.embeddedIn(TASKS.embedded);
      expect(embedded.map(({ deadline }) => deadline.id).toSorted()).toEqual([
        DEADLINES.quarter,
        DEADLINES.year,
      ]);
    });
  });

  describe("report periods", () => {
    test("come back as they were saved, and are replaced when saved again", async () => {
      const { db, sample } = await filledOffice(given);
      expect(inAnyOrder(await db.plans.periodsOf(PLAN))).toEqual(inAnyOrder(sample.periods));
      const moved = { ...sample.periods[0]!, due: day("2023-03-15"), cutOff: day("2023-03-10") };
      const added = period({ planId: PLAN, name: "Báo cáo 6 tháng" });
      await db.plans.savePeriods([moved, added]);
      expect(inAnyOrder(await db.plans.periodsOf(PLAN))).toEqual(
        inAnyOrder([moved, sample.periods[1]!, added]),
      );
      expect(await db.plans.periodsOf(NOBODYS)).toEqual([]);
    });
  });

  describe("the units of tasks", () => {
    test("come back with their part", async () => {
      const { db, sample } = await filledOffice(given);
      const asked = [TASKS.dated, TASKS.group];
      const expected = sample.taskUnits.filter(({ taskId }) => asked.includes(taskId));
      expect(inAnyOrder(await db.plans.unitsOfTasks(asked))).toEqual(inAnyOrder(expected));
      expect(await db.plans.unitsOfTasks([])).toEqual([]);
    });

    test("are added where they are missing, and what is there stays", async () => {
      const { db, sample } = await filledOffice(given);
      const added = { taskId: TASKS.dated, unitId: UNITS.communeOne, part: "support" } as const;
      await db.plans.addTaskUnits([...sample.taskUnits, added, added]);
      expect(inAnyOrder(await db.plans.unitsOfTasks(Object.values(TASKS)))).toEqual(
        inAnyOrder([...sample.taskUnits, added]),
      );
    });
  });
}
