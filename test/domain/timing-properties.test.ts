import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLocalDate } from "../../domain/time.ts";
import { readTiming, splitTimings } from "../../domain/timing/read-timing.ts";

const year = fc.integer({ min: 2000, max: 2099 });
const two = (value: number): string => String(value).padStart(2, "0");

/** Dates that exist, in the spellings that plans use. */
const month = fc.integer({ min: 1, max: 12 });
const writtenYear = fc.constantFrom("", "/2022", "/2023", " năm 2024", ".2023");
const point = fc.oneof(
  fc
    .tuple(fc.constantFrom("Tháng ", "tháng 0", "T"), fc.integer({ min: 1, max: 9 }), writtenYear)
    .map((parts) => parts.join("")),
  fc
    .tuple(
      fc.constantFrom("Quý ", "quí ", "Q."),
      fc.constantFrom("I", "II", "III", "IV", "1", "4"),
      writtenYear,
    )
    .map((parts) => parts.join("")),
  fc
    .tuple(
      fc.constantFrom("ngày ", "trước ngày ", "chậm nhất ", ""),
      fc.integer({ min: 1, max: 28 }),
      month,
    )
    .map(([bound, day, inMonth]) => `${bound}${day}/${two(inMonth)}`),
  fc.constantFrom(
    "6 tháng đầu năm",
    "06 tháng cuối năm 2023",
    "Cuối năm",
    "đầu tháng 3",
    "Trong năm",
  ),
);
const rhythm = fc.constantFrom(
  "Hàng quý",
  "hằng tháng",
  "mỗi quý một lần",
  "6 tháng/lần",
  "ngày 10 của tháng cuối quý",
  "20 hằng tháng",
  "hàng quý, ngày 10 tháng đầu quý sau",
  "định kỳ 6 tháng, năm",
);
const phrase = fc
  .array(fc.oneof(point, rhythm, fc.constantFrom("Thường xuyên", "Theo quy định", "nếu có")), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((parts) => fc.constantFrom("; ", ", ", " và ", "\n- ").map((join) => parts.join(join)));

/** Words of timings in any order, which come nearer to the grammar's corners than any text. */
const words = fc
  .array(
    fc.constantFrom(
      ..."quý tháng năm ngày I IV 1 6 12 31 2023 / . - , ; : ( ) và đến từ trước hết hàng mỗi định kỳ".split(
        " ",
      ),
      ..."đầu giữa cuối sau của trong lần một tuần thứ sáu thường xuyên theo khi nếu báo cáo \n h chậm nhất".split(
        " ",
      ),
    ),
    { maxLength: 14 },
  )
  .chain((parts) => fc.constantFrom(" ", "").map((join) => parts.join(join)));

const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  words,
  phrase,
);

/** Bullets may stand within one another: `- a) o Quý I`. */
const MOST_LETTERS_OF_BULLETS = 6;

describe("whatever is put in", () => {
  test("nothing is thrown, and due dates are real, sorted and unique", () => {
    fc.assert(
      fc.property(anything, year, (text, planYear) => {
        const { due } = readTiming(text, planYear);
        expect(due.filter((date) => parseLocalDate(date) !== date)).toEqual([]);
        expect(due).toEqual([...new Set(due)].toSorted());
      }),
      { numRuns: 3000 },
    );
  });

  test("due dates stand exactly where the kind promises them, and problems where it is unspecified", () => {
    fc.assert(
      fc.property(anything, year, (text, planYear) => {
        const { kind, due, problems, withinYear } = readTiming(text, planYear);
        expect(due.length > 0).toBe(kind === "once" || kind === "recurring");
        expect(problems.length === 0 || kind === "unspecified").toBe(true);
        expect(!withinYear || kind === "once").toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("the same is read again, and from composed text, decomposed text and capitals", () => {
    fc.assert(
      fc.property(anything, year, (text, planYear) => {
        expect(readTiming(text, planYear)).toEqual(readTiming(text, planYear));
        expect(readTiming(text.normalize("NFD"), planYear)).toEqual(
          readTiming(text.normalize("NFC"), planYear),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test("what a cell is split into stands in the cell, in its order", () => {
    fc.assert(
      fc.property(anything, (cell) => {
        const letters = (text: string): string => text.replace(/[^\p{L}]/gu, "");
        const whole = letters(
          cell.replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/gu, "").normalize("NFC"),
        );
        let at = 0;
        for (const entry of splitTimings(cell).map(letters)) {
          const found = whole.indexOf(entry, at);
          expect(found).toBeGreaterThanOrEqual(at);
          // Between entries only their bullets are left out, some of them letters.
          expect(found - at).toBeLessThanOrEqual(MOST_LETTERS_OF_BULLETS);
          at = found + entry.length;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("phrases that are well formed", () => {
  test("are read, and mean the same without diacritics and in capitals", () => {
    fc.assert(
      fc.property(phrase, year, (text, planYear) => {
        const reading = readTiming(text, planYear);
        expect(reading.problems).toEqual([]);
        const bare = text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gu, "d");
        for (const other of [bare, text.toUpperCase(), text.toLowerCase(), `  ${text}. `]) {
          expect(readTiming(other, planYear)).toEqual(reading);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("hold every date of their entries", () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 4 }), year, (points, planYear) => {
        const cell = points.map((each) => `- ${each}`).join("\n");
        const each = points.flatMap((text) => readTiming(text, planYear).due);
        expect(splitTimings(cell)).toHaveLength(points.length);
        expect(readTiming(cell, planYear).due).toEqual([...new Set(each)].toSorted());
      }),
    );
  });

  test("keep each date of a list, when every date has its year", () => {
    const dated = fc.tuple(month, fc.integer({ min: 2022, max: 2024 }));
    fc.assert(
      fc.property(fc.array(dated, { minLength: 1, maxLength: 6 }), (dates) => {
        const text = dates.map(([inMonth, inYear]) => `Tháng ${inMonth}/${inYear}`).join(", ");
        const due = dates.map(([inMonth, inYear]) => `${inYear}-${two(inMonth)}`);
        const months = readTiming(text, 2023).due.map((date) => date.slice(0, 7));
        expect(months).toEqual([...new Set(due)].toSorted());
      }),
    );
  });
});

describe("size", () => {
  const JUNK = [
    "từ ",
    "1.",
    "- ",
    "quý I - ",
    "ngày 1, ",
    "tháng 3 đến ",
    "trước ",
    "((",
    "\n",
    "a",
    "5 ngày ",
  ];

  test("a text beyond any timing is not read, and its beginning is quoted", () => {
    const text = `Quý I/2023 ${"và Quý I/2023 ".repeat(10_000)}`;
    const { kind, due, problems } = readTiming(text, 2023);
    expect({ kind, due }).toEqual({ kind: "unspecified", due: [] });
    expect(problems).toEqual([
      { code: "unreadable", text: expect.stringMatching(/^Quý I.{50,110}…$/u) },
    ]);
  });

  test("a long cell within what is read is read", () => {
    const dates = Array.from({ length: 120 }, (_, index) => `Tháng ${(index % 12) + 1}/2023`);
    expect(readTiming(dates.join(", "), 2023).due).toHaveLength(12);
  });

  // Work that grew with the square of the text would run into the test's time limit here.
  test.each(JUNK)("two hundred thousand characters of %j come to an end", (unit) => {
    const text = unit.repeat(Math.ceil(200_000 / unit.length));
    const { kind, due } = readTiming(text, 2023);
    expect(due.length > 0).toBe(kind === "once" || kind === "recurring");
    expect(splitTimings(text).length).toBeLessThan(text.length);
  });
});
