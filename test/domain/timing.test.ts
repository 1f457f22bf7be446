import { describe, expect, test } from "vitest";
import { readTiming, splitTimings } from "../../domain/timing/read-timing.ts";

const QUARTERS = ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"];

describe("the phrases of the sample plans", () => {
  test.each([
    ["- Quý I/2023 - Tháng 12/2023", "once", ["2023-03-31", "2023-12-31"]],
    ["- Quý I/2023 - Tháng 11/2023", "once", ["2023-03-31", "2023-11-30"]],
    ["- Tháng 02/2023 - Hàng quý, năm 2023", "recurring", ["2023-02-28", ...QUARTERS]],
    ["Hàng quý và năm 2023", "recurring", QUARTERS],
    ["Hàng quý, năm 2023", "recurring", QUARTERS],
    ["Trong năm 2023", "once", ["2023-12-31"]],
    ["Quý 2/2023", "once", ["2023-06-30"]],
    ["Tháng 12/2023", "once", ["2023-12-31"]],
    ["Thường xuyên", "ongoing", []],
    ["Thường xuyên.", "ongoing", []],
    ["Theo quy định của Nhà nước", "unspecified", []],
    ["đến ngày 15/12/2023", "once", ["2023-12-15"]],
    [
      "chậm nhất vào ngày 10 của tháng cuối kỳ báo cáo",
      "recurring",
      ["2023-03-10", "2023-06-10", "2023-09-10", "2023-12-10"],
    ],
  ])("%j is %s %j", (phrase, kind, due) => {
    expect(readTiming(phrase, 2023)).toMatchObject({ kind, due, problems: [] });
  });
});

describe("the forms that the specification names", () => {
  test.each([
    ["Quý I/2023", ["2023-03-31"]],
    ["Tháng 02/2023", ["2023-02-28"]],
    ["Quý I, II", ["2023-03-31", "2023-06-30"]],
    ["6 tháng đầu năm", ["2023-06-30"]],
    ["06 tháng cuối năm", ["2023-12-31"]],
    ["từ tháng 6 đến tháng 9", ["2023-09-30"]],
    ["tháng 3, tháng 4", ["2023-03-31", "2023-04-30"]],
    ["trước ngày 15/12", ["2023-12-14"]],
    ["đến ngày 15/12", ["2023-12-15"]],
    ["đến hết ngày 15/12", ["2023-12-15"]],
    ["chậm nhất ngày 15/12", ["2023-12-15"]],
    ["muộn nhất ngày 15/12", ["2023-12-15"]],
    ["vào ngày 15/12", ["2023-12-15"]],
    ["đầu tháng 3", ["2023-03-01"]],
    ["giữa tháng 3", ["2023-03-15"]],
    ["cuối tháng 3", ["2023-03-31"]],
    ["T12/2023", ["2023-12-31"]],
    ["12/2023", ["2023-12-31"]],
    ["31.12.2023", ["2023-12-31"]],
    ["Trong năm", ["2023-12-31"]],
  ])("%j is owed once, on %j", (phrase, due) => {
    expect(readTiming(phrase, 2023)).toMatchObject({ kind: "once", due, problems: [] });
  });

  test.each([
    ["Hàng quý", QUARTERS],
    ["Mỗi quý một lần", QUARTERS],
    ["Hằng năm", ["2023-12-31"]],
    ["6 tháng, năm", ["2023-06-30", "2023-12-31"]],
    ["định kỳ 6 tháng, năm", ["2023-06-30", "2023-12-31"]],
    ["hằng tháng", monthly(0)],
    ["20 hằng tháng", monthly(20)],
    ["ngày 10 của tháng cuối quý", ["2023-03-10", "2023-06-10", "2023-09-10", "2023-12-10"]],
    [
      "hàng quý, ngày 10 tháng đầu quý sau",
      ["2023-04-10", "2023-07-10", "2023-10-10", "2024-01-10"],
    ],
  ])("%j comes back, on %j", (phrase, due) => {
    expect(readTiming(phrase, 2023)).toMatchObject({ kind: "recurring", due, problems: [] });
  });

  test.each(["Theo quy định", "nếu có", "khi có văn bản"])("%j waits for a date", (phrase) => {
    expect(readTiming(phrase, 2023)).toMatchObject({ kind: "unspecified", due: [], problems: [] });
  });
});

