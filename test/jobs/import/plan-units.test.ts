/** Whom a plan's phrases mean: near misses, groups, units of another year, posts. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { UnitId } from "../../../domain/ids.ts";
import { unitToBeMade, type PhraseMeaning } from "../../../domain/plan-import.ts";
import { unit } from "../../builders/org.ts";
import { day } from "../../builders/time.ts";
import { openPlanOffice, planWith, type PlanOffice } from "./plan-office.ts";

let given: PlanOffice;

beforeEach(async () => {
  given = await openPlanOffice();
});

afterEach(async () => {
  await given.close();
});

const db = () => given.office.database;
const led = (...leads: readonly string[]) => planWith(leads.map((lead) => ({ lead: [lead] })));

async function idOf(name: string): Promise<UnitId> {
  const found = (await db().units.all()).find((each) => each.name === name);
  expect(found, name).toBeDefined();
  return found!.id;
}

/** Unit and post of every deadline, by the task's code. */
async function owed(): Promise<string[]> {
  const views = await db().deadlines.list({ unitIds: null, limit: 1000 });
  return views
    .toSorted((one, other) => ((one.code ?? "") < (other.code ?? "") ? -1 : 1))
    .map(({ code, unit: name, post }) => `${code} ${name}${post ? ` (${post})` : ""}`);
}

describe("a name that resembles a known one", () => {
  const plan = led("Phòng Kinh tế Hạ tầng");
  const phrase = "Phòng Kinh tế Hạ tầng";

  test("is asked about, and made a new unit where nobody answers", async () => {
    const preview = await given.preview(plan);
    expect(preview.questions).toEqual([
      {
        kind: "near-miss",
        phrase,
        candidates: [
          { id: await idOf("Phòng Kinh tế và Hạ tầng"), name: "Phòng Kinh tế và Hạ tầng" },
        ],
      },
    ]);
    expect(preview.newUnits).toEqual([phrase]);
  });

  test("means that unit from then on, once somebody says so", async () => {
    const unitId = await idOf("Phòng Kinh tế và Hạ tầng");
    const phrases = { [phrase]: { kind: "unit", unitId } } as const;
    expect(await given.commit(plan, { phrases })).toMatchObject({ questions: [], newUnits: [] });
    expect(await owed()).toEqual(["NV-001 Phòng Kinh tế và Hạ tầng"]);
    expect((await db().units.byIds([unitId]))[0]?.aliases).toEqual([phrase]);
    expect(await given.commit(plan, { phrases })).toMatchObject({ change: "none" });
    expect(await given.commit(plan)).toMatchObject({ change: "none", questions: [] });
  });

  test("is a unit of its own, once somebody says so", async () => {
    const phrases = { [phrase]: { kind: "new-unit" } } as const;
    expect(await given.commit(plan, { phrases })).toMatchObject({
      questions: [],
      newUnits: [phrase],
    });
    expect(await owed()).toEqual([`NV-001 ${phrase}`]);
  });

  test("may resemble one that the same document makes", async () => {
    const twice = led("Phòng Thống kê và Tổng hợp", "Phòng Thống kê Tổng hợp");
    const [question] = (await given.preview(twice)).questions;
    const candidate = { name: "Phòng Thống kê và Tổng hợp" };
    expect(question).toMatchObject({
      phrase: "Phòng Thống kê Tổng hợp",
      candidates: [{ ...candidate, id: unitToBeMade(candidate.name) }],
    });
    const meaning: PhraseMeaning = { kind: "unit", unitId: unitToBeMade(candidate.name) };
    await given.commit(twice, { phrases: { "Phòng Thống kê Tổng hợp": meaning } });
    expect(await owed()).toEqual([
      "NV-001 Phòng Thống kê và Tổng hợp",
      "NV-002 Phòng Thống kê và Tổng hợp",
    ]);
    expect((await given.commit(twice)).change).toBe("none");
  });

  test("is asked about again when what was answered does not exist any more", async () => {
    const phrases = { [phrase]: { kind: "unit", unitId: "gone" as UnitId } } as const;
    expect((await given.preview(plan, { phrases })).questions).toHaveLength(1);
  });

  test("is nothing to ask about in a name that every object has", async () => {
    expect((await given.preview(led("constructor", "Phòng Tư pháp"))).newUnits).toEqual([]);
  });
});

test("a name that fits several is asked about; the answer holds for twins too", async () => {
  const twins = [unit({ name: "Trạm Y tế" }), unit({ name: "Trạm Y tế" })];
  await db().units.add(twins);
  const plan = led("Trạm Y tế");
  const preview = await given.preview(plan);
  expect(preview.ambiguousUnits).toEqual(["Trạm Y tế"]);
  expect(preview.questions).toMatchObject([{ kind: "ambiguous", candidates: [{}, {}] }]);
  const phrases = { "Trạm Y tế": { kind: "unit", unitId: twins[1]!.id } } as const;
  await given.commit(plan, { phrases });
  expect(await given.commit(plan)).toMatchObject({ change: "none", questions: [] });
});

