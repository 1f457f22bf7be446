import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reportDone, type Deadline } from "../../../domain/deadline.ts";
import { closeLate } from "../../../domain/follow-up-changes.ts";
import type { PlanId } from "../../../domain/ids.ts";
import type { Task } from "../../../domain/plan.ts";
import type { ImportPreview } from "../../../domain/plan-import.ts";
import { rungsOf } from "../../../domain/ladder.ts";
import { DEFAULT_RULES, type LadderRules } from "../../../domain/rules.ts";
import { at, day } from "../../builders/time.ts";
import { HEADER, row, seedText } from "./given.ts";
import { openPlanOffice, type PlanOffice } from "./plan-office.ts";

const SEED = seedText();
const PROPAGANDA = "- Quý I/2023 - Tháng 12/2023";

let given: PlanOffice;

beforeEach(async () => {
  given = await openPlanOffice();
});

afterEach(async () => {
  await given.close();
});

const db = () => given.office.database;

function commit(text: string): Promise<ImportPreview> {
  return given.commit(text);
}

async function onlyPlan(): Promise<PlanId> {
  const plans = await db().plans.all();
  expect(plans).toHaveLength(1);
  return plans[0]!.id;
}

async function tasks(): Promise<readonly Task[]> {
  return db().plans.tasksOf(await onlyPlan());
}

async function deadlines(code?: string): Promise<readonly Deadline[]> {
  const all = await db().deadlines.ofPlan(await onlyPlan());
  const task = code ? (await tasks()).find((each) => each.code === code) : undefined;
  return task ? all.filter(({ taskId }) => taskId === task.id) : all;
}

/** The seed with one task's row changed; each text must occur in it. */
function corrected(title: string, from: string, to: string): string {
  const lines = SEED.split("\n");
  const place = lines.findIndex((line) => line.includes(title) && line.includes("\t"));
  const line = lines[place] ?? "";
  expect(line).toContain(from);
  return lines.with(place, line.replace(from, to)).join("\n");
}

const dueDates = (owed: readonly Deadline[]) => owed.map(({ label, due }) => `${label} ${due}`);

