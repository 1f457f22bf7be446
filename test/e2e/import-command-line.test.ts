/** Documents brought in by an operator: every seed in every format, scores, an office's own list. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import readExcelFile from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { ORG_TEMPLATE } from "../../bot/copy/org-template.ts";
import type { OrgPreview } from "../../domain/org-import.ts";
import type { PlanContract } from "../../jobs/import/plan/plan-contract.ts";
import type { ScoresContract } from "../../jobs/import/scores/score-contract.ts";
import { makePlace, run, runJson, standingOf, type Place } from "./support/dondoc.ts";
import { wrongFiles } from "./support/wrong-files.ts";

const TEST = join(import.meta.dirname, "..");
const SEEDS = {
  "cu-lao-dung": "cu-lao-dung-2023-ke-hoach-cchc",
  "gio-linh": "gio-linh-2023-ke-hoach-khac-phuc",
  "phu-my": "phu-my-2024-ke-hoach-khac-phuc",
  "so-noi-vu": "so-noi-vu-2019-ke-hoach-khac-phuc",
  "quang-dien": "quang-dien-2022-bao-cao-6-thang",
} as const;
type Seed = keyof typeof SEEDS;

const CORRECTED = join(import.meta.dirname, "support/documents/cu-lao-dung-corrected.docx");
/** A process that starts, reads and answers; a machine that does other things too needs longer. */
const SOON_MILLIS = 10_000;
const LONG = { timeout: 240_000 };

const textOf = (seed: Seed) => join(TEST, "seeds", `${SEEDS[seed]}.txt`);
const fileOf = (seed: Seed, format: "docx" | "xlsx") =>
  join(TEST, "documents/seeds", `${seed}.${format}`);

describe("import plan", LONG, () => {
  test.each([
    { seed: "cu-lao-dung", kind: "appendix", tasks: 19, periods: 4 },
    { seed: "so-noi-vu", kind: "remedial", tasks: 6, periods: 0 },
    { seed: "gio-linh", kind: "duties", tasks: 28, periods: 0 },
    { seed: "phu-my", kind: "duties", tasks: 7, periods: 0 },
  ] as const)("$seed: one plan, as text, Word or Excel", async ({ seed, kind, tasks, periods }) => {
    const place = makePlace();
    const shown = await plan(place, textOf(seed));
    expect(shown).toMatchObject({ source: { kind }, change: "new" });
    expect(shown.tasks).toHaveLength(tasks);
    expect(shown.reportPeriods).toHaveLength(periods);
    const { tasks: inWord, ...restOfWord } = await plan(place, fileOf(seed, "docx"));
    expect(inWord).toEqual(shown.tasks);
    expect(restOfWord.problems).toEqual(shown.problems);
    expect((await standingOf(place)).tasks["total"]).toBe(0);

    const stored = await plan(place, textOf(seed), "--commit");
    expect(stored.tasks).toEqual(shown.tasks);
    for (const file of [textOf(seed), fileOf(seed, "docx"), fileOf(seed, "xlsx")]) {
      expect(await plan(place, file, "--commit"), file).toMatchObject({ change: "none" });
    }
    const again = await run(place, ["import", "plan", fileOf(seed, "docx"), "--commit"]);
    expect(again.stdout).toContain("Kế hoạch này đã có, không có gì thay đổi.");
  });

  test("what each duty costs, and what it has to reach, in the documents' own numbers", async () => {
    const place = makePlace();
    const remedial = await plan(place, fileOf("so-noi-vu", "docx"));
    expect(remedial.tasks.map(({ points }) => points)).toEqual([0.5, 0.27, 0.01, 0.17, 1.06, 3.88]);
    const duties = await plan(place, fileOf("gio-linh", "docx"));
    const targets = duties.tasks.flatMap((task) => task.targets);
    for (const value of [95, 50, 30, 100]) {
      expect(targets).toContainEqual(expect.objectContaining({ value, unit: "%", due: null }));
    }
    expect(targets).toContainEqual(
      expect.objectContaining({ value: 80, unit: "%", due: "2023-12-15" }),
    );
  });

  test("a report is no plan, and has no scores: both say so in one sentence", async () => {
    const place = makePlace();
    for (const file of [textOf("quang-dien"), fileOf("quang-dien", "docx")]) {
      const read = await plan(place, file, "--commit");
      const reason = expect.stringContaining("Không tìm thấy bảng phân công nhiệm vụ");
      expect(read).toMatchObject({ tasks: [], reportPeriods: [] });
      expect(read.problems).toEqual([{ row: null, text: "", reason }]);
      const { problems, sets } = await scores(place, file);
      expect(sets).toEqual([]);
      expect(problems).toEqual([
        { row: null, text: "", reason: "Không tìm thấy kết quả chấm điểm trong tài liệu." },
      ]);
    }
    const { stdout } = await run(place, ["import", "plan", textOf("quang-dien"), "--commit"]);
    expect(stdout).toMatch(/^Không tìm thấy bảng phân công nhiệm vụ[^\n]*\.\n$/u);
    expect((await standingOf(place)).tasks["total"]).toBe(0);
  });

  test("put right: the difference, what is gone kept or dropped, and all of it taken back", async () => {
    const place = makePlace();
    await plan(place, fileOf("cu-lao-dung", "docx"), "--commit");
    const before = await standingOf(place);
    const shown = await run(place, ["import", "plan", CORRECTED]);
    expect(shown.stdout).toMatch(/Nhiệm vụ thêm mới \(1\)\n- NV-020 Tổ chức đối thoại/u);
    expect(shown.stdout).toMatch(/Nhiệm vụ thay đổi \(1\)\n- NV-009 /u);
    expect(shown.stdout).toMatch(/Không còn trong tài liệu \(1\)\n- NV-019 /u);

    expect(await plan(place, CORRECTED, "--commit")).toMatchObject({ change: "changed" });
    expect((await standingOf(place)).deadlines).toMatchObject({ waived: 0 });
    const dropped = await plan(place, CORRECTED, "--drop-missing", "--commit");
    expect(dropped).toMatchObject({ change: "changed" });
    expect((await standingOf(place)).deadlines).toMatchObject({ waived: 2 });
    expect(await plan(place, CORRECTED, "--drop-missing", "--commit")).toMatchObject({
      change: "none",
    });

    const undo = ["import", "undo"];
    expect((await runJson(place, undo)).json).toMatchObject({ planName: "03/KH-UBND" });
    expect((await standingOf(place)).deadlines).toMatchObject({ waived: 0 });
    expect((await run(place, undo)).stdout).toContain("trở lại như trước");
    expect(await standingOf(place)).toEqual(before);
    expect((await run(place, undo)).stdout).toContain("không còn (19 nhiệm vụ)");
    expect((await standingOf(place)).tasks["total"]).toBe(0);
    expect(await runJson(place, undo)).toEqual({
      status: 1,
      json: {
        error: { code: "cannot-undo", message: expect.stringContaining("Không còn lần nhập nào") },
      },
    });
  });
});

