import { describe, expect, test } from "vitest";
import { readListFilter, standsIn } from "../../domain/list-filter.ts";

describe("words of a filter", () => {
  // A newcomer's “/nhiemvu qua han” listed whatever had “kết quả … hàng năm” in its title.
  test.each(["qua han", "quá hạn", "Quá hạn", "trễ hạn"])(
    "“%s” is the group of what is overdue",
    (text) => {
      expect(readListFilter(text)).toEqual({
        whole: "",
        terms: [],
        group: { by: "group", name: "overdue" },
      });
    },
  );

  test("besides a group's name others may stand", () => {
    expect(readListFilter("quá hạn tư pháp")).toEqual({
      whole: "tu phap",
      terms: ["tu", "phap"],
      group: { by: "group", name: "overdue" },
    });
    expect(readListFilter("phối hợp liên ngành").group).toBeNull();
  });

  // “/nhiemvu bao cao quy 1” gave nine others, and not “Báo cáo Quý I/2023”.
  test("a quarter and a month are one word, however they are written", () => {
    expect(readListFilter("bao cao quy 1").terms).toEqual(["bao", "cao", "quy i"]);
    expect(readListFilter("Báo cáo Quý I/2023").terms).toEqual(["bao", "cao", "quy i", "2023"]);
    expect(readListFilter("tháng 03").terms).toEqual(["thang 3"]);
  });
});

test.each([
  ["quy 1", "Báo cáo Quý I/2023", true],
  ["quy i", "Báo cáo Quý III/2023", false],
  ["thang 1", "Tháng 12/2023", false],
  ["thang 3", "Báo cáo tháng 03", true],
  ["phap", "Phòng Tư pháp", true],
  ["han", "Báo cáo khán giả", false],
  ["1", "UBND xã An Thạnh 1", true],
  ["1", "UBND xã An Thạnh 10", false],
  ["hdnd", "Văn phòng HĐND&UBND huyện", true],
  ["ubnd", "Văn phòng HĐND&UBND huyện", true],
])("“%s” in “%s”: %s", (words, text, stands) => {
  expect(standsIn(words, text)).toBe(stands);
});
