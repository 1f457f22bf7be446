/** Score tables as other offices draw them. */
import { expect, test } from "vitest";
import { areasOf, criteriaOf, onlySet, scoresIn, table } from "./scores-given.ts";

const TITLE = "BẢNG ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023";

test("columns are found by their titles, in any order", async () => {
  const set = await onlySet(
    table(
      [TITLE],
      ["Nguyên nhân", "Điểm đạt được", "Tự đánh giá", "Lĩnh vực", "Thang điểm", "STT"],
      ["Báo cáo chậm", "9,25", "9,5", "Cải cách thể chế", "10", "1"],
      ["Hồ sơ trễ hẹn", "12.5", "14", "Cải cách TTHC", "14", "2"],
      ["", "21,75", "23,5", "Tổng điểm", "24", ""],
    ),
  );
  expect(set).toMatchObject({ year: 2023, period: "năm", criteria: [] });
  expect(areasOf(set)).toEqual([
    ["Cải cách thể chế", 1000, 925, 75],
    ["Cải cách TTHC", 1400, 1250, 150],
  ]);
  expect(set.total).toEqual({
    max: 2400,
    assessed: 2175,
    self: 2350,
    survey: null,
    lost: 225,
    selfGap: 175,
  });
});

test("long titles are read by what they speak of", async () => {
  const set = await onlySet(
    table(
      [
        "STT",
        "Lĩnh vực, tiêu chí, TCTP chấm điểm",
        "Điểm tối đa theo quy định",
        "Điểm UBND phường tự chấm",
        "Điểm Sở Nội vụ thẩm định",
        "Tài liệu kiểm chứng kèm theo",
      ],
      ["1", "Cải cách thể chế", "10", "10", "9", "BC 12"],
      ["2", "Cải cách TTHC", "20", "18", "18", ""],
      ["", "Tổng cộng điểm", "30", "28", "27", ""],
    ),
  );
  expect(areasOf(set)).toEqual([
    ["Cải cách thể chế", 1000, 900, 100],
    ["Cải cách TTHC", 2000, 1800, 200],
  ]);
  expect(set.total).toMatchObject({ max: 3000, assessed: 2700, self: 2800, selfGap: 100 });
});

test("a header over two rows, with a title that spans several columns", async () => {
  const set = await onlySet(
    table(
      ["TT", "Nội dung", "Điểm", "", "", "Ghi chú"],
      ["", "", "Tối đa", "Tự chấm", "Thẩm định", ""],
      ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
      ["1", "Cải cách thể chế", "10", "10", "9.5", "-0.5"],
      ["2", "Cải cách tài chính công", "8", "8", "8", "="],
    ),
  );
  expect(areasOf(set)).toEqual([
    ["Cải cách thể chế", 1000, 950, 50],
    ["Cải cách tài chính công", 800, 800, 0],
  ]);
  expect(set.total).toMatchObject({ max: 1800, assessed: 1750, self: 1800, lost: 50, selfGap: 50 });
});

const LEVELS = [
  "STT",
  "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
  "Điểm tối đa",
  "Tự chấm",
  "Thẩm định",
];

test("of three levels the outermost are areas and the innermost criteria", async () => {
  const set = await onlySet(
    table(
      [...LEVELS, "Lý do trừ điểm"],
      ["I", "Chỉ đạo điều hành", "5", "5", "4", ""],
      ["1", "Kế hoạch CCHC", "3", "3", "2,5", ""],
      ["1.1", "Ban hành kế hoạch", "1", "1", "1", ""],
      ["1.2", "Thực hiện kế hoạch", "2", "2", "1,5", "Hoàn thành 6/7 nhiệm vụ"],
      ["", "Hoàn thành 100% kế hoạch", "2", "", "", ""],
      ["", "Hoàn thành dưới 100% kế hoạch", "1", "", "", ""],
      ["2", "Tuyên truyền", "2", "2", "1,5", "Thiếu báo cáo"],
      ["II", "Cải cách thể chế", "4", "4", "4", ""],
      ["1", "Xây dựng văn bản", "4", "4", "4", ""],
      ["", "TỔNG CỘNG", "9", "9", "8", ""],
    ),
  );
  expect(areasOf(set)).toEqual([
    ["Chỉ đạo điều hành", 500, 400, 100],
    ["Cải cách thể chế", 400, 400, 0],
  ]);
  expect(criteriaOf(set)).toEqual([
    ["Chỉ đạo điều hành", "Ban hành kế hoạch", 100, 100, 0, null],
    ["Chỉ đạo điều hành", "Thực hiện kế hoạch", 200, 150, 50, "Hoàn thành 6/7 nhiệm vụ"],
    ["Chỉ đạo điều hành", "Tuyên truyền", 200, 150, 50, "Thiếu báo cáo"],
    ["Cải cách thể chế", "Xây dựng văn bản", 400, 400, 0, null],
  ]);
  expect([set.met, set.of]).toEqual([2, 4]);
});