describe("a group that nobody has defined", () => {
  const phrase = "Các hợp tác xã";
  const plan = led(phrase, "Toàn bộ hợp tác xã");

  test("is asked about; who leads nothing by it does not owe", async () => {
    const supporting = planWith([{ support: [phrase, "Các đơn vị có liên quan"] }]);
    expect((await given.preview(plan)).questions).toEqual([
      { kind: "unknown-group", phrase, isOwing: true },
      { kind: "unknown-group", phrase: "Toàn bộ hợp tác xã", isOwing: true },
    ]);
    expect((await given.preview(supporting)).questions).toEqual([
      { kind: "unknown-group", phrase, isOwing: false },
    ]);
  });

  test("is remembered; two phrases for the same units are one group", async () => {
    const health = await idOf("Phòng Y tế");
    const before = (await db().units.groups()).length;
    const meaning: PhraseMeaning = {
      kind: "group",
      unitIds: [health],
      newUnits: ["Hợp tác xã Một"],
    };
    const phrases = { [phrase]: meaning, "Toàn bộ hợp tác xã": meaning };
    const preview = await given.commit(plan, { phrases });
    expect(preview).toMatchObject({ questions: [], newUnits: ["Hợp tác xã Một"] });
    const groups = await db().units.groups();
    expect(groups).toHaveLength(before + 1);
    expect(groups.find((group) => group.phrases.includes(phrase))).toMatchObject({
      phrases: [phrase, "Toàn bộ hợp tác xã"],
      memberIds: [health, await idOf("Hợp tác xã Một")],
    });
    expect(await owed()).toHaveLength(4);
    expect((await given.commit(plan, { phrases })).change).toBe("none");
    expect((await given.commit(plan)).change).toBe("none");
  });
});

describe("a plan of another year", () => {
  test("means the units that there were then, and maps nothing to what followed", async () => {
    const after = unit({ name: "Phòng Văn hóa – Xã hội", validFrom: day("2025-07-01") });
    const before = unit({
      name: "Phòng Lao động huyện Cũ",
      validTo: day("2025-06-30"),
      successorId: after.id,
    });
    await db().units.add([after, before]);
    await given.commit(led(before.name));
    expect(await owed()).toEqual(["NV-001 Phòng Lao động huyện Cũ"]);
    const earlier = await given.preview(led(after.name));
    expect(earlier.newUnits).toEqual([after.name]);
    const later = { ...led(before.name), year: 2026, number: "1/KH" };
    expect((await given.preview(later)).newUnits).toEqual([before.name]);
    const midYear = { ...led(before.name, after.name), year: 2025, number: "1/KH" };
    expect((await given.preview(midYear)).newUnits).toEqual([]);
  });
});

describe("a duty of a post", () => {
  const CLERK = "Cán bộ Văn thư – Lưu trữ";

  test("is its issuer's, and keeps the post", async () => {
    const plan = planWith([{ lead: [CLERK], support: ["Công chức Tài chính"] }], {
      issuer: "UBND xã An Thạnh 1",
    });
    expect(await given.commit(plan)).toMatchObject({ newUnits: [], unknownGroups: [] });
    expect(await owed()).toEqual([`NV-001 UBND xã An Thạnh 1 (${CLERK})`]);
    expect((await given.commit(plan)).change).toBe("none");
    const [stored] = await db().plans.all();
    const [task] = await db().plans.tasksOf(stored!.id);
    expect(await db().plans.unitsOfTasks([task!.id])).toMatchObject([{ part: "lead" }]);
  });

  test("is that of the only unit that the plan names, and stays its", async () => {
    const empty = await openPlanOffice(false);
    try {
      const plan = planWith([{ lead: [CLERK] }, { lead: ["UBND thị trấn"] }], { issuer: null });
      expect((await empty.commit(plan)).unknownGroups).toEqual([]);
      await empty.office.database.units.add([unit({ name: "UBND xã khác" })]);
      expect(await empty.commit(plan)).toMatchObject({ change: "none", questions: [] });
    } finally {
      await empty.close();
    }
  });

  test("is the highest unit's where the document does not say who issued it", async () => {
    await given.commit(planWith([{ lead: [CLERK] }], { issuer: null }));
    expect(await owed()).toEqual([`NV-001 UBND huyện (${CLERK})`]);
  });

  test("in an office without units is its issuer's, who is made; else it is asked about", async () => {
    const empty = await openPlanOffice(false);
    try {
      const plan = planWith([{ lead: [CLERK] }], { issuer: "UBND thị trấn Phú Mỹ" });
      expect((await empty.preview(plan)).newUnits).toEqual(["UBND thị trấn Phú Mỹ"]);
      const nobodys = await empty.preview({ ...plan, issuer: null });
      expect(nobodys).toMatchObject({
        newUnits: [],
        questions: [{ kind: "unknown-group", phrase: CLERK, isOwing: true }],
      });
    } finally {
      await empty.close();
    }
  });

  test("is that of the unit that a person names, still with the post", async () => {
    const unitId = await idOf("UBND xã An Thạnh 2");
    const plan = planWith([{ lead: [CLERK] }]);
    await given.commit(plan, { phrases: { [CLERK]: { kind: "unit", unitId } } });
    expect(await owed()).toEqual([`NV-001 UBND xã An Thạnh 2 (${CLERK})`]);
    expect((await given.commit(plan)).change).toBe("none");
  });

  test("is a unit's own where a unit is called so", async () => {
    await db().units.add([unit({ name: "Bộ phận Một cửa" })]);
    await given.commit(planWith([{ lead: ["Bộ phận một cửa"] }]));
    expect(await owed()).toEqual(["NV-001 Bộ phận Một cửa"]);
    expect(await db().units.posts()).toEqual([]);
  });

  test("can be taken back with its post", async () => {
    await given.commit(planWith([{ lead: [CLERK] }]));
    expect(await db().units.posts()).toHaveLength(1);
    const author = { personId: null, channel: "command-line" } as const;
    await db().transaction((stores) => given.importer.undo(stores, null, author));
    expect(await db().units.posts()).toEqual([]);
  });
});
