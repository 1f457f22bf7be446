/** Incident: tasks that the sender had hidden, and did not see, came in with the plan. */
import { describe, expect, test } from "vitest";
import {
  docx,
  inList,
  numberingPart,
  p,
  sheetRow,
  stylesPart,
  tbl,
  tc,
  textsOf,
  workbookParts,
  xlsx,
  zip,
} from "./packages.ts";

const run = (text: string, properties = "") =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...runs: readonly string[]) => `<w:p>${runs.join("")}</w:p>`;

describe("hidden text of a Word file is left out", () => {
  test("by a mark of its own, in paragraphs and in cells, unless the mark is off", async () => {
    const body =
      paragraph(
        run("Kế hoạch"),
        run(" bí mật", "<w:vanish/>"),
        run(" năm", `<w:vanish w:val="0"/>`),
      ) +
      tbl([tc("Việc"), tc("Hạn")], [tc(paragraph(run("ẩn", "<w:b/><w:vanish/>"))), tc("Quý I")]);
    expect(await textsOf(docx(body))).toEqual(["Kế hoạch năm", ["Việc", "Hạn"], ["", "Quý I"]]);
  });

  test("by a style, also one that another is based on", async () => {
    const styles = stylesPart(
      `<w:style w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>
       <w:style w:styleId="AnCon"><w:basedOn w:val="An"/></w:style>
       <w:style w:styleId="Hien"><w:basedOn w:val="An"/><w:rPr><w:vanish w:val="false"/></w:rPr></w:style>`,
    );
    const body =
      p("một", `<w:pStyle w:val="AnCon"/>`) +
      p("hai", `<w:pStyle w:val="Hien"/>`) +
      paragraph(run("ba", `<w:rStyle w:val="An"/>`), run("bốn"));
    expect(await textsOf(docx(body, styles))).toEqual(["hai", "bốn"]);
  });

  test("but not what has only the end of its paragraph hidden, or was hidden once", async () => {
    const mark = "<w:rPr><w:vanish/></w:rPr>";
    const box = `<w:pict><v:shape><v:textbox><w:txbxContent>${p("trong khung", mark)}</w:txbxContent></v:textbox></v:shape></w:pict>`;
    const before = `<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>`;
    const body = p("một", mark) + paragraph(run("hai", before)) + `<w:p><w:r>${box}</w:r></w:p>`;
    expect(await textsOf(docx(body))).toEqual(["một", "hai", "trong khung"]);
  });

  test("with what lies in it, and its number counts nothing", async () => {
    const level = `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>`;
    const numbering = numberingPart(
      `<w:abstractNum w:abstractNumId="0">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    );
    const hidden = `<w:p><w:pPr>${inList(1)}<w:rPr><w:vanish/></w:rPr></w:pPr>${run("ẩn", "<w:vanish/>")}</w:p>`;
    const box = `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:pict><v:shape><v:textbox><w:txbxContent>${p("khung")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
    const body = p("một", inList(1)) + hidden + box + p("hai", inList(1));
    expect(await textsOf(docx(body, numbering))).toEqual(["1. một", "2. hai"]);
  });
});

describe("hidden rows and columns of a sheet", () => {
  const hide = (row: string, more = "") => row.replace("<row ", `<row hidden="1"${more} `);
  const first = sheetRow(1, "Việc", "Hạn") + sheetRow(2, "a", "Quý I");
  const last = sheetRow(4, "c", "Quý III");
  const rows = first + hide(sheetRow(3, "b", "Quý II")) + last;
  const shown = [
    ["Việc", "Hạn"],
    ["a", "Quý I"],
    ["c", "Quý III"],
  ];
  const all = [...shown.slice(0, 2), ["b", "Quý II"], ...shown.slice(2)];
  const filter = `<autoFilter ref="A1:B4"><filterColumn colId="0"><filters><filter val="a"/></filters></filterColumn></autoFilter>`;

  test("are left out when somebody hid them", async () => {
    expect(await textsOf(xlsx({ rows }))).toEqual(shown);
    expect(await textsOf(xlsx({ rows, after: `<autoFilter ref="A1:B4"/>` }))).toEqual(shown);
    const elsewhere = filter.replace("A1:B4", "A9:B20");
    expect(await textsOf(xlsx({ rows, after: elsewhere }))).toEqual(shown);
  });

  test("stay when a filter leaves them out, or their group is folded", async () => {
    expect(await textsOf(xlsx({ rows, after: filter }))).toEqual(all);
    const folded = first + hide(sheetRow(3, "b", "Quý II"), ` outlineLevel="1"`) + last;
    expect(await textsOf(xlsx({ rows: folded }))).toEqual(all);
  });

  test("stay when the filter is one of a table in the sheet", async () => {
    const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const tables = {
      "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="r1" Type="${office}/table" Target="../tables/table1.xml"/></Relationships>`,
      "xl/tables/table1.xml": `<table ref="A1:B4">${filter}</table>`,
    };
    expect(await textsOf(zip(workbookParts([{ rows }], tables)))).toEqual(all);
  });

  test("give what is merged over them to the first that is shown", async () => {
    const area =
      sheetRow(1, "Lĩnh vực", "Ẩn", "Việc", "Hạn") +
      hide(sheetRow(2, "I. Thể chế", "x", "a", "Quý I")) +
      sheetRow(3, null, "y", "b", "Quý II") +
      sheetRow(4, null, "z", "c", "Quý III");
    const sheet = { rows: area, after: `<mergeCells><mergeCell ref="A2:A4"/></mergeCells>` };
    const parts = workbookParts([sheet]);
    const path = "xl/worksheets/sheet1.xml";
    const columns = `<cols><col min="2" max="2" hidden="1"/></cols><sheetData>`;
    const hidden = { ...parts, [path]: String(parts[path]).replace("<sheetData>", columns) };
    expect(await textsOf(zip(hidden))).toEqual([
      ["Lĩnh vực", "Việc", "Hạn"],
      ["I. Thể chế", "b", "Quý II"],
      ["I. Thể chế", "c", "Quý III"],
    ]);
  });
});
