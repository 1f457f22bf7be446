/** The five seeds as Word, Excel and separated text: each says what its text says. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type RecognisedFile, recognisedFile } from "../../documents/recognised-file.ts";

const TEST = join(import.meta.dirname, "..", "..");

const CU_LAO_DUNG = "seeds/cu-lao-dung-2023-ke-hoach-cchc.txt";
const GIO_LINH = "seeds/gio-linh-2023-ke-hoach-khac-phuc.txt";
const SO_NOI_VU = "seeds/so-noi-vu-2019-ke-hoach-khac-phuc.txt";
const PHU_MY = "seeds/phu-my-2024-ke-hoach-khac-phuc.txt";
const QUANG_DIEN = "seeds/quang-dien-2022-bao-cao-6-thang.txt";

const YEARS: Readonly<Record<string, number>> = {
  [CU_LAO_DUNG]: 2023,
  [GIO_LINH]: 2023,
  [SO_NOI_VU]: 2019,
  [PHU_MY]: 2024,
  [QUANG_DIEN]: 2022,
};

const yearOf = (seed: string) => YEARS[seed] ?? 0;
const seed = (name: string) => recognisedFile(join(TEST, name), yearOf(name));

/** The file made from a seed; `text` is the seed itself. */
function office(name: string, of: string): Promise<RecognisedFile> {
  if (name === "text") return seed(of);
  return recognisedFile(join(TEST, "documents", "seeds", name), yearOf(of));
}

/** All but the rows' numbers, which differ with what stands above a table. */
function withoutRows({ plan, scores }: RecognisedFile): unknown {
  return JSON.parse(
    JSON.stringify({ plan, scores }, (key: string, value: unknown) =>
      key === "row" ? undefined : value,
    ),
  );
}

describe("a whole document says the same in every format", () => {
  test.each([
    ["cu-lao-dung.xlsx", CU_LAO_DUNG],
    ["cu-lao-dung-cut.docx", CU_LAO_DUNG],
    ["cu-lao-dung-tracked.docx", CU_LAO_DUNG],
    ["gio-linh.docx", GIO_LINH],
    ["gio-linh.xlsx", GIO_LINH],
    ["so-noi-vu.docx", SO_NOI_VU],
    ["so-noi-vu-lists.docx", SO_NOI_VU],
    ["so-noi-vu.xlsx", SO_NOI_VU],
    ["phu-my.docx", PHU_MY],
    ["phu-my.xlsx", PHU_MY],
    ["quang-dien.docx", QUANG_DIEN],
    ["quang-dien.xlsx", QUANG_DIEN],
  ])("%s", async (name, of) => {
    expect(withoutRows(await office(name, of))).toEqual(withoutRows(await seed(of)));
  });
});

describe("the plan of Cù Lao Dung", () => {
  test.each([
    "cu-lao-dung.docx",
    "cu-lao-dung-numbered.docx",
    "cu-lao-dung-groups.docx",
    "cu-lao-dung-groups.xlsx",
    "cu-lao-dung-appendix.csv",
    "cu-lao-dung-appendix.semicolon.csv",
    "cu-lao-dung-appendix.tsv",
    "cu-lao-dung-appendix.unicode.txt",
  ])("%s has the tasks of its text, and its number, without a problem", async (name) => {
    const own = await office(name, CU_LAO_DUNG);
    expect(own.plan.tasks).toEqual((await seed(CU_LAO_DUNG)).plan.tasks);
    expect(own.plan).toMatchObject({
      kind: "appendix",
      number: "03/KH-UBND",
      issuedOn: "2023-01-04",
      problems: [],
    });
    expect(own.plan.issuer?.toLowerCase()).toBe("ubnd huyện cù lao dung");
  });

  test.each(["cu-lao-dung.docx", "cu-lao-dung-numbered.docx"])(
    "%s has the reporting calendar and who owes it",
    async (name) => {
      const { plan } = await office(name, CU_LAO_DUNG);
      expect(plan.reportPeriods).toEqual((await seed(CU_LAO_DUNG)).plan.reportPeriods);
    },
  );

  test("has 19 tasks in 7 areas and four periods, due on the 10th", async () => {
    const { plan } = await office("cu-lao-dung.docx", CU_LAO_DUNG);
    expect(plan.tasks).toHaveLength(19);
    expect(new Set(plan.tasks.map(({ area }) => area)).size).toBe(7);
    expect(plan.tasks[14]?.area).toBe("Xây dựng và phát triển chính quyền điện tử, chính quyền số");
    expect(plan.reportPeriods.map(({ due }) => due)).toEqual([
      "2023-03-10",
      "2023-06-10",
      "2023-09-10",
      "2023-12-10",
    ]);
  });

  test("leaves footnotes and struck-out words out", async () => {
    const noted = await office("cu-lao-dung.docx", CU_LAO_DUNG);
    expect(noted.plan.tasks[2]?.title).toMatch(/rà soát TTHC năm 2023$/u);
    const tracked = await office("cu-lao-dung-tracked.docx", CU_LAO_DUNG);
    expect(tracked.plan.tasks[8]?.deliverables.map(({ label }) => label)).toEqual(["Đề án"]);
  });
});

