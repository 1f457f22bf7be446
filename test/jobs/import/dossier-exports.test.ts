/** Exports of dossiers as files: what is read in them, and that nothing else is taken for one. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import type { ContentsReader } from "../../../domain/document-contents.ts";
import type { ImportedDossiers } from "../../../domain/dossier-import.ts";
import { DEFAULT_ZONE } from "../../../domain/time.ts";
import { makeContentsReader } from "../../../jobs/import/contents-reader.ts";
import { readContents } from "../../../jobs/import/read-contents.ts";
import type { SourceDocument } from "../../../jobs/import/reading/document.ts";
import { readDocument } from "../../../jobs/import/reading/read-document.ts";
import { recogniseDossiers } from "../../../jobs/import/recognising/dossiers/recognise-dossiers.ts";
import { asCsv, asXlsx } from "../../documents/dossiers/dossier-files.ts";
import {
  QUANG_DIEN_FIGURES,
  quangDienExport,
} from "../../documents/dossiers/made-dossier-export.ts";
import { sourceFile } from "./given.ts";

const DOCUMENTS = join(import.meta.dirname, "..", "..", "documents");
const SEEDS = join(import.meta.dirname, "..", "..", "seeds");
const YEARS = { given: null, current: 2022 };

async function documentIn(bytes: Uint8Array, name: string): Promise<SourceDocument> {
  const document = await readDocument(sourceFile(bytes, name));
  if (!document.ok) throw new Error(`${name}: ${document.error.code}`);
  return document.value;
}

async function readExport(bytes: Uint8Array, name: string): Promise<ImportedDossiers> {
  const found = recogniseDossiers(await documentIn(bytes, name), DEFAULT_ZONE);
  if (found === null) throw new Error(`${name} should be an export`);
  return found;
}

describe("the Quảng Điền export", () => {
  const rows = quangDienExport();

  const local = (at: string) => new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 16);

  test("has the figures of the report, counted by its own dates", async () => {
    const { dossiers, rejected, asOf, columns } = await readExport(await asXlsx(rows), "a.xlsx");
    const ended = dossiers.filter(({ facts }) => facts.finished !== null);
    const isOnTime = ({ facts }: (typeof dossiers)[number]) =>
      (facts.finished?.at ?? "") <= (facts.writtenDue?.at ?? "");
    const open = dossiers.filter(({ facts }) => facts.finished === null);
    expect(rejected).toEqual([]);
    expect({
      asOf,
      read: dossiers.length,
      onTime: ended.filter(isOnTime).length,
      late: ended.filter((each) => !isOnTime(each)).length,
      open: open.length,
      overdueOpen: open.filter(({ facts }) => (facts.writtenDue?.on ?? "") <= (asOf ?? "")).length,
    }).toEqual(QUANG_DIEN_FIGURES);
    expect(dossiers.every(({ facts }) => facts.isDigitised === true)).toBe(true);
    expect(columns).toEqual(["unit", "field", "online", "paid-online", "digitised", "applicant"]);
    // Every moment is the one that the system wrote.
    const moments = dossiers.map(({ facts }) =>
      [facts.received, facts.writtenDue, facts.finished, facts.returned].map(
        (moment) => moment && local(moment.at ?? ""),
      ),
    );
    expect(moments).toEqual(
      rows.map(({ received, due, finished, returned }) => [received, due, finished, returned]),
    );
  });

  test("is the same as a spreadsheet, and as text in each encoding", async () => {
    const some = rows.filter((_, index) => index % 20 === 0);
    const sheet = await readExport(await asXlsx(some), "ho-so.xlsx");
    expect(sheet.dossiers).toHaveLength(some.length);
    for (const encoding of ["utf-8", "windows-1258"] as const) {
      for (const delimiter of [",", ";", "\t"] as const) {
        const name = delimiter === "\t" ? "ho-so.txt" : "ho-so.csv";
        expect(await readExport(asCsv(some, encoding, delimiter), name)).toEqual(sheet);
      }
    }
  });
});

test("dates that a sheet holds as bare numbers are dates", async () => {
  const bytes = await writeExcelFile([
    ["Mã hồ sơ", "Ngày tiếp nhận", "Hạn trả", "Trạng thái"],
    // 27/3/2023 at 09:30, and 29/3/2023.
    ["A-1", 45_012 + 570 / 1440, 45_014, 4],
  ]).toBuffer();
  expect((await readExport(bytes, "ho-so.xlsx")).dossiers).toMatchObject([
    {
      facts: {
        received: { on: "2023-03-27", at: "2023-03-27T02:30:00.000Z" },
        writtenDue: { on: "2023-03-29", at: null },
        status: 4,
      },
    },
  ]);
});

test("dossiers behind a blank row are not lost, however few of their cells are filled", async () => {
  const blank = ";;;;;;;;;;;";
  const titles =
    "STT;Mã hồ sơ;Thủ tục;Lĩnh vực;Người nộp;SĐT;Địa chỉ;Ngày nhận;Hạn trả;Ngày trả;Đơn vị;Ghi chú";
  const row = (n: number) => `${n};A-${n};Khai sinh;;;;;2${n}/02/2023;2${n}/03/2023;;;`;
  const signed = [";NGƯỜI LẬP BIỂU;;;;;KIỂM SOÁT;;;;THỦ TRƯỞNG;", ";Lan;;;;;Bảo;;;;Hùng;"];
  const text = [titles, blank, row(1), row(2), blank, row(3), blank, ...signed].join("\n");
  const { dossiers, rejected } = await readExport(Buffer.from(text), "so-theo-doi.csv");
  expect(dossiers.map(({ row: line, facts }) => [line, facts.code])).toEqual([
    [3, "A-1"],
    [4, "A-2"],
    [6, "A-3"],
  ]);
  expect(rejected).toEqual([]);
});

describe("nothing else is taken for an export:", () => {
  const files = [
    ...globSync("{seeds,unseen}/**/*.{docx,xlsx,csv,tsv,txt}", { cwd: DOCUMENTS })
      .filter((name) => !name.endsWith("source.txt") && !name.includes("nothing-dossiers"))
      .map((name) => join(DOCUMENTS, name)),
    ...globSync("*.txt", { cwd: SEEDS }).map((name) => join(SEEDS, name)),
  ];

  test("no plan, report or scoring", async () => {
    expect(files.length).toBeGreaterThan(100);
    const taken: string[] = [];
    for (const path of files) {
      const document = await documentIn(readFileSync(path), path);
      if (recogniseDossiers(document, DEFAULT_ZONE) !== null) taken.push(path);
    }
    expect(taken).toEqual([]);
  });

  test.each(["document.xlsx", "document.csv"])(
    "while a list of dossiers is one: %s",
    async (name) => {
      const path = join(DOCUMENTS, "unseen", "nothing-dossiers", name);
      const { dossiers, rejected } = await readExport(readFileSync(path), path);
      expect(rejected).toEqual([]);
      expect(dossiers).toMatchObject([
        { facts: { code: "H12.26.07-250804-0012", status: 4 }, unit: "Phòng Kinh tế" },
        { facts: { code: "H12.26.07-250805-0003", status: 10 } },
      ]);
    },
  );
});

