/** The scores of the seeds, number by number, and the same from Word and Excel files. */
import { describe, expect, test } from "vitest";
import { areasOf, criteriaOf, scoresInFile, scoresInSeed } from "./scores-given.ts";

const SO_NOI_VU = "so-noi-vu-2019-ke-hoach-khac-phuc";
const PHU_MY = "phu-my-2024-ke-hoach-khac-phuc";
const GIO_LINH = "gio-linh-2023-ke-hoach-khac-phuc";

async function firstOf(seed: string) {
  const { sets, problems } = await scoresInSeed(seed);
  expect(problems).toEqual([]);
  return sets[0]!;
}

describe("the plan of the department (Sở Nội vụ)", () => {
  test("gives its eight areas, and the total that they come to", async () => {
    const set = await firstOf(SO_NOI_VU);
    expect(set).toMatchObject({ name: "Chỉ số cải cách hành chính", year: 2018, period: "năm" });
    expect(areasOf(set)).toEqual([
      ["Công tác chỉ đạo điều hành", 1550, 1500, 50],
      ["Xây dựng và tổ chức thực hiện hệ thống văn bản quy phạm pháp luật", 1000, 973, 27],
      ["Cải cách thủ tục hành chính", 1700, 1700, 0],
      ["Cải cách tổ chức bộ máy hành chính", 1150, 1149, 1],
      ["Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức", 1150, 1133, 17],
      ["Cải cách tài chính công", 400, 294, 106],
      ["Hiện đại hóa hành chính", 1950, 1562, 388],
      [
        "Tác động của CCHC đến người dân, tổ chức và mức độ hoàn thành nhiệm vụ của cơ quan, đơn vị",
        1100,
        1100,
        0,
      ],
    ]);
    expect(set.total).toEqual({
      max: 10_000,
      assessed: 9411,
      self: null,
      survey: 2937,
      lost: 589,
      selfGap: null,
    });
  });

  test("gives the criteria that lost points, which come to what their areas lost", async () => {
    const set = await firstOf(SO_NOI_VU);
    const lost = (name: string) =>
      set.criteria.filter(({ area }) => area === name).map((criterion) => criterion.lost);
    expect(set.areas.map(({ name }) => lost(name))).toEqual([
      [50],
      [5, 9, 12, 1],
      [],
      [1],
      [11, 5, 1],
      [100, 2, 4],
      [388],
      [],
    ]);
    expect(set.criteria).toHaveLength(13);
  });

  test("says of each criterion what the paragraph says, and no more", async () => {
    const criteria = criteriaOf(await firstOf(SO_NOI_VU));
    const late =
      "Báo cáo kết quả thực hiện công tác kiểm soát thủ tục hành chính Quý IV năm 2018 gửi chậm so với thời gian quy định";
    expect(criteria[0]).toEqual(["Công tác chỉ đạo điều hành", late, null, null, 50, late]);
    expect(criteria[4]?.slice(1)).toEqual([
      "Tính kịp thời trong việc phát hiện và xử lý các bất cập, vướng mắc trong tổ chức thực hiện VBQPPL, VBADQPPL thuộc phạm vi quản lý nhà nước của ngành",
      150,
      149,
      1,
      null,
    ]);
    expect(criteria[5]?.slice(1)).toEqual([
      "Tình hình thực hiện Quy chế làm việc của cơ quan",
      100,
      99,
      1,
      null,
    ]);
    expect(criteria[12]?.[0]).toBe("Hiện đại hóa hành chính");
  });
});

