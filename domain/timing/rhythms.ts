/** Reads what comes back: `Hàng quý`, `mỗi tháng một lần`, `6 tháng/lần`, `thứ sáu hàng tuần`, `năm`. */
import { attempt, eat, eatOneOf, sees, smallNumberAt, textAt } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import type { Bound, DayOf, Meaning, Rhythm } from "./items.ts";
import { eatNumeral, eatYear } from "./numerals.ts";
import { readMonthCount } from "./parts.ts";

const SUNDAY = 7;
const EVERY = ["hang", "moi", "tung"] as const;
const PERIODIC = [
  "dinh ky theo",
  "dinh ky",
  "theo dinh ky",
  "theo",
  "cac",
  "bao cao quy",
  "bao cao thang",
] as const;

/** What may stand behind `theo quý`, so that `theo quy định` is something else. */
const AFTER_PERIODIC = [
  "",
  ",",
  ";",
  ".",
  ")",
  "(",
  ":",
  "va",
  "&",
  "nam",
  "trong",
  "truoc",
  "vao",
];

/** A period that is said to come back, or counted in times. */
export function readRhythm(cursor: Cursor, bound: Bound): Meaning[] | null {
  if (bound !== "none" && bound !== "in") return null;
  return (
    attempt(cursor, () => readTimesFirst(cursor)) ??
    attempt(cursor, () => readEvery(cursor)) ??
    attempt(cursor, () => readTimesLast(cursor)) ??
    attempt(cursor, () => readPartOfEach(cursor)) ??
    attempt(cursor, () => readAllQuarters(cursor))
  );
}

function rhythm(months: number, bare = false): Rhythm {
  return { sort: "rhythm", months, bare, window: null };
}

/** `Hàng quý`, `định kỳ hằng tháng`, `mỗi quý một lần`, `mỗi năm 2 lần`, `thường niên`. */
function readEvery(cursor: Cursor): Meaning[] | null {
  if (eat(cursor, "thuong nien")) return [rhythm(12)];
  eatOneOf(cursor, ["it nhat", "toi thieu"]);
  const opener = eatOneOf(cursor, PERIODIC);
  // The unit of `báo cáo quý` is read with the others.
  if (opener?.startsWith("bao cao")) cursor.at -= 1;
  const isEvery = eatOneOf(cursor, EVERY) !== null;
  if (opener === null && !isEvery) return null;
  const found = readUnit(cursor);
  if (found === null) return null;
  const times = eatTimes(cursor);
  // `các quý I, II`, `định kỳ tháng 6`: the unit belongs to the number behind it.
  const stands = isEvery || times !== null || AFTER_PERIODIC.includes(textAt(cursor));
  return stands ? inParts(found, times ?? 1) : null;
}

/** The unit of a rhythm: a week, or a number of months that divides the year. */
function readUnit(cursor: Cursor): Meaning | null {
  const months = readMonthCount(cursor);
  if (months !== null) {
    const isPartOfYear = sees(cursor, "dau") || sees(cursor, "cuoi");
    return 12 % months === 0 && !isPartOfYear ? rhythm(months) : null;
  }
  if (eat(cursor, "nua nam")) return rhythm(6);
  if (smallNumberAt(cursor) === 1 || sees(cursor, "mot")) cursor.at += 1;
  const unit = eatOneOf(cursor, ["thang", "quy", "nam", "tuan"]);
  if (unit === null || sees(cursor, "hoc")) return null;
  if (unit === "tuan") return { sort: "weekly", weekday: SUNDAY, bound: "in", open: false };
  return rhythm({ thang: 1, quy: 3, nam: 12 }[unit]);
}

const COUNTS = new Map([
  ["mot", 1],
  ["hai", 2],
  ["ba", 3],
  ["bon", 4],
]);

/** Steps over `một`, `02`, `ít nhất 1`: how many times. */
function eatCount(cursor: Cursor): number | null {
  eatOneOf(cursor, ["it nhat", "toi thieu"]);
  const count = COUNTS.get(textAt(cursor)) ?? smallNumberAt(cursor);
  if (count !== null) cursor.at += 1;
  return count;
}

/** Steps over `/lần`, `một lần`, `/1 lần`, `2 lần`, and gives how many times a period. */
function eatTimes(cursor: Cursor): number | null {
  return attempt(cursor, () => {
    eat(cursor, "/");
    const count = eatCount(cursor) ?? 1;
    return eat(cursor, "lan") ? count : null;
  });
}

/**
 * So many times a period is once in each of as many even parts of it, as `mỗi quý một lần` is once a
 * quarter; where these are no whole months, it says no dates.
 */
function inParts(found: Meaning, times: number): Meaning[] | null {
  if (times === 1) return [found];
  if (found.sort !== "rhythm" || times < 1 || found.months % times !== 0) return null;
  return [rhythm(found.months / times)];
}

/** `6 tháng/lần`, `quý một lần`, `1 năm 1 lần`. */
function readTimesLast(cursor: Cursor): Meaning[] | null {
  const found = readUnit(cursor);
  const times = found === null ? null : eatTimes(cursor);
  return found === null || times === null ? null : inParts(found, times);
}

/** `1 lần/quý`, `một lần mỗi tháng`, `02 lần trong năm`, `ít nhất 01 lần trong 6 tháng`. */
function readTimesFirst(cursor: Cursor): Meaning[] | null {
  const times = eatCount(cursor);
  if (times === null || !eat(cursor, "lan")) return null;
  if (!eatOneOf(cursor, ["/", "trong", ...EVERY]) && !sees(cursor, "mot")) return null;
  const found = readUnit(cursor);
  return found === null ? null : inParts(found, times);
}

