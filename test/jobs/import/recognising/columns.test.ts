/** Which columns a table has, whatever they are called and in whatever order. */
import { describe, expect, test } from "vitest";
import type { TableRow } from "../../../../jobs/import/reading/document.ts";
import { makeHeaderReader } from "../../../../jobs/import/recognising/appendix/columns.ts";
import { mergedTable, planOf, table } from "./given.ts";

function columnsOf(...rows: readonly string[]) {
  const cells = rows.map((row) => row.split("|").map((cell) => cell.trim()));
  const read: TableRow[] = cells.map((own, line) => ({ cells: own, line }));
  return makeHeaderReader().read(read, 0, null)?.columns ?? null;
}

describe("titles", () => {
  test.each([
    ["TT", "number"],
    ["STT", "number"],
    ["Số TT", "number"],
    ["Số thứ tự", "number"],
    ["Lĩnh vực", "area"],
    ["Lĩnh vực CCHC", "area"],
    ["Nhiệm vụ chung", "area"],
    ["Nhóm nhiệm vụ", "area"],
    ["Nội dung", "area"],
    ["Nội dung/Lĩnh vực", "area"],
    ["Sản phẩm", "product"],
    ["Kết quả", "product"],
    ["Sản phẩm đầu ra", "product"],
    ["Kết quả, sản phẩm", "product"],
    ["Sản phẩm/kết quả", "product"],
    ["Kết quả dự kiến", "product"],
    ["Sản phẩm, tài liệu kiểm chứng", "product"],
    ["Cơ quan phối hợp", "support"],
    ["Phối hợp", "support"],
    ["Đơn vị phối hợp thực hiện", "support"],
    ["Cơ quan, đơn vị phối hợp", "support"],
    ["Đơn vị tham mưu theo dõi", "follow"],
    ["Cơ quan theo dõi, đôn đốc", "follow"],
    ["Ghi chú", null],
    ["Kinh phí", null],
    ["Thời gian bắt đầu", null],
  ])("%s", (title, role) => {
    expect(columnsOf(`${title}|Nhiệm vụ cụ thể|Cơ quan chủ trì|Thời hạn`)?.[0]).toBe(role);
  });

  test.each([
    "Nhiệm vụ cụ thể",
    "Tên nhiệm vụ",
    "Nhiệm vụ",
    "Nhiệm vụ, giải pháp",
    "Nhiệm vụ/giải pháp",
    "Nội dung công việc",
    "Nội dung",
    "Nhiệm vụ chung",
    "Hoạt động",
    "Các hoạt động cụ thể",
    "Công việc",
  ])("%s alone is what is to be done", (title) => {
    expect(columnsOf(`TT|${title}|Đơn vị thực hiện|Tiến độ`)).toEqual([
      "number",
      "title",
      "lead",
      "timing",
    ]);
  });

  test.each([
    "Cơ quan chủ trì",
    "Đơn vị chủ trì",
    "Đơn vị thực hiện",
    "Cơ quan/đơn vị thực hiện",
    "Chủ trì tham mưu",
    "Cơ quan, đơn vị chủ trì tham mưu",
    "Người phụ trách",
    "Phân công thực hiện",
    "Đơn vị",
  ])("%s leads", (title) => {
    expect(columnsOf(`Tên nhiệm vụ|${title}|Thời gian`)).toEqual(["title", "lead", "timing"]);
  });

  test.each([
    "Thời gian",
    "Thời gian thực hiện",
    "Thời gian thực hiện/hoàn thành",
    "Thời hạn",
    "Thời hạn hoàn thành",
    "Tiến độ",
    "Ngày hoàn thành",
    "Hạn hoàn thành",
    "THỜI GIAN\nHOÀN THÀNH (dự kiến)",
  ])("%s is when", (title) => {
    const cells = ["Tên nhiệm vụ", "Chủ trì", title];
    expect(makeHeaderReader().read([{ cells, line: 1 }], 0, null)?.columns).toEqual([
      "title",
      "lead",
      "timing",
    ]);
  });

  test.each([
    ["Nội dung|Nhiệm vụ|Đơn vị thực hiện|Thời gian", ["area", "title", "lead", "timing"]],
    ["Nhiệm vụ|Hoạt động|Chủ trì|Thời gian", ["area", "title", "lead", "timing"]],
    ["Nhóm nhiệm vụ|Nhiệm vụ|Chủ trì|Thời gian", ["area", "title", "lead", "timing"]],
    ["Nhiệm vụ|Cơ quan chủ trì|Đơn vị thực hiện|Thời hạn", ["title", "lead", "support", "timing"]],
    ["Nhiệm vụ|Đơn vị chủ trì|Người phụ trách|Thời hạn", ["title", "lead", null, "timing"]],
    ["Nhiệm vụ|Chủ trì|Ngày bắt đầu|Ngày kết thúc", ["title", "lead", null, "timing"]],
    ["Nhiệm vụ|Chủ trì|Tiến độ|Thời hạn", ["title", "lead", null, "timing"]],
    ["Nhiệm vụ|Chủ trì|Kết quả thực hiện|Sản phẩm", ["title", "lead", null, "product"]],
  ])("%s", (titles, roles) => {
    expect(columnsOf(titles)).toEqual(roles);
  });
});