describe("bringing in the plan of Cù Lao Dung", () => {
  test("a preview says what will be there, and stores nothing", async () => {
    const preview = await given.preview(SEED);
    expect(preview).toMatchObject({
      planName: "03/KH-UBND",
      change: "new",
      counts: { tasks: 19, areas: 7, deadlines: 134, reports: 84, undated: 3 },
      newUnits: [],
      unknownGroups: [],
      ambiguousUnits: [],
      tasksMissing: [],
    });
    expect(preview.tasksAdded[0]).toMatch(/^NV-001 Ban hành và triển khai kế hoạch kiểm tra/u);
    expect(preview.codes.at(-1)).toBe("NV-019");
    expect(await db().plans.all()).toEqual([]);
    expect(await db().plans.highestTaskNumber()).toBe(0);
  });

  test("a commit stores exactly that", async () => {
    const preview = await given.preview(SEED);
    expect(await commit(SEED)).toMatchObject(preview);
    const [plan] = await db().plans.all();
    expect(plan).toMatchObject({
      number: "03/KH-UBND",
      issuer: "UBND huyện Cù Lao Dung",
      issuedOn: "2023-01-04",
      year: 2023,
      title: "Thực hiện cải cách hành chính năm 2023",
    });
    expect((await tasks()).map(({ code }) => code)).toEqual(preview.codes);
    expect(await db().plans.periodsOf(plan!.id)).toMatchObject([
      { name: "Báo cáo Quý I/2023", from: "2022-12-05", cutOff: "2023-03-05", due: "2023-03-10" },
      { due: "2023-06-10" },
      { due: "2023-09-10" },
      { due: "2023-12-10" },
    ]);
    const owed = await deadlines();
    expect(owed).toHaveLength(134);
    expect(owed.filter(({ kind }) => kind === "report")).toHaveLength(84);
    expect(owed.every(({ state }) => state.name === "open")).toBe(true);
  });

  test("a task led by groups is owed by every member", async () => {
    await commit(SEED);
    const owed = await deadlines("NV-011");
    expect(owed).toHaveLength(21);
    expect(new Set(owed.map(({ unitId }) => unitId)).size).toBe(21);
    expect(new Set(owed.map(({ due }) => due))).toEqual(new Set(["2023-12-31"]));
  });

  test("what is part of the CCHC report closes with it", async () => {
    await commit(SEED);
    const embedded = async (code: string) => {
      const task = (await tasks()).find((each) => each.code === code);
      return db().deadlines.embeddedIn(task!.id);
    };
    expect(await deadlines("NV-005")).toEqual([]);
    expect(await embedded("NV-005")).toHaveLength(32);
    expect((await embedded("NV-004")).map(({ deadline }) => deadline.due)).toEqual([
      "2023-03-10",
      "2023-06-10",
      "2023-09-10",
      "2023-12-10",
    ]);
    expect(dueDates(await deadlines("NV-018"))).toEqual(["Kế hoạch 2023-03-31"]);
    expect((await embedded("NV-018")).map(({ deadline }) => deadline.label)).toEqual([
      "Báo cáo tổng hợp năm 2023",
    ]);
  });

  test("work within the year and without a date is known as such", async () => {
    await commit(SEED);
    expect(await deadlines("NV-001")).toMatchObject([
      { due: null, timing: "unspecified" },
      { due: null, timing: "unspecified" },
    ]);
    expect(await deadlines("NV-010")).toMatchObject([{ due: null, timing: "ongoing" }]);
    expect(await deadlines("NV-007")).toMatchObject([{ due: "2023-12-31", withinYear: true }]);
  });

  test("supporting units are known, and those concerned are nobody", async () => {
    await commit(SEED);
    const [first, , , , , sixth] = await tasks();
    const parts = await db().plans.unitsOfTasks([first!.id, sixth!.id]);
    const count = (task: Task | undefined, part: string) =>
      parts.filter((each) => each.taskId === task?.id && each.part === part).length;
    expect([count(first, "lead"), count(first, "support")]).toEqual([1, 21]);
    expect([count(sixth, "lead"), count(sixth, "support")]).toEqual([1, 0]);
  });

  test("it is written down who did it, once", async () => {
    await commit(SEED);
    expect(await db().audit.of("plan", await onlyPlan(), 10)).toMatchObject([
      { deed: "imported", channel: "command-line", detail: { tasks: 19, deadlinesAdded: 134 } },
    ]);
  });
});

describe("bringing in the same once more", () => {
  test("changes nothing", async () => {
    await commit(SEED);
    const before = [await tasks(), await deadlines(), await db().units.all()];
    given.moveClock(at("2023-05-04 10:00"));
    expect(await commit(SEED)).toMatchObject({
      change: "none",
      tasksAdded: [],
      tasksChanged: [],
      tasksMissing: [],
      codes: (await tasks()).map(({ code }) => code),
    });
    expect([await tasks(), await deadlines(), await db().units.all()]).toEqual(before);
    expect(await db().audit.of("plan", await onlyPlan(), 10)).toHaveLength(1);
  });

  test("leaves a date that somebody has set since", async () => {
    await commit(SEED);
    const [undated] = await deadlines("NV-001");
    const set: Deadline = { ...undated!, due: day("2023-04-28"), timing: "dated", dateVersion: 2 };
    expect(await db().deadlines.save(set)).toBe(true);
    expect((await commit(SEED)).change).toBe("none");
    expect(await db().deadlines.byId(set.id)).toMatchObject({ due: "2023-04-28", dateVersion: 2 });
  });

  test("twice at a time leaves one plan", async () => {
    const outcomes = await Promise.all([commit(SEED), commit(SEED)]);
    expect(outcomes.map(({ change }) => change).toSorted()).toEqual(["new", "none"]);
    expect(await tasks()).toHaveLength(19);
    expect(await deadlines()).toHaveLength(134);
  });

  test("under another spelling of its issuer is the same plan", async () => {
    await commit(SEED);
    const again = SEED.replaceAll("UBND huyện Cù Lao Dung)", "Ủy ban nhân dân huyện Cù Lao Dung)");
    expect((await commit(again)).change).toBe("none");
  });

  test("fills in whom a group means once it is defined", async () => {
    const groups = await db().units.groups();
    const communes = groups.find(({ phrases }) => phrases.includes("UBND cấp xã"));
    await db().units.saveGroup({ ...communes!, memberIds: [] });
    const first = await commit(SEED);
    expect(first.unknownGroups).toEqual([
      "UBND các xã, thị trấn",
      "UBND cấp xã",
      "Chủ tịch Ủy ban nhân dân các xã, thị trấn",
    ]);
    expect(await deadlines("NV-011")).toHaveLength(13);
    await db().units.saveGroup(communes!);
    expect((await commit(SEED)).change).toBe("changed");
    expect(await deadlines("NV-011")).toHaveLength(21);
    expect(await deadlines()).toHaveLength(134);
    expect((await commit(SEED)).change).toBe("none");
  });
});

