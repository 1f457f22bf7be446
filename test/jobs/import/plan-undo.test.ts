/** Taking the last import of a plan back. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reportDone, type Deadline } from "../../../domain/deadline.ts";
import { giveStatus, registerOwnDate } from "../../../domain/follow-up-changes.ts";
import type { ImportId, PersonId, PlanId } from "../../../domain/ids.ts";
import { plusMillis, type Instant } from "../../../domain/time.ts";
import { notice, push } from "../../builders/message.ts";
import { at, day } from "../../builders/time.ts";
import { seedText } from "./given.ts";
import { AUTHOR, openPlanOffice, planWith, productDue, type PlanOffice } from "./plan-office.ts";

const SEED = seedText();
let given: PlanOffice;

beforeEach(async () => {
  given = await openPlanOffice();
});

afterEach(async () => {
  await given.close();
});

const db = () => given.office.database;
const undo = (meant: ImportId | null = null) =>
  db().transaction((stores) => given.importer.undo(stores, meant, AUTHOR));
const closePast = (planId: PlanId | null) =>
  db().transaction((stores) => given.importer.closePast(stores, planId!, AUTHOR));

/** Everything that an import touches; how often a deadline was saved does not matter. */
async function everything() {
  const plans = await db().plans.all();
  const of = await Promise.all(
    plans.map(async ({ id }) => {
      const tasks = await db().plans.tasksOf(id);
      const ids = tasks.map((task) => task.id);
      return {
        tasks,
        deliverables: await db().plans.deliverablesOf(ids),
        periods: await db().plans.periodsOf(id),
        units: await db().plans.unitsOfTasks(ids),
        deadlines: (await db().deadlines.ofPlan(id)).map((deadline) => ({
          ...deadline,
          revision: 0,
        })),
        embedded: await Promise.all(
          ids.map(async (task) =>
            (await db().deadlines.embeddedIn(task)).map(({ deadline: { id: own } }) => own),
          ),
        ),
      };
    }),
  );
  return { plans, of, units: await db().units.all(), posts: await db().units.posts() };
}

async function somebody(): Promise<PersonId> {
  return (await db().people.all())[0]!.id;
}

