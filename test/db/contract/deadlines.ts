import { describe, expect, test } from "vitest";
import type { Deadline, DeadlineState } from "../../../domain/deadline.ts";
import type { DeadlineId, EvidenceId, PlanId, TaskId, UnitId } from "../../../domain/ids.ts";
import { unit } from "../../builders/org.ts";
import { deadline } from "../../builders/plan.ts";
import { at, day } from "../../builders/time.ts";
import { fillWork, MESSAGES } from "./every-method.ts";
import { emptyOffice, filledOffice, inAnyOrder, type Given } from "./given.ts";
import {
  DEADLINES,
  DELIVERABLES,
  PEOPLE,
  PERIODS,
  PLAN,
  POSTS,
  TASKS,
  UNITS,
} from "./sample-office.ts";

const NOBODYS = "nobody's" as DeadlineId;
const stamp = { by: PEOPLE.head, at: at("2023-03-30 09:00") };
const proof = {
  ...stamp,
  completedOn: day("2023-03-29"),
  evidenceId: "evidence-1" as EvidenceId,
};
const STATES: readonly DeadlineState[] = [
  { name: "open" },
  { name: "awaiting", ...stamp, signerId: PEOPLE.leader },
  { name: "done", ...stamp, completedOn: day("2023-03-29") },
  { name: "submitted", ...proof },
  { name: "accepted", ...proof },
  { name: "returned", ...stamp, reason: "thiếu dấu" },
  { name: "open", unsigned: { ...stamp, reason: "sai thể thức" } },
  {
    name: "waived",
    ...stamp,
    reason: "không phát sinh",
    before: { name: "returned", ...stamp, reason: "thiếu dấu" },
  },
  { name: "waived", ...stamp, reason: "không phát sinh" },
  { name: "done", ...stamp, by: null, completedOn: day("2023-03-29") },
  { name: "waived", ...stamp, by: null, reason: "kế hoạch điều chỉnh" },
];

export function describeDeadlines(given: Given): void {
  describeReading(given);
  describeChanges(given);
  describeNoticeTimes(given);
  describeProgress(given);
}

