/** Whatever comes in, nothing breaks, nothing takes long, and no points are made up. */
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ImportedScores } from "../../../../domain/scores.ts";
import type { Block, SourceDocument } from "../../../../jobs/import/reading/document.ts";
import { recogniseScores } from "../../../../jobs/import/recognising/scores/recognise-scores.ts";

const SEEDS = [
  "so-noi-vu-2019-ke-hoach-khac-phuc",
  "phu-my-2024-ke-hoach-khac-phuc",
  "gio-linh-2023-ke-hoach-khac-phuc",
];
const lines = SEEDS.flatMap((name) =>
  readFileSync(join(import.meta.dirname, "..", "..", "..", "seeds", `${name}.txt`), "utf8").split(
    "\n",
  ),
);

/** Lines with tabs are rows of a table, as in text files. */
function documentOf(texts: readonly string[]): SourceDocument {
  const blocks = texts.flatMap((text, index): Block[] => {
    const line = index + 1;
    if (text.trim() === "") return [];
    if (!text.includes("\t")) return [{ kind: "paragraph", text: text.trim(), line }];
    return [{ kind: "table", rows: [{ cells: text.split("\t"), line }] }];
  });
  return { blocks };
}

function expectSound({ sets, problems }: ImportedScores): void {
  const points = sets.flatMap(({ areas, criteria, total }) => {
    const scores = [...areas, ...criteria, total].flatMap(({ max, lost }) => [max, lost]);
    return scores.filter((each) => each !== null);
  });
  expect(points.filter((each) => !Number.isSafeInteger(each) || each < 0)).toEqual([]);
  const names = sets.flatMap(({ areas, criteria }) => [...areas, ...criteria]);
  expect(names.filter(({ name }) => name.trim() === "")).toEqual([]);
  const isNothing = problems.some(({ code }) => code === "nothing-found");
  expect(isNothing).toBe(sets.length === 0);
}

const WORDS = [
  "Chỉ số CCHC năm 2023",
  "đạt 0,95/1",
  "(trừ 0.5 điểm)",
  "91,84/100 điểm",
  "1. Cải cách thể chế",
  "- Tồn tại: ",
  "tự chấm",
  ":",
  "; ",
  "(",
  "Tổng cộng",
  "=",
  "-0.5",
  "1.1",
  "10",
];
const cell = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(" ")),
);
const HEADER = ["TT", "Nội dung", "Điểm tối đa", "Điểm thẩm định", "Ghi chú"].join("\t");

test("any text, in paragraphs and in a table with the right header", () => {
  const table = fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 9 });
  fc.assert(
    fc.property(table, (rows) => {
      expectSound(recogniseScores(documentOf(rows.map((cells) => cells.join(" ")))));
      const below = rows.map((cells) => ["", ...cells].join("\t"));
      expectSound(recogniseScores(documentOf([HEADER, ...below])));
    }),
    { numRuns: 300 },
  );
});

/** Incident: found by the property above; points with nothing before them made an area of no name. */
test("points without a name beside an area's are no area", () => {
  const named = "1. Cải cách thể chế 91,84/100 điểm";
  const nameless = "1. Cải cách thể chế ( / 91,84/100 điểm Chỉ số CCHC năm 2023";
  expectSound(recogniseScores(documentOf([named, nameless])));
});

test("the seeds with lines dropped, doubled, cut and moved", () => {
  const damage = fc.record({
    kept: fc.array(fc.nat(lines.length - 1), { minLength: 1, maxLength: 120 }),
    cut: fc.nat(300),
    isInOrder: fc.boolean(),
  });
  fc.assert(
    fc.property(damage, ({ kept, cut, isInOrder }) => {
      const places = isInOrder ? kept.toSorted((one, other) => one - other) : kept;
      const texts = places.map((place, index) => {
        const text = lines[place] ?? "";
        return index % 5 === 0 ? text.slice(0, cut) : text;
      });
      expectSound(recogniseScores(documentOf(texts)));
    }),
    { numRuns: 150 },
  );
});

test("no points are found that are not written, summed or subtracted", () => {
  const clean = lines.map((text) => text.replaceAll(/\d/gu, ""));
  expect(recogniseScores(documentOf(clean))).toEqual({
    sets: [],
    problems: [{ code: "nothing-found" }],
  });
});

test.each([
  "đạt 0,95/1; ",
  "trừ 0,5 điểm ",
  "((((",
  "nội dung ",
  "tự chấm ",
  "cải cách hành chính ",
  "1.1.1.1.1 ",
  "1/1/1/1/",
  "(do ",
  ": ",
  "điểm ",
  "năm 2023 ",
  "lĩnh vực ",
])("8,000 characters of “%s” in every paragraph and cell end within a test's time", (words) => {
  const long = words.repeat(Math.ceil(8_000 / words.length)).slice(0, 8_000);
  const rows = Array.from({ length: 15 }, () => [long, long, long, long, long].join("\t"));
  const texts = Array.from({ length: 15 }, () => `Chỉ số ${long}`);
  expectSound(recogniseScores(documentOf([...texts, HEADER, ...rows, ...texts])));
});

test("a table of 10,000 rows is read whole", () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => {
    return [`${(index % 9) + 1}`, `Tiêu chí ${index}`, "1", "0,5", "Chậm"].join("\t");
  });
  const { sets } = recogniseScores(documentOf([HEADER, "I\tCải cách thể chế\t\t\t", ...rows]));
  expect(sets[0]?.criteria).toHaveLength(10_000);
});