describe("bringing in a corrected file", () => {
  beforeEach(async () => {
    await commit(SEED);
    given.moveClock(at("2023-02-15 10:00"));
  });

  test("a new timing moves what is open, to be reminded of anew", async () => {
    const file = corrected(
      "phổ biến giáo dục pháp luật",
      PROPAGANDA,
      "- Quý II/2023 - Tháng 12/2023",
    );
    const preview = await given.preview(file);
    expect(preview).toMatchObject({ change: "changed", tasksAdded: [], tasksMissing: [] });
    expect(preview.tasksChanged).toEqual([
      expect.stringMatching(/^NV-002 Xây dựng kế hoạch và tổ chức tuyên truyền/u),
    ]);
    expect(dueDates(await deadlines("NV-002"))).toContain("Kế hoạch 2023-03-31");

    await commit(file);
    const [plan, report] = await deadlines("NV-002");
    expect(plan).toMatchObject({
      due: "2023-06-30",
      dateVersion: 2,
      noticedUntil: at("2023-02-15 10:00"),
    });
    expect(plan?.nextNoticeAt).toBe(firstRung(plan!));
    expect(report).toMatchObject({ due: "2023-12-31", dateVersion: 1 });
    expect(await deadlines()).toHaveLength(134);
    expect((await commit(file)).change).toBe("none");
  });

  test("what moves is reminded of by the plan's own ladder, where it has one", async () => {
    const [planned] = await db().plans.all();
    const ladder: LadderRules = {
      ...DEFAULT_RULES.ladder,
      work: { ...DEFAULT_RULES.ladder.work, before: [30, 0] },
    };
    await db().settings.savePlanLadder(planned!.id, ladder);
    await commit(
      corrected("phổ biến giáo dục pháp luật", PROPAGANDA, "- Quý II/2023 - Tháng 12/2023"),
    );
    const [plan] = await deadlines("NV-002");
    expect(plan).toMatchObject({ due: "2023-06-30", nextNoticeAt: at("2023-05-19 07:30") });
    const { planLadders } = await db().settings.rules();
    expect(planLadders).toEqual(new Map([[planned!.id, ladder]]));
  });

  test("a new date opens again what was closed as late at its old one", async () => {
    const [plan] = await deadlines("NV-002");
    given.moveClock(at("2023-05-10 10:00"));
    const deed = { at: at("2023-05-10 10:00"), today: day("2023-05-10") };
    const closed = closeLate(plan!, deed);
    expect(closed.ok && (await db().deadlines.save(closed.value))).toBe(true);
    await commit(
      corrected("phổ biến giáo dục pháp luật", PROPAGANDA, "- Quý II/2023 - Tháng 12/2023"),
    );
    expect((await deadlines("NV-002"))[0]).toMatchObject({
      due: "2023-06-30",
      closedLateAt: null,
      nextNoticeAt: at("2023-06-02 07:30"),
    });
  });

  test("a new timing leaves alone what is done", async () => {
    const [plan] = await deadlines("NV-002");
    const [person] = await db().people.all();
    const deed = { by: person!.id, at: at("2023-02-14 09:00"), today: day("2023-02-14") };
    const done = reportDone(plan!, deed);
    expect(done.ok && (await db().deadlines.save(done.value))).toBe(true);
    await commit(
      corrected("phổ biến giáo dục pháp luật", PROPAGANDA, "- Quý II/2023 - Tháng 12/2023"),
    );
    expect(await db().deadlines.byId(plan!.id)).toMatchObject({
      due: "2023-03-31",
      dateVersion: 1,
      state: { name: "done" },
    });
    expect(await deadlines("NV-002")).toHaveLength(2);
  });

  test("a new date of a report moves it for every unit", async () => {
    await commit(
      SEED.replace("chậm nhất vào ngày 10 của tháng cuối", "chậm nhất vào ngày 12 của tháng cuối"),
    );
    const reports = (await deadlines()).filter(({ kind }) => kind === "report");
    expect(reports).toHaveLength(84);
    expect(reports.every(({ due, dateVersion }) => due?.endsWith("-12") && dateVersion === 2)).toBe(
      true,
    );
  });

  test("another unit in the lead takes over what is open", async () => {
    await commit(
      corrected("Rà soát, điều chỉnh đề án vị trí việc làm", "Phòng Nội vụ", "Phòng Tư pháp"),
    );
    const units = await db().units.all();
    const justice = units.find(({ name }) => name === "Phòng Tư pháp");
    expect(await deadlines("NV-009")).toMatchObject([{ unitId: justice?.id, dateVersion: 2 }]);
  });

  test("a new row gets the next code, and a row that is gone is kept and said", async () => {
    const gone = "2. Tiếp tục thực hiện tinh giản biên chế";
    const added = row("", "4. Việc mới của năm", "Báo cáo", "Phòng Nội vụ", "", "Quý II/2023");
    const file = SEED.split("\n")
      .filter((line) => !line.includes(gone))
      .concat(added)
      .join("\n");
    const preview = await commit(file);
    expect(preview.tasksAdded).toEqual(["NV-020 Việc mới của năm"]);
    expect(preview.tasksMissing).toEqual([
      expect.stringMatching(/^NV-007 Tiếp tục thực hiện tinh giản/u),
    ]);
    expect(preview.tasksChanged).toEqual([]);
    expect(await tasks()).toHaveLength(20);
    expect(await deadlines("NV-007")).toHaveLength(1);
    expect(dueDates(await deadlines("NV-020"))).toEqual(["Báo cáo 2023-06-30"]);
    expect((await commit(file)).change).toBe("none");
  });

  test("the name of a product is corrected where it stands", async () => {
    await commit(
      corrected(
        "Rà soát, điều chỉnh đề án vị trí việc làm",
        "\tĐề án\t",
        "\tĐề án vị trí việc làm\t",
      ),
    );
    expect(await deadlines("NV-009")).toMatchObject([
      { label: "Đề án vị trí việc làm", due: "2023-06-30", dateVersion: 1 },
    ]);
  });
});

