/** Numbers of months and quarters (Roman, Arabic, spelled) and the year written behind them. */
import { attempt, eat, eatOneOf, numberAt, sees, smallNumberAt, textAt } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import type { WrittenYear } from "./items.ts";

const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/**
 * Folded, so `tư` is also `từ`. `năm` (5, or year) and `sáu` (6, or `sau`: after) are left out:
 * folded they are read as what they far more often are, unless a year follows.
 */
const SPELLED = new Map([
  ["mot", 1],
  ["hai", 2],
  ["ba", 3],
  ["bon", 4],
  ["tu", 4],
  ["bay", 7],
  ["tam", 8],
  ["chin", 9],
  ["muoi", 10],
]);

const NEXT_YEAR = ["nam sau", "nam tiep theo", "nam ke tiep", "nam lien ke"] as const;
const PLAN_YEAR = ["nam ke hoach", "nam nay"] as const;

/** Steps over the number of a month or quarter. */
export function eatNumeral(cursor: Cursor): number | null {
  const small = smallNumberAt(cursor);
  const roman = ROMAN.indexOf(textAt(cursor)) + 1;
  if (small !== null || roman > 0) {
    cursor.at += 1;
    return small ?? roman;
  }
  return attempt(cursor, () => eatSpelled(cursor));
}

function eatSpelled(cursor: Cursor): number | null {
  if (eat(cursor, "thu nhat")) return 1;
  eat(cursor, "thu");
  const value = SPELLED.get(textAt(cursor)) ?? spelledBeforeYear(cursor);
  if (value === undefined || value === null) return null;
  const isTen = value === 10;
  cursor.at += 1;
  if (isTen && eat(cursor, "mot")) return 11;
  if (isTen && eat(cursor, "hai")) return 12;
  // `quý một lần` counts times; `hàng tháng từ tháng 3` begins a range.
  if (sees(cursor, "lan") || (value === 4 && beginsPeriod(cursor))) return null;
  return value;
}

/** `tháng sáu/2023`, `tháng năm năm 2023`: before its year it is neither `sau` nor `năm 2023`. */
export function spelledBeforeYear(cursor: Cursor): number | null {
  if (!["/", "nam"].includes(textAt(cursor, 1)) || fullYearAt(cursor, 2) === null) return null;
  if (sees(cursor, "nam")) return 5;
  return sees(cursor, "sau") ? 6 : null;
}

function beginsPeriod(cursor: Cursor): boolean {
  return numberAt(cursor) !== null || ["thang", "quy", "ngay", "dau", "t"].includes(textAt(cursor));
}

/** The year in four digits that stands here, or so many places ahead; else null. */
export function fullYearAt(cursor: Cursor, ahead = 0): number | null {
  const value = numberAt(cursor, ahead);
  return value !== null && value >= 1900 && value <= 2099 ? value : null;
}

/** Steps over a year behind a day, month or quarter: `/2023`, `.2023`, `năm 2023`, ` 2023`, `/23`. */
export function eatYear(cursor: Cursor): WrittenYear {
  return attempt(cursor, () => {
    eatOneOf(cursor, ["cua", "trong"]);
    if (eatOneOf(cursor, NEXT_YEAR)) return "next";
    const short = sees(cursor, "/") ? smallNumberAt(cursor, 1) : null;
    if (short !== null && short >= 20 && short <= 39) {
      cursor.at += 2;
      return 2000 + short;
    }
    eatOneOf(cursor, ["/", ".", "-"]);
    if (eat(cursor, "nam")) eat(cursor, ":");
    const year = fullYearAt(cursor);
    if (year === null || beginsIsoDate(cursor)) return null;
    cursor.at += 1;
    return year;
  });
}

/** `2023-12-31` begins a date of its own. */
function beginsIsoDate(cursor: Cursor): boolean {
  return sees(cursor, "-", 1) && smallNumberAt(cursor, 2) !== null && sees(cursor, "-", 3);
}

/** Steps over words that name the plan year and change nothing: `năm nay`, `năm kế hoạch`. */
export function eatPlanYear(cursor: Cursor): boolean {
  return (
    attempt(cursor, () => {
      eatOneOf(cursor, ["cua", "trong"]);
      return eatOneOf(cursor, PLAN_YEAR);
    }) !== null
  );
}
