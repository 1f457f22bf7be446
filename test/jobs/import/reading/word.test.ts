import { describe, expect, test } from "vitest";
import {
  blocksOf,
  docx,
  inList,
  numberingPart,
  p,
  stylesPart,
  tbl,
  tc,
  textsOf,
} from "./packages.ts";

const br = "</w:t><w:br/><w:t>";

function level(index: number, format: string, text: string, more = ""): string {
  return `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
}

function list(id: number, ...levels: readonly string[]): string {
  return `<w:abstractNum w:abstractNumId="${id}">${levels.join("")}</w:abstractNum>`;
}

const use = (id: number, of: number, more = "") =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;

describe("paragraphs", () => {
  test("are plain, composed, and one a line", async () => {
    const body = `${p(`KẾ HOẠCH${br}Thực hiện  năm 2023`)}${p("")}${p("---")}${p("Hòa".normalize("NFD"))}`;
    expect(await textsOf(docx(body))).toEqual(["KẾ HOẠCH", "Thực hiện năm 2023", "Hòa"]);
  });

  test("have neither the marks of notes nor what was deleted, but what was inserted", async () => {
    const body = `<w:p><w:r><w:t>Kế hoạch</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>
      <w:del w:id="1"><w:r><w:delText> cũ</w:delText></w:r></w:del>
      <w:ins w:id="2"><w:r><w:t xml:space="preserve"> mới</w:t></w:r></w:ins></w:p>`;
    const notes = { "word/footnotes.xml": "<w:footnotes/>" };
    expect(await textsOf(docx(body, notes))).toEqual(["Kế hoạch mới"]);
  });

  test("of a text box stand once, and pictures nowhere", async () => {
    const box = `<w:txbxContent>${p("trong khung")}</w:txbxContent>`;
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice>
      <mc:Fallback><w:pict><v:shape><v:imagedata r:id="none"/><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback>
      </mc:AlternateContent></w:r></w:p>`;
    expect(await textsOf(docx(body))).toEqual(["trong khung"]);
  });
});

