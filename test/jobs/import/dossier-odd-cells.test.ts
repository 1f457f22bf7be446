/** Incident: one cell that no office writes refused an export of thousands, with words about plans. */
import { describe, expect, test } from "vitest";
import type { ImportedDossiers } from "../../../domain/dossier-import.ts";
import { DEFAULT_ZONE } from "../../../domain/time.ts";
import { readContents } from "../../../jobs/import/read-contents.ts";
import { readDocument } from "../../../jobs/import/reading/read-document.ts";
import { sourceFile } from "./given.ts";
import { sheetRow, xlsx } from "./reading/packages.ts";

const TITLES = [
  "Mã hồ sơ",
  "Tên thủ tục hành chính",
  "Địa chỉ",
  "Ngày tiếp nhận",
  "Ngày hẹn trả",
  "Trạng thái",
];
type Cells = readonly [string, string, string, string, string, string];
const sound = (code: string): Cells => [
  code,
  "Khai sinh",
  "Tổ 1",
  "20/02/2023",
  "24/02/2023",
  "Đang xử lý",
];
const withCell = (at: number, text: string): Cells =>
  sound("A-9").map((cell, index) => (index === at ? text : cell)) as unknown as Cells;

async function contentsOf(bytes: Uint8Array, name: string): Promise<ImportedDossiers> {
  const document = await readDocument(sourceFile(bytes, name));
  if (!document.ok) throw new Error(document.error.code);
  const read = readContents(document.value, {
    years: { given: null, current: 2023 },
    zone: DEFAULT_ZONE,
  });
  if (!read.ok || !read.value.dossiers) throw new Error("there should be an export");
  return read.value.dossiers;
}

const FORMS: readonly (readonly [string, (rows: readonly Cells[]) => Uint8Array])[] = [
  [
    "ho-so.csv",
    (rows) => new TextEncoder().encode([TITLES, ...rows].map((row) => row.join(";")).join("\n")),
  ],
  [
    "ho-so.xlsx",
    (rows) => xlsx({ rows: [TITLES, ...rows].map((row, n) => sheetRow(n + 1, ...row)).join("") }),
  ],
];

describe.each(FORMS)("in %s", (name, fileOf) => {
  const read = (odd: Cells) => contentsOf(fileOf([sound("A-1"), odd, sound("A-2")]), name);

  test.each([
    ["a long address", 2, "x".repeat(9_000)],
    ["a long status", 5, `Đang xử lý ${"x".repeat(9_000)}`],
    ["an address of piled marks", 2, `a${"\u0301".repeat(400)}`],
    ["a long address of brackets", 2, "(".repeat(100_000)],
  ])("%s costs no other row", async (_, at, text) => {
    const { dossiers, rejected } = await read(withCell(at, text));
    const codes = dossiers.map(({ facts }) => facts.code);
    expect(codes).toEqual(expect.arrayContaining(["A-1", "A-2"]));
    expect(dossiers.length + rejected.length).toBe(3);
    for (const { applicant } of dossiers) {
      expect(applicant.address?.length ?? 0).toBeLessThanOrEqual(500);
    }
  });

  test.each([
    ["code", 0, `A-9${"9".repeat(9_000)}`, "Mã hồ sơ"],
    ["procedure", 1, "Khai sinh ".repeat(1_000), "Tên thủ tục hành chính"],
  ])("a %s that is too long rejects its row alone", async (_, at, text, column) => {
    const { dossiers, rejected } = await read(withCell(at, text));
    expect(dossiers.map(({ facts }) => facts.code)).toEqual(["A-1", "A-2"]);
    expect(rejected).toMatchObject([{ row: 3, problem: { code: "too-long", column } }]);
  });
});

test("a NUL in a text is dropped", async () => {
  const [, csv] = FORMS[0] ?? [];
  const { dossiers } = await contentsOf(csv!([...many(100), withCell(1, "Khai\0 sinh")]), "a.csv");
  expect(dossiers.at(-1)?.facts).toMatchObject({ code: "A-9", procedure: "Khai sinh" });
  expect(dossiers).toHaveLength(101);
});

test("what is full of NULs is no text", async () => {
  const utf16 = Buffer.from(TITLES.join(";"), "utf16le");
  const read = await readDocument(sourceFile(utf16, "a.csv"));
  expect(read).toEqual({ ok: false, error: { code: "unreadable" } });
});

test.each(["NaN", "-nan(ind)", "#DIV/0!"])(
  "a number that is none costs its cell: %s",
  async (value) => {
    const rows = [TITLES, sound("A-1")].map((row, n) => sheetRow(n + 1, ...row)).join("");
    const odd = sheetRow(3, ...sound("A-2")).replace(
      "</row>",
      `<c r="G3"><v>${value}</v></c></row>`,
    );
    const texts = `<row r="4"><c r="A4" t="str"><v>A-3</v></c>${sheetRow(4, ...sound("A-3")).replace(/^<row[^>]*><c.*?<\/c>/u, "")}`;
    const { dossiers } = await contentsOf(xlsx({ rows: rows + odd + texts }), "a.xlsx");
    expect(dossiers.map(({ facts }) => facts.code)).toEqual(["A-1", "A-2", "A-3"]);
  },
);

function many(count: number): readonly Cells[] {
  return Array.from({ length: count }, (_, n) => sound(`A-${n + 100}`));
}