describe("import scores", LONG, () => {
  const total = { survey: null, self: null, selfGap: null };

  test.each<[Seed, readonly object[]]>([
    [
      "so-noi-vu",
      [{ year: 2018, total: { ...total, max: 100, assessed: 94.11, survey: 29.37, lost: 5.89 } }],
    ],
    [
      "phu-my",
      [
        {
          year: 2023,
          met: 40,
          of: 48,
          total: { ...total, max: 100, assessed: 91.84, lost: 8.16 },
        },
      ],
    ],
    [
      "gio-linh",
      [
        {
          year: 2023,
          period: "6 tháng đầu năm",
          total: {
            ...total,
            max: 82.5,
            assessed: 45.16,
            self: 68.21,
            lost: 37.34,
            selfGap: 23.05,
          },
        },
        {
          year: 2023,
          total: {
            ...total,
            max: 149,
            assessed: 87.26,
            self: 125.78,
            lost: 61.74,
            selfGap: 38.52,
          },
        },
      ],
    ],
  ])("%s: to the hundredth, the same from Word, stored once", async (seed, expected) => {
    const place = makePlace();
    const read = await scores(place, textOf(seed), "--commit");
    expect(read.sets).toMatchObject(expected);
    expect(read.sets).toHaveLength(expected.length);
    expect(read).toMatchObject({ problems: [], total: read.sets[0]?.total });
    expect(await scores(place, fileOf(seed, "docx"))).toEqual(read);
    const again = await run(place, ["import", "scores", fileOf(seed, "docx"), "--commit"]);
    const same = again.stdout.match(/Kết quả này đã có, không có gì thay đổi\./gu);
    expect(same).toHaveLength(expected.length);
  });

  test("the areas and the criteria that lost points, with their reasons", async () => {
    const place = makePlace();
    const { areas } = await scores(place, fileOf("so-noi-vu", "docx"));
    expect(areas.map(({ lost }) => lost)).toEqual([0.5, 0.27, 0, 0.01, 0.17, 1.06, 3.88, 0]);
    const { criteria } = await scores(place, fileOf("phu-my", "docx"));
    expect(criteria).toContainEqual(
      expect.objectContaining({ max: 3, assessed: 2.85, reason: "hoàn thành 6/7 nhiệm vụ" }),
    );
    const words = await run(place, ["import", "scores", fileOf("gio-linh", "docx")]);
    expect(words.stdout).toContain("45,16/82,5 điểm (54,74 %), mất 37,34 điểm");
  });
});

