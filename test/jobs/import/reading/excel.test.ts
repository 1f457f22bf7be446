import { describe, expect, test } from "vitest";
import { blocksOf, sheetRow, textsOf, workbookParts, xlsx, zip, type Parts } from "./packages.ts";

const merge = (...ranges: readonly string[]) =>
  `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>`;

describe("a sheet", () => {
  test("has its title above the table, and its notes below", async () => {
    const rows = [
      sheetRow(1, "KẾ HOẠCH\nThực hiện năm 2023"),
      sheetRow(2, null, "Số: 03/KH-UBND"),
      sheetRow(4, "TT", "Việc", "Hạn"),
      sheetRow(5, "I", "Thể chế"),
      sheetRow(6, "1", "a\n b", "Quý I"),
      sheetRow(7, "II. Thủ tục"),
      sheetRow(9, "1", "c", "Quý II"),
      sheetRow(10, "Ghi chú: không"),
    ];
    expect(await blocksOf(xlsx({ rows: rows.join("") }))).toMatchObject([
      { kind: "paragraph", text: "KẾ HOẠCH", line: 1 },
      { kind: "paragraph", text: "Thực hiện năm 2023", line: 1 },
      { kind: "paragraph", text: "Số: 03/KH-UBND", line: 2 },
      {
        kind: "table",
        rows: [
          { cells: ["TT", "Việc", "Hạn"], line: 4 },
          { cells: ["I", "Thể chế", ""], line: 5 },
          { cells: ["1", "a\nb", "Quý I"], line: 6 },
          { cells: ["II. Thủ tục", "", ""], line: 7 },
          { cells: ["1", "c", "Quý II"], line: 9 },
        ],
      },
      { kind: "paragraph", text: "Ghi chú: không", line: 10 },
    ]);
  });

  test("may begin with a letterhead and end with recipients", async () => {
    const rows = [
      sheetRow(1, "UBND XÃ A", null, null, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
      sheetRow(2, "Số: 03/KH-UBND", null, null, "A, ngày 04 tháng 01 năm 2023"),
      sheetRow(3, "TT", "Việc", "Đơn vị", "Hạn"),
      sheetRow(4, "1", "a", "b", "c"),
      sheetRow(6, "Nơi nhận:", null, null, "CHỦ TỊCH"),
    ];
    expect(await textsOf(xlsx({ rows: rows.join("") }))).toEqual([
      "UBND XÃ A",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Số: 03/KH-UBND",
      "A, ngày 04 tháng 01 năm 2023",
      ["TT", "Việc", "Đơn vị", "Hạn"],
      ["1", "a", "b", "c"],
      "Nơi nhận:",
      "CHỦ TỊCH",
    ]);
  });

  test("may hold several tables, each below its title", async () => {
    const rows = [
      sheetRow(1, "PHỤ LỤC I"),
      sheetRow(2, "TT", "Việc", "Đơn vị", "Phối hợp", "Hạn"),
      sheetRow(3, "1", "a", "b", "c", "Quý I"),
      sheetRow(5, "II. Thủ tục"),
      sheetRow(6, "2", "d", "e", "g", "Quý II"),
      sheetRow(8, "PHỤ LỤC II"),
      sheetRow(9, "KINH PHÍ"),
      sheetRow(10, "TT", "Nội dung", "Số tiền", "Nguồn"),
      sheetRow(11, "1", "h", "5", "i"),
      sheetRow(13, "Ghi chú"),
      sheetRow(14, "NGƯỜI LẬP BIỂU", null, "CHÁNH VĂN PHÒNG"),
      sheetRow(16, "Nguyễn Thị Lan", null, "Trần Quốc Bảo"),
    ];
    const blocks = await blocksOf(xlsx({ rows: rows.join("") }));
    const lines = blocks.map((block) =>
      block.kind === "paragraph" ? block.line : block.rows.map(({ line }) => line),
    );
    expect(lines).toEqual([1, [2, 3, 5, 6], 8, 9, [10, 11], 13, 14, 14, 16, 16]);
  });

  test("with merged cells repeats them downwards only", async () => {
    const rows = [
      sheetRow(1, "PHỤ LỤC"),
      sheetRow(2, "Lĩnh vực", "Việc", "Cơ quan"),
      sheetRow(3, "I. Thể chế", "1. Một", "A", "B"),
      sheetRow(4, null, "2. Hai", "C", "D"),
      sheetRow(5, null, "3. Ba", "C", "D"),
    ];
    const after = merge("A1:D1", "C2:D2", "A3:A5", "B3:B3");
    const [title, table] = await blocksOf(xlsx({ rows: rows.join(""), after }));
    expect(title).toMatchObject({ text: "PHỤ LỤC" });
    expect(table).toMatchObject({
      rows: [
        { cells: ["Lĩnh vực", "Việc", "Cơ quan", ""] },
        { cells: ["I. Thể chế", "1. Một", "A", "B"], continues: [false, false, false, false] },
        { cells: ["I. Thể chế", "2. Hai", "C", "D"], continues: [true, false, false, false] },
        { cells: ["I. Thể chế", "3. Ba", "C", "D"], continues: [true, false, false, false] },
      ],
    });
  });

  test("is read wherever it stands in the workbook, unless it is hidden", async () => {
    const sheets = [
      { rows: sheetRow(1, "một", "1") },
      { rows: sheetRow(1, "ẩn", "2"), state: "hidden" },
      { rows: sheetRow(1, "ba", "3"), after: merge("A1:A2") },
    ];
    expect(await textsOf(zip(workbookParts(sheets)))).toEqual([
      ["một", "1"],
      ["ba", "3"],
    ]);
  });

  test("may have a million rows that are only formatted", async () => {
    const blank = `<row r="4" ht="12"></row><row r="1048576" ht="12"><c r="A1048576" s="0"/></row>`;
    const rows = sheetRow(1, "a", "b") + sheetRow(3, "c", "d") + blank;
    expect(await textsOf(xlsx({ rows }))).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });
});

describe("numbers and dates are as the sheet shows them", () => {
  const formats = [
    "General",
    "0.00",
    "0%",
    "0.00%",
    "dd/mm/yyyy",
    "m/yyyy",
    `"Tháng "mm"/"yyyy`,
    "dd/mm/yyyy hh:mm",
    "[$-42A]dd/mm/yyyy h:mm AM/PM;@",
    "hh:mm dd/mm/yyyy",
  ];
  const custom = formats.map(
    (code, index) => [200 + index, code.replaceAll('"', "&quot;")] as const,
  );
  const builtIn = [14, 16, 17, 9, 10, 2, 22];
  const styles: Parts = {
    "xl/styles.xml": `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
      <numFmts>${custom.map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`).join("")}</numFmts>
      <cellStyleXfs><xf numFmtId="0"/></cellStyleXfs>
      <cellXfs>${[...custom.map(([id]) => id), ...builtIn].map((id) => `<xf numFmtId="${id}" xfId="0"/>`).join("")}</cellXfs></styleSheet>`,
  };
  /** 1 December 2023, in days since the beginning of 1900. */
  const december = 45_261;

  test.each([
    [94.11, 0, "94.11"],
    [0.1 + 0.2, 0, "0.3"],
    [94.11 - 100, 0, "-5.89"],
    [3, 0, "3"],
    [1_234_567_890_123, 0, "1234567890123"],
    [3.875, 1, "3.88"],
    [-1.005, 1, "-1.01"],
    [0.95, 2, "95%"],
    [0.9668225, 3, "96.68%"],
    [december, 4, "01/12/2023"],
    [december, 5, "12/2023"],
    [december, 6, "12/2023"],
    // 09:15 is 555 minutes of a day, which no fraction says evenly.
    [december + 555 / 1440, 7, "01/12/2023 09:15"],
    [december + 1005 / 1440, 8, "01/12/2023 16:45"],
    [december + 555 / 1440, 9, "01/12/2023 09:15"],
    [december, 7, "01/12/2023"],
    [december + 555 / 1440, 4, "01/12/2023"],
    [december, 10, "01/12/2023"],
    [december, 11, "01/12"],
    [december, 12, "12/2023"],
    [0.5, 13, "50%"],
    [0.5474, 14, "54.74%"],
    [15.5, 15, "15.5"],
    [december + 1 / 24, 16, "01/12/2023 01:00"],
  ])("%d in style %i is %s", async (value, style, shown) => {
    const cell = `<c r="B1" s="${style}"><v>${value}</v></c>`;
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c>${cell}</row>`;
    expect(await textsOf(xlsx({ rows }, styles))).toEqual([["x", shown]]);
  });
});