describe("the year", () => {
  test("that is written is kept outside the plan year", () => {
    expect(readTiming("Tháng 12/2022", 2023).due).toEqual(["2022-12-31"]);
    expect(readTiming("15/01/2024", 2023).due).toEqual(["2024-01-15"]);
    expect(readTiming("Năm 2023-2025", 2023).due).toEqual(["2025-12-31"]);
  });

  test("written last holds for the dates before it", () => {
    expect(readTiming("Quý I, II/2024", 2023).due).toEqual(["2024-03-31", "2024-06-30"]);
    expect(readTiming("tháng 3, tháng 4 năm 2024", 2023).due).toEqual(["2024-03-31", "2024-04-30"]);
  });

  test("of a phrase without one is the plan year, leap days included", () => {
    expect(readTiming("cuối tháng 2", 2024).due).toEqual(["2024-02-29"]);
    expect(readTiming("29/02", 2024).due).toEqual(["2024-02-29"]);
    expect(readTiming("29/02", 2023).problems).toEqual([{ code: "no-such-date", text: "29/02" }]);
  });

  test("of a rhythm is the plan year", () => {
    const due = ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"];
    expect(readTiming("Hàng quý", 2024).due).toEqual(due);
    expect(readTiming("Hàng quý và năm 2023", 2024).due).toEqual(due);
  });
});

describe("within the year", () => {
  test.each(["Trong năm", "Trong năm 2023", "Năm 2023", "cả năm"])("%j says no more", (phrase) => {
    expect(readTiming(phrase, 2023)).toMatchObject({ withinYear: true, due: ["2023-12-31"] });
  });

  test.each([
    "Tháng 12/2023",
    "Cuối năm",
    "Quý I và năm 2023",
    "Hàng năm",
    "Thường xuyên trong năm",
  ])("%j says more, or nothing of it", (phrase) => {
    expect(readTiming(phrase, 2023).withinYear).toBe(false);
  });
});

describe("weeks", () => {
  test("end on Sunday, and may name their day", () => {
    const weekly = readTiming("Hàng tuần", 2023);
    expect(weekly.kind).toBe("recurring");
    expect(weekly.due).toHaveLength(53);
    expect([weekly.due[0], weekly.due.at(-1)]).toEqual(["2023-01-01", "2023-12-31"]);
    const friday = readTiming("Chiều thứ sáu hàng tuần", 2023).due;
    expect([friday.length, friday[0], friday.at(-1)]).toEqual([52, "2023-01-06", "2023-12-29"]);
  });
});

describe("what can't be read", () => {
  test("is quoted as written", () => {
    expect(readTiming("Quý I, khoảng mùa  hè; Tháng 12", 2023)).toEqual({
      kind: "unspecified",
      due: [],
      withinYear: false,
      problems: [{ code: "unreadable", text: "khoảng mùa hè" }],
    });
  });

  test("is told of each part", () => {
    const { problems } = readTiming("mùa hè, Quý II, mùa đông; 31/02", 2023);
    expect(problems).toEqual([
      { code: "unreadable", text: "mùa hè" },
      { code: "unreadable", text: "mùa đông" },
    ]);
    expect(readTiming("Quý I\n30/02/2023\nngày 31/4", 2023).problems).toEqual([
      { code: "no-such-date", text: "30/02/2023" },
      { code: "no-such-date", text: "ngày 31/4" },
    ]);
  });

  test.each(["", "  \n ", "-", "…", "- -", "\u200B"])("%j is empty", (phrase) => {
    expect(readTiming(phrase, 2023)).toMatchObject({
      kind: "unspecified",
      problems: [{ code: "empty" }],
    });
  });
});

