/** Lists of units and people: recognised by their columns, compared, brought in. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { orgLines } from "../../../bot/copy/org-import.ts";
import type { GroupId } from "../../../domain/ids.ts";
import type { ImportedOrg } from "../../../domain/org-import.ts";
import { orgOverviewOf } from "../../../domain/org-overview.ts";
import { plainText } from "../../../domain/plain-text.ts";
import { makeOrgImporter } from "../../../jobs/import/org/org-importer.ts";
import type { SourceDocument } from "../../../jobs/import/reading/document.ts";
import { recogniseOrg } from "../../../jobs/import/recognising/recognise-org.ts";
import { openTestOffice, type TestOffice } from "./given.ts";

const UNITS = [
  "Tên đơn vị",
  "Tên gọi khác",
  "Đơn vị cấp trên",
  "Thuộc nhóm",
  "Hoạt động từ ngày",
  "Đến ngày",
  "Đơn vị kế thừa",
];
const PEOPLE = ["Chức danh", "Họ và tên", "Vai trò", "Đơn vị"];
const LONG = { timeout: 60_000 };
const AUTHOR = { personId: null, channel: "command-line" } as const;

function tables(...sheets: readonly (readonly (readonly string[])[])[]): SourceDocument {
  return {
    blocks: sheets.map((rows) => ({
      kind: "table",
      rows: rows.map((cells, index) => ({ cells, line: index + 1 })),
    })),
  };
}

function org(...sheets: readonly (readonly (readonly string[])[])[]): ImportedOrg {
  const read = recogniseOrg(tables(...sheets));
  if (!read) throw new Error("not recognised as a list of units or people");
  return read;
}

describe("recognising", () => {
  test("units with what belongs to them, and people with their roles", () => {
    const read = org(
      [
        UNITS,
        ["Phòng Nội vụ", "Phòng NV; P. Nội vụ", "UBND xã", "Cơ quan xã", "01/7/2025", "", ""],
        ["", "", "", "", "", "", ""],
        ["UBND xã cũ", "", "", "", "", "30/6/2025", "UBND xã"],
      ],
      [PEOPLE, ["Trưởng phòng Nội vụ", "", "Cơ quan thường trực CCHC", "Phòng Nội vụ"]],
    );
    expect(read.units).toEqual([
      {
        row: 2,
        name: "Phòng Nội vụ",
        aliases: ["Phòng NV", "P. Nội vụ"],
        parent: "UBND xã",
        groups: ["Cơ quan xã"],
        validFrom: "2025-07-01",
        validTo: null,
        successor: null,
      },
      {
        row: 4,
        name: "UBND xã cũ",
        aliases: [],
        parent: null,
        groups: [],
        validFrom: null,
        validTo: "2025-06-30",
        successor: "UBND xã",
      },
    ]);
    expect(read.people).toEqual([
      {
        row: 2,
        post: "Trưởng phòng Nội vụ",
        name: null,
        role: "coordinator",
        unit: "Phòng Nội vụ",
      },
    ]);
    expect(read.problems).toEqual([]);
  });

  test("what is missing or not understood is a problem of its row", () => {
    const read = org(
      [UNITS, ["", "P. NV", "", "", "", "", ""], ["Phòng A", "", "", "", "31/02/2025", "", ""]],
      [
        PEOPLE,
        ["", "Lê Văn B", "Thủ trưởng đơn vị", "Phòng A"],
        ["Trưởng phòng A", "", "Sếp", "Phòng A"],
        ["Trưởng phòng A", "", "Thủ trưởng đơn vị", ""],
      ],
    );
    expect(read.problems).toEqual([
      { code: "no-name", list: "units", row: 2, text: "P. NV" },
      { code: "bad-date", list: "units", row: 3, text: "31/02/2025" },
      { code: "no-name", list: "people", row: 2, text: "Lê Văn B" },
      { code: "unknown-role", list: "people", row: 3, text: "Sếp" },
      { code: "unit-needed", list: "people", row: 4, text: "Trưởng phòng A" },
    ]);
  });

  test("a row with a name longer than any is left out, and told in short", () => {
    const long = "Phòng ".repeat(1_000);
    const read = org([UNITS, [long, "", "", "", "", "", ""], ["A", "", long, "", "", "", ""]]);
    expect(read.units).toEqual([]);
    expect(read.problems).toMatchObject([
      { code: "too-long", list: "units", row: 2 },
      { code: "too-long", list: "units", row: 3 },
    ]);
    for (const { text } of read.problems) expect(text.length).toBeLessThanOrEqual(200);
  });

  test("of a list with too much of anything nothing is taken", () => {
    const unit = (name: string, aliases = "", groups = "") => {
      return [name, aliases, "", groups, "", "", ""];
    };
    const many = (count: number, from = 0) =>
      Array.from({ length: count }, (_, index) => `tên ${from + index}`).join("; ");
    const units = Array.from({ length: 5_001 }, (_, index) => unit(`Đơn vị ${index}`));
    const people = Array.from({ length: 10_001 }, () => ["Chuyên viên", "", "Công chức", "A"]);
    const over = (...sheets: readonly (readonly (readonly string[])[])[]) => {
      const read = org(...sheets);
      expect([read.units, read.people]).toEqual([[], []]);
      return read.problems;
    };
    expect(org([UNITS, ...units.slice(1)]).units).toHaveLength(5_000);
    expect(over([UNITS, ...units])).toEqual([
      { code: "too-many", list: "units", row: 5_002, text: "", what: "units", most: 5_000 },
    ]);
    expect(over([UNITS, unit("A")], [PEOPLE, ...people])).toEqual([
      { code: "too-many", list: "people", row: 10_002, text: "", what: "people", most: 10_000 },
    ]);
    expect(over([UNITS, unit("A", many(51))])).toMatchObject([{ what: "aliases-of-unit", row: 2 }]);
    expect(over([UNITS, unit("A", "", many(51))])).toMatchObject([{ what: "groups-of-unit" }]);
    const grouped = Array.from({ length: 7 }, (_, index) => {
      return unit(`Đơn vị ${index}`, "", many(50, index * 50));
    });
    expect(over([UNITS, ...grouped])).toMatchObject([{ what: "groups", most: 300, row: 8 }]);
    const linked = Array.from({ length: 1_001 }, (_, index) => unit(`Đơn vị ${index}`, many(50)));
    expect(over([UNITS, ...linked])).toMatchObject([{ what: "links", most: 50_000 }]);
  });

  test("a plan's table and a list of telephone numbers are none", () => {
    const plan = [
      ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"],
      ["1", "A", "B", "Quý I"],
    ];
    const numbers = [
      ["Họ và tên", "Chức vụ", "Đơn vị", "Số điện thoại"],
      ["A", "B", "C", "1"],
    ];
    expect(recogniseOrg(tables(plan))).toBeNull();
    expect(recogniseOrg(tables(numbers))).toBeNull();
  });
});

describe("bringing in", () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openTestOffice();
  });
  afterEach(() => office.close());

  const importer = () => makeOrgImporter(office.office);
  const commit = (list: ImportedOrg) =>
    office.office.database.transaction((stores) => importer().commit(stores, list, AUTHOR));

  const LIST = org(
    [
      UNITS,
      ["Phòng Nội Vụ", "P.NV", "", "Khối nội chính", "", "", ""],
      ["Ban Quản lý dự án", "", "UBND huyện", "Khối nội chính", "", "", ""],
    ],
    [
      PEOPLE,
      ["Trưởng phòng Tư pháp", "Nguyễn Văn A", "Thủ trưởng đơn vị", "Phòng Tư pháp"],
      ["Giám đốc Ban Quản lý dự án", "", "Thủ trưởng đơn vị", "Ban Quản lý dự án"],
      ["Giám đốc Ban Quản lý dự án", "", "Công chức", "Ban Quản lý dự án"],
      ["Chuyên viên", "", "Công chức", "Phòng Nội vụ"],
      ["Chuyên viên", "", "Công chức", "Phòng Tư pháp"],
    ],
  );

  test("a preview says what would change, and stores nothing", async () => {
    const { units, people } = office.office.database;
    const before = [await units.all(), await units.groups(), await people.all()];
    const preview = await importer().preview(office.office.database, LIST);
    expect(preview).toEqual({
      change: "changed",
      unitsAdded: ["Ban Quản lý dự án"],
      unitsChanged: ["Phòng Nội vụ"],
      groups: [{ phrase: "Khối nội chính", members: 2 }],
      peopleAdded: [
        {
          post: "Giám đốc Ban Quản lý dự án",
          name: null,
          roles: [
            { role: "head", unit: "Ban Quản lý dự án" },
            { role: "officer", unit: "Ban Quản lý dự án" },
          ],
        },
        {
          post: "Chuyên viên",
          name: null,
          roles: [{ role: "officer", unit: "Phòng Nội vụ" }],
        },
        {
          post: "Chuyên viên",
          name: null,
          roles: [{ role: "officer", unit: "Phòng Tư pháp" }],
        },
      ],
      peopleChanged: [{ post: "Trưởng phòng Tư pháp", name: "Nguyễn Văn A", roles: [] }],
      problems: [],
    });
    expect([await units.all(), await units.groups(), await people.all()]).toEqual(before);
  });

  test("once in, it is there; twice, nothing changes", async () => {
    await commit(LIST);
    const { units, people } = office.office.database;
    const all = await units.all();
    const home = all.find(({ name }) => name === "Phòng Nội vụ");
    const made = all.find(({ name }) => name === "Ban Quản lý dự án");
    expect(home?.aliases).toContain("P.NV");
    expect(made?.parentId).toBe(all.find(({ name }) => name === "UBND huyện")?.id);
    const group = (await units.groups()).find(({ phrases }) => phrases.includes("Khối nội chính"));
    expect(group?.memberIds).toEqual([home?.id, made?.id]);
    const director = (await people.all()).find(({ post }) => post.startsWith("Giám đốc Ban"));
    expect(director?.grants).toEqual([
      { role: "head", unitId: made?.id },
      { role: "officer", unitId: made?.id },
    ]);
    const justice = (await people.all()).find(({ post }) => post === "Trưởng phòng Tư pháp");
    expect(justice).toMatchObject({ name: "Nguyễn Văn A", grants: [{ role: "head" }] });

    expect(await commit(LIST)).toMatchObject({ change: "none", unitsAdded: [], peopleAdded: [] });
    expect(await office.office.database.audit.of("unit", "all", 9)).toHaveLength(1);
  });

  test("a unit that nobody knows, and one named twice, are problems", async () => {
    const list = org(
      [
        UNITS,
        ["Phòng Y tế", "", "UBND tỉnh", "", "", "", ""],
        ["phòng y tế", "", "", "", "", "", ""],
      ],
      [PEOPLE, ["Trưởng trạm", "", "Thủ trưởng đơn vị", "Trạm Y tế"]],
    );
    const preview = await importer().preview(office.office.database, list);
    expect(preview.change).toBe("none");
    expect(preview.problems).toEqual([
      { code: "unknown-unit", list: "units", row: 2, text: "UBND tỉnh" },
      { code: "named-twice", list: "units", row: 3, text: "phòng y tế" },
      { code: "unknown-unit", list: "people", row: 2, text: "Trạm Y tế" },
    ]);
  });

  test("whoever comes to lead or coordinate is named, and each role goes into the record", async () => {
    const clerks = Array.from({ length: 20 }, (_, index) => {
      return [`Chuyên viên ${index}`, "", "Công chức", "Phòng Nội vụ"];
    });
    const list = org([
      PEOPLE,
      ...clerks,
      ["Trưởng phòng Tư pháp", "", "Cơ quan thường trực CCHC", "Phòng Tư pháp"],
      ["Cố vấn", "Lê Văn B", "Lãnh đạo UBND", "UBND huyện"],
    ]);
    const preview = await commit(list);
    const words = plainText({ lines: orgLines(orgOverviewOf(preview)) });
    expect(words).toContain("Vai trò lãnh đạo, thường trực được giao (2)");
    expect(words).toContain("- Trưởng phòng Tư pháp: Cơ quan thường trực CCHC (Phòng Tư pháp)");
    expect(words).toContain("- Cố vấn – Lê Văn B: Lãnh đạo UBND (UBND huyện)");
    expect(words).toContain("- Chuyên viên 0: Công chức (Phòng Nội vụ)");

    const { people, units, audit } = office.office.database;
    const all = await people.all();
    const personId = (post: string) => all.find((person) => person.post === post)?.id ?? "";
    const idOf = async (unit: string) => (await units.all()).find(({ name }) => name === unit)?.id;
    expect(await audit.of("person", personId("Trưởng phòng Tư pháp"), 9)).toMatchObject([
      {
        deed: "roles-granted",
        detail: { role: "coordinator", unitId: await idOf("Phòng Tư pháp") },
      },
    ]);
    expect(await audit.of("person", personId("Cố vấn"), 9)).toMatchObject([
      {
        ...AUTHOR,
        deed: "roles-granted",
        detail: { role: "leader", unitId: await idOf("UBND huyện") },
      },
    ]);
  });

  test("a list by which more than fifty would come to lead brings in nothing", async () => {
    const before = await office.office.database.people.all();
    const leaders = (count: number) =>
      org([
        PEOPLE,
        ...Array.from({ length: count }, (_, index) => [
          `Cố vấn ${index}`,
          "",
          "Lãnh đạo UBND",
          "",
        ]),
      ]);
    const preview = await commit(leaders(51));
    expect(preview).toMatchObject({ change: "none", peopleAdded: [] });
    expect(preview.problems).toEqual([
      { code: "too-many", list: "people", row: 52, text: "", what: "leading-roles", most: 50 },
    ]);
    expect(await office.office.database.people.all()).toEqual(before);
    const fifty = orgOverviewOf(await commit(leaders(50)));
    expect(fifty.leading).toHaveLength(50);
    expect(fifty.peopleAdded).toMatchObject({ first: { length: 8 }, total: 50 });
    // Whoever leads already does not count again.
    expect(await commit(leaders(51))).toMatchObject({ change: "changed", problems: [] });
  });

  test("circles, ends before beginnings and spellings of two units are told; the rest comes in", async () => {
    const list = org([
      UNITS,
      ["Ban A", "BA", "Ban B", "Nhóm một", "01/7/2025", "30/6/2025", ""],
      ["Ban B", "ba; BB", "Ban C", "Nhóm một", "", "", "Ban B"],
      ["Ban C", "Phòng Nội vụ", "Ban A", "Nhóm một", "", "31/12/2030", ""],
      ["Ban D", "", "Ban A", "nhóm một", "", "", "Ban C"],
    ]);
    const preview = await commit(list);
    const place = { list: "units" };
    expect(preview.problems).toEqual([
      { ...place, code: "bad-date", row: 2, text: "30/6/2025" },
      { ...place, code: "cycle", row: 2, text: "Ban B" },
      { ...place, code: "alias-twice", row: 3, text: "ba" },
      { ...place, code: "cycle", row: 3, text: "Ban C" },
      { ...place, code: "cycle", row: 3, text: "Ban B" },
      { ...place, code: "alias-twice", row: 4, text: "Phòng Nội vụ" },
      { ...place, code: "cycle", row: 4, text: "Ban A" },
    ]);
    const all = await office.office.database.units.all();
    const named = (name: string) => all.find((unit) => unit.name === name);
    expect(named("Ban A")).toMatchObject({ aliases: ["BA"], parentId: null, validTo: null });
    expect(named("Ban B")).toMatchObject({ aliases: ["BB"], parentId: null, successorId: null });
    expect(named("Ban C")).toMatchObject({ aliases: [], parentId: null, validTo: "2030-12-31" });
    expect(named("Ban D")).toMatchObject({
      parentId: named("Ban A")?.id,
      successorId: named("Ban C")?.id,
    });
    expect(preview.groups).toEqual([{ phrase: "Nhóm một", members: 4 }]);
  });

  test("a circle closed with what is stored is found, and two units may change places", async () => {
    const chain = org([
      UNITS,
      ["Ban A", "", "UBND huyện", "", "", "", ""],
      ["Ban B", "", "Ban A", "", "", "", ""],
    ]);
    await commit(chain);
    const closing = await commit(org([UNITS, ["Ban A", "", "Ban B", "", "", "", ""]]));
    expect(closing).toMatchObject({ change: "none", problems: [{ code: "cycle", row: 2 }] });
    const swapped = await commit(
      org([
        UNITS,
        ["Ban A", "", "Ban B", "", "", "", ""],
        ["Ban B", "", "UBND huyện", "", "", "", ""],
      ]),
    );
    expect(swapped).toMatchObject({ unitsChanged: ["Ban A", "Ban B"], problems: [] });
  });

  test("several phrases of one stored group add up", async () => {
    const { units } = office.office.database;
    const [first, second, third] = await units.all();
    const id = "group-of-two" as GroupId;
    await units.saveGroup({ id, phrases: ["Khối một", "Khối hai"], memberIds: [first!.id] });
    const row = (name: string, group: string) => [name, "", "", group, "", "", ""];
    await commit(
      org([UNITS, row(second!.name, "Khối một"), row(third!.name, "Khối hai; Khối một")]),
    );
    const group = await units.groupById(id);
    expect(group?.memberIds).toEqual([first!.id, second!.id, third!.id]);
  });

  test("people of one post are told apart by name, else by unit", async () => {
    const row = (name: string, unit: string) => ["Chuyên viên", name, "Công chức", unit];
    const preview = await commit(
      org([
        PEOPLE,
        row("", "Phòng Nội vụ"),
        row("Lê Văn A", "Phòng Nội vụ"),
        row("Lê Văn B", "Phòng Nội vụ"),
        row("LÊ VĂN A", "Phòng Tư pháp"),
        row("", "Phòng Tư pháp"),
      ]),
    );
    const inBoth = [
      { role: "officer", unit: "Phòng Nội vụ" },
      { role: "officer", unit: "Phòng Tư pháp" },
    ];
    expect(preview.peopleAdded).toEqual([
      { post: "Chuyên viên", name: "Lê Văn A", roles: inBoth },
      { post: "Chuyên viên", name: "Lê Văn B", roles: inBoth.slice(0, 1) },
    ]);
  });

  test(
    "the largest list that is taken comes in soon, and its preview stays short",
    LONG,
    async () => {
      const count = 5_000;
      const groups = (index: number) =>
        Array.from({ length: 5 }, (_, nth) => `Nhóm ${(index + nth * 60) % 300}`).join("; ");
      const list = org(
        [
          UNITS,
          ...Array.from({ length: count }, (_, index) => {
            const aliases = [1, 2, 3, 4, 5].map((nth) => `ĐV ${nth}.${index}`).join("; ");
            const parent = `Đơn vị ${(index + 1) % count}`;
            return [`Đơn vị ${index}`, aliases, parent, groups(index), "", "", ""];
          }),
        ],
        [
          PEOPLE,
          ...Array.from({ length: 2 * count }, (_, index) => {
            return ["Chuyên viên", `Người ${index}`, "Công chức", `Đơn vị ${index % 7}`];
          }),
        ],
      );
      const preview = await commit(list);
      expect(preview.unitsAdded).toHaveLength(count);
      expect(preview.problems).toHaveLength(count);
      expect(preview.peopleAdded).toHaveLength(2 * count);
      expect(JSON.stringify(orgOverviewOf(preview)).length).toBeLessThan(10_000);
    },
  );
});