describe("bringing in a plan", () => {
  test("notes its year with all that is owed, and asks ongoing work how it stands", async () => {
    await commit(SEED);
    const owed = await deadlines();
    expect(new Set(owed.map(({ planYear }) => planYear))).toEqual(new Set([2023]));
    const ongoing = owed.filter(({ timing }) => timing === "ongoing");
    expect(ongoing.length).toBeGreaterThan(0);
    expect(new Set(ongoing.map(({ nextNoticeAt }) => nextNoticeAt))).toEqual(
      new Set([at("2023-03-29 07:30")]),
    );
  });
});

describe("bringing in a plan in mid-year", () => {
  const now = at("2023-06-15 09:00");

  test("no rung that has passed will be told again", async () => {
    given.moveClock(now);
    await commit(SEED);
    const owed = await deadlines();
    expect(owed.filter(({ due }) => due !== null && due < "2023-06-15").length).toBeGreaterThan(40);
    expect(
      owed.every(({ createdAt, noticedUntil }) => createdAt === now && noticedUntil === now),
    ).toBe(true);
    expect(owed.filter(({ nextNoticeAt }) => nextNoticeAt !== null && nextNoticeAt <= now)).toEqual(
      [],
    );
    const september = owed.find(({ due }) => due === "2023-09-30");
    expect(september?.nextNoticeAt).toBe(firstRung(september!));
  });
});

