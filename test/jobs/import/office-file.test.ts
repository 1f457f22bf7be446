import { describe, expect, test } from "vitest";
import { readOfficeFile } from "../../../jobs/import/office-file.ts";
import { openTestOffice, sampleFile } from "./given.ts";

const MINIMAL = {
  organisation: "UBND xã",
  units: [{ key: "van-phong", name: "Văn phòng", kind: "department" }],
  groups: [{ phrases: ["Các đơn vị"], members: ["van-phong"] }],
  people: [{ post: "Chánh Văn phòng", grants: [{ role: "head", unit: "van-phong" }] }],
};

describe("the sample office", () => {
  const sample = sampleFile();

  test("has a head for every agency and commune", () => {
    const led = sample.people.flatMap(({ grants }) =>
      grants.filter(({ role }) => role === "head").map(({ unit }) => unit),
    );
    const units = sample.units.filter(({ parent }) => parent !== null).map(({ key }) => key);
    expect(new Set(led)).toEqual(new Set(units));
    expect([led.length, units.length]).toEqual([21, 21]);
  });

  test("has the groups that its plan speaks of", () => {
    expect(sample.groups.map(({ phrases, members }) => [phrases[0], members.length])).toEqual([
      ["Cơ quan, đơn vị huyện", 13],
      ["Cơ quan hành chính huyện", 12],
      ["UBND cấp xã", 8],
      ["Các cơ quan, đơn vị có liên quan", 0],
    ]);
  });

  test("is stored with its tree, its groups and everybody's roles", async () => {
    const given = await openTestOffice();
    try {
      const { units, people } = given.office.database;
      const all = await units.all();
      const root = all.find(({ parentId }) => parentId === null);
      expect(root?.name).toBe("UBND huyện");
      expect(all.filter(({ parentId }) => parentId === root?.id)).toHaveLength(21);
      expect(await units.groups()).toHaveLength(4);
      expect((await people.withRole("coordinator")).map(({ post }) => post)).toEqual([
        "Trưởng phòng Nội vụ",
      ]);
      expect((await people.withRole("leader")).map(({ post }) => post).toSorted()).toEqual([
        "Chủ tịch UBND huyện",
        "Phó Chủ tịch UBND huyện",
      ]);
      expect((await people.all()).every(({ name }) => name === null)).toBe(true);
    } finally {
      await given.close();
    }
  });
});

describe("an office file that is wrong", () => {
  test.each([
    ["no organisation", { ...MINIMAL, organisation: " " }],
    ["an unknown role", { ...MINIMAL, people: [{ post: "A", grants: [{ role: "boss" }] }] }],
    ["an unknown member", { ...MINIMAL, groups: [{ phrases: ["B"], members: ["phong"] }] }],
    ["a key twice", { ...MINIMAL, units: [...MINIMAL.units, ...MINIMAL.units] }],
    [
      "a parent below its child",
      {
        ...MINIMAL,
        units: [
          { key: "a", name: "A", kind: "unit", parent: "b" },
          { key: "b", name: "B", kind: "unit" },
        ],
      },
    ],
    ["a word too many", { ...MINIMAL, extra: 1 }],
  ])("%s is refused", (_, file) => {
    expect(() => readOfficeFile(file)).toThrow("The office file");
  });

  test("and the same without the fault is not", () => {
    expect(readOfficeFile(MINIMAL)).toMatchObject({ units: [{ aliases: [], parent: null }] });
  });
});