const open: ContentsReader[] = [];

function reader(): ContentsReader {
  const made = makeContentsReader();
  open.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((made) => made.close()));
});

/** So many rows, each with a code of its own. */
function manyRows(count: number) {
  const rows = quangDienExport();
  return Array.from({ length: count }, (_, n) => {
    const row = rows[n % rows.length];
    if (!row) throw new Error("there should be rows");
    return { ...row, code: `${row.code}-${n}` };
  });
}

describe("read within the limits of time and memory", () => {
  test("an export is nothing else besides, and tells how far it is", async () => {
    const told: number[] = [];
    const file = sourceFile(asCsv(quangDienExport()), "ho-so.csv");
    const read = await reader().read(file, YEARS, ({ rowsDone }) => told.push(rowsDone));
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value).toMatchObject({
      plan: { ok: true, value: { kind: null, tasks: [] } },
      scores: { sets: [] },
      org: null,
    });
    expect(read.value.dossiers?.dossiers).toHaveLength(QUANG_DIEN_FIGURES.read);
    // With two lines of title and one of column titles.
    expect(told).toEqual([0, 2000, 4001, QUANG_DIEN_FIGURES.read + 3]);
  });

  test("more dossiers come in than a plan has rows", async () => {
    const document = await documentIn(asCsv(manyRows(12_500)), "ho-so.csv");
    const read = readContents(document, { years: YEARS, zone: DEFAULT_ZONE });
    expect(read.ok && read.value.dossiers?.dossiers.length).toBe(12_500);
  }, 60_000);

  test("more than any export has is refused, and more than any plan in what is none", async () => {
    const refused = { ok: false, error: { code: "not-like-a-plan" } };
    const tooMany = "A-1;20/02/2023;\n".repeat(60_001);
    const header = "Mã hồ sơ;Ngày tiếp nhận;Hạn trả\n";
    expect(await readDocument(sourceFile(header + tooMany, "ho-so.csv"))).toEqual(refused);
    const sheet = "Việc;Đơn vị;Thời gian\n".repeat(12_001);
    const plan = await documentIn(sourceFile(sheet).bytes, "ke-hoach.csv");
    expect(readContents(plan, { years: YEARS, zone: DEFAULT_ZONE })).toEqual(refused);
  });
});