test("numbers may stand before the names, as 1, 1.1 and 1.1.1", async () => {
  const set = await onlySet(
    table(
      LEVELS.slice(1),
      ["1. Cải cách thể chế", "3", "3", "2"],
      ["1.1 Văn bản", "3", "3", "2"],
      ["1.1.1. Ban hành", "2", "2", "1"],
      ["1.1.2. Kiểm tra", "1", "1", "1"],
    ),
  );
  expect(areasOf(set)).toEqual([["Cải cách thể chế", 300, 200, 100]]);
  expect(set.criteria.map(({ name }) => name)).toEqual(["Ban hành", "Kiểm tra"]);
});

const CRITERIA = ["TT", "Tiêu chí", "Điểm tối đa", "Điểm đạt được", "Nguyên nhân mất điểm"];

test("rows without points head groups, over a page break with the header again", async () => {
  const set = await onlySet(
    [
      table(
        CRITERIA,
        ["", "Cải cách thể chế", "", "", ""],
        ["1", "Ban hành kế hoạch", "1", "1", ""],
        ["2", "Báo cáo", "1", "0", "Không có tài liệu kiểm chứng"],
        ["", "Cải cách TTHC", "", "", ""],
        ["1", "Công khai TTHC", "2", "1,5", ""],
      ),
      "\n2\n",
      table(CRITERIA, ["2", "Hồ sơ đúng hạn", "3", "3", ""], ["", "Tổng", "7", "5,5", ""]),
    ].join("\n"),
  );
  expect(areasOf(set)).toEqual([
    ["Cải cách thể chế", 200, 100, 100],
    ["Cải cách TTHC", 500, 450, 50],
  ]);
  expect(criteriaOf(set)[1]).toEqual([
    "Cải cách thể chế",
    "Báo cáo",
    100,
    0,
    100,
    "Không có tài liệu kiểm chứng",
  ]);
  expect(set.total).toMatchObject({ max: 700, assessed: 550, lost: 150 });
});

test("an area in a column of its own stands beside its first criterion", async () => {
  const { sets, problems } = await scoresIn(
    table(
      ["TT", "Lĩnh vực", "Tiêu chí", "Điểm tối đa", "Điểm đạt", "Lý do"],
      ["1", "Chỉ đạo điều hành", "Kế hoạch", "2", "2", ""],
      ["2", "", "Báo cáo", "2", "1,5", "Gửi chậm"],
      ["3", "Cải cách thể chế", "Rà soát", "3", "ba", ""],
      ["", "", "Tổng cộng", "7", "6,5", ""],
    ),
  );
  expect(areasOf(sets[0]!)).toEqual([
    ["Chỉ đạo điều hành", 400, 350, 50],
    ["Cải cách thể chế", 300, null, null],
  ]);
  expect(sets[0]?.criteria.map(({ area }) => area)).toEqual([
    "Chỉ đạo điều hành",
    "Chỉ đạo điều hành",
    "Cải cách thể chế",
  ]);
  expect(problems).toEqual([{ code: "unreadable-points", row: 3, text: "ba" }]);
});

test("criteria without areas belong to none", async () => {
  const set = await onlySet(
    table(
      ["Tiêu chí", "Điểm tự chấm", "Điểm thẩm định", "Điểm trừ", "Lý do"],
      ["1.1 Ban hành kế hoạch", "2", "1,5", "0,5", "Ban hành chậm"],
      ["2.3 Hồ sơ trễ hẹn", "3", "2", "1", "Không xin lỗi"],
    ),
  );
  expect(set.areas).toEqual([]);
  expect(criteriaOf(set)).toEqual([
    ["", "Ban hành kế hoạch", 200, 150, 50, "Ban hành chậm"],
    ["", "Hồ sơ trễ hẹn", 300, 200, 100, "Không xin lỗi"],
  ]);
  expect(set.total.assessed).toBeNull();
});

test("points of the survey come on top where they are more than those awarded", async () => {
  const rows = [
    ["TT", "Nội dung", "Điểm tối đa", "Điểm thẩm định", "Điểm điều tra XHH"],
    ["1", "Cải cách thể chế", "10", "8", "1,5"],
  ];
  const set = await onlySet(table(...rows, ["2", "Tác động của CCHC", "10", "", "9"]));
  expect(set.areas.map(({ assessed, survey }) => [assessed, survey])).toEqual([
    [950, 150],
    [900, 900],
  ]);
  const within = await onlySet(table(...rows, ["2", "Tác động của CCHC", "10", "9", "9"]));
  expect(within.areas.map(({ assessed }) => assessed)).toEqual([800, 900]);
});

