import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OrgUnit, UnitGroup } from "../../domain/org.ts";
import {
  isVague,
  looksLikeGroup,
  resolveUnit,
  sameUnitName,
  unitCalled,
} from "../../domain/unit-names.ts";
import { newId } from "../builders/ids.ts";
import { group, unit } from "../builders/org.ts";

const units = [
  unit({ name: "Văn phòng HĐND và UBND huyện" }),
  unit({ name: "Phòng Tài chính – Kế hoạch", aliases: ["Phòng TC-KH"] }),
  unit({ name: "Phòng Văn hoá và Thông tin" }),
  unit({ name: "UBND xã An Thạnh" }),
  unit({ name: "UBND xã An Thành" }),
  unit({ name: "UBND huyện" }),
];
const communes = group({ phrases: ["UBND các xã, thị trấn", "UBND cấp xã"] });
const agencies = group({ phrases: ["Cơ quan, đơn vị huyện"] });
const groups: readonly UnitGroup[] = [communes, agencies];

/** The unit's name, the group's first phrase, or what else came of it. */
function meaning(phrase: string, among: readonly OrgUnit[] = units): string {
  const found = resolveUnit(phrase, among, groups);
  switch (found.kind) {
    case "unit":
      return found.unit.name;
    case "group":
      return found.group.phrases[0] ?? "";
    case "unknown":
      return "unknown";
    case "ambiguous":
      return `one of ${found.candidates.length}`;
    default:
      return found satisfies never;
  }
}

describe("two spellings of one name", () => {
  test.each([
    ["Văn phòng HĐND&UBND huyện", "Văn phòng HĐND và UBND huyện"],
    ["Văn phòng HĐND & UBND huyện", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện"],
    ["Phòng Tài chính - Kế hoạch", "Phòng Tài chính – Kế hoạch"],
    ["Phòng Tài chính-Kế hoạch", "phòng tài chính — kế hoạch"],
    ["Phòng Văn hóa và Thông tin", "Phòng Văn hoá và Thông tin"],
    ["Uỷ ban nhân dân xã An Thạnh 1", "UBND  xã An Thạnh 1"],
    ["Phong Tu phap", "Phòng Tư pháp"],
    ["Phòng Tư pháp".normalize("NFD"), "Phòng Tư pháp"],
  ])("%s = %s", (one, other) => {
    expect(sameUnitName(one, other)).toBe(true);
  });

  test.each([
    ["Văn phòng HĐND và UBND huyện", "Văn phòng HĐND và UBND"],
    ["UBND xã An Thạnh 1", "UBND xã An Thạnh 2"],
    ["Phòng Nội vụ", "Sở Nội vụ"],
    ["Thủ trưởng các cơ quan", "các cơ quan"],
  ])("%s ≠ %s", (one, other) => {
    expect(sameUnitName(one, other)).toBe(false);
  });

  test("case and the form of Unicode never matter", () => {
    fc.assert(
      fc.property(fc.constantFrom(...units.map(({ name }) => name)), fc.boolean(), (name, up) => {
        const typed = (up ? name.toUpperCase() : name.toLowerCase()).normalize("NFD");
        expect(sameUnitName(typed, name)).toBe(true);
      }),
    );
  });
});

describe("what a phrase means", () => {
  test.each([
    ["Văn phòng HĐND&UBND huyện", "Văn phòng HĐND và UBND huyện"],
    ["Phòng TC – KH", "Phòng Tài chính – Kế hoạch"],
    ["Phòng Văn hóa và Thông tin", "Phòng Văn hoá và Thông tin"],
    ["UBND cấp xã", "UBND các xã, thị trấn"],
    ["Ủy ban nhân dân các xã, thị trấn", "UBND các xã, thị trấn"],
    ["Chủ tịch Ủy ban nhân dân các xã, thị trấn", "UBND các xã, thị trấn"],
    ["Thủ trưởng các cơ quan, đơn vị huyện", "Cơ quan, đơn vị huyện"],
    ["Các cơ quan, đơn vị huyện", "Cơ quan, đơn vị huyện"],
    ["Phòng Tư pháp", "unknown"],
    ["Chủ tịch UBND huyện", "unknown"],
  ])("%s → %s", (phrase, expected) => {
    expect(meaning(phrase)).toBe(expected);
  });

  test("an exact name wins, diacritics tell names apart, and without them one is asked", () => {
    expect(meaning("UBND xã An Thành")).toBe("UBND xã An Thành");
    expect(meaning("Uỷ ban nhân dân xã An Thạnh")).toBe("UBND xã An Thạnh");
    expect(meaning("UBND xa An Thanh")).toBe("one of 2");
  });

  test("two units of one name are asked about, not chosen from", () => {
    const twins = [unit({ name: "Bộ phận Một cửa" }), unit({ name: "Bộ phận Một cửa" })];
    expect(meaning("Bộ phận Một cửa", twins)).toBe("one of 2");
  });
});

describe("wording that means many", () => {
  test.each([
    "Cơ quan, đơn vị huyện",
    "Các cơ quan, đơn vị có liên quan",
    "Cơ quan hành chính huyện",
    "UBND cấp xã",
    "UBND các xã, thị trấn",
    "UBND xã, phường, thị trấn",
    "Ủy ban nhân dân các xã",
    "Thủ trưởng các phòng, ban",
    "Chủ tịch UBND cấp xã",
    "Các đơn vị có liên quan",
    "Đơn vị liên quan",
  ])("%s", (phrase) => {
    expect(looksLikeGroup(phrase)).toBe(true);
  });

  test.each([
    "Phòng Nội vụ",
    "UBND huyện",
    "UBND xã An Thạnh 1",
    "UBND thị trấn Cù Lao Dung",
    "Ban Dân tộc",
    "Sở Nội vụ",
    "Văn phòng HĐND và UBND huyện",
  ])("%s is a single unit", (phrase) => {
    expect(looksLikeGroup(phrase)).toBe(false);
  });

  test("only wording about those concerned is vague", () => {
    expect(isVague("Các đơn vị có liên quan")).toBe(true);
    expect(isVague("Cơ quan, đơn vị huyện")).toBe(false);
  });
});

test("a dash that was left out makes no other unit", () => {
  const meant = resolveUnit("phong tai chinh ke hoach", units, []);
  expect(meant).toMatchObject({ kind: "unit", unit: { name: "Phòng Tài chính – Kế hoạch" } });
});

test("a unit's kind follows from how its name begins", () => {
  const kindOf = (name: string) => unitCalled(name, newId("unit")).kind;
  expect(kindOf("UBND xã An Thạnh 1")).toBe("commune");
  expect(kindOf("Uỷ ban nhân dân thị trấn Cù Lao Dung")).toBe("commune");
  expect(kindOf("UBND huyện")).toBe("committee");
  expect(kindOf("Phòng Tư pháp")).toBe("department");
  expect(kindOf("Trung tâm Y tế huyện")).toBe("centre");
  expect(kindOf("Công an huyện")).toBe("unit");
});