describe("undoing an import", () => {
  test("of a new plan leaves nothing of it but its codes, which nothing gets again", async () => {
    const before = await everything();
    const { planId } = await given.commit(SEED);
    expect(await undo()).toEqual({
      ok: true,
      value: { planName: "03/KH-UBND", was: "new", tasks: 19 },
    });
    expect(await everything()).toEqual(before);
    expect(await db().audit.of("plan", planId!, 1)).toMatchObject([{ deed: "import-undone" }]);
    expect((await given.commit(SEED)).codes[0]).toBe("NV-020");
  });

  test("of a corrected plan brings back what it was", async () => {
    await given.commit(SEED);
    const before = await everything();
    given.moveClock(at("2023-02-15 10:00"));
    const other = SEED.split("\n")
      .filter((line) => !line.includes("2. Tiếp tục thực hiện tinh giản biên chế"))
      .join("\n")
      .replace("- Quý I/2023 - Tháng 12/2023", "- Quý II/2023 - Tháng 12/2023")
      .replace("chậm nhất vào ngày 10 của tháng cuối", "chậm nhất vào ngày 12 của tháng cuối")
      .replace("\tĐề án\t", "\tĐề án (lồng ghép trong BC CCHC)\t");
    const health = (await db().units.all()).find(({ name }) => name === "Phòng Y tế");
    const rows = { 1: { isSkipped: false, due: day("2023-05-05"), leadId: health!.id } };
    const { change } = await given.commit(other, { rows, dropsMissing: true });
    expect(change).toBe("changed");
    expect(await everything()).not.toEqual(before);
    expect(await undo()).toMatchObject({ ok: true, value: { was: "changed" } });
    expect(await everything()).toEqual(before);
  });

  test("goes back import by import, until there is none left", async () => {
    expect(await undo()).toEqual({ ok: false, error: { code: "nothing-to-undo" } });
    const first = planWith([{}]);
    await given.commit(first);
    await given.commit(planWith([{}, {}], { title: "Kế hoạch sửa đổi" }));
    await given.commit(planWith([{}, {}], { title: "Kế hoạch sửa đổi" }));
    expect(await undo()).toMatchObject({ ok: true, value: { was: "changed", tasks: 1 } });
    expect((await db().plans.all()).map(({ title }) => title)).toEqual(["Kế hoạch"]);
    expect(await undo()).toMatchObject({ ok: true, value: { was: "new", tasks: 1 } });
    expect(await undo()).toEqual({ ok: false, error: { code: "nothing-to-undo" } });
    expect(await db().plans.all()).toEqual([]);
  });

  test("takes a restored date for nobody's work, over several imports", async () => {
    await given.commit(SEED);
    await given.commit(SEED.replace("Quý 2/2023", "Quý III/2023"));
    const other = SEED.replace("Quý 2/2023", "Quý III/2023").replace(
      "- Quý I/2023 - Tháng 11/2023",
      "- Quý II/2023 - Tháng 11/2023",
    );
    expect((await given.commit(other)).change).toBe("changed");
    expect(await undo()).toMatchObject({ ok: true, value: { was: "changed" } });
    expect(await undo()).toMatchObject({ ok: true, value: { was: "changed" } });
    expect(await undo()).toMatchObject({ ok: true, value: { was: "new" } });
    expect(await db().plans.all()).toEqual([]);
  });

  test("is refused once somebody has worked on what came in, and changes nothing", async () => {
    const { planId } = await given.commit(SEED);
    const [first] = await db().deadlines.ofPlan(planId!);
    const deed = { by: await somebody(), at: at("2023-02-01 09:00"), today: day("2023-02-01") };
    const done = reportDone(first!, deed);
    expect(done.ok && (await db().deadlines.save(done.value))).toBe(true);
    const before = await everything();
    expect(await undo()).toEqual({ ok: false, error: { code: "worked-on", deadlines: 1 } });
    expect(await everything()).toEqual(before);
  });

  // Incident: what a unit had been asked for vanished with the import that was taken back.
  test("is refused once a unit was asked to contribute, also to what was only corrected", async () => {
    const first = await given.commit(planWith([{}]));
    const ask = async (moment: Instant) => {
      const [deadline] = await db().deadlines.ofPlan(first.planId!);
      const [unit] = await db().units.all();
      const asked = { wantedBy: day("2023-03-15"), words: "Số liệu", by: await somebody() };
      const ids = { deadlineId: deadline!.id, unitId: unit!.id };
      await db().supportRequests.save([{ ...ids, ...asked, at: moment }]);
    };
    const refused = { ok: false, error: { code: "worked-on", deadlines: 1 } };
    const imported = given.office.clock.now();
    await ask(imported);
    expect(await undo()).toEqual(refused);

    given.moveClock(plusMillis(imported, 60_000));
    await given.commit(planWith([{ deliverables: [productDue("2023-09-30")] }]));
    await ask(plusMillis(imported, 120_000));
    expect(await undo()).toEqual(refused);
    // What was asked for before it stays, and is no work on it.
    await ask(imported);
    expect((await undo()).ok).toBe(true);
    expect(await undo()).toEqual(refused);
  });

  test.each([
    [
      "a date of the owner's own",
      (deadline: Deadline) => registerOwnDate(deadline, day("2023-06-30")),
    ],
    ["a status line", (deadline: Deadline) => giveStatus(deadline, day("2023-03-31"))],
  ])("is refused once there is %s", async (_, change) => {
    const { planId } = await given.commit(planWith([{}]));
    const [deadline] = await db().deadlines.ofPlan(planId!);
    await db().deadlines.save(change(deadline!));
    expect(await undo()).toEqual({ ok: false, error: { code: "worked-on", deadlines: 1 } });
  });

  test("is refused once something else hangs on what came in", async () => {
    const { planId } = await given.commit(planWith([{}]));
    const [first] = await db().deadlines.ofPlan(planId!);
    const more = { ...first!, id: given.office.ids.next<"DeadlineId">(), due: day("2023-10-10") };
    await db().deadlines.add([more]);
    expect(await undo()).toEqual({ ok: false, error: { code: "worked-on", deadlines: 1 } });
  });

  test("is not kept from it by reminders, and takes those along that were planned", async () => {
    const { planId } = await given.commit(SEED);
    const [first] = await db().deadlines.ofPlan(planId!);
    const personId = await somebody();
    const [message] = await db().messages.plan([push({ personId })]);
    await db().notices.add([notice({ deadlineId: first!.id, personId, messageId: message!.id })]);
    await db().deadlines.reschedule([
      { was: first!, noticedUntil: at("2023-02-01 09:00"), nextNoticeAt: null },
    ]);
    expect((await undo()).ok).toBe(true);
    expect(await db().notices.ofMessage(message!.id)).toEqual([]);
  });

  test("takes along what was closed with it in bulk", async () => {
    given.moveClock(at("2023-07-03 09:00"));
    const before = await everything();
    const { planId } = await given.commit(SEED);
    const closed = await db().transaction((stores) =>
      given.importer.closePast(stores, planId!, AUTHOR),
    );
    expect(closed).toBeGreaterThan(40);
    expect((await undo()).ok).toBe(true);
    expect(await everything()).toEqual(before);
  });

  test("is of the import that is meant, as long as no other came after it", async () => {
    const first = await given.commit(planWith([{}]));
    const other = await given.commit(planWith([{}], { number: "08/KH-UBND" }));
    const before = await everything();
    expect(await undo(first.importId)).toEqual({ ok: false, error: { code: "overtaken" } });
    expect(await everything()).toEqual(before);
    expect((await undo(other.importId)).ok).toBe(true);
    expect(await undo(other.importId)).toEqual({ ok: false, error: { code: "nothing-to-undo" } });
    expect((await undo(first.importId)).ok).toBe(true);
  });

  test("takes closing in bulk for nobody's work, also after another plan's import", async () => {
    given.moveClock(at("2023-07-03 09:00"));
    const first = await given.commit(planWith([{}]));
    const other = await given.commit(planWith([{}], { number: "08/KH-UBND" }));
    expect(await closePast(first.planId)).toBe(1);
    expect((await undo(other.importId)).ok).toBe(true);
    expect((await undo(first.importId)).ok).toBe(true);
  });

  test("takes a restored date for nobody's work, also after another plan's import", async () => {
    const first = await given.commit(planWith([{}]));
    const other = await given.commit(planWith([{}], { number: "08/KH-UBND" }));
    await given.commit(planWith([{ deliverables: [productDue("2023-09-30")] }]));
    expect((await undo()).ok).toBe(true);
    expect((await undo(other.importId)).ok).toBe(true);
    expect((await undo(first.importId)).ok).toBe(true);
  });

  test("of one import after the other takes along what was closed of both", async () => {
    given.moveClock(at("2023-07-03 09:00"));
    const first = await given.commit(planWith([{}]));
    const second = await given.commit(planWith([{}, {}]));
    expect(await closePast(first.planId)).toBe(2);
    expect((await undo(second.importId)).ok).toBe(true);
    expect((await undo(first.importId)).ok).toBe(true);
    expect(await db().plans.all()).toEqual([]);
  });

  test("takes back the units that it made, but not what a person answered", async () => {
    const before = (await db().units.all()).length;
    const plan = planWith([
      { lead: ["Phòng lạ"] },
      { lead: ["Các đơn vị đặc biệt"] },
      { lead: ["P. Tư pháp"], deliverables: [productDue("2023-03-31")] },
    ]);
    const justice = (await db().units.all()).find(({ name }) => name === "Phòng Tư pháp");
    await given.commit(plan, {
      phrases: {
        "Các đơn vị đặc biệt": { kind: "group", unitIds: [], newUnits: ["Trung tâm Một"] },
        "P. Tư pháp": { kind: "unit", unitId: justice!.id },
      },
    });
    expect(await db().units.all()).toHaveLength(before + 2);
    expect((await undo()).ok).toBe(true);
    const names = (await db().units.all()).map(({ name }) => name);
    expect(names).not.toContain("Phòng lạ");
    expect(names).toContain("Trung tâm Một");
    const [known] = await db().units.byIds([justice!.id]);
    expect(known?.aliases).toContain("P. Tư pháp");
  });
});
