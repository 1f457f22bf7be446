/** Reads what comes back: `Hàng quý`, `mỗi tháng một lần`, `6 tháng/lần`, `thứ sáu hàng tuần`, `năm`. */
import { attempt, eat, eatOneOf, sees, smallNumberAt, textAt } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import type { Bound, Meaning, Rhythm } from "./items.ts";
import { eatYear } from "./numerals.ts";
import { readMonthCount } from "./points.ts";

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
    attempt(cursor, () => readEndOfEach(cursor))
  );
}

function rhythm(months: number, bare = false): Rhythm {
  return { sort: "rhythm", months, bare, window: null };
}

/** `Hàng quý`, `định kỳ hằng tháng`, `mỗi quý một lần`, `thường niên`. */
function readEvery(cursor: Cursor): Meaning[] | null {
  if (eat(cursor, "thuong nien")) return [rhythm(12)];
  const opener = eatOneOf(cursor, PERIODIC);
  // The unit of `báo cáo quý` is read with the others.
  if (opener?.startsWith("bao cao")) cursor.at -= 1;
  const isEvery = eatOneOf(cursor, EVERY) !== null;
  if (opener === null && !isEvery) return null;
  const found = readUnit(cursor);
  if (found === null) return null;
  const times = eatTimes(cursor);
  if (times === "several") return null;
  // `các quý I, II`, `định kỳ tháng 6`: the unit belongs to the number behind it.
  const stands = isEvery || times === "once" || AFTER_PERIODIC.includes(textAt(cursor));
  return stands ? [found] : null;
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

/** Steps over `/lần`, `một lần`, `/1 lần`; more than one time a period says no dates. */
function eatTimes(cursor: Cursor): "once" | "several" | null {
  return attempt(cursor, () => {
    eat(cursor, "/");
    const isOne = eatOneOf(cursor, ["mot", "1", "01"]) !== null;
    if (eat(cursor, "lan")) return "once";
    return !isOne && sees(cursor, "lan", 1) ? "several" : null;
  });
}

/** `6 tháng/lần`, `quý một lần`, `1 năm 1 lần`. */
function readTimesLast(cursor: Cursor): Meaning[] | null {
  const found = readUnit(cursor);
  return found !== null && eatTimes(cursor) === "once" ? [found] : null;
}

/** `1 lần/quý`, `một lần mỗi tháng`, `01 lần trong 6 tháng`. */
function readTimesFirst(cursor: Cursor): Meaning[] | null {
  if (!eatOneOf(cursor, ["1", "01", "mot"]) || !eat(cursor, "lan")) return null;
  if (!eatOneOf(cursor, ["/", "trong", ...EVERY]) && !sees(cursor, "mot")) return null;
  const found = readUnit(cursor);
  return found === null ? null : [found];
}

/** `Cuối mỗi quý`, `cuối hàng tháng`, `ngày cuối cùng của mỗi tháng`. */
function readEndOfEach(cursor: Cursor): Meaning[] | null {
  eatOneOf(cursor, ["ngay"]);
  if (!eatOneOf(cursor, ["cuoi cung", "cuoi"])) return null;
  eat(cursor, "cua");
  if (!eatOneOf(cursor, EVERY)) return null;
  const unit = eatOneOf(cursor, ["thang", "quy", "nam"]);
  return unit === null ? null : [rhythm({ thang: 1, quy: 3, nam: 12 }[unit])];
}

/** A period named alone, as report series do: `quý, 6 tháng, 9 tháng, năm`. */
export function readBarePeriod(cursor: Cursor, bound: Bound): Meaning[] | null {
  if (bound !== "none") return null;
  return attempt(cursor, () => {
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

/** What may follow a period named alone; a missing number (`Quý /2023`, `tháng năm`) may not. */
function endsPeriod(cursor: Cursor): boolean {
  const next = textAt(cursor);
  if (next === "/") return ["nam", "quy", "6", "06", "9", "09"].includes(textAt(cursor, 1));
  if (next === ".") return textAt(cursor, 1) !== ".";
  return !["thang", "quy", "nam", "-", "sau"].includes(next) && !/^[\d…_]+$/u.test(next);
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
