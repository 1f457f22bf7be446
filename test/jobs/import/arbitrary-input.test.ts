/** Whatever comes in, nothing breaks, and no date is made up. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseLocalDate } from "../../../domain/time.ts";
import { readDocument } from "../../../jobs/import/read-document.ts";
import { recognisePlan } from "../../../jobs/import/recognise-plan.ts";
import { HEADER, seedText, sourceFile } from "./given.ts";

const lines = seedText().split("\n");

function expectSoundPlan(content: string | Uint8Array): void {
  const document = readDocument(sourceFile(content));
  if (!document.ok) return;
  const outcome = recognisePlan(document.value, { given: 2023, current: 2023 });
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