test("awarded and maximum may share a cell", async () => {
  const set = await onlySet(
    table(
      ["TT", "Lĩnh vực", "Điểm đạt", "Lý do trừ điểm"],
      ["1", "Cải cách TTHC", "12/14", "Hồ sơ trễ hẹn"],
    ),
  );
  expect(areasOf(set)).toEqual([["Cải cách TTHC", 1400, 1200, 200]]);
});

test("two appendices are two scorings", async () => {
  const header = ["TT", "Lĩnh vực", "Điểm chuẩn", "Điểm tự chấm", "Điểm thẩm định"];
  const { sets, problems } = await scoresIn(
    table(
      ["PHỤ LỤC 01: CHỈ SỐ CẢI CÁCH HÀNH CHÍNH 6 THÁNG ĐẦU NĂM 2023"],
      header,
      ["1", "Cải cách thể chế", "40", "35", "25,16"],
      ["2", "Cải cách TTHC", "42,5", "33,21", "20"],
      ["PHỤ LỤC 02: MỨC ĐỘ HOÀN THÀNH NHIỆM VỤ 6 THÁNG ĐẦU NĂM 2023", "", "", "", ""],
      header,
      ["1", "Kinh tế", "100", "80", "50"],
      ["2", "Xã hội", "49", "45,78", "37,26"],
    ),
  );
  expect(problems).toEqual([]);
  expect(sets.map(({ name, total }) => [name, total.max, total.assessed, total.selfGap])).toEqual([
    ["Chỉ số cải cách hành chính", 8250, 4516, 2305],
    ["Mức độ hoàn thành nhiệm vụ", 14_900, 8726, 3852],
  ]);
});

const SUMMED = ["TT", "Lĩnh vực", "Điểm tối đa", "Điểm đạt", "Điểm trừ"];

test("a total or a deduction that does not add up is said", async () => {
  const { sets, problems } = await scoresIn(
    table(
      SUMMED,
      ["1", "Cải cách thể chế", "10", "9,5", "0,7"],
      ["2", "Cải cách TTHC", "8", "8", "0"],
      ["", "Cộng", "18", "17", "1"],
    ),
  );
  expect(problems).toEqual([
    { code: "sum-differs", text: "Cải cách thể chế – Điểm trừ", printed: 70, computed: 50 },
    { code: "sum-differs", text: "Cộng – Điểm đạt", printed: 1700, computed: 1750 },
  ]);
  expect(sets[0]?.total).toMatchObject({ max: 1800, assessed: 1700, lost: 100 });
});

test("what a spreadsheet computed to more decimals may be off by its rounding", async () => {
  const { sets, problems } = await scoresIn(
    table(
      SUMMED,
      ["1", "Cải cách thể chế", "3", "2.5714285714", ""],
      ["2", "Cải cách TTHC", "3.5", "2.5714285714", ""],
      ["3", "Cải cách tài chính công", "2", "1.125", ""],
      ["", "Tổng cộng", "8.5", "6.27", ""],
    ),
  );
  expect(problems).toEqual([]);
  expect(sets[0]?.areas.map(({ assessed }) => assessed)).toEqual([257, 257, 113]);
});

test("who signed below the table is no row of it", async () => {
  const { sets, problems } = await scoresIn(
    table(
      SUMMED,
      ["1", "Cải cách thể chế", "10", "9,5", ""],
      ["", "NGƯỜI LẬP BIỂU", "", "", "CHỦ TỊCH"],
    ),
  );
  expect(problems).toEqual([]);
  expect(areasOf(sets[0]!)).toEqual([["Cải cách thể chế", 1000, 950, 50]]);
});

test("a full stop that may part thousands is not guessed at", async () => {
  const { sets, problems } = await scoresIn(
    table(SUMMED, ["1", "Cải cách thể chế", "1.000", "900", ""]),
  );
  expect(problems).toEqual([{ code: "unreadable-points", row: 1, text: "1.000" }]);
  expect(areasOf(sets[0]!)).toEqual([["Cải cách thể chế", null, 90_000, null]]);
});

test.each([
  ["a plan", ["TT", "Nội dung", "Kết quả", "Cơ quan chủ trì", "Thời gian"], "Báo cáo"],
  ["a ranking of units", ["TT", "Đơn vị", "Điểm tự chấm", "Điểm thẩm định", "Xếp hạng"], "95"],
  ["a list of dossiers", ["TT", "Lĩnh vực", "Tiếp nhận", "Đúng hạn", "Tỷ lệ (%)"], "4063"],
])("the table of %s holds no scores", async (_, header, cell) => {
  const text = table(
    header,
    ["1", "Cải cách TTHC", cell, "90", "1"],
    ["2", "Xã B", cell, "88", "2"],
  );
  expect(await scoresIn(text)).toEqual({ sets: [], problems: [{ code: "nothing-found" }] });
});
