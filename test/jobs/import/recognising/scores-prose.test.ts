/** Scores told in sentences, as other offices tell them. */
import { describe, expect, test } from "vitest";
import { areasOf, criteriaOf, onlySet, scoresIn } from "./scores-given.ts";

describe("a total", () => {
  const NONE = { max: null, assessed: null, self: null, survey: null, lost: null, selfGap: null };

  test.each([
    [
      "Kết quả chấm điểm Chỉ số CCHC năm 2024 của UBND xã đạt 88,75 điểm/100 điểm, xếp thứ 12/24 xã.",
      { max: 10_000, assessed: 8875, lost: 1125 },
    ],
    [
      "Năm 2024, Chỉ số CCHC của Sở đạt 85.5 điểm trên tổng số 100 điểm, xếp thứ 5/19 sở.",
      { max: 10_000, assessed: 8550, lost: 1450 },
    ],
    [
      "Chỉ số CCHC năm 2024: tổng điểm tự chấm 95,5 điểm; điểm thẩm định 60,25 điểm; điểm điều tra xã hội học 28,5 điểm.",
      { assessed: 8875, self: 9550, survey: 2850, selfGap: 675 },
    ],
    [
      "UBND xã tự chấm Chỉ số CCHC năm 2024 được 92,5 điểm trên tổng số 100 điểm. Hội đồng thẩm định 85 điểm, bị trừ 7,5 điểm so với tự chấm.",
      { max: 10_000, assessed: 8500, self: 9250, lost: 1500, selfGap: 750 },
    ],
    [
      "Chỉ số CCHC năm 2024 đạt 85,5/100 điểm, cao hơn 1,2 điểm so với năm 2023 (84,3 điểm); điểm trung bình của các huyện là 86,2 điểm.",
      { max: 10_000, assessed: 8550, lost: 1450 },
    ],
    [
      "Chỉ số CCHC năm 2024 của huyện đạt 94,11 điểm, bị trừ 5,89 điểm.",
      { max: 10_000, assessed: 9411, lost: 589 },
    ],
  ])("%s", async (sentence, total) => {
    const set = await onlySet(sentence);
    expect(set).toMatchObject({ name: "Chỉ số CCHC", year: 2024, period: "năm" });
    expect(set.total).toEqual({ ...NONE, ...total });
  });

  test("is put together from lines that say a part each", async () => {
    const set = await onlySet(
      [
        "Kết quả Chỉ số CCHC quý III/2024",
        "- Điểm tự chấm: 95,5 điểm",
        "- Điểm thẩm định: 88,25 điểm",
        "- Điểm tối đa: 100 điểm",
      ].join("\n"),
    );
    expect(set).toMatchObject({ year: 2024, period: "quý III", criteria: [] });
    expect(set.total).toEqual({
      ...NONE,
      max: 10_000,
      assessed: 8825,
      self: 9550,
      lost: 1175,
      selfGap: 725,
    });
  });

  test("of each year where a sentence tells of several", async () => {
    const { sets } = await scoresIn(
      "Mức độ hoàn thành nhiệm vụ năm 2022 đạt 80,5 điểm, năm 2023 đạt 85,25 điểm (tăng 4,75 điểm so với năm 2022).",
    );
    expect(sets.map(({ name, year, total }) => [name, year, total.assessed])).toEqual([
      ["Mức độ hoàn thành nhiệm vụ", 2022, 8050],
      ["Mức độ hoàn thành nhiệm vụ", 2023, 8525],
    ]);
  });

  test("that the table does not bear out is said", async () => {
    const { problems } = await scoresIn(
      [
        "Chỉ số CCHC năm 2024 đạt 17,5 điểm.",
        "TT\tLĩnh vực\tĐiểm tối đa\tĐiểm đạt",
        "1\tCải cách thể chế\t10\t9",
        "\tTổng cộng\t10\t9",
      ].join("\n"),
    );
    expect(problems).toEqual([
      {
        code: "sum-differs",
        text: "Chỉ số CCHC năm 2024 đạt 17,5 điểm.",
        printed: 1750,
        computed: 900,
      },
    ]);
  });
});

test("areas with their points in the line, and criteria below with reasons", async () => {
  const set = await onlySet(
    [
      "Kết quả Chỉ số CCHC năm 2024 đạt 88,75/100 điểm.",
      "1. Cải cách thể chế: 9,5/10 điểm (trừ 0,5 điểm)",
      "- Báo cáo theo dõi thi hành pháp luật: đạt 0,5/1 điểm do gửi báo cáo chậm.",
      "2. Cải cách thủ tục hành chính: đạt 12/14 điểm",
      "- Giải quyết hồ sơ đúng hạn: bị trừ 2 điểm vì 15/1200 hồ sơ trễ hẹn, chưa gửi văn bản xin lỗi.",
      "3. An toàn thông tin: 4/5 điểm",
    ].join("\n"),
  );
  expect(areasOf(set)).toEqual([
    ["Cải cách thể chế", 1000, 950, 50],
    ["Cải cách thủ tục hành chính", 1400, 1200, 200],
    ["An toàn thông tin", 500, 400, 100],
  ]);
  expect(criteriaOf(set)).toEqual([
    ["Cải cách thể chế", "Báo cáo theo dõi thi hành pháp luật", 100, 50, 50, "gửi báo cáo chậm"],
    [
      "Cải cách thủ tục hành chính",
      "Giải quyết hồ sơ đúng hạn",
      null,
      null,
      200,
      "15/1200 hồ sơ trễ hẹn, chưa gửi văn bản xin lỗi",
    ],
  ]);
});