/** `Cuối mỗi quý`, `cuối các quý`, `cuối quý`, `ngày cuối cùng của tháng`, `giữa mỗi tháng`. */
function readPartOfEach(cursor: Cursor): Meaning[] | null {
  eat(cursor, "ngay");
  const part = eatOneOf(cursor, ["cuoi cung", "cuoi", "giua", "dau tien", "dau"]);
  if (part === null) return null;
  eat(cursor, "cua");
  const isEvery = eatOneOf(cursor, [...EVERY, "cac"]) !== null;
  const unit = eatOneOf(cursor, ["thang", "quy", "ky", "nam"]);
  if (unit === null || !endsPeriod(cursor) || eatNumeral(cursor) !== null) return null;
  const isEnd = part === "cuoi" || part === "cuoi cung";
  if (!isEnd) return unit === "thang" ? [eachMonth(part)] : null;
  // `cuối năm` is the end of the plan year.
  if (unit === "nam" && !isEvery) return null;
  return [rhythm({ thang: 1, quy: 3, ky: 3, nam: 12 }[unit])];
}

function eachMonth(part: "giua" | "dau tien" | "dau"): DayOf {
  const days = [part === "giua" ? 15 : 1];
  return {
    sort: "dayOf",
    days,
    which: "each",
    unit: "month",
    next: false,
    bound: "none",
    bases: [],
  };
}

/** `Cả 4 quý`, `04 quý trong năm`, `tất cả các quý`. */
function readAllQuarters(cursor: Cursor): Meaning[] | null {
  const isAll = eatOneOf(cursor, ["tat ca cac", "ca", "trong"]);
  const isFour = isAll === "tat ca cac" || eatOneOf(cursor, ["4", "04", "bon"]) !== null;
  return isFour && eat(cursor, "quy") && endsPeriod(cursor) ? [rhythm(3)] : null;
}

/** A period named alone, as report series do: `quý, 6 tháng, 9 tháng, năm`. */
export function readBarePeriod(cursor: Cursor, bound: Bound): Meaning[] | null {
  if (bound !== "none") return null;
  return attempt(cursor, () => {
    const listed = attempt(cursor, () => readListedCounts(cursor));
    if (listed !== null) return listed;
    const months = readMonthCount(cursor);
    if (months !== null) {
      if (months % 3 !== 0 || months > 12) return null;
      return [{ sort: "series", months, year: eatYear(cursor) }];
    }
    const unit = eatOneOf(cursor, ["1 nam", "01 nam", "mot nam", "thang", "quy", "nam"]);
    if (unit === null || !endsPeriod(cursor)) return null;
    if (unit === "thang" || unit === "quy") return [rhythm(unit === "thang" ? 1 : 3, true)];
    return [{ sort: "series", months: 12, year: null }];
  });
}

/** `3, 6 và 9 tháng`. */
function readListedCounts(cursor: Cursor): Meaning[] | null {
  const counts: number[] = [];
  for (let count = smallNumberAt(cursor); count !== null; count = smallNumberAt(cursor)) {
    if (![3, 6, 9, 12].includes(count) || counts.includes(count)) return null;
    counts.push(count);
    cursor.at += 1;
    if (!eatOneOf(cursor, [",", "va"])) break;
  }
  if (counts.length < 2 || !eat(cursor, "thang") || !endsPeriod(cursor)) return null;
  return counts.map((months) => ({ sort: "series", months, year: null }));
}

/** What may follow a period named alone; a missing number (`Quý /2023`, `tháng năm`) may not. */
function endsPeriod(cursor: Cursor): boolean {
  const next = textAt(cursor);
  if (next === "/") return ["nam", "quy", "6", "06", "9", "09"].includes(textAt(cursor, 1));
  if (next === ".") return textAt(cursor, 1) !== ".";
  if (sees(cursor, "dau nam") || sees(cursor, "cuoi nam")) return false;
  return (
    !["thang", "quy", "nam", "-", "sau", "nay"].includes(next) && !/^([\d…_]+|[ivx]+)$/u.test(next)
  );
}

const WEEKDAYS = new Map([
  ["hai", 1],
  ["ba", 2],
  ["tu", 3],
  ["nam", 4],
  ["sau", 5],
  ["bay", 6],
  ["2", 1],
  ["3", 2],
  ["4", 3],
  ["5", 4],
  ["6", 5],
  ["7", 6],
]);

/** `Thứ sáu hàng tuần`, `chiều thứ 6 của mỗi tuần`; without the week it waits for `hàng tuần` before. */
export function readWeekday(cursor: Cursor, bound: Bound): Meaning[] | null {
  return attempt(cursor, () => {
    eatOneOf(cursor, ["sang", "chieu"]);
    eat(cursor, "ngay");
    const weekday = readWeekdayName(cursor);
    if (weekday === null) return null;
    eat(cursor, "cua");
    const open = eatOneOf(cursor, ["hang tuan", "moi tuan", "tung tuan"]) === null;
    return [{ sort: "weekly", weekday, bound, open }];
  });
}

function readWeekdayName(cursor: Cursor): number | null {
  if (eat(cursor, "chu nhat")) return SUNDAY;
  if (!eat(cursor, "thu")) return null;
  const weekday = WEEKDAYS.get(textAt(cursor)) ?? null;
  cursor.at += 1;
  return weekday;
}
