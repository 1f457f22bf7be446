import fc from "fast-check";
import { expect, test } from "vitest";
import { readPoints } from "../../../../jobs/import/recognising/text/points.ts";

test.each([
  ["0.5 điểm", 50],
  ["0,5 điểm", 50],
  ["01", 100],
  ["01 điểm", 100],
  ["1,25đ", 125],
  ["94,11", 9411],
  ["94.11", 9411],
  ["-3.88", -388],
  ["−5,89", -589],
  ["– 0,5", -50],
  ["+0,5", 50],
  ["(0 điểm)", 0],
  ["-0", 0],
  ["100", 10_000],
  ["82,5 ĐIỂM.", 8250],
  ["0,125", 13],
  ["29,375", 2938],
  ["2.9400000000000004", 294],
  ["15.619999999999999", 1562],
])("%s", (text, hundredths) => {
  expect(readPoints(text)).toBe(hundredths);
});

test.each([
  "",
  "=",
  "-",
  "điểm",
  "2,85/3",
  "6/7",
  "1.000",
  "1.234,5",
  "58,56%",
  "10 hồ sơ",
  "0,5 0,7",
])("“%s” is no number of points", (text) => {
  expect(readPoints(text)).toBeNull();
});

test("whole hundredths come back, with either mark", () => {
  fc.assert(
    fc.property(fc.integer({ min: -99_999, max: 99_999 }), fc.constantFrom(",", "."), (n, mark) => {
      const printed = (n / 100).toFixed(2).replace(".", mark);
      expect(readPoints(`${printed} điểm`)).toBe(n);
    }),
  );
});

test("any text gives a whole number or none", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
      const points = readPoints(text);
      expect(points === null || Number.isInteger(points)).toBe(true);
    }),
  );
});