function describeReading(given: Given): void {
  describe("deadlines", () => {
    test("come back as they were added, alone, together and by plan", async () => {
      const { db, sample } = await filledOffice(given);
      for (const expected of sample.deadlines) {
        expect(await db.deadlines.byId(expected.id)).toEqual(expected);
      }
      const all = Object.values(DEADLINES);
      const expected = inAnyOrder(sample.deadlines);
      expect(inAnyOrder(await db.deadlines.byIds([...all, NOBODYS]))).toEqual(expected);
      expect(inAnyOrder(await db.deadlines.ofPlan(PLAN))).toEqual(expected);
    });

    test("that nobody knows are not found", async () => {
      const { db } = await filledOffice(given);
      expect(await db.deadlines.byId(NOBODYS)).toBeNull();
      expect(await db.deadlines.byIds([])).toEqual([]);
      expect(await db.deadlines.views([])).toEqual([]);
      expect(await db.deadlines.views([NOBODYS])).toEqual([]);
      expect(await db.deadlines.ofPlan("nobody's" as PlanId)).toEqual([]);
      expect(await db.deadlines.embeddedIn("nobody's" as TaskId)).toEqual([]);
    });

    test.each(STATES)("that are $name keep all that belongs to it", async (state) => {
      const { db, sample } = await filledOffice(given);
      const expected = { ...sample.deadline("plan"), state, lateReason: "chờ số liệu" };
      expect(await db.deadlines.save(expected)).toBe(true);
      expect(await db.deadlines.byId(DEADLINES.plan)).toEqual({ ...expected, revision: 2 });
    });

    test("go with the words around them", async () => {
      const { db, sample } = await filledOffice(given);
      const views = await db.deadlines.views([DEADLINES.quarter, DEADLINES.plan]);
      expect(inAnyOrder(views)).toEqual(
        inAnyOrder([
          {
            deadline: sample.deadline("plan"),
            code: "NV-001",
            title: "Kiểm tra văn bản quy phạm pháp luật",
            area: "Cải cách thể chế",
            unit: "Phòng Tư pháp",
            post: null,
            assignee: null,
            order: null,
            points: 50,
          },
          {
            deadline: sample.deadline("quarter"),
            code: null,
            title: "",
            area: null,
            unit: "Phòng Tư pháp",
            post: null,
            assignee: null,
            order: null,
            points: null,
          },
        ]),
      );
    });

    test("that a post owes name it", async () => {
      const { db } = await filledOffice(given);
      const [view] = await db.deadlines.views([DEADLINES.communeOne]);
      expect(view).toMatchObject({
        deadline: { unitId: UNITS.communeOne, postId: POSTS.clerk },
        unit: "UBND xã An Thạnh 1",
        post: "Công chức Văn thư – Lưu trữ",
      });
    });

    test("that an officer was given name his post", async () => {
      const { db, sample } = await filledOffice(given);
      await db.deadlines.save({ ...sample.deadline("plan"), assigneeId: PEOPLE.officer });
      const [view] = await db.deadlines.views([DEADLINES.plan]);
      expect(view).toMatchObject({
        deadline: { assigneeId: PEOPLE.officer },
        assignee: "Công chức Tư pháp – Hộ tịch",
      });
    });

    test("that were given to somebody who has left the unit since name nobody", async () => {
      const { db, sample } = await filledOffice(given);
      await db.deadlines.save({ ...sample.deadline("plan"), assigneeId: PEOPLE.officer });
      const officer = (await db.people.byId(PEOPLE.officer))!;
      const [, elsewhere] = officer.grants;
      await db.people.save({ ...officer, grants: [elsewhere!] });
      const [view] = await db.deadlines.views([DEADLINES.plan]);
      expect(view).toMatchObject({ deadline: { assigneeId: PEOPLE.officer }, assignee: null });
    });

    test("that are removed take their notices and links along, and nothing else", async () => {
      const { db } = await filledOffice(given);
      await fillWork(db);
      await db.deadlines.remove([DEADLINES.quarter, DEADLINES.communeOne]);
      await db.deadlines.remove([]);
      expect(await db.deadlines.byIds(Object.values(DEADLINES))).toHaveLength(6);
      expect(
        (await db.deadlines.embeddedIn(TASKS.embedded)).map(({ deadline: { id } }) => id),
      ).toEqual([DEADLINES.year]);
      expect(await db.notices.ofMessage(MESSAGES.push)).toHaveLength(1);
      await expect(db.deadlines.remove([DEADLINES.plan])).rejects.toThrow();
    });

    test("of a directive belong to no plan, and have no year and no points", async () => {
      const { db } = await filledOffice(given);
      const directive = deadline({
        unitId: UNITS.finance,
        kind: "directive",
        label: "Báo cáo",
        planYear: null,
      });
      await db.deadlines.add([directive]);
      const [view] = await db.deadlines.views([directive.id]);
      expect(view).toMatchObject({ deadline: directive, code: null, points: null });
    });

    test("that an embedded product closes with are those of its task", async () => {
      const { db } = await filledOffice(given);
      const embedded = await db.deadlines.embeddedIn(TASKS.embedded);
      expect(embedded.map((view) => view.deadline.id).toSorted()).toEqual([
        DEADLINES.quarter,
        DEADLINES.year,
      ]);
      expect(await db.deadlines.embeddedIn(TASKS.dated)).toEqual([]);
      const links = await db.plans.embeddedOf([DELIVERABLES.plan, DELIVERABLES.embedded]);
      expect(inAnyOrder(links)).toEqual(
        inAnyOrder(
          [DEADLINES.quarter, DEADLINES.year].map((deadlineId) => {
            return { deliverableId: DELIVERABLES.embedded, deadlineId };
          }),
        ),
      );
    });
  });
}

