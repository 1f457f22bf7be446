import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toContract, type PlanContract } from "../../../jobs/import/plan/plan-contract.ts";
import { HEADER, row, seedText } from "./given.ts";
import { openPlanOffice, type PlanOffice } from "./plan-office.ts";

describe("the machine-readable answer", () => {
  let given: PlanOffice;

  beforeAll(async () => {
    given = await openPlanOffice();
  });

  afterAll(async () => {
    await given.close();
  });

  async function contract(text: string): Promise<PlanContract> {
    const preview = await given.preview(text, { year: 2023 });
    return toContract(preview, (problem) => `worded: ${problem.code}`);
  }

  test("of the seed", async () => {
    const answer = await contract(seedText());
    expect(answer).toMatchObject({ source: { kind: "appendix" }, problems: [], change: "new" });
    expect(answer.tasks).toHaveLength(19);
    expect(answer.tasks[1]).toEqual({
      code: "NV-002",
      area: "Cải cách thể chế",
      title: "Xây dựng kế hoạch và tổ chức tuyên truyền, phổ biến giáo dục pháp luật",
      lead: ["Phòng Tư pháp"],
      support: ["Cơ quan, đơn vị huyện", "UBND cấp xã"],
      follow: [],
      deliverables: [
        {
          label: "Kế hoạch",
          timing: "Quý I/2023",
          kind: "once",
          due: ["2023-03-31"],
          embedded: false,
        },
        {
          label: "Báo cáo",
          timing: "Tháng 12/2023",
          kind: "once",
          due: ["2023-12-31"],
          embedded: false,
        },
      ],
      points: null,
      targets: [],
      problems: [],
    });
    expect(answer.tasks[3]?.deliverables).toMatchObject([
      { embedded: true, due: ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"] },
    ]);
    expect(answer.reportPeriods[0]).toEqual({
      name: "Báo cáo Quý I/2023",
      from: "2022-12-05",
      to: "2023-03-05",
      due: "2023-03-10",
    });
  });

  test("of a document without a plan", async () => {
    expect(await contract(seedText("quang-dien-2022-bao-cao-6-thang.txt"))).toEqual({
      source: { kind: "none" },
      tasks: [],
      reportPeriods: [],
      problems: [{ row: null, text: "", reason: "worded: nothing-found" }],
      newUnits: [],
      unknownGroups: [],
      ambiguousUnits: [],
      nearMisses: [],
      change: "none",
    });
  });

  test("names that resemble known ones are said, with what they may mean", async () => {
    const named = row("I. A", "1. Việc", "Báo cáo", "Phòng Kinh tế Hạ tầng", "", "Quý I");
    const answer = await contract([HEADER, named].join("\n"));
    expect(answer.newUnits).toEqual(["Phòng Kinh tế Hạ tầng"]);
    expect(answer.nearMisses).toEqual([
      { phrase: "Phòng Kinh tế Hạ tầng", candidates: ["Phòng Kinh tế và Hạ tầng"] },
    ]);
  });

  test("a row's problem stands with its task and with the document's", async () => {
    const answer = await contract(
      [HEADER, row("I. A", "1. Việc", "Báo cáo", "Phòng Nội vụ", "", "31/02/2023")].join("\n"),
    );
    expect(answer.tasks[0]?.problems).toEqual([
      { row: 1, text: "31/02/2023", reason: "worded: row" },
    ]);
    expect(answer.problems).toEqual([
      { row: null, text: "", reason: "worded: no-plan-number" },
      {
        row: 1,
        text: expect.stringContaining("| 31/02/2023") as string,
        reason: "worded: row",
      },
    ]);
  });
});