describe("lists", () => {
  const numbering = numberingPart(
    list(
      0,
      level(0, "upperRoman", "%1."),
      level(1, "decimal", "%1.%2."),
      level(2, "lowerLetter", "%3)"),
    ) +
      list(1, level(0, "bullet", "\uf0b7"), level(1, "bullet", "o"), level(2, "bullet", "-")) +
      list(2, level(0, "decimal", "%1.")) +
      use(1, 0) +
      use(2, 1) +
      use(3, 2) +
      use(4, 2, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>`),
  );

  test("have their numbers, which go on behind other text", async () => {
    const body = [
      p("Thể chế", inList(1)),
      p("Rà soát", inList(1, 1)),
      p("một", inList(1, 2)),
      p("hai", inList(1, 2)),
      p("Kiểm tra", inList(1, 1)),
      p("Đoạn văn"),
      p("Thủ tục", inList(1)),
      p("Niêm yết", inList(1, 1)),
    ];
    expect(await textsOf(docx(body.join(""), numbering))).toEqual([
      "I. Thể chế",
      "I.1. Rà soát",
      "a) một",
      "b) hai",
      "I.2. Kiểm tra",
      "Đoạn văn",
      "II. Thủ tục",
      "II.1. Niêm yết",
    ]);
  });

  test("have bullets that can be typed", async () => {
    const body = [p("a", inList(2)), p("b", inList(2, 1)), p("c", inList(2, 2))];
    expect(await textsOf(docx(body.join(""), numbering))).toEqual(["- a", "+ b", "- c"]);
  });

  test("that begin elsewhere do so", async () => {
    const body = [p("a", inList(3)), p("b", inList(3)), p("c", inList(4)), p("d", inList(4))];
    const texts = await textsOf(docx(body.join(""), numbering));
    expect(texts).toEqual(["1. a", "2. b", "5. c", "6. d"]);
  });

  test("of a style number its paragraphs, those based on it too", async () => {
    const styles = stylesPart(
      `<w:style w:type="paragraph" w:styleId="Muc"><w:pPr>${inList(3)}</w:pPr></w:style>
       <w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>`,
    );
    const styled = (name: string) => `<w:pStyle w:val="${name}"/>`;
    const body = [
      p("a", styled("Muc")),
      p("b", styled("MucCon")),
      p("c", `${styled("Muc")}<w:numPr><w:numId w:val="0"/></w:numPr>`),
      p("d", styled("Muc")),
    ];
    const texts = await textsOf(docx(body.join(""), { ...numbering, ...styles }));
    expect(texts).toEqual(["1. a", "2. b", "c", "3. d"]);
  });

  test("number a column whose cells have nothing else, but no deleted paragraph", async () => {
    const deleted = `${inList(3)}<w:rPr><w:del w:id="1"/></w:rPr>`;
    const body = tbl(
      [tc("TT"), tc("Việc")],
      [tc(p("", inList(3))), tc("a")],
      [tc(p("", deleted) + p("", inList(3))), tc("b")],
    );
    expect(await textsOf(docx(body, numbering))).toEqual([
      ["TT", "Việc"],
      ["1.", "a"],
      ["2.", "b"],
    ]);
  });

  test("are not counted by what a paragraph was before a change", async () => {
    const changed = `<w:pPrChange w:id="1"><w:pPr>${inList(3)}</w:pPr></w:pPrChange>`;
    expect(await textsOf(docx(p("a", changed) + p("b", inList(3)), numbering))).toEqual([
      "a",
      "1. b",
    ]);
  });
});

describe("tables", () => {
  const down = `<w:vMerge w:val="restart"/>`;
  const on = "<w:vMerge/>";
  const across = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;

  test("repeat what is merged downwards, and leave blank what is merged sideways", async () => {
    const body = tbl(
      [tc("Lĩnh vực"), tc("Việc"), tc("Cơ quan", across(2))],
      [tc("I. Thể chế", down), tc("1. Một"), tc("A"), tc("B")],
      [tc("", on), tc("2. Hai"), tc("C"), tc("D")],
    );
    expect(await blocksOf(docx(p("PHỤ LỤC") + body))).toEqual([
      { kind: "paragraph", text: "PHỤ LỤC", line: 1 },
      {
        kind: "table",
        rows: [
          {
            cells: ["Lĩnh vực", "Việc", "Cơ quan", ""],
            continues: [false, false, false, false],
            line: 2,
          },
          {
            cells: ["I. Thể chế", "1. Một", "A", "B"],
            continues: [false, false, false, false],
            line: 3,
          },
          {
            cells: ["I. Thể chế", "2. Hai", "C", "D"],
            continues: [true, false, false, false],
            line: 4,
          },
        ],
      },
    ]);
  });

  test("drawn by hand have no columns between lines that do not quite meet", async () => {
    const body = tbl([tc("Việc", across(2)), tc("Hạn")], [tc("a"), tc("Quý I", across(2))]);
    expect(await textsOf(docx(body))).toEqual([
      ["Việc", "Hạn"],
      ["a", "Quý I"],
    ]);
  });

  test("have a line for each line and paragraph of a cell", async () => {
    const body = tbl([tc(p(`Kế hoạch${br}Báo cáo`) + p("") + p("Quyết định")), tc("x")]);
    expect(await textsOf(docx(body))).toEqual([["Kế hoạch\nBáo cáo\nQuyết định", "x"]]);
  });

  test("in a cell become its text; around everything, they are no table", async () => {
    const inner = tbl([tc("a"), tc("b")], [tc("c"), tc("d")]);
    expect(await textsOf(docx(tbl([tc(inner), tc("x")])))).toEqual([["a b\nc d", "x"]]);
    expect(await textsOf(docx(tbl([tc(p("trước") + inner)])))).toEqual([
      "trước",
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  test("that are a letterhead, or name recipients, are paragraphs", async () => {
    const head = tbl([
      tc(p("UBND XÃ A") + p("Số: 03/KH-UBND")),
      tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("A, ngày 04 tháng 01 năm 2023")),
    ]);
    const foot = tbl([tc(p("Nơi nhận:") + p("- Như trên;")), tc("CHỦ TỊCH")]);
    expect(await textsOf(docx(head + foot))).toEqual([
      "UBND XÃ A",
      "Số: 03/KH-UBND",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "A, ngày 04 tháng 01 năm 2023",
      "Nơi nhận:",
      "- Như trên;",
      "CHỦ TỊCH",
    ]);
  });

  test("that a page break cut are two", async () => {
    const row = [tc("a"), tc("b")];
    const blocks = await blocksOf(docx(tbl(row) + p("") + tbl(row)));
    expect(blocks.map(({ kind }) => kind)).toEqual(["table", "table"]);
  });
});
