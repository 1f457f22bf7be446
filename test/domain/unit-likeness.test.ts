import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areAlike, nearMisses } from "../../domain/unit-likeness.ts";
import { sameUnitName } from "../../domain/unit-names.ts";
import { unit } from "../builders/org.ts";

const NAMES = [
  "UBND huyện Cù Lao Dung",
  "Văn phòng HĐND và UBND huyện",
  "Phòng Nội vụ",
  "Phòng Tư pháp",
  "Phòng Tài chính – Kế hoạch",
  "Phòng Kinh tế và Hạ tầng",
  "Phòng Văn hoá và Thông tin",
  "Phòng Tài nguyên và Môi trường",
  "Phòng Lao động – Thương binh và Xã hội",
  "Phòng Giáo dục và Đào tạo",
  "Phòng Y tế",
  "Thanh tra huyện",
  "Công an huyện",
  "Trung tâm Văn hoá, Thể thao và Truyền thanh",
  "UBND thị trấn Cù Lao Dung",
  "UBND xã An Thạnh 1",
  "UBND xã An Thạnh 2",
  "UBND xã An Thạnh Đông",
  "UBND xã An Thạnh Nam",
];
const units = NAMES.map((name) => unit({ name }));

const meant = (phrase: string) => nearMisses(phrase, units).map(({ name }) => name);

describe("a phrase that resembles a unit", () => {
  test.each([
    ["Phòng Kinh tế Hạ tầng", "Phòng Kinh tế và Hạ tầng"],
    ["Phòng Kinh tế - Hạ tầng", "Phòng Kinh tế và Hạ tầng"],
    ["Phòng Nội vụ huyện", "Phòng Nội vụ"],
    ["Phòng Nội vụ huyện Cù Lao Dung", "Phòng Nội vụ"],
    ["P. Nội vụ", "Phòng Nội vụ"],
    ["P.Nội vụ", "Phòng Nội vụ"],
    ["VP HĐND&UBND huyện", "Văn phòng HĐND và UBND huyện"],
    ["Văn phòng HĐND và UBND", "Văn phòng HĐND và UBND huyện"],
    ["Văn phòng UBND huyện", "Văn phòng HĐND và UBND huyện"],
    ["Phòng TC-KH", "Phòng Tài chính – Kế hoạch"],
    ["Phòng TCKH huyện", "Phòng Tài chính – Kế hoạch"],
    ["P.TC-KH", "Phòng Tài chính – Kế hoạch"],
    ["Phòng GD&ĐT", "Phòng Giáo dục và Đào tạo"],
    ["Phòng GDĐT", "Phòng Giáo dục và Đào tạo"],
    ["Phòng LĐ-TB&XH", "Phòng Lao động – Thương binh và Xã hội"],
    ["Phòng LĐTBXH", "Phòng Lao động – Thương binh và Xã hội"],
    ["TT Văn hoá, Thể thao và Truyền thanh", "Trung tâm Văn hoá, Thể thao và Truyền thanh"],
    ["Văn hoá và Thông tin", "Phòng Văn hoá và Thông tin"],
    ["Phòng Văn hóa", "Phòng Văn hoá và Thông tin"],
    ["Trưởng phòng Tư pháp", "Phòng Tư pháp"],
    ["Chủ tịch UBND huyện Cù Lao Dung", "UBND huyện Cù Lao Dung"],
    ["Công an", "Công an huyện"],
    ["UBND huyện", "UBND huyện Cù Lao Dung"],
    ["UBND An Thạnh 1", "UBND xã An Thạnh 1"],
    ["Uỷ ban nhân dân An Thạnh Đông", "UBND xã An Thạnh Đông"],
    ["Phòng Tư phát", "Phòng Tư pháp"],
  ])("%s – %s?", (phrase, name) => {
    expect(meant(phrase)[0]).toBe(name);
  });

  test.each([
    "Sở Nội vụ",
    "Phòng Ngoại vụ",
    "Phòng Dân tộc",
    "Phòng Thống kê",
    "UBND xã An Thạnh 3",
    "UBND xã An Thạnh",
    "UBND xã An Thạnh Tây",
    "UBND xã Cù Lao Dung",
    "UBND tỉnh",
    "Thanh tra tỉnh",
    "Công an tỉnh",
    "Văn phòng",
    "Chi cục Thuế",
    "UBND xã",
    "Trường Tiểu học An Thạnh 1",
  ])("%s is nobody's slip", (phrase) => {
    expect(meant(phrase)).toEqual([]);
  });

  test("different fields of a kind are never alike", () => {
    expect(areAlike("Phòng Tài nguyên và Môi trường", "Phòng Tài chính – Kế hoạch")).toBe(false);
    expect(areAlike("Trường Tiểu học An Thạnh A", "Trường Tiểu học An Thạnh B")).toBe(false);
  });

  test("an alias is as good as a name", () => {
    const office = unit({ name: "Văn phòng", aliases: ["Bộ phận Tiếp nhận và Trả kết quả"] });
    expect(nearMisses("Bộ phận Tiếp nhận Trả kết quả", [office])).toEqual([office]);
  });

  test("the nearest comes first, at most three, and of too many equals none", () => {
    const near = unit({ name: "Phòng Nội vụ huyện" });
    const far = unit({ name: "Phòng Nội vụ – Lao động" });
    expect(nearMisses("Phòng Nội vụ", [far, near])).toEqual([near, far]);
    const many = [1, 2, 3, 4].map((place) =>
      unit({ name: `Phòng Nội vụ huyện Thứ ${"abcd"[place]}a` }),
    );
    expect(nearMisses("Phòng Nội vụ", many)).toEqual([]);
    expect(nearMisses("Phòng Nội vụ", many.slice(1))).toHaveLength(3);
  });
});

const WORDS =
  "Phòng Sở UBND xã huyện và - Nội vụ An Thạnh 1 2 TC P. Tài chính GD&ĐT thị trấn Tư pháp";
const word = fc.constantFrom(...WORDS.split(" "), "");
const anyName = fc.oneof(
  fc.array(word, { maxLength: 8 }).map((words) => words.join(" ")),
  fc.constantFrom(...NAMES),
  fc.string(),
);

describe("of any two names", () => {
  test("the one is like the other as the other is like the one", () => {
    fc.assert(
      fc.property(anyName, anyName, (one, other) => {
        expect(areAlike(one, other)).toBe(areAlike(other, one));
      }),
    );
  });

  test("equal ones are no near misses", () => {
    fc.assert(
      fc.property(anyName, anyName, (one, other) => {
        expect(areAlike(one, one)).toBe(false);
        if (sameUnitName(one, other)) expect(areAlike(one, other)).toBe(false);
      }),
    );
  });

  test("those with other numbers never are", () => {
    fc.assert(
      fc.property(anyName, fc.nat(99), fc.nat(99), (name, one, other) => {
        expect(areAlike(`${name} ${one}`, `${name} ${other}`)).toBe(false);
      }),
    );
  });
});
