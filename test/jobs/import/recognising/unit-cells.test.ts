/** Who leads and who helps, as cells say it. */
import { describe, expect, test } from "vitest";
import { makeUnitCellReader } from "../../../../jobs/import/recognising/appendix/unit-cells.ts";
import {
  isUnitPhrase,
  splitUnits,
} from "../../../../jobs/import/recognising/units/unit-phrases.ts";

describe("single phrases of a cell", () => {
  test.each([
    ["Bộ Nội vụ, Bộ Tư pháp", ["Bộ Nội vụ", "Bộ Tư pháp"]],
    ["Các bộ, ngành, địa phương", ["Các bộ, ngành, địa phương"]],
    [
      "UBND các tỉnh, thành phố trực thuộc Trung ương",
      ["UBND các tỉnh, thành phố trực thuộc Trung ương"],
    ],
    ["Bộ Văn hóa, Thể thao và Du lịch", ["Bộ Văn hóa, Thể thao và Du lịch"]],
    ["Văn phòng HĐND và\nUBND huyện", ["Văn phòng HĐND và UBND huyện"]],
    ["Phòng Nội vụ\ncác cơ quan, đơn vị", ["Phòng Nội vụ", "các cơ quan, đơn vị"]],
    ["1. Phòng Nội vụ\n2. Phòng Tư pháp", ["Phòng Nội vụ", "Phòng Tư pháp"]],
    ["Phòng Văn hóa\n(bộ phận truyền thanh)", ["Phòng Văn hóa (bộ phận truyền thanh)"]],
    [
      "Công chức Tư pháp - Hộ tịch; Công chức Văn phòng",
      ["Công chức Tư pháp - Hộ tịch", "Công chức Văn phòng"],
    ],
  ])("%j", (cell, expected) => {
    expect(splitUnits(cell)).toEqual(expected);
  });
});

describe("a cell that says who leads and who helps", () => {
  test.each([
    ["Phòng Nội vụ", ["Phòng Nội vụ"], []],
    [
      "Chủ trì: Phòng Nội vụ; Phối hợp: Phòng Tư pháp, Văn phòng",
      ["Phòng Nội vụ"],
      ["Phòng Tư pháp", "Văn phòng"],
    ],
    [
      "- Cơ quan chủ trì: Phòng Nội vụ\n- Cơ quan phối hợp: UBND cấp xã",
      ["Phòng Nội vụ"],
      ["UBND cấp xã"],
    ],
    ["Đơn vị thực hiện: Văn phòng Sở", ["Văn phòng Sở"], []],
    ["Phòng Nội vụ chủ trì", ["Phòng Nội vụ"], []],
    ["Phòng Nội vụ (chủ trì); Phòng Tư pháp (phối hợp)", ["Phòng Nội vụ"], ["Phòng Tư pháp"]],
    ["Phòng Nội vụ chủ trì, phối hợp với Phòng Tư pháp", ["Phòng Nội vụ"], ["Phòng Tư pháp"]],
    ["Giao Phòng Nội vụ", ["Phòng Nội vụ"], []],
  ])("%j", (cell, lead, support) => {
    expect(makeUnitCellReader()(cell)).toEqual({ lead, support, strange: [] });
  });
});

describe("what can be meant for a unit", () => {
  test.each([
    "Phòng Nội vụ",
    "phòng Nội vụ",
    "Các bộ, ngành",
    "Ban Chỉ đạo CCHC",
    "Trần Văn A",
    "Tổ giúp việc",
  ])("%s can", (phrase) => {
    expect(isUnitPhrase(phrase)).toBe(true);
  });

  test.each([
    "Quý I",
    "Thường xuyên",
    "Tháng 12",
    "Bố trí kinh phí",
    "Ban hành văn bản",
    "báo cáo hằng năm",
    "31/12/2025",
  ])("%s cannot", (phrase) => {
    expect(isUnitPhrase(phrase)).toBe(false);
  });
});
