import { describe, expect, test } from "vitest";
import type { ImportedTask } from "../../../domain/plan-import.ts";
import { readPlainText } from "../../../jobs/import/reading/plain-text.ts";
import { readAppendix } from "../../../jobs/import/recognising/appendix/appendix.ts";
import { HEADER, OTHER_SEEDS, recognised, row, seedText, sourceFile } from "./given.ts";

const seed = recognised(seedText());
const { tasks } = seed;

const dates = (task: ImportedTask | undefined) =>
  task?.deliverables.map(({ label, kind, due }) => [label, kind, ...due]);

/** The tasks of a table with the seed's header. */
function table(...rows: readonly string[]): readonly ImportedTask[] {
  return recognised([HEADER, ...rows].join("\n")).tasks;
}

/** One task, with this product and timing. */
function paired(product: string, timing: string): ImportedTask | undefined {
  return table(row("I. Thể chế", "1. Việc", product, "Phòng Nội vụ", "", timing))[0];
}

describe("the plan of Cù Lao Dung", () => {
  test("has 19 tasks in 7 areas", () => {
    const areas = Map.groupBy(tasks, ({ area }) => area);
    expect([...areas].map(([area, own]) => [area, own.length])).toEqual([
      ["Cải cách thể chế", 2],
      ["Cải cách TTHC", 3],
      ["Cải cách tổ chức bộ máy", 2],
      ["Cải cách công vụ", 4],
      ["Cải cách tài chính công", 2],
      ["Xây dựng và phát triển chính quyền điện tử, chính quyền số", 3],
      ["Công tác chỉ đạo điều hành", 3],
    ]);
    expect(tasks.map((task) => task.row)).toEqual(tasks.map((_, index) => index + 1));
  });

  test("is understood without a single problem", () => {
    expect(seed.problems).toEqual([]);
    expect(tasks.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test("has titles without their numbers, also where one has none", () => {
    expect(tasks.filter(({ title }) => /^\d/u.test(title))).toEqual([]);
    expect(tasks[11]?.title).toMatch(/^Tiếp tục thực hiện quy định của nhà nước về chế độ tự chủ/u);
    expect(tasks[11]?.area).toBe("Cải cách tài chính công");
  });

  test("the task printed above its area belongs to it", () => {
    expect(tasks[16]).toMatchObject({
      area: "Công tác chỉ đạo điều hành",
      title: "Tổ chức thực hiện Kế hoạch CCHC năm 2023",
    });
  });

  test("pairs products with timings", () => {
    expect(dates(tasks[1])).toEqual([
      ["Kế hoạch", "once", "2023-03-31"],
      ["Báo cáo", "once", "2023-12-31"],
    ]);
    expect(dates(tasks[2])).toEqual([
      ["Kế hoạch", "once", "2023-02-28"],
      [
        "Báo cáo kết quả thực hiện",
        "recurring",
        "2023-03-31",
        "2023-06-30",
        "2023-09-30",
        "2023-12-31",
      ],
    ]);
    expect(dates(tasks[8])).toEqual([["Đề án", "once", "2023-06-30"]]);
  });

  test("knows what has no date, and why", () => {
    expect(dates(tasks[0])).toEqual([
      ["Kế hoạch", "unspecified"],
      ["Báo cáo", "unspecified"],
    ]);
    expect(dates(tasks[9])).toEqual([["Quyết định của Chủ tịch UBND huyện", "ongoing"]]);
    const withinYear = tasks.filter(({ deliverables }) =>
      deliverables.some((each) => each.withinYear),
    );
    expect(withinYear.map((task) => task.row)).toEqual([6, 7, 12, 13, 16]);
  });

  test("knows which products are part of the CCHC report", () => {
    const embedded = tasks.flatMap((task) =>
      task.deliverables.filter((each) => each.embedded).map(({ label }) => [task.row, label]),
    );
    expect(embedded).toEqual([
      [4, "Báo cáo (lồng ghép trong BC CCHC)"],
      [5, "Báo cáo (lồng ghép trong BC CCHC)"],
      [18, "Báo cáo kết quả (lồng ghép với kết quả CCHC)"],
    ]);
  });

  test("splits who leads and who supports into single phrases", () => {
    expect(tasks[10]?.lead).toEqual(["Cơ quan, đơn vị huyện", "UBND cấp xã"]);
    expect(tasks[4]?.lead).toEqual(["UBND các xã, thị trấn"]);
    expect(tasks[4]?.support).toEqual(["Văn phòng HĐND và UBND huyện"]);
    expect(tasks[7]?.support).toEqual(["Các cơ quan, đơn vị có liên quan"]);
  });

  test.each([
    ["Windows line ends", (text: string) => text.replace(/\n/gu, "\r\n")],
    ["decomposed letters", (text: string) => text.normalize("NFD")],
    ["a byte order mark", (text: string) => `\uFEFF${text}`],
    ["its lines trimmed", (text: string) => text.replace(/^\t(?=\d)|\t$/gmu, "")],
  ])("says the same with %s", (_, change) => {
    expect(recognised(change(seedText()))).toEqual(seed);
  });

  test("says the same with its columns in another order", () => {
    const order = [5, 3, 0, 2, 4, 1];
    const shuffled = seedText()
      .split("\n")
      .map((line) => {
        const cells = line.split("\t");
        return cells.length === 6 ? order.map((from) => cells[from] ?? "").join("\t") : line;
      });
    expect(recognised(shuffled.join("\n")).tasks).toEqual(tasks);
  });
});

test.each(OTHER_SEEDS)("%s holds no table of tasks", (name) => {
  const document = readPlainText(sourceFile(seedText(name)).bytes);
  expect(document.ok && readAppendix(document.value, 2023)).toBeNull();
});

describe("products and timings", () => {
  test("one timing serves every product", () => {
    expect(dates(paired("- Kế hoạch - Báo cáo", "Quý I/2023"))).toEqual([
      ["Kế hoạch", "once", "2023-03-31"],
      ["Báo cáo", "once", "2023-03-31"],
    ]);
  });

  test("one product takes every timing", () => {
    expect(dates(paired("Báo cáo", "- Quý I/2023 - Tháng 12/2023"))).toEqual([
      ["Báo cáo", "once", "2023-03-31", "2023-12-31"],
    ]);
  });

  test("no product is one without a name", () => {
    expect(dates(paired("", "Quý I/2023"))).toEqual([["", "once", "2023-03-31"]]);
  });

  test("an unequal number of both is a problem, and nothing is guessed", () => {
    const task = paired("- Kế hoạch - Báo cáo - Đề án", "- Quý I/2023 - Tháng 12/2023");
    expect(dates(task)).toEqual([
      ["Kế hoạch", "unspecified"],
      ["Báo cáo", "unspecified"],
      ["Đề án", "unspecified"],
    ]);
    expect(task?.problems).toEqual([
      { code: "unpaired", deliverables: 3, timings: 2, text: "Quý I/2023; Tháng 12/2023" },
    ]);
  });

  test("a timing that cannot be read is a problem, told once", () => {
    const task = paired("- Kế hoạch - Báo cáo", "31/02/2023");
    expect(task?.deliverables.map(({ due }) => due)).toEqual([[], []]);
    expect(task?.problems).toMatchObject([{ code: "timing", text: "31/02/2023" }]);
  });

  test("a dash inside a product's name is no bullet", () => {
    expect(paired("Báo cáo tài chính - Kế hoạch", "Quý I")?.deliverables).toHaveLength(1);
    expect(paired("- Báo cáo kinh tế - xã hội", "Quý I")?.deliverables).toHaveLength(1);
  });
});

describe("who leads", () => {
  const lead = (cell: string) => table(row("I. A", "1. Việc", "", cell, "", "Quý I"))[0]?.lead;

  test.each([
    ["Phòng Nội vụ, Phòng Tư pháp", ["Phòng Nội vụ", "Phòng Tư pháp"]],
    [
      "Phòng Nội vụ; Văn phòng HĐND và UBND huyện.",
      ["Phòng Nội vụ", "Văn phòng HĐND và UBND huyện"],
    ],
    ["- Phòng Tài chính - Kế hoạch; - UBND cấp xã", ["Phòng Tài chính - Kế hoạch", "UBND cấp xã"]],
    ["Phòng Văn hóa, Thể thao và Du lịch", ["Phòng Văn hóa, Thể thao và Du lịch"]],
    ["Cơ quan, đơn vị huyện", ["Cơ quan, đơn vị huyện"]],
    ["Phòng Nội vụ, các cơ quan, đơn vị", ["Phòng Nội vụ, các cơ quan, đơn vị"]],
    ["Phòng Nội vụ<br>Công an huyện", ["Phòng Nội vụ", "Công an huyện"]],
  ])("%s", (cell, expected) => {
    expect(lead(cell)).toEqual(expected);
  });

  test("nobody, or something that is no unit, is a problem", () => {
    const [none, sentence] = table(
      row("I. A", "1. Việc", "", "", "", "Quý I"),
      row("", "2. Việc", "", "Tháng 12/2023", "", "Quý I"),
    );
    expect(none?.problems).toEqual([{ code: "no-lead", text: "" }]);
    expect(sentence?.problems).toEqual([{ code: "no-lead", text: "Tháng 12/2023" }]);
  });
});

describe("tables of other offices", () => {
  test("other titles for the columns, a column of numbers, areas as rows of their own", () => {
    const plan = recognised(
      [
        row("STT", "Nội dung", "Kết quả", "Đơn vị thực hiện", "Đơn vị phối hợp", "Thời hạn"),
        row("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
        row("I", "Cải cách thể chế", "", "", "", ""),
        row("1", "Ban hành kế hoạch", "Kế hoạch", "Phòng Tư pháp", "", "Quý I"),
        row("2", "Kiểm tra", "Báo cáo", "Phòng Tư pháp", "", "Quý II"),
        row("II", "Cải cách TTHC", "", "", "", ""),
        row("1", "Niêm yết", "", "Văn phòng HĐND và UBND", "", "Quý III"),
      ].join("\n"),
    );
    expect(plan.tasks.map(({ area, title }) => [area, title])).toEqual([
      ["Cải cách thể chế", "Ban hành kế hoạch"],
      ["Cải cách thể chế", "Kiểm tra"],
      ["Cải cách TTHC", "Niêm yết"],
    ]);
    expect(plan.problems).toEqual([{ code: "no-plan-number" }]);
  });

  test("numbering that restarts under no other area is doubtful", () => {
    const [, restarted] = table(
      row("I. A", "1. Việc", "", "Phòng Nội vụ", "", "Quý I"),
      row("", "1. Việc khác", "", "Phòng Nội vụ", "", "Quý I"),
    );
    expect(restarted).toMatchObject({
      area: "A",
      problems: [{ code: "no-area", text: "Việc khác" }],
    });
  });

  test("a table goes on after a page break, past the page's number", () => {
    const rows = [
      HEADER,
      row("I. A", "1. Một", "", "Phòng Nội vụ", "", "Quý I"),
      "",
      "2",
      "",
      row("", "2. Hai", "", "Phòng Nội vụ", "", "Quý II"),
    ];
    expect(recognised(rows.join("\n")).tasks.map(({ area, title }) => [area, title])).toEqual([
      ["A", "Một"],
      ["A", "Hai"],
    ]);
  });

  test("a row without a title is told with its row and text", () => {
    const plan = recognised(
      [
        HEADER,
        row("I. A", "1. Một", "", "Phòng Nội vụ", "", "Quý I"),
        row("", "", "Báo cáo", "Phòng Tư pháp", "", "Quý I"),
      ].join("\n"),
    );
    expect(plan.tasks).toHaveLength(1);
    expect(plan.problems.at(-1)).toEqual({
      code: "row",
      row: 2,
      text: "Báo cáo | Phòng Tư pháp | Quý I",
      problem: { code: "no-title", text: "Báo cáo | Phòng Tư pháp | Quý I" },
    });
  });

  test("another table behind it is left alone", () => {
    const rows = [
      HEADER,
      row("I. A", "1. Một", "", "Phòng Nội vụ", "", "Quý I"),
      "Phụ lục 2",
      "BIỂU ĐIỂM",
      "(Kèm theo Kế hoạch)",
      row("1", "Thể chế", "15.5", "15", "-0.5", ""),
    ];
    expect(recognised(rows.join("\n")).tasks).toHaveLength(1);
  });
});
