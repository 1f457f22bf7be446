import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { monthsPeriod, quarterPeriod, takePeriod } from "../../domain/record-period.ts";
import { exportPeriods } from "../../domain/record-export.ts";
import { foldText } from "../../domain/text.ts";
import { day } from "../builders/time.ts";

const TODAY = day("2023-03-24");

function read(text: string, missingYear: "past" | "this-year" = "past") {
  return takePeriod(foldText(text), TODAY, missingYear);
}

function span(text: string, missingYear?: "past" | "this-year"): string | null {
  const { period } = read(text, missingYear);
  return period && `${period.from} ${period.to}`;
}

describe("a period, as people write it", () => {
  test.each([
    ["24/3", "2023-03-24 2023-03-24"],
    ["24/3/2023", "2023-03-24 2023-03-24"],
    ["ngày 24-3-2023", "2023-03-24 2023-03-24"],
    ["24.3.2022", "2022-03-24 2022-03-24"],
    ["2023-03-24", "2023-03-24 2023-03-24"],
    ["25/3", "2022-03-25 2022-03-25"],
    ["hôm nay", "2023-03-24 2023-03-24"],
    ["hom qua", "2023-03-23 2023-03-23"],
    ["hôm kia", "2023-03-22 2023-03-22"],
    ["tuần này", "2023-03-20 2023-03-26"],
    ["tháng này", "2023-03-01 2023-03-31"],
    ["tháng 2", "2023-02-01 2023-02-28"],
    ["tháng 12", "2022-12-01 2022-12-31"],
    ["Tháng 02/2024", "2024-02-01 2024-02-29"],
    ["tháng 5 năm 2022", "2022-05-01 2022-05-31"],
    ["quý I/2023", "2023-01-01 2023-03-31"],
    ["Quí IV năm 2022", "2022-10-01 2022-12-31"],
    ["quy 2", "2022-04-01 2022-06-30"],
    ["6 tháng đầu năm 2023", "2023-01-01 2023-06-30"],
    ["6 tháng cuối năm 2022", "2022-07-01 2022-12-31"],
    ["9 tháng năm 2022", "2022-01-01 2022-09-30"],
    ["năm 2022", "2022-01-01 2022-12-31"],
    ["từ 1/3 đến 15/3", "2023-03-01 2023-03-15"],
    ["1/12/2022 - 15/1/2023", "2022-12-01 2023-01-15"],
    ["từ ngày 01/3/2023 đến hết ngày 15/4/2023", "2023-03-01 2023-04-15"],
  ])("%s", (text, expected) => {
    expect(span(text)).toBe(expected);
  });

  test("what is due may be to come: a date without a year is this year's", () => {
    expect(span("quý II", "this-year")).toBe("2023-04-01 2023-06-30");
    expect(span("25/3", "this-year")).toBe("2023-03-25 2023-03-25");
    expect(span("6 tháng cuối năm", "this-year")).toBe("2023-07-01 2023-12-31");
  });

  test.each([
    "31/02",
    "24/13",
    "30/2/2023",
    "tháng 13",
    "0/0",
    "15/4/2023 - 1/3/2023",
    "9999-99-99",
  ])("%s is none", (text) => {
    expect(read(text)).toMatchObject({ period: null, isWrong: true });
  });

  test.each(["tư pháp", "NaN", "191/KH-UBND", "24:00", "việt nam", ""])("%s names none", (text) => {
    expect(read(text)).toMatchObject({ period: null, isWrong: false });
  });

  test("the words around it stay", () => {
    expect(read("tư pháp hôm qua nộp").rest).toBe("tu phap nop");
    expect(read("phòng nội vụ từ 1/3 đến 15/3").rest).toBe("phong noi vu");
  });

  test("whatever is typed, it never ends before it begins, and never fails", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from("0123456789/-. quyithangnam")) }),
        (text) => {
          const { period } = takePeriod(foldText(text), TODAY, "past");
          expect(period === null || period.from <= period.to).toBe(true);
        },
      ),
    );
  });
});

test("a quarter is three months, also back over the year's end", () => {
  expect(quarterPeriod(TODAY)).toEqual(monthsPeriod(2023, 1, 3));
  expect(quarterPeriod(TODAY, 1)).toEqual(monthsPeriod(2022, 10, 12));
  expect(quarterPeriod(TODAY, 5)).toEqual(monthsPeriod(2021, 10, 12));
});

test("in a year's first months the year before it is offered too", () => {
  expect(exportPeriods(TODAY)).toEqual([
    monthsPeriod(2023, 1, 3),
    monthsPeriod(2022, 10, 12),
    monthsPeriod(2023, 1, 6),
    monthsPeriod(2023, 1, 12),
    monthsPeriod(2022, 1, 12),
  ]);
  expect(exportPeriods(day("2023-08-01"))).toEqual([
    monthsPeriod(2023, 7, 9),
    monthsPeriod(2023, 4, 6),
    monthsPeriod(2023, 7, 12),
    monthsPeriod(2023, 1, 12),
  ]);
});
