import { describe, expect, test } from "vitest";
import type { DeadlineStateName } from "../../../domain/deadline.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import type { DeadlineQuery } from "../../../domain/plan-stores.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import { foldText } from "../../../domain/text.ts";
import { unit } from "../../builders/org.ts";
import { deadline, task } from "../../builders/plan.ts";
import { at, day } from "../../builders/time.ts";
import { filledOffice, type Given } from "./given.ts";
import { DEADLINES, PEOPLE, PLAN, TASKS, UNITS } from "./sample-office.ts";

const stamp = { by: PEOPLE.head, at: at("2023-03-30 09:00") };

async function list(
  db: OrgDatabase,
  over: Partial<DeadlineQuery> = {},
): Promise<readonly DeadlineId[]> {
  const views = await db.deadlines.list({ unitIds: null, limit: 100, ...over });
  return views.map((view) => view.deadline.id);
}

export function describeDeadlineLists(given: Given): void {
  describeNarrowing(given);
  describeWords(given);
}

function describeNarrowing(given: Given): void {
  describe("a list of deadlines", () => {
    test("is sorted by due date, then code, with the undated last", async () => {
      const { db } = await filledOffice(given);
      const early = deadline({ unitId: UNITS.justice, taskId: TASKS.undated, planId: PLAN });
      await db.deadlines.add([early]);
      expect(await list(db, { unitIds: [UNITS.justice, UNITS.finance] })).toEqual([
        DEADLINES.quarter,
        DEADLINES.plan, // NV-001 on 31/3
        early.id, // NV-005 on 31/3
        DEADLINES.year,
        DEADLINES.report,
        DEADLINES.ongoing,
        DEADLINES.undated,
      ]);
    });

    test("is cut off at its limit, after sorting", async () => {
      const { db } = await filledOffice(given);
      expect(await list(db, { limit: 2 })).toEqual([DEADLINES.quarter, DEADLINES.plan]);
    });

    test("is that of the units asked for; of no units, nothing; of null, all", async () => {
      const { db } = await filledOffice(given);
      expect(await list(db, { unitIds: [UNITS.communeTwo] })).toEqual([DEADLINES.communeTwo]);
      expect(await list(db, { unitIds: [] })).toEqual([]);
      expect(await list(db, { unitIds: [], part: "supported" })).toEqual([]);
      expect(await list(db)).toHaveLength(8);
    });

    test("has what the units support instead of what they owe, when that is asked", async () => {
      const { db } = await filledOffice(given);
      const supported = { part: "supported" } as const;
      const expected = [DEADLINES.plan, DEADLINES.report];
      expect(await list(db, { ...supported, unitIds: [UNITS.finance] })).toEqual(expected);
      // It only follows the communes' task, and leads its own.
      expect(await list(db, { ...supported, unitIds: [UNITS.justice] })).toEqual([]);
      expect(await list(db, { part: "owed", unitIds: [UNITS.finance] })).toEqual([
        DEADLINES.ongoing,
        DEADLINES.undated,
      ]);
    });

    test("has a supported task once, however many of the units support it", async () => {
      const { db } = await filledOffice(given);
      await db.plans.addTaskUnits([
        { taskId: TASKS.dated, unitId: UNITS.communeOne, part: "support" },
      ]);
      const unitIds = [UNITS.finance, UNITS.communeOne];
      expect(await list(db, { part: "supported", unitIds })).toHaveLength(2);
    });

    test("has only the states asked for; of none, nothing", async () => {
      const { db, sample } = await filledOffice(given);
      await db.deadlines.save({
        ...sample.deadline("plan"),
        state: { name: "done", ...stamp, completedOn: day("2023-03-30") },
      });
      await db.deadlines.save({
        ...sample.deadline("report"),
        state: { name: "returned", ...stamp, reason: "thiếu" },
      });
      const of = (...states: DeadlineStateName[]) => list(db, { states });
      expect(await of("done")).toEqual([DEADLINES.plan]);
      expect(await of("done", "returned")).toEqual([DEADLINES.plan, DEADLINES.report]);
      expect(await of("open", "returned", "awaiting")).toHaveLength(7);
      expect(await of("waived")).toEqual([]);
      expect(await of()).toEqual([]);
    });

    test("has only one task's, or one kind's", async () => {
      const { db } = await filledOffice(given);
      const ofTask = await list(db, { taskId: TASKS.group });
      expect(ofTask.toSorted()).toEqual([DEADLINES.communeOne, DEADLINES.communeTwo]);
      expect(await list(db, { kind: "report" })).toEqual([DEADLINES.quarter, DEADLINES.year]);
      expect(await list(db, { kind: "apology" })).toEqual([]);
    });

    test("runs from one due date to another, both included, without the undated", async () => {
      const { db } = await filledOffice(given);
      const dueFrom = day("2023-03-31");
      const dueTo = day("2023-06-30");
      const between = await list(db, { dueFrom, dueTo });
      expect(between[0]).toBe(DEADLINES.plan);
      expect(between.slice(1).toSorted()).toEqual([DEADLINES.communeOne, DEADLINES.communeTwo]);
      expect(await list(db, { dueTo: day("2023-03-10") })).toEqual([DEADLINES.quarter]);
      expect(await list(db, { dueFrom: day("2023-12-11") })).toEqual([DEADLINES.report]);
    });

    test("has only the undated, when that is asked", async () => {
      const { db } = await filledOffice(given);
      const undated = await list(db, { isUndated: true });
      expect(undated.toSorted()).toEqual([DEADLINES.ongoing, DEADLINES.undated].toSorted());
      expect(await list(db, { isUndated: true, states: ["submitted"] })).toEqual([]);
    });

    test("follows a deadline that is moved to another date", async () => {
      const { db, sample } = await filledOffice(given);
      await db.deadlines.save({ ...sample.deadline("plan"), due: day("2023-01-31") });
      expect((await list(db, { limit: 1 }))[0]).toBe(DEADLINES.plan);
    });
  });
}

