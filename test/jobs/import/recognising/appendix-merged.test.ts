/** Cells that stand for several rows, whether the format tells so or not. */
import { describe, expect, test } from "vitest";
import { duesOf, mergedTable, planOf, rowProblems, table } from "./given.ts";

const HEADER = "Lĩnh vực|Nhiệm vụ cụ thể|Sản phẩm|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian";

describe("where the format tells what is merged", () => {
  test("areas, those who lead and timings hold for each of their rows", () => {
    const plan = planOf(
      mergedTable(
        HEADER,
        "I. Thể chế|1. Một|Báo cáo|Phòng Tư pháp|Phòng Nội vụ|Quý I",
        "^|2. Hai|Kế hoạch|^|^|^",
        "^|1. Ba|Kế hoạch|Phòng Nội vụ|^|Quý II",
      ),
    );
    expect(plan.tasks).toMatchObject([
      { area: "Thể chế", title: "Một", lead: ["Phòng Tư pháp"], support: ["Phòng Nội vụ"] },
      { area: "Thể chế", title: "Hai", lead: ["Phòng Tư pháp"], support: ["Phòng Nội vụ"] },
      { area: "Thể chế", title: "Ba", lead: ["Phòng Nội vụ"], support: ["Phòng Nội vụ"] },
    ]);
    expect(duesOf(plan.tasks[1])).toEqual([["Kế hoạch", "2025-03-31"]]);
    expect(rowProblems(plan)).toEqual([]);
  });

  test("a task over several rows has each row's product by its timing", () => {
    const plan = planOf(
      mergedTable(
        HEADER,
        "I. Thể chế|1. Một|Kế hoạch|Phòng Tư pháp||Quý I",
        "^|^|Báo cáo|^|^|Tháng 12",
        "^|2. Hai|Đề án|^|^|Quý II",
      ),
    );
    expect(plan.tasks).toHaveLength(2);
    expect(duesOf(plan.tasks[0])).toEqual([
      ["Kế hoạch", "2025-03-31"],
      ["Báo cáo", "2025-12-31"],
    ]);
    expect(plan.tasks.map(({ row }) => row)).toEqual([1, 2]);
  });

  test.each([
    [
      "one timing for several products",
      ["Kế hoạch", "Quý I"],
      ["Báo cáo", "^"],
      [
        ["Kế hoạch", "2025-03-31"],
        ["Báo cáo", "2025-03-31"],
      ],
    ],
    [
      "several timings for one product",
      ["Báo cáo", "Quý I"],
      ["^", "Quý III"],
      [["Báo cáo", "2025-03-31", "2025-09-30"]],
    ],
    [
      "several timings for as many products in one cell",
      ["- Kế hoạch\n- Báo cáo", "Quý I"],
      ["^", "Quý III"],
      [
        ["Kế hoạch", "2025-03-31"],
        ["Báo cáo", "2025-09-30"],
      ],
    ],
    ["rows that differ elsewhere", ["Báo cáo", "Quý I"], ["^", "^"], [["Báo cáo", "2025-03-31"]]],
  ])("%s", (_, first, second, expected) => {
    const plan = planOf(
      mergedTable(
        HEADER,
        `I. A|1. Một|${first[0]}|Phòng Tư pháp|Phòng Nội vụ|${first[1]}`,
        `^|^|${second[0]}|^|Phòng Tài chính|${second[1]}`,
      ),
    );
    expect(plan.tasks).toHaveLength(1);
    expect(duesOf(plan.tasks[0])).toEqual(expected);
    expect(plan.tasks[0]?.support).toEqual(["Phòng Nội vụ", "Phòng Tài chính"]);
  });

  test("what cannot be read of a merged timing is told once", () => {
    const plan = planOf(
      mergedTable(HEADER, "I. A|1. Một|Kế hoạch|Phòng Tư pháp||31/02/2025", "^|^|Báo cáo|^|^|^"),
    );
    expect(rowProblems(plan)).toEqual(["1 timing"]);
  });

  test("rows of one title that others lead are tasks of their own: none owes what another does", () => {
    const plan = planOf(
      mergedTable(
        HEADER,
        "I. A|1. Niêm yết|Báo cáo|Văn phòng HĐND và UBND||Quý I",
        "^|^|Báo cáo|UBND các xã||Quý II",
        "^|2. Khác|Báo cáo|UBND các xã||Quý II",
      ),
    );
    expect(plan.tasks.map(({ title, lead }) => [title, ...lead])).toEqual([
      ["Niêm yết", "Văn phòng HĐND và UBND"],
      ["Niêm yết", "UBND các xã"],
      ["Khác", "UBND các xã"],
    ]);
    expect(rowProblems(plan)).toEqual([]);
  });

  test("a blank cell that is not merged is missing", () => {
    const plan = planOf(
      mergedTable(
        HEADER,
        "I. A|1. Một|Báo cáo|Phòng Tư pháp||Quý I",
        "^|2. Hai|Báo cáo|||Quý I",
        "II. B|1. Ba|Báo cáo|Phòng Tư pháp||Quý I",
        "^|2. Bốn|Báo cáo|||Quý I",
      ),
    );
    expect(rowProblems(plan)).toEqual(["2 no-lead", "4 no-lead"]);
  });
});