test("areas of which only the deduction is said, and causes in a line of their own", async () => {
  const set = await onlySet(
    [
      "KẾ HOẠCH",
      "Khắc phục hạn chế Chỉ số CCHC năm 2023 của xã Mỹ Lợi",
      "I. KẾT QUẢ",
      "Xã đạt 86,5/100 điểm, xếp thứ 7/15; có 35/40 tiêu chí đạt điểm tối đa, 05 tiêu chí bị trừ điểm.",
      "II. CÁC TIÊU CHÍ BỊ TRỪ ĐIỂM",
      "1. Công tác chỉ đạo điều hành (trừ 3 điểm)",
      "- Báo cáo quý III gửi chậm 03 ngày: trừ 0,5 điểm.",
      "- Không có sáng kiến (0/2,5 điểm).",
      "2. Cải cách TTHC (trừ 10,5 điểm)",
      "a) Hồ sơ trễ hẹn: -5 điểm",
      "b) Không xin lỗi bằng văn bản: trừ 5,5 điểm",
      "- Nguyên nhân: công chức chưa nắm quy định.",
    ].join("\n"),
  );
  expect(set).toMatchObject({ met: 35, of: 40, year: 2023 });
  expect(areasOf(set)).toEqual([
    ["Công tác chỉ đạo điều hành", null, null, 300],
    ["Cải cách TTHC", null, null, 1050],
  ]);
  expect(criteriaOf(set).map(([, ...rest]) => rest)).toEqual([
    ["Báo cáo quý III gửi chậm 03 ngày", null, null, 50, "Báo cáo quý III gửi chậm 03 ngày"],
    ["Không có sáng kiến", 250, 0, 250, null],
    ["Hồ sơ trễ hẹn", null, null, 500, "Hồ sơ trễ hẹn"],
    ["Không xin lỗi bằng văn bản", null, null, 550, "công chức chưa nắm quy định"],
  ]);
});

test("self score, awarded and reason in one sentence", async () => {
  const set = await onlySet(
    [
      "1. Tiêu chí Ban hành kế hoạch CCHC: tự chấm 1 điểm, thẩm định 0,5 điểm, lý do: ban hành chậm.",
      "2. Tiêu chí Kiểm tra CCHC: điểm tối đa: 2; tự chấm: 2; thẩm định: 1; nguyên nhân: chưa có kết luận.",
    ].join("\n"),
  );
  expect(set.criteria).toEqual([
    {
      name: "Tiêu chí Ban hành kế hoạch CCHC",
      area: "",
      max: null,
      assessed: 50,
      self: 100,
      lost: null,
      reason: "ban hành chậm",
    },
    {
      name: "Tiêu chí Kiểm tra CCHC",
      area: "",
      max: 200,
      assessed: 100,
      self: 200,
      lost: 100,
      reason: "chưa có kết luận",
    },
  ]);
});

test("criteria listed in one paragraph behind the total", async () => {
  const set = await onlySet(
    "Kết quả Chỉ số CCHC năm 2024: Tổng điểm đạt được: 90,5/100. Còn 02 tiêu chí bị trừ điểm: Ban hành kế hoạch (0,5/1 điểm) do ban hành chậm; Báo cáo định kỳ (1,5/2 điểm).",
  );
  expect(set.total).toMatchObject({ max: 10_000, assessed: 9050, lost: 950 });
  expect(criteriaOf(set)).toEqual([
    ["", "Ban hành kế hoạch", 100, 50, 50, "ban hành chậm"],
    ["", "Báo cáo định kỳ", 200, 150, 50, null],
  ]);
});

test("headings mean the table's areas, though they are worded otherwise", async () => {
  const set = await onlySet(
    [
      "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2018",
      "TT\tNội dung\tĐiểm tối đa\tĐiểm đạt",
      "1\tCông tác chỉ đạo điều hành CCHC\t10\t9",
      "2\tCải cách tổ chức bộ máy hành chính nhà nước\t10\t9",
      "1. Chỉ đạo, điều hành",
      "- Tồn tại: Báo cáo chậm (trừ 1 điểm)",
      "2. Tổ chức bộ máy",
      "- Hạn chế: Chưa phân cấp (trừ 0,5đ)",
    ].join("\n"),
  );
  expect(criteriaOf(set).map(([area, name, , , lost]) => [area, name, lost])).toEqual([
    ["Công tác chỉ đạo điều hành CCHC", "Báo cáo chậm", 100],
    ["Cải cách tổ chức bộ máy hành chính nhà nước", "Chưa phân cấp", 50],
  ]);
});