describe("import org, export org-template", LONG, () => {
  const ROOT = "UBND huyện";
  const COMMUNES = ["UBND thị trấn Cù Lao Dung", "UBND xã An Thạnh 1"];
  const OFFICES = ["Văn phòng HĐND và UBND huyện", "Phòng Nội vụ", "Phòng Tư pháp"];
  const AGENCIES = "Cơ quan hành chính huyện; Cơ quan, đơn vị huyện";
  const UNITS = [
    [ROOT, "UBND huyện Cù Lao Dung", "", "", "", "", ""],
    ...OFFICES.map((name) => [name, "", ROOT, AGENCIES, "", "", ""]),
    ["Phòng Y tế", "", ROOT, AGENCIES, "01/7/2008", "31/12/2030", "Phòng Nội vụ"],
    ...COMMUNES.map((name) => [name, "", ROOT, "UBND các xã, thị trấn; UBND cấp xã", "", "", ""]),
  ];
  const PEOPLE = [
    ["Chủ tịch UBND huyện", "", "Lãnh đạo UBND", ""],
    ["Trưởng phòng Nội vụ", "Nguyễn Thị Hoa", "Cơ quan thường trực CCHC", "Phòng Nội vụ"],
    ["Trưởng phòng Nội vụ", "Nguyễn Thị Hoa", "Thủ trưởng đơn vị", "Phòng Nội vụ"],
    ["Công chức Tư pháp – Hộ tịch", "", "Công chức", "UBND xã An Thạnh 1"],
  ];

  test("the template goes out, comes back filled in, and all of it is there", async () => {
    const place = makePlace();
    const out = join(place.folder, "mau.xlsx");
    expect((await runJson(place, ["export", "org-template", out])).json).toEqual({
      file: out,
      units: 0,
      people: 0,
    });
    expect(await rowsOf(out, ORG_TEMPLATE.units.sheet)).toEqual([ORG_TEMPLATE.units.columns]);
    const filled = join(place.folder, "da-dien.xlsx");
    await fillIn(filled, UNITS, PEOPLE);
    const shown = await org(place, filled);
    expect(shown).toMatchObject({ change: "changed", problems: [] });
    expect(shown.unitsAdded).toEqual(UNITS.map(([name]) => name));
    expect(shown.groups).toContainEqual({ phrase: "UBND cấp xã", members: COMMUNES.length });
    expect(shown.peopleAdded).toHaveLength(3);
    expect(await org(place, filled)).toEqual(shown);
    const done = await run(place, ["import", "org", filled, "--commit"]);
    expect(done).toMatchObject({ status: 0, stderr: "" });
    expect(done.stdout).toContain(`Đơn vị thêm mới (${UNITS.length})`);

    const { json } = await runJson(place, ["export", "org-template", out]);
    expect(json).toMatchObject({ units: UNITS.length, people: 3 });
    const units = (await rowsOf(out, ORG_TEMPLATE.units.sheet)).slice(1);
    expect(units.toSorted(byName)).toEqual(UNITS.toSorted(byName));
    const people = (await rowsOf(out, ORG_TEMPLATE.people.sheet)).slice(1);
    expect(people.toSorted(byName)).toEqual(PEOPLE.toSorted(byName));
    expect(await org(place, out, "--commit")).toMatchObject({
      change: "none",
      unitsChanged: [],
      peopleChanged: [],
      problems: [],
    });

    // What the list told is known when a plan comes in.
    const read = await plan(place, fileOf("cu-lao-dung", "docx"), "--commit");
    expect(read.unknownGroups).not.toContain("UBND các xã, thị trấn");
    expect(read.unknownGroups).not.toContain("Cơ quan, đơn vị huyện");
    for (const name of [...OFFICES, ...COMMUNES]) expect(read.newUnits).not.toContain(name);
    const { byUnit } = await standingOf(place, "--as-of", "2023-12-31");
    expect(byUnit).toContainEqual(expect.objectContaining({ unit: "UBND xã An Thạnh 1" }));
    const invited = ["invite", "--unit", "UBND xã An Thạnh 1", "--post", "Chủ tịch UBND xã"];
    expect((await runJson(place, invited)).status).toBe(0);
  });

  test("rows that cannot be understood are told, and the others come in", async () => {
    const place = makePlace();
    const file = join(place.folder, "sai.xlsx");
    await fillIn(
      file,
      [
        ["Phòng Nội vụ", "", "Sở Nội vụ", "", "", "", ""],
        ["", "tên khác", "", "", "", "", ""],
        ["Phòng Y tế", "", "", "", "31/02/2020", "", ""],
      ],
      [["Trưởng phòng Nội vụ", "", "Vua", "Phòng Nội vụ"]],
    );
    const read = await org(place, file, "--commit");
    expect(read.unitsAdded).toEqual(["Phòng Nội vụ", "Phòng Y tế"]);
    expect(read.problems).toEqual([
      { list: "units", row: 2, text: "Sở Nội vụ", reason: "Chưa có đơn vị “Sở Nội vụ”." },
      expect.objectContaining({ list: "units", row: 3, text: "tên khác" }),
      expect.objectContaining({ list: "units", row: 4, text: "31/02/2020" }),
      { list: "people", row: 2, text: "Vua", reason: "Chưa hiểu vai trò “Vua”." },
    ]);
    const noList = await runJson(place, ["import", "org", textOf("quang-dien")]);
    expect(noList).toMatchObject({ status: 1, json: { error: { code: "no-org-list" } } });
    const nowhere = join(place.folder, "không có", "mau.xlsx");
    const unwritten = await runJson(place, ["export", "org-template", nowhere]);
    expect(unwritten).toMatchObject({ status: 1, json: { error: { code: "cannot-write" } } });
  });
});

