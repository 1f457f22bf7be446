/** Areas that stand in rows of their own, and the rows of a table that are neither. */
import { describe, expect, test } from "vitest";
import type { ImportedPlan } from "../../../../domain/plan-import.ts";
import { mergedTable, planOf, rowProblems, table } from "./given.ts";

const HEADER = "TT|Tên nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Kết quả|Thời gian hoàn thành";
const task = (number: string, title: string) => `${number}|${title}|Bộ Nội vụ||Báo cáo|6/2025`;
const places = (plan: ImportedPlan) => plan.tasks.map(({ area, title }) => `${area}: ${title}`);

describe("a heading names the area of what is below it", () => {
  test.each([
    ["its Roman number in a column of its own", "I|Cải cách thể chế||||", "II|Cải cách TTHC||||"],
    ["its number before the name", "|I. Cải cách thể chế||||", "|II. Cải cách TTHC||||"],
    ["in the first column, over all of them", "I. Cải cách thể chế|||||", "II. Cải cách TTHC|||||"],
    ["a capital letter", "A|Cải cách thể chế||||", "B|Cải cách TTHC||||"],
    ["without any number", "Cải cách thể chế|||||", "Cải cách TTHC|||||"],
    ["without a number, in the tasks' column", "|Cải cách thể chế||||", "|Cải cách TTHC||||"],
    ["with a colon", "I|Cải cách thể chế:||||", "II|Cải cách TTHC:||||"],
  ])("%s", (_, first, second) => {
    const plan = planOf(
      table(HEADER, first, task("1", "Một"), task("2", "Hai"), second, task("1", "Ba")),
    );
    expect(places(plan)).toEqual([
      "Cải cách thể chế: Một",
      "Cải cách thể chế: Hai",
      "Cải cách TTHC: Ba",
    ]);
    expect(rowProblems(plan)).toEqual([]);
  });

  test("also where its numbering goes on through the whole table", () => {
    const plan = planOf(table(HEADER, "I|A||||", task("1", "Một"), "II|B||||", task("2", "Hai")));
    expect(places(plan)).toEqual(["A: Một", "B: Hai"]);
  });

  test("repeated after a page break, it is the same", () => {
    const plan = planOf(
      table(HEADER, "I|Cải cách thể chế||||", task("1", "Một")),
      "12",
      table(HEADER, "I|Cải cách thể chế (tiếp theo)||||", task("2", "Hai")),
    );
    expect(places(plan)).toEqual(["Cải cách thể chế: Một", "Cải cách thể chế: Hai"]);
    expect(rowProblems(plan)).toEqual([]);
  });
});

describe("groups within groups", () => {
  test.each([
    [
      "Arabic, with tasks of two numbers",
      ["1|Nhóm a||||", task("1.1", "Một"), "2|Nhóm b||||", task("2.1", "Hai")],
    ],
    [
      "Arabic, with tasks counted anew",
      ["1|Nhóm a||||", task("1", "Một"), "2|Nhóm b||||", task("1", "Hai")],
    ],
    [
      "Arabic, with tasks counted on",
      ["1|Nhóm a||||", task("1", "Một"), "2|Nhóm b||||", task("2", "Hai")],
    ],
    [
      "Arabic, with tasks unnumbered",
      ["1|Nhóm a||||", task("-", "Một"), "2|Nhóm b||||", task("-", "Hai")],
    ],
    ["letters", ["a|Nhóm a||||", task("1", "Một"), "b|Nhóm b||||", task("2", "Hai")]],
    ["unnumbered", ["|Nhóm a||||", task("1", "Một"), "|Nhóm b||||", task("2", "Hai")]],
  ])("the area is the outermost: %s", (_, rows) => {
    const plan = planOf(table(HEADER, "I|Thể chế||||", ...rows, "II|TTHC||||", task("1", "Ba")));
    expect(places(plan)).toEqual(["Thể chế: Một", "Thể chế: Hai", "TTHC: Ba"]);
    expect(rowProblems(plan)).toEqual([]);
  });

  test("what stands over the whole table is its title, not an area", () => {
    const plan = planOf(
      table(
        HEADER,
        "A|NHIỆM VỤ NĂM 2025||||",
        "I|Thể chế||||",
        task("1", "Một"),
        "II|TTHC||||",
        task("1", "Hai"),
      ),
    );
    expect(places(plan)).toEqual(["Thể chế: Một", "TTHC: Hai"]);
  });
});

