/** Lists of units and people: recognised by their columns, compared, brought in. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ImportedOrg } from "../../../domain/org-import.ts";
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
      { code: "no-name", row: 2, text: "P. NV" },
      { code: "bad-date", row: 3, text: "31/02/2025" },
      { code: "no-name", row: 2, text: "Lê Văn B" },
      { code: "unknown-role", row: 3, text: "Sếp" },
      { code: "unit-needed", row: 4, text: "Trưởng phòng A" },
    ]);
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
      peopleAdded: ["Giám đốc Ban Quản lý dự án", "Chuyên viên", "Chuyên viên"],
      peopleChanged: ["Trưởng phòng Tư pháp"],
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
      { code: "unknown-unit", row: 2, text: "UBND tỉnh" },
      { code: "unknown-unit", row: 2, text: "Trạm Y tế" },
      { code: "named-twice", row: 3, text: "phòng y tế" },
    ]);
  });
});