function describeChanges(given: Given): void {
  describe("saving a deadline", () => {
    test("changes everything but its identity, and counts the revision on", async () => {
      const { db, sample } = await filledOffice(given);
      const changed: Deadline = {
        ...sample.deadline("plan"),
        label: "Quyết định",
        due: day("2023-04-30"),
        timing: "dated",
        withinYear: true,
        ownDue: day("2023-04-15"),
        cutOff: day("2023-04-10"),
        dateVersion: 2,
        lateReason: "chờ cấp trên",
        noticedUntil: at("2023-03-03 07:30"),
        nextNoticeAt: null,
      };
      expect(await db.deadlines.save(changed)).toBe(true);
      expect(await db.deadlines.byId(DEADLINES.plan)).toEqual({ ...changed, revision: 2 });
    });

    test("is refused when somebody has saved since it was read, and changes nothing", async () => {
      const { db, sample } = await filledOffice(given);
      const read = sample.deadline("plan");
      expect(await db.deadlines.save({ ...read, lateReason: "một" })).toBe(true);
      expect(await db.deadlines.save({ ...read, lateReason: "hai" })).toBe(false);
      const stored = await db.deadlines.byId(DEADLINES.plan);
      expect(stored).toMatchObject({ lateReason: "một", revision: 2 });
      expect(await db.deadlines.save({ ...stored!, lateReason: "ba" })).toBe(true);
    });

    test("lets one of many win who read it at the same time", async () => {
      const { db, sample } = await filledOffice(given);
      const read = sample.deadline("plan");
      const saved = await Promise.all(
        Array.from({ length: 12 }, (_, number) =>
          db.transaction((stores) =>
            stores.deadlines.save({ ...read, lateReason: String(number) }),
          ),
        ),
      );
      expect(saved.filter((won) => won)).toHaveLength(1);
      const winner = String(saved.indexOf(true));
      expect(await db.deadlines.byId(DEADLINES.plan)).toMatchObject({
        lateReason: winner,
        revision: 2,
      });
    });

    test("is refused for one that was never added", async () => {
      const { db } = await filledOffice(given);
      expect(await db.deadlines.save(deadline({ unitId: UNITS.justice }))).toBe(false);
    });
  });

  describe("adding deadlines", () => {
    test("refuses a second one of the same identity", async () => {
      const { db, sample } = await filledOffice(given);
      await expect(db.deadlines.add([sample.deadline("plan")])).rejects.toThrow();
    });

    test("refuses to owe the same deliverable by the same date twice", async () => {
      const { db, sample } = await filledOffice(given);
      const twin = { ...sample.deadline("communeOne"), id: "twin" as DeadlineId };
      await expect(db.deadlines.add([twin])).rejects.toThrow();
      const undated = { ...sample.deadline("undated"), id: "twin" as DeadlineId };
      await expect(db.deadlines.add([undated])).rejects.toThrow();
      const report = { ...sample.deadline("quarter"), id: "twin" as DeadlineId };
      await expect(db.deadlines.add([report])).rejects.toThrow();
    });

    test("refuses a unit that does not exist, and then stores none of them", async () => {
      const { db } = await filledOffice(given);
      const good = deadline({ unitId: UNITS.justice });
      const bad = deadline({ unitId: "nobody" as UnitId });
      await expect(db.deadlines.add([good, bad])).rejects.toThrow();
      expect(await db.deadlines.byId(good.id)).toBeNull();
    });

    test("adds thousands at once, and reads them back by their ids", async () => {
      const { db } = await filledOffice(given);
      const many = Array.from({ length: 3000 }, () => deadline({ unitId: UNITS.finance }));
      await db.deadlines.add(many);
      const ids = many.map(({ id }) => id);
      expect(inAnyOrder(await db.deadlines.byIds(ids))).toEqual(inAnyOrder(many));
      expect(await db.deadlines.views(ids)).toHaveLength(3000);
    });
  });
}