describe("headings that stand outside of the tables", () => {
  const one = table(HEADER, task("1", "Một"));
  const other = table(HEADER, task("1", "Hai"));
  const expected = ["Cải cách thể chế: Một", "Cải cách TTHC: Hai"];

  test.each([
    ["right between them", ["II. Cải cách TTHC"]],
    ["after other lines", ["Các nhiệm vụ khác", "Ghi ở dưới", "II. Cải cách TTHC"]],
  ])("above several tables, each of its own, are their areas: %s", (_, between) => {
    const plan = planOf("I. Cải cách thể chế", one, ...between, other);
    expect(places(plan)).toEqual(expected);
    expect(rowProblems(plan)).toEqual([]);
  });

  test("between two parts of a table, belong to it", () => {
    const goesOn = table(task("1", "Hai"));
    const plan = planOf(
      table(HEADER, "I|Cải cách thể chế||||", task("1", "Một")),
      "II. Cải cách TTHC",
      goesOn,
    );
    expect(places(plan)).toEqual(expected);
  });

  test("above a single table, name the table and no area", () => {
    expect(places(planOf("III. PHÂN CÔNG NHIỆM VỤ", one))).toEqual([": Một"]);
  });
});

describe("rows that are no tasks", () => {
  test.each([
    "Tổng cộng|||||",
    "|Tổng cộng: 1 nhiệm vụ||||",
    "2|||||",
    "|||||",
    "Ghi chú: thời hạn tính theo ngày làm việc|||||",
    "|||TM. ỦY BAN NHÂN DÂN||",
    "Người lập biểu||||CHỦ TỊCH|",
  ])("%s", (row) => {
    const plan = planOf(table(HEADER, task("1", "Một"), row));
    expect(plan.tasks).toHaveLength(1);
    expect(rowProblems(plan)).toEqual([]);
  });

  test("nothing below a signature is one", () => {
    const plan = planOf(table(HEADER, task("1", "Một"), "||||CHỦ TỊCH|", "||||Trần Văn Nguyên|"));
    expect(plan.tasks).toHaveLength(1);
    expect(rowProblems(plan)).toEqual([]);
  });

  test("a title over the table, in the table", () => {
    const plan = planOf(
      mergedTable("PHỤ LỤC NHIỆM VỤ NĂM 2025|||||", "|||||", HEADER, task("1", "Một")),
    );
    expect(places(plan)).toEqual([": Một"]);
  });
});

describe("a task of which only the title is said", () => {
  test("is told, where the numbering says that it is one", () => {
    const plan = planOf(table(HEADER, task("1", "Một"), "2|Hai||||", task("3", "Ba")));
    expect(plan.tasks.map(({ title }) => title)).toEqual(["Một", "Hai", "Ba"]);
    expect(rowProblems(plan)).toEqual(["2 no-lead", "2 timing"]);
  });

  test("is told, where a column names the areas", () => {
    const header = "Lĩnh vực|Nhiệm vụ cụ thể|Chủ trì|Thời gian";
    const plan = planOf(table(header, "I. A|1. Một|Phòng Nội vụ|Quý I", "|2. Hai||"));
    expect(rowProblems(plan)).toEqual(["2 no-lead", "2 timing"]);
  });
});

test("tasks before the first heading belong to no area, and are told", () => {
  const plan = planOf(table(HEADER, task("1", "Một"), "I|Thể chế||||", task("1", "Hai")));
  expect(places(plan)).toEqual([": Một", "Thể chế: Hai"]);
  expect(rowProblems(plan)).toEqual(["1 no-area"]);
});
