/** What a person corrects before a plan comes in, and what a corrected plan takes away. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Deadline } from "../../../domain/deadline.ts";
import type { UnitId } from "../../../domain/ids.ts";
import type { RowCorrection } from "../../../domain/plan-import.ts";
import { at, day } from "../../builders/time.ts";
import { openPlanOffice, planWith, productDue, WORDS, type PlanOffice } from "./plan-office.ts";

let given: PlanOffice;

beforeEach(async () => {
  given = await openPlanOffice();
});

afterEach(async () => {
  await given.close();
});

const db = () => given.office.database;
const row = (over: Partial<RowCorrection>): RowCorrection => {
  return { isSkipped: false, due: null, leadId: null, ...over };
};

async function unitNamed(name: string): Promise<UnitId> {
  const found = (await db().units.all()).find((unit) => unit.name === name);
  expect(found, name).toBeDefined();
  return found!.id;
}

async function deadlines(code: string): Promise<readonly Deadline[]> {
  const views = await db().deadlines.list({ unitIds: null, limit: 1000 });
  return views.filter((view) => view.code === code).map(({ deadline }) => deadline);
}

const unreadable = planWith([
  {
    deliverables: [productDue()],
    problems: [
      { code: "timing", text: "không rõ", problem: { code: "unreadable" } as never },
      { code: "no-lead", text: "" },
    ],
  },
  {},
]);

describe("a row that is corrected", () => {
  test("has the date that was set, and its timing is no problem any more", async () => {
    const rows = { 1: row({ due: day("2023-09-15") }) };
    const preview = await given.commit(unreadable, { rows });
    expect(preview.plan.tasks[0]).toMatchObject({
      deliverables: [{ timing: "không rõ", kind: "once", due: ["2023-09-15"] }],
      problems: [{ code: "no-lead" }],
    });
    expect(preview.counts.undated).toBe(0);
    expect(preview.byMonth).toEqual([
      { month: "2023-06", deadlines: 1 },
      { month: "2023-09", deadlines: 1 },
    ]);
    expect(await deadlines("NV-001")).toMatchObject([{ due: "2023-09-15", timing: "dated" }]);
  });

  test("keeps that date when the same file comes once more, or another date if one is set", async () => {
    await given.commit(unreadable, { rows: { 1: row({ due: day("2023-09-15") }) } });
    expect(await given.commit(unreadable)).toMatchObject({ change: "none", importId: null });
    const again = await given.commit(unreadable, { rows: { 1: row({ due: day("2023-10-15") }) } });
    expect(again.change).toBe("changed");
    expect(await deadlines("NV-001")).toMatchObject([{ due: "2023-10-15", dateVersion: 2 }]);
  });

  test("is led by the unit that was chosen; the words stay as they are written", async () => {
    const health = await unitNamed("Phòng Y tế");
    const preview = await given.commit(unreadable, { rows: { 1: row({ leadId: health }) } });
    expect(preview.plan.tasks[0]?.problems).toMatchObject([{ code: "timing" }]);
    expect(preview.byUnit).toEqual([
      { unit: "Phòng Y tế", tasks: 1, deadlines: 1 },
      { unit: "Phòng Tư pháp", tasks: 1, deadlines: 1 },
    ]);
    const [plan] = await db().plans.all();
    const [task] = await db().plans.tasksOf(plan!.id);
    expect(task).toMatchObject({ lead: ["Phòng Tư pháp"], isLeadDecided: true });
    expect(await db().plans.unitsOfTasks([task!.id])).toMatchObject([
      { unitId: health, part: "lead" },
    ]);
    expect((await given.commit(unreadable)).change).toBe("none");
    expect(await deadlines("NV-001")).toMatchObject([{ unitId: health }]);
  });

  test("makes no unit of the words that it replaces, now or when the file comes again", async () => {
    const health = await unitNamed("Phòng Y tế");
    const plan = planWith([{ lead: ["Phòng lạ"] }]);
    const preview = await given.commit(plan, { rows: { 1: row({ leadId: health }) } });
    expect(preview.newUnits).toEqual([]);
    expect(await given.commit(plan)).toMatchObject({ change: "none", newUnits: [] });
  });

  test("hands over what is stored already, until the document itself names another", async () => {
    await given.commit(unreadable);
    const health = await unitNamed("Phòng Y tế");
    await given.commit(unreadable, { rows: { 2: row({ leadId: health }) } });
    expect(await deadlines("NV-002")).toMatchObject([{ unitId: health, dateVersion: 2 }]);
    const named = { ...unreadable.tasks[1], lead: ["Phòng Nội vụ"] };
    await given.commit({ ...unreadable, tasks: [unreadable.tasks[0]!, named as never] });
    expect(await deadlines("NV-002")).toMatchObject([{ unitId: await unitNamed("Phòng Nội vụ") }]);
    const [plan] = await db().plans.all();
    const tasks = await db().plans.tasksOf(plan!.id);
    expect(await db().plans.unitsOfTasks([tasks[1]!.id])).toHaveLength(1);
  });

  test("is left out when it is skipped, with what it names and its problems", async () => {
    const plan = planWith(
      [{ lead: ["Phòng lạ"], problems: [{ code: "no-title", text: "" }] }, {}],
      { problems: [{ code: "row", row: 1, text: "", problem: { code: "no-title", text: "" } }] },
    );
    const preview = await given.commit(plan, { rows: { 1: row({ isSkipped: true }) } });
    expect(preview).toMatchObject({
      codes: ["", "NV-001"],
      newUnits: [],
      questions: [],
      counts: { tasks: 1, deadlines: 1 },
      plan: { problems: [] },
    });
    expect(preview.plan.tasks[0]?.problems).toEqual([]);
  });

  test("that is skipped leaves alone what is stored of it", async () => {
    await given.commit(unreadable);
    const preview = await given.commit(unreadable, {
      rows: { 2: row({ isSkipped: true }) },
      dropsMissing: true,
    });
    expect(preview).toMatchObject({ change: "none", tasksMissing: [], codes: ["NV-001", ""] });
    expect(await deadlines("NV-002")).toMatchObject([{ state: { name: "open" } }]);
  });
});

describe("what a corrected document no longer has", () => {
  const whole = planWith([
    { deliverables: [productDue("2023-03-31", "2023-06-30")] },
    { deliverables: [productDue("2023-06-30"), { ...productDue("2023-09-30"), label: "Đề án" }] },
    { title: "Việc sẽ bỏ" },
  ]);
  const smaller = planWith([
    { deliverables: [productDue("2023-03-31")] },
    { deliverables: [productDue("2023-06-30")] },
  ]);
  const states = async (code: string) =>
    (await deadlines(code)).map(({ due, state }) => `${due} ${state.name}`);

  beforeEach(async () => {
    await given.commit(whole);
    given.moveClock(at("2023-02-15 10:00"));
  });

  test("is said, and kept where nobody says otherwise", async () => {
    const preview = await given.preview(smaller);
    expect(preview).toMatchObject({
      tasksAdded: [],
      tasksChanged: ["NV-001 Việc 1", "NV-002 Việc 2"],
      tasksMissing: ["NV-003 Việc sẽ bỏ"],
    });
    await given.commit(smaller);
    expect(await states("NV-001")).toEqual(["2023-03-31 open", "2023-06-30 open"]);
    expect(await states("NV-003")).toEqual(["2023-06-30 open"]);
  });

  test("is withdrawn if it is to be, but what is done stays done", async () => {
    const [first] = await deadlines("NV-003");
    await db().deadlines.add([
      {
        ...first!,
        id: given.office.ids.next(),
        due: day("2023-01-31"),
        state: {
          name: "done",
          by: null,
          at: at("2023-01-31 09:00"),
          completedOn: day("2023-01-31"),
        },
      },
    ]);
    const preview = await given.commit(smaller, { dropsMissing: true });
    expect(preview.change).toBe("changed");
    expect(await states("NV-001")).toEqual(["2023-03-31 open", "2023-06-30 waived"]);
    expect(await states("NV-002")).toEqual(["2023-06-30 open", "2023-09-30 waived"]);
    expect(await states("NV-003")).toEqual(["2023-01-31 done", "2023-06-30 waived"]);
    const [, withdrawn] = await deadlines("NV-001");
    expect(withdrawn).toMatchObject({
      state: { reason: WORDS.withdrawnReason, by: null },
      nextNoticeAt: null,
    });
    expect(await db().audit.of("deadline", withdrawn!.id, 5)).toMatchObject([
      { deed: "withdrawn-by-import", channel: "command-line" },
    ]);
    expect(await given.commit(smaller, { dropsMissing: true })).toMatchObject({ change: "none" });
  });

  test("is not spoken of any more, once all of it is withdrawn", async () => {
    const { tasksMissing } = await given.commit(smaller, { dropsMissing: true });
    expect(tasksMissing).toEqual(["NV-003 Việc sẽ bỏ"]);
    expect((await given.preview(smaller)).tasksMissing).toEqual([]);
  });

  test("is not what a group's former member owes already", async () => {
    const group = (await db().units.groups()).find(({ phrases }) =>
      phrases.includes("UBND cấp xã"),
    );
    const plan = planWith([{ lead: ["UBND cấp xã"] }], { number: "8/KH" });
    await given.commit(plan);
    await db().units.saveGroup({ ...group!, memberIds: group!.memberIds.slice(1) });
    expect((await given.commit(plan, { dropsMissing: true })).change).toBe("none");
  });

  test("is not what somebody has said need not be done", async () => {
    const [first] = await deadlines("NV-001");
    const state = { name: "waived", by: null, at: at("2023-02-01 09:00"), reason: "Không có" };
    await db().deadlines.save({ ...first!, state: state as Deadline["state"] });
    expect((await given.commit(whole)).change).toBe("none");
    expect(await states("NV-001")).toEqual(["2023-03-31 waived", "2023-06-30 open"]);
  });

  test("is owed again once the document has it again", async () => {
    await given.commit(smaller, { dropsMissing: true });
    await given.commit(whole);
    expect(await states("NV-001")).toEqual(["2023-03-31 open", "2023-06-30 open"]);
    expect(await states("NV-003")).toEqual(["2023-06-30 open"]);
    expect((await given.commit(whole)).change).toBe("none");
  });
});

test("a plan that comes in late says how much of it is past, and that can be closed", async () => {
  given.moveClock(at("2023-07-03 09:00"));
  const plan = planWith([
    { deliverables: [productDue("2023-03-31", "2023-06-30", "2023-07-03")] },
    { deliverables: [productDue("2023-12-31")] },
  ]);
  const { past, planId } = await given.commit(plan);
  expect(past).toBe(2);
  const author = { personId: (await db().people.all())[0]!.id, channel: "web" } as const;
  const close = () =>
    db().transaction((stores) => given.importer.closePast(stores, planId!, author));
  expect(await close()).toBe(2);
  expect(await close()).toBe(0);
  const owed = await deadlines("NV-001");
  expect(owed.map(({ state }) => state.name)).toEqual(["done", "done", "open"]);
  expect(owed[0]).toMatchObject({
    state: { by: author.personId, completedOn: "2023-03-31", at: at("2023-07-03 09:00") },
    noticedUntil: at("2023-07-03 09:00"),
  });
  expect(await db().audit.of("deadline", owed[0]!.id, 5)).toMatchObject([
    { deed: "closed-in-bulk", personId: author.personId, detail: { to: "done" } },
  ]);
  expect((await given.preview(plan)).past).toBe(0);
});
