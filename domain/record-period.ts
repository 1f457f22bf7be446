/** Days and periods as people write them: `24/3`, `hôm qua`, `quý I/2023`, `6 tháng đầu năm`. */
import {
  addDays,
  endOfMonth,
  endOfQuarter,
  localDate,
  parseLocalDate,
  partsOf,
  weekdayOf,
  type LocalDate,
} from "./time.ts";

/** Both included. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * What a date without a year means: `past`, the last one that has begun, for what has happened;
 * `this-year`, that of today, for what is due.
 */
export type MissingYear = "past" | "this-year";

export interface PeriodTaken {
  /** Null where the words name none. */
  readonly period: Period | null;
  /** They name one that does not exist: 31/02, or ends before it begins. */
  readonly isWrong: boolean;
  /** The words without it. */
  readonly rest: string;
}

interface Asked {
  readonly today: LocalDate;
  readonly missingYear: MissingYear;
}

interface Reading {
  readonly pattern: RegExp;
  read(match: RegExpExecArray, asked: Asked): Period | null;
}

const DAY = String.raw`(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?)`;
const YEAR = String.raw`(?:\s*[/,-]?\s*(?:nam\s+)?(?<year>[12]\d{3}))?`;
const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

/** The first that is found counts: a span before its days, a half year before a month. */
const READINGS: readonly Reading[] = [
  {
    pattern: new RegExp(
      String.raw`(?<![\d/])(?:tu\s+)?(?:ngay\s+)?(?<from>${DAY})\s*(?:den|toi|-|–)\s*(?:het\s+)?(?:ngay\s+)?(?<to>${DAY})(?![\d/])`,
      "u",
    ),
    read: ({ groups = {} }, asked) => {
      const from = dayOf(groups["from"] ?? "", asked);
      if (!from) return null;
      const first: Asked = { today: from, missingYear: "this-year" };
      const to = dayOf(groups["to"] ?? "", first);
      return to ? { from, to } : null;
    },
  },
  {
    pattern: new RegExp(
      String.raw`\b(?<months>6|sau|9|chin)\s+thang\b(?:\s+(?<half>dau|cuoi)\s+nam)?${YEAR}`,
      "u",
    ),
    read: ({ groups = {} }, asked) => {
      const isLast = groups["half"] === "cuoi";
      const months = /6|sau/u.test(groups["months"] ?? "") ? 6 : 9;
      return monthsOf(groups["year"], isLast ? 13 - months : 1, isLast ? 12 : months, asked);
    },
  },
  {
    pattern: new RegExp(String.raw`\bqu[yi]\s+(?<quarter>iv|iii|ii|i|[1-4])\b${YEAR}`, "u"),
    read: ({ groups = {} }, asked) => {
      const named = groups["quarter"] ?? "";
      const quarter = ROMAN[named] ?? Number(named);
      return monthsOf(groups["year"], quarter * 3 - 2, quarter * 3, asked);
    },
  },
  {
    pattern: new RegExp(String.raw`\bthang\s+(?<month>\d{1,2})(?!\d)${YEAR}`, "u"),
    read: ({ groups = {} }, asked) => {
      const month = Number(groups["month"]);
      return month >= 1 && month <= 12 ? monthsOf(groups["year"], month, month, asked) : null;
    },
  },
  {
    pattern: /\bnam\s+(?<year>[12]\d{3})\b/u,
    read: ({ groups = {} }, asked) => monthsOf(groups["year"], 1, 12, asked),
  },
  {
    pattern: new RegExp(String.raw`(?<![\d/])(?:ngay\s+)?(?<day>${DAY})(?![\d/])`, "u"),
    read: ({ groups = {} }, asked) => alone(dayOf(groups["day"] ?? "", asked)),
  },
  { pattern: /\bhom nay\b/u, read: (_, { today }) => alone(today) },
  { pattern: /\bhom qua\b/u, read: (_, { today }) => alone(addDays(today, -1)) },
  { pattern: /\bhom kia\b/u, read: (_, { today }) => alone(addDays(today, -2)) },
  {
    pattern: /\btuan nay\b/u,
    read: (_, { today }) => {
      const from = addDays(today, 1 - weekdayOf(today));
      return { from, to: addDays(from, 6) };
    },
  },
  {
    pattern: /\bthang nay\b/u,
    read: (_, { today }) => {
      const { year, month } = partsOf(today);
      return span(year, month, month);
    },
  },
];

/** @param words folded (`foldText`) */
export function takePeriod(words: string, today: LocalDate, missingYear: MissingYear): PeriodTaken {
  const plain = withSlashes(words);
  for (const { pattern, read } of READINGS) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const period = read(match, { today, missingYear });
    const before = plain.slice(0, match.index);
    const rest = `${before} ${plain.slice(match.index + match[0].length)}`;
    const isWrong = period === null || period.to < period.from;
    return {
      period: isWrong ? null : period,
      isWrong,
      rest: rest.replace(/\s+/gu, " ").trim(),
    };
  }
  return { period: null, isWrong: false, rest: words };
}

/** The quarter that a day lies in, and those before it: `quarters` back. */
export function quarterPeriod(day: LocalDate, quartersBack = 0): Period {
  const { year, month } = partsOf(day);
  const index = year * 4 + Math.ceil(month / 3) - 1 - quartersBack;
  const first = (index % 4) * 3 + 1;
  return span(Math.floor(index / 4), first, first + 2);
}

export function monthsPeriod(year: number, first: number, last: number): Period {
  return span(year, first, last);
}

function monthsOf(
  written: string | undefined,
  first: number,
  last: number,
  { today, missingYear }: Asked,
): Period {
  if (written !== undefined) return span(Number(written), first, last);
  const { year } = partsOf(today);
  const period = span(year, first, last);
  return missingYear === "past" && period.from > today ? span(year - 1, first, last) : period;
}

function span(year: number, first: number, last: number): Period {
  const from = localDate(year, first, 1);
  if (!from) throw new RangeError(`no such period: ${year}, ${first}–${last}`);
  return { from, to: last % 3 === 0 ? endOfQuarter(year, last / 3) : endOfMonth(year, last) };
}

function dayOf(text: string, { today, missingYear }: Asked): LocalDate | null {
  if (text.includes("-")) return parseLocalDate(text);
  const [day = 0, month = 0, written] = text.split(/[/.]/u).map(Number);
  const { year } = partsOf(today);
  if (written !== undefined) return localDate(written, month, day);
  const found = localDate(year, month, day);
  if (missingYear === "this-year" || (found && found <= today)) return found;
  return localDate(year - 1, month, day);
}

function alone(day: LocalDate | null): Period | null {
  return day && { from: day, to: day };
}

/** `24-3-2023` and `24-3` are written, too. */
function withSlashes(words: string): string {
  return words.replace(
    /(?<![\d/.-])(\d{1,2})-(\d{1,2})(?:-(\d{4}))?(?![\d/.-])/gu,
    (_, day: string, month: string, year: string | undefined) =>
      year ? `${day}/${month}/${year}` : `${day}/${month}`,
  );
}
