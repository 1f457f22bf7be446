import { describe, expect, test } from "vitest";
import { readRemedialPlan } from "../../../../jobs/import/recognising/remedial/remedial.ts";
import { OTHER_SEEDS, seedText } from "../given.ts";
import { documentOf, remedial } from "./directives-given.ts";

const SO_NOI_VU = "so-noi-vu-2019-ke-hoach-khac-phuc.txt";

const row = (...cells: readonly string[]) => cells.join("\t");

describe("the plan of Sở Nội vụ", () => {
  const { tasks, problems } = remedial(seedText(SO_NOI_VU));

  test("has six duties, each under its area, with the points that were lost", () => {
    expect(tasks.map(({ row: place, area, points }) => [place, area, points])).toEqual([
      [1, "Công tác chỉ đạo điều hành cải cách hành chính", 50],
      [2, "Xây dựng và tổ chức thực hiện hệ thống văn bản quy phạm pháp luật", 27],
      [3, "Cải cách tổ chức bộ máy hành chính", 1],
      [4, "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức", 17],
      [5, "Cải cách tài chính công", 106],
      [6, "Hiện đại hóa nền hành chính", 388],
    ]);
    expect(problems).toEqual([]);
  });

  test("says who leads, who supports and who only follows", () => {
    const all = "Các cơ quan, đơn vị thuộc Sở";
    expect(tasks.map(({ lead, support, follow }) => [lead, support, follow])).toEqual([
      [["Văn phòng Sở"], [all], []],
      [["Thanh tra Sở"], [all], []],
      [[all], [], ["Văn phòng Sở"]],
      [[all], [], ["Văn phòng Sở"]],
      [["Văn phòng Sở"], [all], []],
      [["Văn phòng Sở"], [all], []],
    ]);
  });

  test("takes the remedy for the title, and one product without a name", () => {
    expect(tasks[2]?.title).toBe(
      "Thực hiện nghiêm túc Quy chế làm việc được ban hành tại Quyết định số 15/QĐ-SNV ngày 09/01/2014 của Sở Nội vụ.",
    );
    expect(tasks.map(({ deliverables }) => deliverables)).toEqual(
      tasks.map(() => [
        {
          label: "",
          timing: "Thường xuyên",
          kind: "ongoing",
          due: [],
          withinYear: false,
          embedded: false,
        },
      ]),
    );
    expect(tasks.flatMap(({ targets }) => targets)).toEqual([]);
  });

  test("is the same without its bullets and numbers", () => {
    const bare = seedText(SO_NOI_VU).replace(/^(#+ )?(\*\*)?(?:[-+] |2\.\d\. )/gmu, "$1$2");
    expect(remedial(bare)).toEqual({ tasks, problems });
  });
});

test.each([...OTHER_SEEDS.filter((name) => name !== SO_NOI_VU), undefined])(
  "%s is no remedial plan by deduction",
  (name) => {
    expect(readRemedialPlan(documentOf(seedText(name)), 2023)).toBeNull();
  },
);

describe("other ways to write it", () => {
  test("labels as numbered lines of their own, their text on the next", () => {
    const { tasks, problems } = remedial(
      "I. CÔNG TÁC CHỈ ĐẠO",
      "1. Hạn chế",
      "Chậm gửi báo cáo quý IV (bị trừ 0,25đ).",
      "2. Giải pháp khắc phục",
      "Gửi báo cáo đúng hạn.",
      "3. Cơ quan chủ trì",
      "- Phòng Nội vụ",
      "- Văn phòng HĐND và UBND",
      "4. Cơ quan phối hợp: Không",
      "5. Thời hạn hoàn thành: Quý I/2025",
    );
    expect(tasks).toMatchObject([
      {
        area: "CÔNG TÁC CHỈ ĐẠO",
        title: "Gửi báo cáo đúng hạn.",
        lead: ["Phòng Nội vụ", "Văn phòng HĐND và UBND"],
        support: [],
        points: 25,
        deliverables: [{ due: ["2025-03-31"] }],
      },
    ]);
    expect(problems).toEqual([]);
  });

  test("the labels in another order, causes between them, a list of shortcomings", () => {
    const { tasks } = remedial(
      "1. Cải cách thể chế",
      "* Đơn vị thực hiện: Phòng Tư pháp",
      "* Thời gian: 30/6/2025",
      "* Tồn tại, hạn chế:",
      "- Chưa ban hành kế hoạch (trừ 0.5 điểm);",
      "- Chưa có báo cáo (trừ 0,25 điểm).",
      "* Nguyên nhân: chủ quan.",
      "* Biện pháp khắc phục: Ban hành kế hoạch.",
      "2. Cải cách TTHC",
      "* Đơn vị thực hiện: Bộ phận Một cửa",
      "* Tồn tại, hạn chế: Trễ hẹn (trừ 1 điểm)",
      "* Biện pháp khắc phục: Xin lỗi đúng hạn.",
      "* Thời gian: Thường xuyên",
    );
    expect(tasks.map(({ area, lead, points }) => [area, lead, points])).toEqual([
      ["Cải cách thể chế", ["Phòng Tư pháp"], 75],
      ["Cải cách TTHC", ["Bộ phận Một cửa"], 100],
    ]);
  });

  test("all labels in one paragraph", () => {
    const { tasks } = remedial(
      "Tồn tại: Thiếu minh chứng (trừ 0,5 điểm). Giải pháp: Nộp đủ tài liệu. Đơn vị chủ trì: Văn phòng Sở. Thời gian thực hiện: Tháng 6/2025.",
    );
    expect(tasks).toMatchObject([
      { title: "Nộp đủ tài liệu.", lead: ["Văn phòng Sở"], points: 50, problems: [] },
    ]);
  });

  test("the deduction in the heading of an area or of a criterion", () => {
    const block = ["- Giải pháp: Làm đúng.", "- Đơn vị chủ trì: Văn phòng Sở."];
    const { tasks } = remedial(
      "2.1. Hiện đại hóa hành chính (trừ 3,88 điểm)",
      "- Tồn tại: Ít hồ sơ trực tuyến.",
      ...block,
      "2.2. Tiêu chí chế độ báo cáo (mất 0,5 điểm)",
      ...block,
    );
    expect(tasks.map(({ area, points }) => [area, points])).toEqual([
      ["Hiện đại hóa hành chính", 388],
      ["Hiện đại hóa hành chính", 50],
    ]);
  });

  test("a paragraph that a page break cut, before a name too", () => {
    const { tasks } = remedial(
      "- Tồn tại: Gửi chậm báo cáo theo quy định tại Công văn của",
      "7",
      "Văn phòng UBND tỉnh (trừ 0,5 điểm)",
      "- Giải pháp khắc phục: Chấp hành chế độ báo cáo, phân công",
      "người theo dõi.",
      "+ Đơn vị chủ trì: Văn phòng Sở",
    );
    expect(tasks).toMatchObject([
      { title: "Chấp hành chế độ báo cáo, phân công người theo dõi.", points: 50 },
    ]);
  });

  test("a table with areas as rows, its header repeated, a shortcoming merged over two rows", () => {
    const header = row(
      "TT",
      "Tồn tại, hạn chế",
      "Điểm trừ",
      "Giải pháp khắc phục",
      "Đơn vị chủ trì",
      "Thời gian",
    );
    const { blocks } = documentOf(
      header,
      row("I", "Công tác chỉ đạo", "", "", "", ""),
      row("1", "Báo cáo chậm", "0,5", "Gửi đúng hạn", "Văn phòng Sở", "Thường xuyên"),
      "2",
      header,
      row("", "Báo cáo chậm", "0,5", "Phân công người gửi", "Thanh tra Sở", "Quý I"),
      row("2", "Thiếu tài liệu", "-1.25", "Bổ sung tài liệu", "Phòng Nội vụ", "Quý I"),
    );
    const merged = blocks.map((block) =>
      block.kind === "table"
        ? {
            ...block,
            rows: block.rows.map((each) =>
              each.cells[3] === "Phân công người gửi"
                ? { ...each, continues: [true, true, true, false, false, false] }
                : each,
            ),
          }
        : block,
    );
    const plan = readRemedialPlan({ blocks: merged }, 2025);
    expect(plan?.problems).toEqual([]);
    expect(plan?.tasks.map(({ area, title, points }) => [area, title, points])).toEqual([
      ["Công tác chỉ đạo", "Gửi đúng hạn", 50],
      ["Công tác chỉ đạo", "Phân công người gửi", null],
      ["Công tác chỉ đạo", "Bổ sung tài liệu", 125],
    ]);
  });
});

describe("what is missing", () => {
  test("is told with its row: no unit, no deduction, no remedy", () => {
    const { tasks, problems } = remedial(
      "- Tồn tại: A (trừ 0,5 điểm)",
      "- Giải pháp: Làm A.",
      "- Đơn vị chủ trì: Văn phòng Sở",
      "- Tồn tại: B",
      "- Giải pháp: Làm B.",
      "- Tồn tại: C (trừ 1 điểm)",
      "- Đơn vị chủ trì: Thanh tra Sở",
    );
    expect(tasks.map(({ row: place, problems: own }) => [place, own])).toEqual([
      [1, []],
      [
        2,
        [
          { code: "no-lead", text: "" },
          { code: "no-points", text: "B" },
        ],
      ],
    ]);
    expect(problems.map((each) => each.code === "row" && [each.row, each.problem.code])).toEqual([
      [2, "no-lead"],
      [2, "no-points"],
      [3, "no-title"],
    ]);
  });

  test("is not missed where the document never says it", () => {
    const { tasks } = remedial(
      "- Tồn tại: A",
      "- Giải pháp: Làm A.",
      "- Đơn vị chủ trì: Văn phòng Sở",
    );
    expect(tasks).toMatchObject([{ points: null, problems: [] }]);
  });
});