describe("the plan of Sở Nội vụ", () => {
  test.each(["text", "so-noi-vu.docx", "so-noi-vu-lists.docx", "so-noi-vu.xlsx"])(
    "%s: six duties and what each has cost",
    async (name) => {
      const { plan } = await office(name, SO_NOI_VU);
      expect(plan.kind).toBe("remedial");
      expect(plan.tasks.map(({ points }) => points)).toEqual([50, 27, 1, 17, 106, 388]);
      expect(plan.tasks.map(({ lead }) => lead)).toEqual([
        ["Văn phòng Sở"],
        ["Thanh tra Sở"],
        ["Các cơ quan, đơn vị thuộc Sở"],
        ["Các cơ quan, đơn vị thuộc Sở"],
        ["Văn phòng Sở"],
        ["Văn phòng Sở"],
      ]);
      expect(plan.tasks[2]?.follow).toEqual(["Văn phòng Sở"]);
      expect(plan.tasks.flatMap(({ problems }) => problems)).toEqual([]);
      expect(plan.tasks[4]?.title).toMatch(/^ban hành và triển khai .*đúng quy định\.?$/iu);
    },
  );

  test.each(["text", "so-noi-vu.docx", "so-noi-vu.xlsx", "so-noi-vu-scores.xlsx"])(
    "%s: eight areas, 94,11 of 100",
    async (name) => {
      const { scores } = await office(name, SO_NOI_VU);
      const [set] = scores.sets;
      expect(scores.sets).toHaveLength(1);
      expect(set?.year).toBe(2018);
      expect(set?.areas.map(({ max, assessed, lost }) => [max, assessed, lost])).toEqual([
        [1550, 1500, 50],
        [1000, 973, 27],
        [1700, 1700, 0],
        [1150, 1149, 1],
        [1150, 1133, 17],
        [400, 294, 106],
        [1950, 1562, 388],
        [1100, 1100, 0],
      ]);
      expect(set?.areas[0]?.name).toBe("Công tác chỉ đạo điều hành");
      expect(set?.total).toMatchObject({ max: 10000, assessed: 9411, lost: 589 });
      expect(scores.problems).toEqual([]);
    },
  );

  test("29,37 points came from the survey", async () => {
    expect((await seed(SO_NOI_VU)).scores.sets[0]?.total.survey).toBe(2937);
  });
});