test("a section ends where the next number of its rank begins", async () => {
  const set = await onlySet(
    [
      "Chỉ số CCHC năm 2024 đạt 88/100 điểm, có 35 tiêu chí đạt điểm tối đa trên tổng số 40 tiêu chí.",
      "1. Cải cách thể chế",
      "- Báo cáo chậm (trừ 0,5 điểm).",
      "2. Cải cách TTHC: 12/14 điểm",
      "- Hồ sơ trễ hẹn: trừ 2 điểm",
    ].join("\n"),
  );
  expect([set.met, set.of]).toEqual([35, 40]);
  expect(areasOf(set)).toEqual([["Cải cách TTHC", 1400, 1200, 200]]);
  expect(set.criteria.map(({ area }) => area)).toEqual(["Cải cách thể chế", "Cải cách TTHC"]);
});

test("a self score that nobody has assessed yet", async () => {
  const set = await onlySet(
    [
      "Kết quả tự chấm Chỉ số CCHC năm 2024",
      "UBND xã tự chấm 95,25/100 điểm, cụ thể:",
      "I. Chỉ đạo, điều hành: điểm chuẩn 15 điểm, tự chấm 14,5 điểm",
      "1. Tuyên truyền: điểm chuẩn 2 điểm, tự chấm 1,5 điểm, lý do: thiếu 01 hội thi",
    ].join("\n"),
  );
  expect(set.total).toMatchObject({ max: 10_000, self: 9525, assessed: null, lost: null });
  expect(set.areas).toMatchObject([{ max: 1500, self: 1450, assessed: null }]);
  expect(set.criteria).toMatchObject([
    { name: "Tuyên truyền", max: 200, self: 150, reason: "thiếu 01 hội thi" },
  ]);
});

test("without diacritics", async () => {
  const set = await onlySet(
    [
      "Nam 2023, chi so cai cach hanh chinh cua xa dat 85,25/100 diem, 30/38 tieu chi dat diem toi da.",
      "1. Cai cach the che",
      "UBND xa dat 8/10 diem, co 01 tieu chi chua dat:",
      "- Bao cao theo doi thi hanh phap luat (0/2 diem): gui cham.",
    ].join("\n"),
  );
  expect(set).toMatchObject({ year: 2023, met: 30, of: 38, total: { assessed: 8525, lost: 1475 } });
  expect(criteriaOf(set)).toEqual([
    ["Cai cach the che", "Bao cao theo doi thi hanh phap luat", 200, 0, 200, "gui cham"],
  ]);
});

test("deductions that do not come to what the paragraph says are said", async () => {
  const { problems } = await scoresIn(
    "Chỉ số CCHC năm 2023\n1. Cải cách thể chế\n- Tồn tại: Tính hợp lý đạt 0,9/1; tính khả thi đạt 0,8/1 (trừ 0,4 điểm)",
  );
  expect(problems).toEqual([
    {
      code: "sum-differs",
      text: "Tính hợp lý đạt 0,9/1; tính khả thi đạt 0,8/1 (trừ 0,4 điểm)",
      printed: 40,
      computed: 30,
    },
  ]);
});

test.each([
  "Phấn đấu Chỉ số CCHC năm 2024 đạt từ 90 điểm trở lên; mục tiêu đạt 92 điểm.",
  "Chỉ số CCHC: toàn xã có 08 điểm bưu điện văn hóa, 12 điểm tiếp nhận hồ sơ.",
  "Chỉ số CCHC: đạt 6/7 nhiệm vụ; kiểm tra ngày 15/12; giải ngân 23.310.000.000đ/125.009.000.000đ, đạt 18,6%.",
  "Chỉ số CCHC: hoàn thành 64/64 ý kiến chỉ đạo, thực hiện 24/47 nhiệm vụ, đạt 51%.",
  "Khi chấm điểm chỉ số CCHC, cứ mỗi hồ sơ trễ hẹn trừ 0,1 điểm; trừ 0,5 điểm đối với mỗi báo cáo chậm.",
  "Chỉ số CCHC năm 2023 của các xã\n1. Xã An Phú: 90,5/100 điểm\n2. Xã Bình Minh: 88/100 điểm",
  "Năm 2022, Chỉ số CCHC tăng 2,5 điểm so với năm 2021 và xếp thứ 8/10 huyện.",
])("no score: %s", async (sentence) => {
  expect(await scoresIn(sentence)).toEqual({ sets: [], problems: [{ code: "nothing-found" }] });
});