function describeWords(given: Given): void {
  const words = (...written: string[]) => written.map(foldText);

  describe("searching a list by words", () => {
    test.each([
      ["the code", "NV-001", [DEADLINES.plan, DEADLINES.report]],
      ["the title, without its diacritics", "van ban", [DEADLINES.plan, DEADLINES.report]],
      ["the title, in capitals and with them", "VĂN BẢN", [DEADLINES.plan, DEADLINES.report]],
      ["what is owed", "bao cao quy I", [DEADLINES.quarter]],
      ["the unit", "tai chinh", [DEADLINES.ongoing, DEADLINES.undated]],
      ["a part of a word", "uyen truy", [DEADLINES.ongoing]],
      ["nothing of the kind", "bóng đá", []],
    ])("finds %s", async (_, written, expected) => {
      const { db } = await filledOffice(given);
      expect(await list(db, { words: words(written) })).toEqual(expected);
    });

    test("finds the area", async () => {
      const { db } = await filledOffice(given);
      const found = await list(db, { words: words("cai cach thu tuc") });
      expect(found.toSorted()).toEqual([DEADLINES.communeOne, DEADLINES.communeTwo]);
    });

    test("wants every word, in whichever place", async () => {
      const { db } = await filledOffice(given);
      expect(await list(db, { words: words("niêm yết", "thạnh 2") })).toEqual([
        DEADLINES.communeTwo,
      ]);
      expect(await list(db, { words: words("niêm yết", "tư pháp") })).toEqual([]);
      expect(await list(db, { words: [] })).toHaveLength(8);
    });

    test("also narrows what units support", async () => {
      const { db } = await filledOffice(given);
      const query = { part: "supported", unitIds: [UNITS.finance] } as const;
      expect(await list(db, { ...query, words: words("kế hoạch") })).toEqual([DEADLINES.plan]);
    });

    test("takes the signs of patterns and of SQL for what they are", async () => {
      const { db } = await filledOffice(given);
      const odd = [
        "đạt 100% hồ sơ",
        "tệp mau_01 đính kèm",
        "thư mục C:\\mau",
        "UBND xã An 'Thạnh'",
        `gọi là "một cửa"`,
        "'); drop table deadline; --",
        "giá $1 và ?",
      ];
      const tasks = odd.map((title, index) => task({ planId: PLAN, code: `NV-10${index}`, title }));
      await db.plans.saveTasks(tasks);
      const owed = tasks.map(({ id: taskId }) =>
        deadline({ unitId: UNITS.finance, planId: PLAN, taskId, label: "" }),
      );
      await db.deadlines.add(owed);
      const found = (word: string) => list(db, { words: words(word) });
      expect(await found("100%")).toEqual([owed[0]!.id]);
      expect(await found("%")).toEqual([owed[0]!.id]);
      expect(await found("_")).toEqual([owed[1]!.id]);
      expect(await found("mau_01")).toEqual([owed[1]!.id]);
      expect(await found("c:\\mau")).toEqual([owed[2]!.id]);
      expect(await found("\\")).toEqual([owed[2]!.id]);
      expect(await found("'thanh'")).toEqual([owed[3]!.id]);
      expect(await found(`"một cửa"`)).toEqual([owed[4]!.id]);
      expect(await found("'); drop table deadline; --")).toEqual([owed[5]!.id]);
      expect(await found("$1")).toEqual([owed[6]!.id]);
      expect(await found("?")).toEqual([owed[6]!.id]);
      expect(await list(db)).toHaveLength(8 + odd.length);
    });

    test("finds words in whichever Unicode form they were stored", async () => {
      const { db } = await filledOffice(given);
      const decomposed = unit({ name: "Trạm Y tế xã Đại Ân".normalize("NFD") });
      await db.units.add([decomposed]);
      const owed = deadline({ unitId: decomposed.id, label: "Quyết định".normalize("NFD") });
      await db.deadlines.add([owed]);
      expect(await list(db, { words: words("đại ân", "QUYẾT ĐỊNH") })).toEqual([owed.id]);
    });

    test("finds the new words of what was renamed, and not the old ones", async () => {
      const { db, sample } = await filledOffice(given);
      await db.plans.saveTasks([{ ...sample.tasks[3]!, title: "Tập huấn" }]);
      await db.deadlines.save({ ...sample.deadline("undated"), label: "Đề án" });
      expect(await list(db, { words: words("tap huan") })).toEqual([DEADLINES.ongoing]);
      expect(await list(db, { words: words("tuyên truyền") })).toEqual([]);
      expect(await list(db, { words: words("đề án") })).toEqual([DEADLINES.undated]);
    });
  });
}