function describeNoticeTimes(given: Given): void {
  test("those in some states are read page by page, in the order of their ids", async () => {
    const { db } = await filledOffice(given);
    const many = Array.from({ length: 5 }, () => deadline({ unitId: UNITS.finance }));
    await db.deadlines.add(many);
    const all = (await db.deadlines.list({ unitIds: null, states: ["open"], limit: 100 })).map(
      (view) => view.deadline,
    );
    const read: Deadline[] = [];
    for (let after: DeadlineId | null = null; ;) {
      const page: readonly Deadline[] = await db.deadlines.inStates(["open"], after, 3);
      read.push(...page);
      if (page.length < 3) break;
      after = page[2]!.id;
    }
    expect(inAnyOrder(read)).toEqual(inAnyOrder(all));
    expect(await db.deadlines.inStates(["waived"], null, 10)).toEqual([]);
    expect(await db.deadlines.inStates([], null, 10)).toEqual([]);
  });

  describe("next notices", () => {
    test("have come from their very moment on, the earliest first, at most so many", async () => {
      const { db } = await filledOffice(given);
      const due = async (now: string, limit = 10) =>
        (await db.deadlines.withNoticeDue(at(now), limit)).map(({ id }) => id);
      expect(await due("2023-02-24 07:29")).toEqual([]);
      expect(await due("2023-02-24 07:30")).toEqual([DEADLINES.quarter]);
      expect(await due("2024-01-01 00:00")).toEqual([
        DEADLINES.quarter,
        DEADLINES.plan,
        DEADLINES.report,
      ]);
      expect(await due("2024-01-01 00:00", 2)).toEqual([DEADLINES.quarter, DEADLINES.plan]);
    });

    test("say when the first of them comes; never, when there is none", async () => {
      const { db } = await filledOffice(given);
      expect(await db.deadlines.nextNoticeAt()).toBe(at("2023-02-24 07:30"));
      expect(await (await emptyOffice(given)).deadlines.nextNoticeAt()).toBeNull();
    });

    test("are moved on without touching anything else, not even the revision", async () => {
      const { db, sample } = await filledOffice(given);
      const moved = {
        was: sample.deadline("plan"),
        noticedUntil: at("2023-03-03 07:30"),
        nextNoticeAt: at("2023-03-17 07:30"),
      };
      const silent = {
        was: sample.deadline("quarter"),
        noticedUntil: at("2023-03-03 07:30"),
        nextNoticeAt: null,
      };
      expect(await db.deadlines.reschedule([moved, silent])).toEqual([]);
      expect(await db.deadlines.reschedule([])).toEqual([]);
      const expected = sample.deadlines.map((each) => {
        const { was: _, ...change } = [moved, silent].find(({ was }) => was.id === each.id) ?? {};
        return { ...each, ...change };
      });
      expect(inAnyOrder(await db.deadlines.ofPlan(PLAN))).toEqual(inAnyOrder(expected));
    });

    test("are not moved on over what somebody has changed meanwhile, which is said", async () => {
      const { db, sample } = await filledOffice(given);
      const [plan, quarter, report] = (["plan", "quarter", "report"] as const).map(sample.deadline);
      const next = { noticedUntil: at("2023-03-03 07:30"), nextNoticeAt: at("2023-03-17 07:30") };
      await db.deadlines.save({ ...plan!, lateReason: "chờ" });
      await db.deadlines.reschedule([{ was: quarter!, ...next, nextNoticeAt: null }]);
      const changes = [plan, quarter, report].map((was) => ({ was: was!, ...next }));
      expect(await db.deadlines.reschedule(changes)).toEqual([plan!.id, quarter!.id]);
      expect(await db.deadlines.byIds([plan!.id, quarter!.id, report!.id])).toEqual([
        { ...plan!, lateReason: "chờ", revision: plan!.revision + 1 },
        { ...quarter!, ...next, nextNoticeAt: null },
        { ...report!, ...next },
      ]);
    });

    test("are not moved on over a change that is just being made", async () => {
      const { db, sample } = await filledOffice(given);
      const was = sample.deadline("plan");
      const saved = Promise.withResolvers<void>();
      const nextNoticeAt = at("2023-04-10 07:30");
      const user = db.transaction(async (stores) => {
        await stores.deadlines.save({ ...was, nextNoticeAt });
        saved.resolve();
        // Open for a while yet: the other one waits for its end.
        for (let look = 0; look < 20; look += 1) await stores.deadlines.byId(was.id);
      });
      await saved.promise;
      const change = { was, noticedUntil: was.noticedUntil, nextNoticeAt: null };
      expect(await db.deadlines.reschedule([change])).toEqual([was.id]);
      await user;
      expect((await db.deadlines.byId(was.id))?.nextNoticeAt).toBe(nextNoticeAt);
    });

    test("are all silenced in one go", async () => {
      const { db, sample } = await filledOffice(given);
      const noticedUntil = at("2023-12-31 23:59");
      const all = sample.deadlines;
      await db.deadlines.reschedule(all.map((was) => ({ was, noticedUntil, nextNoticeAt: null })));
      expect(await db.deadlines.nextNoticeAt()).toBeNull();
    });

    test("are moved on by the thousand", async () => {
      const { db } = await filledOffice(given);
      const many = Array.from({ length: 3000 }, () => deadline({ unitId: UNITS.finance }));
      await db.deadlines.add(many);
      const nextNoticeAt = at("2023-01-09 07:30");
      const changes = many.map((was) => ({ was, noticedUntil: nextNoticeAt, nextNoticeAt }));
      expect(await db.deadlines.reschedule(changes)).toEqual([]);
      expect(await db.deadlines.withNoticeDue(nextNoticeAt, 5000)).toHaveLength(3000);
    });
  });
}

