/** Schedules and the phrases that print them, for the reading of timings to be held against. */
import * as fc from "fast-check";
import { endOfMonth } from "../../domain/time.ts";

export const PLAN_YEAR = 2023;
export const ROMAN = ["I", "II", "III", "IV"];
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

export interface Printed {
  readonly phrase: string;
  readonly due: readonly string[];
}

const isoDay = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
const two = (value: number): string => String(value).padStart(2, "0");
export const oneOf = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);

/** A year that is written, or left to the plan. */
const writtenYear = fc.constantFrom(
  { text: "", year: PLAN_YEAR },
  ...[2022, 2023, 2024].flatMap((year) => [
    { text: `/${year}`, year },
    { text: ` năm ${year}`, year },
  ]),
);

export const month = fc
  .record({
    unit: oneOf("Tháng ", "tháng ", "T"),
    zero: fc.boolean(),
    number: fc.integer({ min: 1, max: 12 }),
    year: writtenYear,
  })
  .map(({ unit, zero, number, year }): Printed => ({
    phrase: `${unit}${zero ? two(number) : number}${year.text}`,
    due: [endOfMonth(year.year, number)],
  }));

export const quarter = fc
  .record({
    unit: oneOf("Quý ", "quí ", "Q.", "Trong quý "),
    roman: fc.boolean(),
    number: fc.integer({ min: 1, max: 4 }),
    year: writtenYear,
  })
  .map(({ unit, roman, number, year }): Printed => ({
    phrase: `${unit}${roman ? ROMAN[number - 1] : number}${year.text}`,
    due: [endOfMonth(year.year, number * 3)],
  }));

export const day = fc
  .record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.constantFrom(...MONTHS),
    year: fc.integer({ min: 2022, max: 2024 }),
    form: fc.nat(4),
    bound: oneOf("", "ngày ", "chậm nhất ngày ", "đến hết ngày ", "không quá ngày "),
  })
  .map(({ day: date, month: inMonth, year, form, bound }): Printed => {
    const forms = [
      `${date}/${inMonth}/${year}`,
      `${two(date)}.${two(inMonth)}.${year}`,
      `${two(date)}-${two(inMonth)}-${year}`,
      `${date} tháng ${inMonth} năm ${year}`,
      `${two(date)}/${two(inMonth)}/${year}`,
    ];
    return { phrase: `${bound}${forms[form]}`, due: [isoDay(year, inMonth, date)] };
  });

export const stretch = fc.constantFrom<Printed>(
  { phrase: "6 tháng đầu năm", due: ["2023-06-30"] },
  { phrase: "06 tháng đầu năm 2024", due: ["2024-06-30"] },
  { phrase: "6 tháng cuối năm 2023", due: ["2023-12-31"] },
  { phrase: "9 tháng đầu năm", due: ["2023-09-30"] },
  { phrase: "Trong năm 2024", due: ["2024-12-31"] },
  { phrase: "Trong năm", due: ["2023-12-31"] },
  { phrase: "Cuối năm 2023", due: ["2023-12-31"] },
  { phrase: "giữa tháng 5/2023", due: ["2023-05-15"] },
  { phrase: "từ tháng 6 đến tháng 9/2023", due: ["2023-09-30"] },
  { phrase: "Quý I-III/2023", due: ["2023-09-30"] },
  { phrase: "2024-2025", due: ["2025-12-31"] },
  { phrase: "trước ngày 15/12", due: ["2023-12-14"] },
);

/** Rhythms by the months that they come back after; a day stands in the stretch's last month. */
const RHYTHMS: readonly (readonly [number, readonly string[]])[] = [
  [
    1,
    [
      "Hằng tháng",
      "hàng tháng",
      "Mỗi tháng một lần",
      "01 lần/tháng",
      "định kỳ hằng tháng",
      "Tháng, quý, năm",
      "12 lần/năm",
    ],
  ],
  [
    3,
    [
      "Hằng quý",
      "Hàng quý, năm",
      "mỗi quý 01 lần",
      "1 lần/quý",
      "Định kỳ hàng quý",
      "3 tháng/lần",
      "Quý, 6 tháng, 9 tháng, năm",
      "Cuối mỗi quý",
      "4 lần/năm",
    ],
  ],
  [
    6,
    [
      "6 tháng, năm",
      "06 tháng và năm",
      "Định kỳ 6 tháng một lần",
      "6 tháng/lần",
      "02 lần/năm",
      "sáu tháng một lần",
    ],
  ],
  [
    12,
    [
      "Hằng năm",
      "hàng năm",
      "Mỗi năm một lần",
      "01 lần/năm",
      "Định kỳ hằng năm",
      "Tháng 12 hằng năm",
    ],
  ],
];
export const rhythm = fc.constantFrom(...RHYTHMS).chain(([months, phrases]) =>
  oneOf(...phrases).map((phrase): Printed => ({
    phrase,
    due: MONTHS.filter((each) => each % months === 0).map((each) => endOfMonth(PLAN_YEAR, each)),
  })),
);

export const dayOfRhythm = fc
  .record({
    date: fc.integer({ min: 2, max: 28 }),
    isBefore: fc.boolean(),
    form: oneOf(
      "# hằng tháng",
      "Hằng tháng, #",
      "# tháng cuối quý",
      "Hằng quý, # của tháng cuối quý",
      "Định kỳ hằng quý (# tháng cuối quý)",
    ),
  })
  .map(({ date, isBefore, form }): Printed => ({
    phrase: form.replace("#", `${isBefore ? "trước " : ""}ngày ${two(date)}`),
    due: MONTHS.filter((each) => !form.includes("quý") || each % 3 === 0).map((each) =>
      isoDay(PLAN_YEAR, each, isBefore ? date - 1 : date),
    ),
  }));

const withoutDiacritics = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gu, "d").replace(/Đ/gu, "D");

export const spelling = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.normalize("NFD"),
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  withoutDiacritics,
  (text) => withoutDiacritics(text).toUpperCase(),
  (text) => text.replaceAll(" ", "\u00a0"),
  (text) => text.replaceAll(" ", "  "),
  (text) => `\u200b ${text}.`,
  (text) => `${text};`,
);