describe("an office that nobody has set up", () => {
  let empty: PlanOffice;

  beforeEach(async () => {
    empty = await openPlanOffice(false);
  });

  afterEach(async () => {
    await empty.close();
  });

  test("gets the single units that the plan names, and is asked about the groups", async () => {
    const preview = await empty.commit(SEED);
    expect(preview.newUnits).toEqual([
      "Phòng Tư pháp",
      "Văn phòng HĐND và UBND huyện",
      "Phòng Nội vụ",
      "Phòng Tài chính – Kế hoạch",
      "Phòng Văn hoá và Thông tin",
      "Phòng Kinh tế và Hạ tầng",
    ]);
    expect(preview.unknownGroups).toEqual([
      "UBND các xã, thị trấn",
      "Cơ quan, đơn vị huyện",
      "UBND cấp xã",
      "Thủ trưởng các cơ quan, đơn vị huyện",
      "Chủ tịch Ủy ban nhân dân các xã, thị trấn",
      "Cơ quan hành chính huyện",
    ]);
    const units = await empty.office.database.units.all();
    expect(units.map(({ name, kind }) => [name, kind])).toContainEqual([
      "Phòng Nội vụ",
      "department",
    ]);
    expect(units).toHaveLength(6);
    expect(await empty.commit(SEED)).toMatchObject({ change: "none", newUnits: [] });
  });

  test("owes what is part of the report only with the report", async () => {
    await empty.commit(SEED);
    const { plans, deadlines: owed, units } = empty.office.database;
    const [plan] = await plans.all();
    const office = (await units.all()).find(({ name }) => name.startsWith("Văn phòng"));
    const [, , , embedded] = await plans.tasksOf(plan!.id);
    const ofTask = async () =>
      (await owed.ofPlan(plan!.id)).filter(({ taskId }) => taskId === embedded!.id);
    expect(await ofTask()).toEqual([]);
    await units.saveGroup({
      id: empty.office.ids.next(),
      phrases: ["Cơ quan, đơn vị huyện", "UBND các xã, thị trấn"],
      memberIds: [office!.id],
    });
    await empty.commit(SEED);
    expect(await ofTask()).toEqual([]);
    expect(await owed.embeddedIn(embedded!.id)).toHaveLength(4);
  });

  test("one unit in two spellings is made once, a strange one is asked about", async () => {
    const text = [
      HEADER,
      row("I. A", "1. Một", "", "Văn phòng HĐND&UBND huyện", "", "Quý I"),
      row("", "2. Hai", "", "Văn phòng HĐND và UBND huyện", "Tháng 12/2023", "Quý I"),
    ].join("\n");
    const preview = await empty.commit(text, { year: 2023 });
    expect(preview.newUnits).toEqual(["Văn phòng HĐND&UBND huyện"]);
    expect(preview.counts.deadlines).toBe(2);
  });
});

describe("what a plan is known by", () => {
  const TABLE = [HEADER, row("I. A", "1. Một", "", "Phòng Nội vụ", "", "Quý I")].join("\n");

  test("the name that was given, else its number, else the file's name", async () => {
    expect((await given.preview(TABLE, { year: 2023 })).planName).toBe("ke-hoach");
    const named = { year: 2023, planName: "KH CCHC 2023" };
    expect(await given.commit(TABLE, named)).toMatchObject({
      planName: "KH CCHC 2023",
      change: "new",
    });
    expect((await given.commit(TABLE, named)).change).toBe("none");
    expect((await given.preview(TABLE, { ...named, year: 2024 })).change).toBe("new");
  });

  test("codes go on from plan to plan", async () => {
    await commit(SEED);
    const second = await given.commit(TABLE, { year: 2024, planName: "KH 2024" });
    expect(second.codes).toEqual(["NV-020"]);
  });
});

test("a report that holds no plan, committed, stores nothing", async () => {
  const report = seedText("quang-dien-2022-bao-cao-6-thang.txt");
  expect(await given.commit(report)).toMatchObject({
    change: "none",
    planId: null,
    importId: null,
    counts: { tasks: 0, deadlines: 0 },
    plan: { kind: null, problems: [{ code: "nothing-found" }] },
  });
  expect(await db().plans.all()).toEqual([]);
});

function firstRung(deadline: Deadline): string | undefined {
  const rungs = rungsOf(deadline, DEFAULT_RULES.ladder, given.office.calendar);
  return rungs.find((rung) => rung.at > deadline.noticedUntil)?.at;
}
