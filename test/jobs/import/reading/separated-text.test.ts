import { describe, expect, test } from "vitest";
import { blocksOf, textsOf } from "./packages.ts";

const ROWS = [
  ["TT", "Việc", "Sản phẩm", "Hạn"],
  ["1", "Rà soát, kiểm tra", "- Kế hoạch\n- Báo cáo; biên bản", "Quý I"],
  ["2", 'Gọi là "một cửa"', "", "31/12/2023"],
];

function separated(delimiter: string, end = "\r\n"): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return ROWS.map((cells) => cells.map(cell).join(delimiter)).join(end);
}

describe("a spreadsheet saved as text", () => {
  test.each([
    [",", "phu-luc.csv"],
    [";", "phu-luc.csv"],
    ["\t", "phu-luc.tsv"],
    ["\t", "phu-luc.txt"],
    [";", "phu-luc"],
  ])("between “%s”, as %s, has its cells whatever stands in them", async (delimiter, name) => {
    expect(await textsOf(separated(delimiter), name)).toEqual(ROWS);
  });

  test("in whatever encoding a program writes", async () => {
    const text = separated("\t");
    const utf16 = Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, "utf16le")]);
    expect(await textsOf(utf16, "phu-luc.txt")).toEqual(ROWS);
    expect(await textsOf(`\uFEFF${separated(";")}`, "phu-luc.csv")).toEqual(ROWS);
  });

  test("has a title above its table and notes below", async () => {
    const text = `KẾ HOẠCH NĂM 2023;;;\n;;;\n${separated(";", "\n")}\nGhi chú: không;;;\n`;
    expect(await blocksOf(text, "phu-luc.csv")).toMatchObject([
      { kind: "paragraph", text: "KẾ HOẠCH NĂM 2023", line: 1 },
      { kind: "table", rows: [{ line: 3 }, { line: 4 }, { line: 5 }] },
      { kind: "paragraph", text: "Ghi chú: không", line: 6 },
    ]);
  });
});

describe("what is no spreadsheet stays text", () => {
  test("prose with commas", async () => {
    const prose = "Căn cứ Luật, Nghị định;\nRà soát, kiểm tra, xử lý\nTheo dõi";
    expect(await textsOf(prose, "ke-hoach.txt")).toEqual(prose.split("\n"));
  });

  test("a quote that is never closed", async () => {
    const text = 'Tên\tHạn\n"Một\t31/3\nHai\t30/6';
    expect(await textsOf(text)).toEqual([
      ["Tên", "Hạn"],
      ['"Một', "31/3"],
      ["Hai", "30/6"],
    ]);
  });
});
