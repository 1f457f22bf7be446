/** Files that are damaged, locked, or made to hurt: each gets one clear answer, and soon. */
import { describe, expect, test } from "vitest";
import { DEFAULT_ZONE } from "../../../../domain/time.ts";
import { readContents } from "../../../../jobs/import/read-contents.ts";
import { readDocument } from "../../../../jobs/import/reading/read-document.ts";
import { sourceFile } from "../given.ts";
import {
  docx,
  p,
  refusalOf,
  sheetRow,
  tbl,
  tc,
  textsOf,
  wordParts,
  xlsx,
  zip,
} from "./packages.ts";

/** A second or two for a person, with room for a busy machine. */
/** What takes too long fails the test by its time limit. */
function refusal(content: string | Uint8Array, name = "ke-hoach.docx"): Promise<string> {
  return refusalOf(content, name);
}

const plan = docx(p("KẾ HOẠCH") + tbl([tc("Việc"), tc("Hạn")], [tc("a"), tc("Quý I")]));
const oldOffice = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000)]);

describe("what a file is shows in what it holds, not in its name", () => {
  test("Word and Excel files are read under any name", async () => {
    const expected = ["KẾ HOẠCH", ["Việc", "Hạn"], ["a", "Quý I"]];
    for (const name of ["ke-hoach.docx", "ke-hoach.txt", "ke-hoach", "ke-hoach.xlsx", "a.pdf"]) {
      expect(await textsOf(plan, name)).toEqual(expected);
    }
    const sheet = xlsx({ rows: sheetRow(1, "a", "b") });
    expect(await textsOf(sheet, "ke-hoach.docx")).toEqual([["a", "b"]]);
  });

  test.each([
    ["a PDF", "%PDF-1.7 …", "pdf"],
    ["a Word file of before 2007", oldOffice, "old-format"],
    [
      "a locked file",
      Buffer.concat([oldOffice, Buffer.from("EncryptedPackage", "utf16le")]),
      "encrypted",
    ],
    ["a package with locked parts", zip(wordParts(p("a")), { flags: 1 }), "encrypted"],
    ["a page of the web", "<html><table><tr><td>a</td></tr></table></html>", "unsupported-format"],
    ["a rich text", "{\\rtf1 a}", "unsupported-format"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000", "hex"), "unsupported-format"],
    ["a text", "Kế hoạch", "unsupported-format"],
    ["another package", zip({ "a.txt": "a" }), "unsupported-format"],
    ["an empty package", zip({}), "unsupported-format"],
    ["nothing", "", "empty"],
  ])("%s is told as such", async (_, content, code) => {
    expect(await refusal(content)).toBe(code);
  });
});

describe("damaged files", () => {
  const sheet = (rows: string) => xlsx({ rows });

  test.each([
    ["cut off", plan.subarray(0, plan.length - 30)],
    ["cut in the middle", plan.subarray(0, plan.length / 2)],
    ["overwritten", Buffer.from(plan).fill(120, 700, 740)],
    [
      "only beginning like a package",
      Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(5000)]),
    ],
    ["a name that leads out of the package", zip({ ...wordParts(p("a")), "../../a": "b" })],
    ["elements that do not end", docx("<w:p><w:r>")],
    ["elements that end in another", docx("<w:p><w:r></w:p></w:r>")],
    ["tags in tags", docx("<w:pPr ".repeat(500_000))],
    ["tags in tags of a sheet", sheet("<c ".repeat(500_000))],
    ["a row beyond any sheet", sheet(`<row r="99999999999"><c r="A2"><v>1</v></c></row>`)],
    ["a cell that has no such place", sheet(`<row r="1"><c r="ZZZZ1"><v>1</v></c></row>`)],
    ["a style that is not there", sheet(`<row r="1"><c r="A1" s="7"><v>1</v></c></row>`)],
  ])("%s", async (_, content) => {
    expect(await refusal(content)).toBe("unreadable");
  });

  test("without any text", async () => {
    expect(await refusal(docx(p("") + tbl([tc(""), tc("")])))).toBe("empty");
    expect(await refusal(sheet(`<row r="1"/>`))).toBe("empty");
  });
});

describe("files made to burst", () => {
  const spaces = " ".repeat(60 * 1024 * 1024);
  const laughs = Array.from(
    { length: 9 },
    (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
  );
  const expanding = `<!DOCTYPE w [<!ENTITY l0 "ha">${laughs.join("")}]><w>&l9;</w>`;

  test.each([
    ["a Word file", docx(spaces)],
    ["a spreadsheet", xlsx({ rows: spaces })],
    ["one that lies about its size", zip(wordParts(spaces), { declaredSize: 100 })],
    ["entities in entities", docx(p("a"), { "word/styles.xml": expanding })],
    [
      "ten thousand parts",
      zip(Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`word/${n}.bin`, ""]))),
    ],
  ])("%s", async (_, content) => {
    expect(await refusal(content)).toBe("bomb");
  });
});

describe("files beyond any plan", () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => sheetRow(n + 1, `việc ${n}`, "Quý I")).join("");

  test.each([
    ["a million rows", xlsx({ rows: rows(1_048_576) })],
    ["a few rows too many for any sheet", xlsx({ rows: rows(60_001) })],
    [
      "two cells, far apart",
      xlsx({ rows: sheetRow(1, "a") + `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>` }),
    ],
    ["a paragraph of a hundred pages", docx(p("(".repeat(400_000)))],
    ["a hundred thousand cells", docx(tbl(Array.from({ length: 100_000 }, () => tc("a"))))],
    ["a hundred thousand paragraphs", docx(p("a").repeat(100_000))],
  ])("%s", async (_, content) => {
    expect(await refusal(content)).toBe("not-like-a-plan");
  });

  test("a cell of a hundred pages in a sheet that is no export", async () => {
    const bytes = xlsx({ rows: sheetRow(1, "(".repeat(400_000)) });
    const document = await readDocument(sourceFile(bytes, "ke-hoach.xlsx"));
    if (!document.ok) throw new Error(document.error.code);
    const context = { years: { given: null, current: 2023 }, zone: DEFAULT_ZONE };
    expect(readContents(document.value, context)).toEqual({
      ok: false,
      error: { code: "not-like-a-plan" },
    });
  });

  test("tables in tables without end", async () => {
    const deep =
      "<w:tbl><w:tr><w:tc>".repeat(5000) + p("a") + "</w:tc></w:tr></w:tbl>".repeat(5000);
    expect(await refusal(docx(deep))).toBe("unreadable");
  });

  test("a cell that covers more columns than there are is one of the last", async () => {
    const wide = tc("a", `<w:gridSpan w:val="1000000000"/>`);
    expect(await textsOf(docx(tbl([wide], [tc("b"), tc("c")])))).toEqual([
      ["a", ""],
      ["b", "c"],
    ]);
  });

  test("cells that are merged over each other are merged once", async () => {
    const range = `<mergeCell ref="A1:F1048576"/>`;
    const sheet = xlsx({
      rows: rows(3),
      after: `<mergeCells>${range.repeat(50_000)}</mergeCells>`,
    });
    expect(await textsOf(sheet)).toHaveLength(3);
  });
});

test("ten thousand rows come in", async () => {
  const rows = Array.from({ length: 10_000 }, (_, n) => sheetRow(n + 1, `việc ${n}`, "Quý I"));
  expect(await textsOf(xlsx({ rows: rows.join("") }))).toHaveLength(10_000);
});