describe("a cell", () => {
  test.each([
    ["- Quý I/2023 - Tháng 12/2023", ["Quý I/2023", "Tháng 12/2023"]],
    ["- Tháng 02/2023 - Hàng quý, năm 2023", ["Tháng 02/2023", "Hàng quý, năm 2023"]],
    ["– Quý I/2023\n– Tháng 12/2023.", ["Quý I/2023", "Tháng 12/2023"]],
    ["-Quý I/2023 -Tháng 12/2023", ["Quý I/2023", "Tháng 12/2023"]],
    ["Quý I/2023;\nTháng 12/2023", ["Quý I/2023", "Tháng 12/2023"]],
    ["• Quý I/2023 • Tháng 12/2023", ["Quý I/2023", "Tháng 12/2023"]],
    ["+ Quý I\n+ Hàng quý", ["Quý I", "Hàng quý"]],
    ["1. Quý I/2023\n2. Tháng 12/2023", ["Quý I/2023", "Tháng 12/2023"]],
    ["(1) Quý I/2023\n(2) Tháng 12/2023", ["Quý I/2023", "Tháng 12/2023"]],
    ["Quý I/2023 - Tháng 12/2023", ["Quý I/2023", "Tháng 12/2023"]],
    ["- 15/3/2023 - 20/6/2023", ["15/3/2023", "20/6/2023"]],
    ["15/3/2023\n20/6/2023", ["15/3/2023", "20/6/2023"]],
    ["- Quý I\n- Theo quy định\ncủa Nhà nước", ["Quý I", "Theo quy định của Nhà nước"]],
    ["- Kế hoạch: Quý I\n- Báo cáo: Quý IV", ["Kế hoạch: Quý I", "Báo cáo: Quý IV"]],
  ])("%j holds %j", (cell, entries) => {
    expect(splitTimings(cell)).toEqual(entries);
  });

  test.each([
    "Hàng quý và năm 2023",
    "Quý I, II/2023",
    "15-12-2023",
    "Tháng 02 - 12/2023",
    "01/3/2023 - 30/6/2023",
    "Năm 2023 - 2025",
    "Tháng 6 - tháng 9/2023",
    "Quý I-IV/2023",
    "Theo quy định",
    "mùa hè",
  ])("%j is one entry", (cell) => {
    expect(splitTimings(cell)).toEqual([cell]);
  });

  test.each([
    ["Tháng\n12/2023", "Tháng 12/2023"],
    ["Hàng quý và\nnăm 2023", "Hàng quý và năm 2023"],
    ["Hàng quý\nnăm 2023", "Hàng quý năm 2023"],
    ["Quý I,\nII/2023", "Quý I, II/2023"],
    ["Trước ngày\n15/12/2023", "Trước ngày 15/12/2023"],
    ["Từ tháng 6\nđến tháng 9", "Từ tháng 6 đến tháng 9"],
    ["6 tháng đầu\nnăm 2023", "6 tháng đầu năm 2023"],
    ["Theo quy định\ncủa Nhà nước", "Theo quy định của Nhà nước"],
    ["Thường\nxuyên", "Thường xuyên"],
  ])("%j only runs over a line's end", (cell, entry) => {
    expect(splitTimings(cell)).toEqual([entry]);
  });

  test.each(["", " \n", "-", "- \n -"])("%j holds nothing", (cell) => {
    expect(splitTimings(cell)).toEqual([]);
  });
});

/** A day of every month of 2023; 0 is its last day. */
function monthly(day: number): string[] {
  return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((last, index) => {
    const month = String(index + 1).padStart(2, "0");
    return `2023-${month}-${String(day || last).padStart(2, "0")}`;
  });
}
