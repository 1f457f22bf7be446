/** Whatever comes in, nothing breaks, and no date is made up. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseLocalDate } from "../../../domain/time.ts";
import type { Block, SourceDocument } from "../../../jobs/import/reading/document.ts";
import { readPlainText } from "../../../jobs/import/reading/plain-text.ts";
import { recognisePlan } from "../../../jobs/import/recognising/recognise-plan.ts";
import { HEADER, seedText, sourceFile } from "./given.ts";

const lines = seedText().split("\n");

function expectSoundPlan(content: string | Uint8Array): void {
  const document = readPlainText(sourceFile(content).bytes);
  if (document.ok) expectSound(document.value);
}

function expectSound(document: SourceDocument): void {
  const outcome = recognisePlan(document, { given: 2023, current: 2023 });
  if (!outcome.ok) throw new Error(outcome.error.code);
  const plan = outcome.value;
  const dates = [
    ...plan.tasks.flatMap((task) => task.deliverables.flatMap(({ due }) => due)),
    ...plan.reportPeriods.flatMap(({ from, to, due }) => [from, to, due]),
    ...(plan.issuedOn ? [plan.issuedOn] : []),
  ];
  expect(dates.filter((date) => parseLocalDate(date) === null)).toEqual([]);
  expect(plan.tasks.filter(({ title }) => title.trim() === "")).toEqual([]);
  expect(plan.tasks.filter(({ deliverables }) => deliverables.length === 0)).toEqual([]);
  expect(plan.kind === null).toBe(plan.problems.some(({ code }) => code === "nothing-found"));
}

test("any bytes", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), expectSoundPlan));
});

test("any text, also in a table with the right header", () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.constantFrom("I. A", "1. Việc", "- Kế hoạch - Báo cáo", "Quý IX", "31/02/2023", "- - -", ""),
  );
  const table = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 });
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows.map((cells) => cells.join("\t")).join("\n");
      expectSoundPlan(text);
      expectSoundPlan(`${HEADER}\n${text}`);
    }),
  );
});

test("tables with headers of every kind, merged cells, groups and lines between them", () => {
  const cell = fc.oneof(
    fc.constantFrom("", "", "I", "1", "a)", "1.1", "- Kế hoạch\n- Báo cáo", "Quý I; Quý II", "^"),
    fc.constantFrom(
      "TT",
      "Nội dung",
      "Nhiệm vụ cụ thể",
      "Sản phẩm",
      "Chủ trì",
      "Thời gian",
      "Kết thúc",
    ),
    fc.constantFrom(
      "Phòng Nội vụ",
      "Chủ trì: Phòng Nội vụ; phối hợp: UBND",
      "CẢI CÁCH",
      "Tổng cộng",
    ),
    fc.constantFrom(
      "Báo cáo Quý I",
      "Kỳ báo cáo",
      "Thời hạn gửi",
      "từ 15/12 đến 14/3",
      "31/02/2023",
    ),
    fc.string({ unit: "grapheme", maxLength: 12 }),
  );
  const tableRow = fc.record({
    cells: fc.array(cell, { maxLength: 7 }),
    continues: fc.option(fc.array(fc.boolean(), { maxLength: 7 }), { nil: undefined }),
  });
  const header = fc.constantFrom(
    ["TT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Kết quả", "Thời gian hoàn thành"],
    ["Lĩnh vực", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian", ""],
    ["Kỳ báo cáo", "Thời gian chốt số liệu", "Thời hạn gửi báo cáo"],
  );
  const table = fc.tuple(header, fc.array(tableRow, { maxLength: 8 }));
  const part = fc.oneof(cell, table);
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const blocks = parts.map((each, line): Block => {
        if (typeof each === "string") return { kind: "paragraph", text: each || "x", line };
        const [titles, rows] = each;
        return {
          kind: "table",
          rows: [
            { cells: titles, line },
            ...rows.map(({ cells, continues }) => ({
              cells,
              line,
              ...(continues ? { continues } : {}),
            })),
          ],
        };
      });
      expectSound({ blocks });
    }),
    { numRuns: 300 },
  );
});

test("the seed with lines dropped, doubled, cut and moved", () => {
  const damage = fc.record({
    kept: fc.array(fc.nat(lines.length - 1), { minLength: 1, maxLength: lines.length }),
    cut: fc.nat(200),
    order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5]),
    decomposed: fc.boolean(),
    inOrder: fc.boolean(),
  });
  fc.assert(
    fc.property(damage, ({ kept, cut, order, decomposed, inOrder }) => {
      const places = inOrder ? kept.toSorted((one, other) => one - other) : kept;
      const text = places
        .map((place, index) => {
          const line = lines[place] ?? "";
          const cells = line.split("\t");
          const moved = cells.length === 6 ? order.map((from) => cells[from]).join("\t") : line;
          return index % 7 === 0 ? moved.slice(0, cut) : moved;
        })
        .join("\r\n");
      expectSoundPlan(decomposed ? text.normalize("NFD") : text);
    }),
    { numRuns: 200 },
  );
});

test("a very long cell or a very long table is read in no time worth speaking of", () => {
  const long = "- Phòng Nội vụ, các cơ quan - ".repeat(5_000);
  expectSoundPlan(`${HEADER}\nI. A\t${long}\t${long}\t${long}\t${long}\t${"Quý I ".repeat(2_000)}`);
  const rows = Array.from(
    { length: 5_000 },
    (_, index) => `\t1. Việc ${index}\tBáo cáo\tPhòng Nội vụ\t\tQuý I`,
  );
  expectSoundPlan([HEADER, ...rows].join("\n"));
});

test("ten thousand rows are understood in well under a second", () => {
  const titles = HEADER.split("\t");
  const rows = Array.from({ length: 10_000 }, (_, index) => [
    index % 50 === 0 ? `Lĩnh vực ${index / 50}` : "",
    `Việc số ${index}`,
    "- Kế hoạch - Báo cáo",
    `Phòng ${index % 60}`,
    "Cơ quan, đơn vị huyện; UBND cấp xã",
    `- Quý ${(index % 4) + 1} - ${(index % 28) + 1}/12/2023`,
  ]);
  const table = [titles, ...rows].map((cells, line) => ({ cells, line }));
  const document: SourceDocument = { blocks: [{ kind: "table", rows: table }] };
  const plan = recognisePlan(document, { given: 2023, current: 2023 });
  expect(plan.ok && plan.value.tasks.length).toBe(10_000);
});
