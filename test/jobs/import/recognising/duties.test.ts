import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block } from "../../../../jobs/import/reading/document.ts";
import { readDuties } from "../../../../jobs/import/recognising/duties/duties.ts";
import { readRemedialPlan } from "../../../../jobs/import/recognising/remedial/remedial.ts";
import { seedText } from "../given.ts";
import { documentOf, duties } from "./directives-given.ts";

const GIO_LINH = "gio-linh-2023-ke-hoach-khac-phuc.txt";
const PHU_MY = "phu-my-2024-ke-hoach-khac-phuc.txt";

const ORDER = "Để nâng cao Chỉ số cải cách hành chính năm 2025, UBND huyện yêu cầu:";

describe("the plan of Gio Linh", () => {
  const { tasks, problems } = duties(seedText(GIO_LINH));

  test("has 28 duties under seven headings, all of one area", () => {
    const byLead = Map.groupBy(tasks, ({ lead }) => lead.join("; "));
    expect([...byLead].map(([lead, own]) => [lead, own.length])).toEqual([
      ["Thủ trưởng các cơ quan chuyên môn thuộc UBND huyện; Chủ tịch UBND các xã, thị trấn", 8],
      ["Phòng Nội vụ", 4],
      ["Văn phòng HĐND&UBND huyện", 5],
      ["Phòng Tư pháp", 1],
      ["Phòng Văn hóa và Thông tin", 4],
      ["Phòng Tài chính – Kế hoạch", 3],
      ["Trung tâm Văn hóa thông tin – TDTT", 3],
    ]);
    expect(tasks[0]?.lead).toHaveLength(2);
    expect(new Set(tasks.map(({ area }) => area))).toEqual(
      new Set(["Về Chỉ số cải cách hành chính"]),
    );
    expect(tasks.map(({ row }) => row)).toEqual(tasks.map((_, index) => index + 1));
  });

  test("names its targets", () => {
    const found = tasks.flatMap(({ row, targets }) =>
      targets.map(({ value, unit, due }) => [row, value, unit, due]),
    );
    expect(found).toEqual([
      [2, 100, "%", null],
      [17, 95, "%", null],
      [17, 50, "%", null],
      [17, 30, "%", null],
      [17, 100, "%", null],
      [23, 100, "%", null],
      [23, 80, "%", "2023-12-15"],
    ]);
    expect(tasks[16]?.targets[1]?.text).toBe("Tỷ lệ hồ sơ trực tuyến toàn trình đạt 50%");
  });

  test("puts the paragraphs together that the page breaks have cut", () => {
    expect(tasks[2]?.title).toMatch(/\(tài liệu kiểm chúng\) để phục vụ công tác chấm điểm/u);
    expect(tasks[24]?.title).toMatch(/tài sản công tại UBND cấp huyện; công khai/u);
  });

  test("dates none of them, and that is no problem", () => {
    const kinds = tasks.map(({ deliverables }) => deliverables.map(({ kind }) => kind));
    expect(kinds).toEqual(
      tasks.map(({ row }) => [row === 3 || row === 6 ? "ongoing" : "unspecified"]),
    );
    expect(tasks.flatMap((task) => task.problems)).toEqual([]);
  });

  test("tells the four paragraphs that give work to units under no heading", () => {
    expect(problems.map((each) => each.code)).toEqual(
      Array.from({ length: 4 }, () => "stray-duty"),
    );
    expect(
      problems.map((each) => (each.code === "stray-duty" ? each.text.slice(0, 22) : "")),
    ).toEqual([
      "Các cơ quan, đơn vị cầ",
      "Đối với các cơ quan, đ",
      "Các cơ quan, đơn vị cầ",
      "Giao Phòng Nội vụ chủ ",
    ]);
  });

  test("is the same without its bullets and numbers", () => {
    const bare = seedText(GIO_LINH).replace(/^(#+ )?(\*\*)?(?:- |(?:\d|I{1,3})\. )/gmu, "$1$2");
    const found = readDuties(documentOf(bare), 2025);
    expect(found?.tasks).toEqual(tasks);
  });
});

describe("the plan of Phú Mỹ", () => {
  const { tasks, problems } = duties(seedText(PHU_MY));

  test("has seven duties by post; who names nobody is the committee that issued it", () => {
    expect(tasks.map(({ lead }) => lead)).toEqual([
      ["UBND thị trấn"],
      ["Cán bộ, công chức"],
      [
        "Công chức phụ trách công tác kiểm soát thủ tục hành chính, công tác cải cách hành chính của đơn vị",
      ],
      ["Công chức phụ trách Trang thông tin điện tử thị trấn"],
      ["Tất cả cán bộ, công chức được cử làm việc tại Bộ phận tiếp nhận và trả kết quả thị trấn"],
      ["Cán bộ Văn thư – Lưu trữ"],
      ["UBND thị trấn"],
    ]);
    expect(new Set(tasks.map(({ area }) => area))).toEqual(new Set(["GIẢI PHÁP KHẮC PHỤC"]));
    expect(problems).toEqual([]);
  });

  test("takes what follows the post for the title", () => {
    expect(tasks[1]?.title).toMatch(/^phát huy năng lực/u);
    expect(tasks[5]?.title).toMatch(/^tham mưu Thường trực UBND thị trấn chỉ đạo tất cả cán bộ/u);
    expect(tasks[6]?.title).toMatch(/^Phối hợp với các ngành/u);
  });
});

test.each([
  undefined,
  "quang-dien-2022-bao-cao-6-thang.txt",
  "so-noi-vu-2019-ke-hoach-khac-phuc.txt",
])("%s gives no duties under headings", (name) => {
  expect(readDuties(documentOf(seedText(name)), 2023)).toBeNull();
});

describe("headings", () => {
  test.each([
    "1. Giao Phòng Nội vụ:",
    "1. Đối với Phòng Nội vụ",
    "a) Phòng Nội vụ có trách nhiệm:",
    "I. PHÒNG NỘI VỤ",
    "Phòng Nội vụ",
    "1/ Phòng Nội vụ (cơ quan thường trực)",
    "3. Trách nhiệm của Phòng Nội vụ.",
  ])("%s", (heading) => {
    const { tasks } = duties(ORDER, heading, "- Tham mưu kế hoạch.", "- Kiểm tra.");
    expect(tasks.map(({ title }) => title)).toEqual(["Tham mưu kế hoạch.", "Kiểm tra."]);
    expect(tasks[0]?.lead[0]?.toLowerCase()).toBe("phòng nội vụ");
  });

  test.each([
    ["Phòng Nội vụ; Văn phòng HĐND và UBND", ["Phòng Nội vụ", "Văn phòng HĐND và UBND"]],
    ["Phòng Nội vụ và Công an huyện", ["Phòng Nội vụ", "Công an huyện"]],
    [
      "Thủ trưởng các cơ quan, đơn vị, Chủ tịch UBND các xã",
      ["Thủ trưởng các cơ quan, đơn vị", "Chủ tịch UBND các xã"],
    ],
    ["Trưởng Công an huyện", ["Trưởng Công an huyện"]],
    ["Công chức Tư pháp – Hộ tịch", ["Công chức Tư pháp – Hộ tịch"]],
  ])("%s are named by one", (heading, lead) => {
    expect(duties(ORDER, `2. ${heading}`, "- Việc này.").tasks[0]?.lead).toEqual(lead);
  });

  test.each([
    "Tổ chức bộ máy",
    "Phòng, chống tham nhũng",
    "Ban hành quy chế",
    "Số hóa hồ sơ",
    "Đội ngũ cán bộ",
    "Các nhiệm vụ trọng tâm",
    "Nội dung liên quan",
    "Bộ máy hành chính",
  ])("“%s” names no unit", (heading) => {
    expect(readDuties(documentOf(ORDER, `1. ${heading}`, "- Việc này."), 2025)).toBeNull();
  });

  test("a unit and its duty in one line, and bullets below it", () => {
    const { tasks } = duties(
      ORDER,
      "1. Phòng Nội vụ: Tham mưu kế hoạch.",
      "- Báo cáo kết quả.",
      "2. Công an huyện: Thực hiện Đề án 06.",
    );
    expect(tasks.map(({ lead, title }) => [lead[0], title])).toEqual([
      ["Phòng Nội vụ", "Tham mưu kế hoạch."],
      ["Phòng Nội vụ", "Báo cáo kết quả."],
      ["Công an huyện", "Thực hiện Đề án 06."],
    ]);
  });

  test("numbered duties, parts of a duty, and areas within a unit", () => {
    const { tasks } = duties(
      ORDER,
      "I. NHIỆM VỤ",
      "1. Phòng Nội vụ",
      "1.1. Tham mưu:",
      "- Kế hoạch;",
      "- Báo cáo.",
      "1.2. Kiểm tra công vụ",
      "II. CÔNG AN HUYỆN",
      "1. Cải cách thủ tục",
      "- Niêm yết.",
    );
    expect(tasks.map(({ area, lead, title }) => [area, lead[0], title])).toEqual([
      ["NHIỆM VỤ", "Phòng Nội vụ", "Tham mưu: Kế hoạch; Báo cáo."],
      ["NHIỆM VỤ", "Phòng Nội vụ", "Kiểm tra công vụ"],
      ["Cải cách thủ tục", "CÔNG AN HUYỆN", "Niêm yết."],
    ]);
  });
});

describe("what gives no duty", () => {
  const DUTY = ["1. Phòng Nội vụ", "- Đôn đốc việc thực hiện."];

  test.each([
    ["standing provisions", [ORDER, "IV. TỔ CHỨC THỰC HIỆN", ...DUTY]],
    ["results", [ORDER, "II. KẾT QUẢ THỰC HIỆN", ...DUTY]],
    ["recipients", [ORDER, "Nơi nhận:", "Phòng Nội vụ", "- Lưu: VT."]],
    ["a report", ["BÁO CÁO", "Tình hình cải cách hành chính", ORDER, ...DUTY]],
    ["a document with a report's number", ["Số: 12/BC-UBND", ORDER, ...DUTY]],
    ["nothing that orders", ["Danh mục", ...DUTY]],
    ["what was done", [ORDER, "1. Phòng Nội vụ", "- Đã ban hành kế hoạch.", "- Đã kiểm tra."]],
    ["addressees", ["Kính gửi:", "Phòng Nội vụ", "Thực hiện kế hoạch của tỉnh.", ORDER]],
  ])("%s", (_, lines) => {
    expect(readDuties(documentOf(...lines), 2025)).toBeNull();
  });

  test("the closing sentence", () => {
    const { tasks } = duties(
      ORDER,
      ...DUTY,
      "Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.",
    );
    expect(tasks).toHaveLength(1);
  });

  test("a unit named under no heading, beside others, is told", () => {
    const { tasks, problems } = duties(ORDER, ...DUTY, "2. Giao Phòng Tư pháp chủ trì rà soát.");
    expect(tasks).toHaveLength(1);
    expect(problems).toEqual([{ code: "stray-duty", text: "Giao Phòng Tư pháp chủ trì rà soát." }]);
  });
});

describe("when it is due", () => {
  const timed = (text: string) =>
    duties(ORDER, "1. Phòng Nội vụ", `- ${text}`).tasks[0]?.deliverables.map(
      ({ timing, kind, due }) => [timing, kind, ...due],
    );

  test.each([
    [
      "Tham mưu kế hoạch, hoàn thành trước ngày 30/9/2025.",
      ["trước ngày 30/9/2025", "once", "2025-09-29"],
    ],
    ["Hoàn thành việc rà soát trong quý III/2025.", ["trong quý III/2025", "once", "2025-09-30"]],
    ["Báo cáo kết quả chậm nhất ngày 20/11.", ["chậm nhất ngày 20/11", "once", "2025-11-20"]],
    ["Trước ngày 15/6, ban hành kế hoạch.", ["Trước ngày 15/6", "once", "2025-06-14"]],
    ["Ban hành quy chế (tháng 5/2025).", ["tháng 5/2025", "once", "2025-05-31"]],
    ["Thường xuyên đôn đốc.", ["Thường xuyên", "ongoing"]],
    [
      "Định kỳ hằng quý công khai kết quả.",
      ["Định kỳ hằng quý", "recurring", "2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"],
    ],
  ])("%s", (text, expected) => {
    expect(timed(text)).toEqual([expected]);
  });

  test.each([
    "Số hóa hồ sơ được cấp trước ngày 01/7/2024.",
    "Thực hiện Kế hoạch số 123/KH-UBND ngày 23/8/2023 đến năm 2025.",
    "Đến ngày 15/12/2025 đạt tỷ lệ giải ngân ít nhất 80%.",
    "Gửi trước ngày 15/6, bổ sung trước ngày 30/6.",
  ])("“%s” is left undated", (text) => {
    expect(timed(text)).toEqual([["", "unspecified"]]);
  });
});

test("any lines and tables are read without a fault", () => {
  const line = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.constantFrom(
      ORDER,
      "KẾ HOẠCH",
      "I. NHIỆM VỤ",
      "1. Phòng Nội vụ",
      "Phòng Nội vụ: làm",
      "- Tồn tại: A (trừ 0,5 điểm)",
      "+ Đơn vị chủ trì:",
      "Giải pháp",
      "đạt 95%; 30/2 đạt 10%",
      "Nơi nhận:",
      "(",
    ),
  );
  const block = fc.oneof(
    line.map((text): Block => ({ kind: "paragraph", text, line: 1 })),
    fc
      .array(fc.array(line, { maxLength: 5 }), { maxLength: 4 })
      .map((rows): Block => ({ kind: "table", rows: rows.map((cells) => ({ cells, line: 1 })) })),
  );
  fc.assert(
    fc.property(fc.array(block, { maxLength: 15 }), (blocks) => {
      for (const found of [readDuties({ blocks }, 2025), readRemedialPlan({ blocks }, 2025)]) {
        for (const { title, deliverables } of found?.tasks ?? []) {
          expect(title).not.toBe("");
          expect(deliverables.length).toBeGreaterThan(0);
        }
      }
    }),
  );
});

test.each([
  "Phòng Nội vụ, ",
  "trừ 0,5 ",
  "(((((",
  "đạt 95%, ",
  "trước ngày 1/1, ",
  "a và b: ",
  "xong ",
])("a paragraph of nothing but “%s” ends within a test's time", (words) => {
  const long = words.repeat(Math.floor(7_900 / words.length));
  const lines = [ORDER, "1. Phòng Nội vụ", `- ${long}`, `Tồn tại: ${long}`, `Giải pháp: ${long}`];
  for (let times = 0; times < 10; times += 1) {
    expect(readDuties(documentOf(...lines), 2025)).toBeDefined();
    expect(readRemedialPlan(documentOf(...lines), 2025)).toBeDefined();
  }
});