describe("the plan of Gio Linh", () => {
  test.each(["text", "gio-linh.docx", "gio-linh-numbered.docx", "gio-linh.xlsx"])(
    "%s: 28 duties of seven headings, with their targets",
    async (name) => {
      const { plan } = await office(name, GIO_LINH);
      const byLead = Map.groupBy(plan.tasks, ({ lead }) => lead.join("; "));
      expect(plan.kind).toBe("duties");
      expect([...byLead].map(([lead, tasks]) => [lead, tasks.length])).toEqual([
        ["Thủ trưởng các cơ quan chuyên môn thuộc UBND huyện; Chủ tịch UBND các xã, thị trấn", 8],
        ["Phòng Nội vụ", 4],
        ["Văn phòng HĐND&UBND huyện", 5],
        ["Phòng Tư pháp", 1],
        ["Phòng Văn hóa và Thông tin", 4],
        ["Phòng Tài chính – Kế hoạch", 3],
        ["Trung tâm Văn hóa thông tin – TDTT", 3],
      ]);
      const targets = (at: number) =>
        plan.tasks[at]?.targets.map(({ value, unit, due }) => [value, unit, due]);
      expect(targets(16)).toEqual([
        [95, "%", null],
        [50, "%", null],
        [30, "%", null],
        [100, "%", null],
      ]);
      expect(targets(22)).toEqual([
        [100, "%", null],
        [80, "%", "2023-12-15"],
      ]);
    },
  );

  test("a duty that the page's end cuts in two is one", async () => {
    const { plan } = await seed(GIO_LINH);
    expect(plan.tasks[2]?.title).toMatch(/\(tài liệu kiểm chúng\) để phục vụ/u);
    expect(plan.tasks[24]?.title).toMatch(/tài sản công tại UBND cấp huyện/u);
    const whole = await office("gio-linh-numbered.docx", GIO_LINH);
    expect(whole.plan.tasks.map(({ title }) => title)).toEqual(
      plan.tasks.map(({ title }) => title),
    );
  });

  test.each(["text", "gio-linh.docx", "gio-linh-numbered.docx", "gio-linh.xlsx"])(
    "%s: 45,16 of 82,5 and 87,26 of 149",
    async (name) => {
      const { scores } = await office(name, GIO_LINH);
      expect(scores.sets.map(({ total }) => total)).toMatchObject([
        { max: 8250, assessed: 4516, self: 6821, lost: 3734, selfGap: 2305 },
        { max: 14900, assessed: 8726, self: 12578, lost: 6174, selfGap: 3852 },
      ]);
      expect(scores.sets.map(({ year }) => year)).toEqual([2023, 2023]);
      expect(scores.problems).toEqual([]);
    },
  );
});

describe("the plan of Phú Mỹ", () => {
  test.each(["text", "phu-my.docx", "phu-my.xlsx"])("%s: 91,84 of 100", async (name) => {
    const { scores } = await office(name, PHU_MY);
    const [set] = scores.sets;
    expect(set).toMatchObject({ year: 2023, met: 40, of: 48 });
    expect(set?.total).toMatchObject({ max: 10000, assessed: 9184, lost: 816, selfGap: null });
    expect(set?.areas.map(({ max, assessed, lost }) => [max, assessed, lost])).toEqual([
      [1200, 1085, 115],
      [1400, 1200, 200],
      [1100, 999, 101],
      [600, 550, 50],
      [3600, 3250, 350],
    ]);
    expect(
      set?.criteria.slice(0, 7).map(({ max, assessed, lost }) => [max, assessed, lost]),
    ).toEqual([
      [300, 285, 15],
      [200, 100, 100],
      [null, 0, null],
      [null, 0, null],
      [100, 0, 100],
      [200, 199, 1],
      [100, 50, 50],
    ]);
    expect(set?.criteria[2]).toMatchObject({
      name: "Ban hành Kế hoạch rà soát, đánh giá TTHC",
      area: "Cải cách thủ tục hành chính",
      reason: "thiếu đính kèm báo cáo kết quả thực hiện",
    });
    expect(scores.problems).toEqual([]);
  });

  test.each(["text", "phu-my.docx", "phu-my.xlsx"])("%s: duties keep their post", async (name) => {
    const { plan } = await office(name, PHU_MY);
    const leads = plan.tasks.flatMap(({ lead }) => lead);
    expect(plan.kind).toBe("duties");
    expect(leads).toContain("Công chức phụ trách Trang thông tin điện tử thị trấn");
    expect(leads).toContain("Cán bộ Văn thư – Lưu trữ");
    expect(plan.tasks.find(({ lead }) => lead[0] === "Cán bộ Văn thư – Lưu trữ")?.title).toMatch(
      /^tham mưu Thường trực UBND thị trấn/iu,
    );
  });
});

describe("the report of Quảng Điền", () => {
  test.each(["text", "quang-dien.docx", "quang-dien.xlsx"])("%s: nothing", async (name) => {
    const own = await office(name, QUANG_DIEN);
    expect(own.plan).toMatchObject({ kind: null, tasks: [], reportPeriods: [] });
    expect(own.plan.problems).toEqual([{ code: "nothing-found" }]);
    expect(own.scores).toEqual({ sets: [], problems: [{ code: "nothing-found" }] });
  });
});