describe("where the format does not tell", () => {
  test("an area that each row repeats is one area", () => {
    const plan = planOf(
      table(
        HEADER,
        "Thể chế|Một|Báo cáo|Phòng Tư pháp||Quý I",
        "Thể chế|Hai|Báo cáo|Phòng Tư pháp||Quý I",
        "II. TTHC|Ba|Báo cáo|Phòng Tư pháp||Quý I",
        "II. TTHC|Bốn|Báo cáo|Phòng Tư pháp||Quý I",
      ),
    );
    expect(plan.tasks.map(({ area }) => area)).toEqual(["Thể chế", "Thể chế", "TTHC", "TTHC"]);
    expect(rowProblems(plan)).toEqual([]);
  });

  test("a product or a timing without a title belongs to the task above", () => {
    const plan = planOf(
      table(
        HEADER,
        "I. A|1. Một|Kế hoạch|Phòng Tư pháp||Quý I",
        "||Báo cáo|||Tháng 12",
        "|2. Hai|Báo cáo|Phòng Tư pháp||Quý I",
        "|||||Quý III",
        "|3. Ba|Kế hoạch|Phòng Tư pháp||Quý I",
        "||Báo cáo|||",
      ),
    );
    expect(plan.tasks.map(duesOf)).toEqual([
      [
        ["Kế hoạch", "2025-03-31"],
        ["Báo cáo", "2025-12-31"],
      ],
      [["Báo cáo", "2025-03-31", "2025-09-30"]],
      [
        ["Kế hoạch", "2025-03-31"],
        ["Báo cáo", "2025-03-31"],
      ],
    ]);
    expect(rowProblems(plan)).toEqual([]);
  });

  test("a product without a timing beside others that have one misses it", () => {
    const plan = planOf(
      table(
        HEADER,
        "I. A|1. Một|Kế hoạch|Phòng Tư pháp||Quý I",
        "||Báo cáo|||",
        "||Đề án|||Quý II",
      ),
    );
    expect(duesOf(plan.tasks[0])).toEqual([
      ["Kế hoạch", "2025-03-31"],
      ["Báo cáo", "unspecified"],
      ["Đề án", "2025-06-30"],
    ]);
    expect(rowProblems(plan)).toEqual(["1 timing"]);
  });

  test("a row that says who leads, or has a number, is no part of the task above", () => {
    const plan = planOf(
      table(
        "TT|Nhiệm vụ|Sản phẩm|Chủ trì|Thời gian",
        "1|Một|Báo cáo|Phòng Tư pháp|Quý I",
        "|| Báo cáo|Phòng Tư pháp|Quý II",
        "3||Báo cáo||Quý II",
      ),
    );
    expect(plan.tasks).toHaveLength(1);
    expect(rowProblems(plan)).toEqual(["2 no-title", "3 no-title"]);
  });

  test("a blank lead below one that is filled is missing, and never taken from above", () => {
    const plan = planOf(
      table(
        HEADER,
        "I. A|1. Một|Báo cáo|Phòng Tư pháp||Quý I",
        "|2. Hai|Báo cáo|||Quý I",
        "II. B|1. Ba|Báo cáo|Phòng Nội vụ||Quý I",
        "|2. Bốn|Báo cáo|Phòng Nội vụ||Quý I",
      ),
    );
    expect(plan.tasks[1]?.lead).toEqual([]);
    expect(rowProblems(plan)).toEqual(["2 no-lead"]);
  });

  test("but where it is filled for the first task of every area and no other, it is the area's", () => {
    const plan = planOf(
      table(
        HEADER,
        "I. A|1. Một|Báo cáo|Phòng Tư pháp||Quý I",
        "|2. Hai|Báo cáo|||Quý I",
        "II. B|1. Ba|Báo cáo|Phòng Nội vụ||Quý I",
        "|2. Bốn|Báo cáo|||Quý II",
        "III. C|1. Năm|Báo cáo|Văn phòng||Quý II",
      ),
    );
    expect(plan.tasks.map(({ lead }) => lead[0])).toEqual([
      "Phòng Tư pháp",
      "Phòng Tư pháp",
      "Phòng Nội vụ",
      "Phòng Nội vụ",
      "Văn phòng",
    ]);
    expect(rowProblems(plan)).toEqual([]);
  });
});

describe("cells that are not what they say", () => {
  const leads = (...cells: readonly string[]) =>
    planOf(
      table(
        HEADER,
        ...cells.map((cell, index) => `I. A|${index + 1}. Việc ${index}|Báo cáo|${cell}||Quý I`),
      ),
    ).tasks.map(({ lead }) => lead[0] ?? "");

  test.each(["nt", "-nt-", "- nt -", "Như trên", '"', "″", "-//-"])(
    "%s repeats what stands above",
    (sign) => {
      expect(leads("Phòng Nội vụ", sign, sign, "Văn phòng")).toEqual([
        "Phòng Nội vụ",
        "Phòng Nội vụ",
        "Phòng Nội vụ",
        "Văn phòng",
      ]);
    },
  );

  test("a dash is nothing", () => {
    expect(leads("Phòng Nội vụ", "-", "–")).toEqual(["Phòng Nội vụ", "", ""]);
  });
});