describe("files that no document can be read from", LONG, () => {
  test("each is refused soon with a code and a sentence, and nothing is stored", async () => {
    const place = makePlace();
    await run(place, ["migrate"]);
    for (const { name, bytes, code } of wrongFiles()) {
      const path = join(place.folder, name);
      writeFileSync(path, bytes);
      const before = performance.now();
      const { status, json } = await runJson(place, ["import", "plan", path, "--commit"]);
      expect(performance.now() - before, name).toBeLessThan(SOON_MILLIS);
      const message = expect.stringMatching(/^[^\n]{10,200}\.$/u);
      expect({ name, status, json }).toEqual({
        name,
        status: 1,
        json: { error: { code, message } },
      });
    }
    for (const command of ["scores", "org"]) {
      const refused = await runJson(place, ["import", command, join(place.folder, "khoa.docx")]);
      expect(refused).toMatchObject({ status: 1, json: { error: { code: "encrypted" } } });
    }
    expect((await standingOf(place)).tasks["total"]).toBe(0);
  });
});

async function plan(place: Place, file: string, ...more: readonly string[]): Promise<PlanContract> {
  return answer(place, ["import", "plan", file, ...more]);
}

async function scores(
  place: Place,
  file: string,
  ...more: readonly string[]
): Promise<ScoresContract> {
  return answer(place, ["import", "scores", file, ...more]);
}

type OrgAnswer = Omit<OrgPreview, "problems"> & {
  readonly problems: readonly { readonly row: number; readonly text: string }[];
};

async function org(place: Place, file: string, ...more: readonly string[]): Promise<OrgAnswer> {
  return answer(place, ["import", "org", file, ...more]);
}

async function answer<Json>(place: Place, args: readonly string[]): Promise<Json> {
  const { status, json } = await runJson<Json>(place, args);
  expect(status, args.join(" ")).toBe(0);
  return json;
}

/** As an office fills the template in: the same sheets and titles, rows of its own. */
async function fillIn(
  file: string,
  units: readonly (readonly string[])[],
  people: readonly (readonly string[])[],
): Promise<void> {
  const data = (columns: readonly string[], rows: readonly (readonly string[])[]) =>
    [columns, ...rows].map((row) => row.map((value) => ({ value, type: String })));
  await writeExcelFile([
    { sheet: ORG_TEMPLATE.units.sheet, data: data(ORG_TEMPLATE.units.columns, units) },
    { sheet: ORG_TEMPLATE.people.sheet, data: data(ORG_TEMPLATE.people.columns, people) },
  ]).toFile(file);
}

async function rowsOf(file: string, sheet: string): Promise<readonly (readonly string[])[]> {
  const sheets = await readExcelFile(file);
  const rows = sheets.find((each) => each.sheet === sheet)?.data ?? [];
  return rows.map((row) => row.map((cell) => String(cell ?? "")));
}

function byName(one: readonly string[], other: readonly string[]): number {
  return one.join("\t").localeCompare(other.join("\t"), "vi");
}
