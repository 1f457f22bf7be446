/** What stands in a plan's text: its header and its reporting calendar. */
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../jobs/import/read-document.ts";
import { recognisePlan } from "../../../jobs/import/recognise-plan.ts";
import { HEADER, recognised, row, seedText, sourceFile } from "./given.ts";

const OWED_BY = [
  "Thủ trưởng các cơ quan, đơn vị huyện",
  "Chủ tịch Ủy ban nhân dân các xã, thị trấn",
];
const WINDOW = "Thời gian chốt số liệu tính từ ngày 05/12/2022 đến ngày 05/3/2023";
const DUE = "Thời hạn báo cáo chậm nhất vào ngày 10 của tháng cuối kỳ báo cáo.";
const HEADING = "1. Phòng Nội vụ có trách nhiệm:";

describe("the header of the plan of Cù Lao Dung", () => {
  test("says number, issuer, date, title and year", () => {
    expect(recognised(seedText())).toMatchObject({
      kind: "appendix",
      number: "03/KH-UBND",
      issuer: "UBND huyện Cù Lao Dung",
      issuedOn: "2023-01-04",
      title: "Thực hiện cải cách hành chính năm 2023",
    });
  });

  test("is read for the year that is given, else for its own", () => {
    const document = readDocument(sourceFile(seedText()));
    const year = (given: number | null) => {
      const plan = document.ok && recognisePlan(document.value, { given, current: 2026 });
      return plan && plan.ok && plan.value.year;
    };
    expect(year(null)).toBe(2023);
    expect(year(2024)).toBe(2024);
  });
});

test("a plan that names no year needs to be given one", () => {
  const text = [HEADER, row("I. A", "1. Việc", "", "Phòng Nội vụ", "", "Quý I")].join("\n");
  const document = readDocument(sourceFile(text));
  const outcome = document.ok && recognisePlan(document.value, { given: null, current: 2026 });
  expect(outcome).toEqual({ ok: false, error: { code: "no-year" } });
});

test("the plans that a plan cites are not its number", () => {
  const text = [
    "Căn cứ Kế hoạch số 192/KH-UBND ngày 20/12/2022 của Ủy ban nhân dân tỉnh Sóc Trăng;",
    HEADER,
    row("I. A", "1. Việc", "", "Phòng Nội vụ", "", "Quý I"),
  ].join("\n");
  expect(recognised(text)).toMatchObject({
    number: null,
    issuedOn: null,
    problems: [{ code: "no-plan-number" }],
  });
});

describe("the reporting calendar", () => {
  test("of Cù Lao Dung has four periods, due on the 10th of their last month", () => {
    expect(recognised(seedText()).reportPeriods).toEqual([
      {
        name: "Báo cáo Quý I/2023",
        from: "2022-12-05",
        to: "2023-03-05",
        due: "2023-03-10",
        owedBy: OWED_BY,
      },
      {
        name: "Báo cáo 6 tháng đầu năm 2023",
        from: "2022-12-05",
        to: "2023-06-05",
        due: "2023-06-10",
        owedBy: OWED_BY,
      },
      {
        name: "Báo cáo Quý III/2023",
        from: "2023-06-05",
        to: "2023-09-05",
        due: "2023-09-10",
        owedBy: OWED_BY,
      },
      {
        name: "Báo cáo tổng hợp năm 2023",
        from: "2022-12-05",
        to: "2023-12-05",
        due: "2023-12-10",
        owedBy: OWED_BY,
      },
    ]);
  });

  const calendar = (...lines: readonly string[]) => recognised(lines.join("\n"));

  test("is found without a table of tasks", () => {
    const plan = calendar(HEADING, DUE, `- Báo cáo Quý I/2023: ${WINDOW};`);
    expect(plan.kind).toBe("appendix");
    expect(plan.reportPeriods).toMatchObject([{ due: "2023-03-10", owedBy: ["Phòng Nội vụ"] }]);
  });

  test("a day that is left out is not the due day", () => {
    const before = DUE.replace("chậm nhất vào", "trước");
    const [period] = calendar(HEADING, before, `Báo cáo Quý I: ${WINDOW}`).reportPeriods;
    expect(period?.due).toBe("2023-03-09");
  });

  test("whoever owes it is said or asked for, never guessed", () => {
    const line = `- Báo cáo Quý I/2023: ${WINDOW};`;
    const plan = calendar("1. Kinh phí thực hiện", DUE, line);
    expect(plan.reportPeriods).toMatchObject([{ owedBy: [] }]);
    expect(plan.problems).toContainEqual({ code: "report-period", text: line });
  });

  test.each([
    ["no due day", HEADING, `Báo cáo Quý I: ${WINDOW}`],
    [
      "a window that ends before it begins",
      DUE,
      "Báo cáo Quý I: chốt số liệu từ 05/3/2023 đến 05/12/2022",
    ],
    ["a day that does not exist", DUE, "Báo cáo Quý I: chốt số liệu từ 31/02/2023 đến 05/3/2023"],
    [
      "a report due before its figures are cut off",
      DUE,
      WINDOW.replace("05/3", "15/3").replace(/^/u, "Báo cáo Quý I: "),
    ],
  ])("%s makes no period, and is told", (_, first, line) => {
    const plan = calendar(HEADING, first, line);
    expect(plan.reportPeriods).toEqual([]);
    expect(plan.problems).toContainEqual({ code: "report-period", text: line });
  });
});