function describeProgress(given: Given): void {
  describe("the progress of what many units owe", () => {
    const ofCommunes = {
      deliverableId: DELIVERABLES.communes,
      reportPeriodId: null,
      due: day("2023-06-30"),
    };

    test("counts the units that owe it, and those that have done it, not those that need not", async () => {
      const { db, sample } = await filledOffice(given);
      const units = STATES.map(() => unit({ kind: "commune" }));
      await db.units.add(units);
      const others = units.map(({ id: unitId }, index) =>
        deadline({
          ...ofCommunes,
          planId: PLAN,
          taskId: TASKS.group,
          unitId,
          state: STATES[index]!,
        }),
      );
      await db.deadlines.add(others);
      expect(await db.deadlines.progress([ofCommunes])).toEqual([{ done: 4, total: 10 }]);
      await db.deadlines.save({ ...sample.deadline("communeOne"), state: STATES[2]! });
      expect(await db.deadlines.progress([ofCommunes])).toEqual([{ done: 5, total: 10 }]);
    });

    test("answers in the order of the questions, also the same twice, unknown or undated", async () => {
      const { db } = await filledOffice(given);
      const report = { deliverableId: null, reportPeriodId: PERIODS.year, due: day("2023-12-10") };
      const undated = { deliverableId: DELIVERABLES.undated, reportPeriodId: null, due: null };
      const otherDate = { ...ofCommunes, due: day("2023-07-01") };
      expect(
        await db.deadlines.progress([report, ofCommunes, otherDate, undated, ofCommunes]),
      ).toEqual([
        { done: 0, total: 1 },
        { done: 0, total: 2 },
        { done: 0, total: 0 },
        { done: 0, total: 1 },
        { done: 0, total: 2 },
      ]);
      expect(await db.deadlines.progress([])).toEqual([]);
    });
  });
}