describe("a header of two rows", () => {
  test.each([
    [
      "with merged cells told",
      "TT|Nhiệm vụ|Chủ trì|Thời gian|",
      "TT|Nhiệm vụ|Chủ trì|Bắt đầu|Kết thúc",
    ],
    ["with merged cells blank", "TT|Nhiệm vụ|Chủ trì|Thời gian|", "||| Bắt đầu|Kết thúc"],
  ])("a beginning and an end, %s: the end is owed", (_, upper, lower) => {
    expect(columnsOf(upper, lower)).toEqual(["number", "title", "lead", null, "timing"]);
  });

  test("who leads and who helps, below one title", () => {
    expect(
      columnsOf("TT|Nội dung|Phân công||Thời hạn", "|||Phối hợp|".replace("||P", "|Chủ trì|P")),
    ).toEqual(["number", "title", "lead", "support", "timing"]);
  });

  test("its second row is no task", () => {
    const plan = planOf(
      mergedTable(
        "TT|Nội dung|Phân công||Thời hạn",
        "^|^|Chủ trì|Phối hợp|^",
        "(1)|(2)|(3)|(4)|(5)",
        "1|Rà soát văn bản|Phòng Tư pháp|Phòng Nội vụ|Quý I",
      ),
    );
    expect(plan.tasks).toMatchObject([
      { title: "Rà soát văn bản", lead: ["Phòng Tư pháp"], support: ["Phòng Nội vụ"] },
    ]);
  });
});

describe("tables of another kind hold no task", () => {
  test.each([
    ["scores", "TT|Nội dung|Điểm tối đa|Điểm thẩm định|Ghi chú", "1|Thể chế|10|9|-1"],
    [
      "scores with those in charge",
      "TT|Nội dung|Điểm chuẩn|Điểm tự chấm|Đơn vị phụ trách",
      "1|Thể chế|10|9|Phòng Tư pháp",
    ],
    ["a budget", "TT|Nội dung|Kinh phí|Đơn vị thực hiện", "1|Tập huấn|10.000.000|Phòng Nội vụ"],
    [
      "contacts",
      "STT|Họ và tên|Đơn vị|Nhiệm vụ|Điện thoại",
      "1|Trần Văn A|Phòng Nội vụ|Đầu mối|0912",
    ],
    [
      "dossiers",
      "Mã hồ sơ|Lĩnh vực|Người nộp|Ngày tiếp nhận|Đơn vị thực hiện|Thời hạn",
      "H1|Đất đai|Trần B|01/02/2025|Phòng Kinh tế|05/02/2025",
    ],
  ])("%s", (_, header, row) => {
    expect(planOf(table(header, row)).problems).toEqual([{ code: "nothing-found" }]);
  });

  test("beside an appendix, they are left out", () => {
    const plan = planOf(
      table("TT|Nhiệm vụ|Chủ trì|Thời gian|Sản phẩm", "1|Rà soát|Phòng Tư pháp|Quý I|Báo cáo"),
      table(
        "TT|Nội dung|Điểm tối đa|Điểm|Ghi chú",
        "1|Thể chế|10|9|-1",
        "2|Tài chính công|10|9|-1",
      ),
    );
    expect(plan.tasks.map(({ title }) => title)).toEqual(["Rà soát"]);
    expect(plan.problems).toEqual([{ code: "no-plan-number" }]);
  });
});