describe("the plan of the town (Phú Mỹ)", () => {
  test("gives its total, how many criteria were met, and five areas", async () => {
    const set = await firstOf(PHU_MY);
    expect(set).toMatchObject({
      name: "Chỉ số cải cách hành chính",
      year: 2023,
      period: "năm",
      met: 40,
      of: 48,
      total: { max: 10_000, assessed: 9184, lost: 816, self: null, selfGap: null },
    });
    expect(areasOf(set)).toEqual([
      ["Công tác chỉ đạo, điều hành cải cách hành chính", 1200, 1085, 115],
      ["Cải cách thủ tục hành chính", 1400, 1200, 200],
      ["Xây dựng và phát triển chính quyền điện tử, chính quyền số", 1100, 999, 101],
      ["Công tác Văn thư, lưu trữ", 600, 550, 50],
      [
        "Mức độ hài lòng của người dân, tổ chức đối với sự phục vụ hành chính (SIPAS)",
        3600,
        3250,
        350,
      ],
    ]);
  });

  test("gives the eight criteria that lost points, with the reasons as written", async () => {
    const set = await firstOf(PHU_MY);
    const missing = "thiếu đính kèm báo cáo kết quả thực hiện";
    expect(criteriaOf(set).map(([, ...rest]) => rest)).toEqual([
      ["Thực hiện Kế hoạch CCHC", 300, 285, 15, "hoàn thành 6/7 nhiệm vụ"],
      ["Đổi mới, sáng tạo trong triển khai nhiệm vụ CCHC", 200, 100, 100, null],
      ["Ban hành Kế hoạch rà soát, đánh giá TTHC", null, 0, null, missing],
      [
        "Thực hiện rà soát và kiến nghị cải cách TTHC, sửa đổi, bổ sung quy định TTHC trong năm đánh giá",
        null,
        0,
        null,
        missing,
      ],
      [
        "Trang thông tin điện tử của thị trấn đáp ứng yêu cầu chức năng, tính năng kỹ thuật theo quy định",
        100,
        0,
        100,
        "Thiếu Quyết định Ban biên tập",
      ],
      ["Tỷ lệ dịch vụ công trực tuyến toàn trình", 200, 199, 1, null],
      [
        "Lập đầy đủ các hồ sơ theo Danh mục hồ sơ và hồ sơ phát sinh ngoài dự kiến",
        100,
        50,
        50,
        "Có lập hồ sơ điện tử nhưng hồ sơ giấy chưa đạt",
      ],
      [
        "Mức độ hài lòng của người dân, tổ chức đối với sự phục vụ hành chính (SIPAS)",
        3600,
        3250,
        350,
        null,
      ],
    ]);
    expect(
      set.criteria.map(({ area }) => set.areas.findIndex(({ name }) => name === area)),
    ).toEqual([0, 0, 1, 1, 2, 2, 3, 4]);
  });
});

test("the plan of the district (Gio Linh) gives two scorings, each with what follows from it", async () => {
  const { sets, problems } = await scoresInSeed(GIO_LINH);
  expect(problems).toEqual([]);
  const nothingElse = { areas: [], criteria: [], met: null, of: null };
  const period = { year: 2023, period: "6 tháng đầu năm" };
  expect(sets).toEqual([
    {
      name: "Chỉ số cải cách hành chính",
      ...period,
      ...nothingElse,
      total: { max: 8250, assessed: 4516, self: 6821, survey: null, lost: 3734, selfGap: 2305 },
    },
    {
      name: "Mức độ hoàn thành nhiệm vụ",
      ...period,
      ...nothingElse,
      total: { max: 14_900, assessed: 8726, self: 12_578, survey: null, lost: 6174, selfGap: 3852 },
    },
  ]);
});

test.each(["cu-lao-dung-2023-ke-hoach-cchc", "quang-dien-2022-bao-cao-6-thang"])(
  "%s holds no scores, and nothing is invented",
  async (seed) => {
    expect(await scoresInSeed(seed)).toEqual({ sets: [], problems: [{ code: "nothing-found" }] });
  },
);

test.each([
  ["so-noi-vu.docx", SO_NOI_VU],
  ["so-noi-vu-lists.docx", SO_NOI_VU],
  ["so-noi-vu.xlsx", SO_NOI_VU],
  ["phu-my.docx", PHU_MY],
  ["phu-my.xlsx", PHU_MY],
  ["gio-linh.docx", GIO_LINH],
  ["gio-linh-numbered.docx", GIO_LINH],
  ["gio-linh.xlsx", GIO_LINH],
])("%s says what the text says", async (file, seed) => {
  expect(await scoresInFile(file)).toEqual(await scoresInSeed(seed));
});

test("a spreadsheet with the table alone gives its areas and its total", async () => {
  const { sets, problems } = await scoresInFile("so-noi-vu-scores.xlsx");
  const whole = await firstOf(SO_NOI_VU);
  expect(problems).toEqual([]);
  expect(sets).toEqual([{ ...whole, criteria: [], total: { ...whole.total, survey: null } }]);
});
