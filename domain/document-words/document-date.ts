/** Ngày văn bản: the dates that stand in words. */
import { localDate, type LocalDate } from "../time.ts";

export interface FoundDate {
  /** Where its phrase begins (with “ngày”, where that stands before it), and where it ends. */
  readonly start: number;
  readonly end: number;
  /** Null for a day that there is not. */
  readonly date: LocalDate | null;
}

const SLASHED =
  /(?<![\d/.,-])(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?![\d/]|[.,-]\d|[a-z])/gu;
const WRITTEN =
  /(?<![\d/.,-])(\d{1,2})( ?thang |\/)(\d{1,2})(?: nam |(?<=thang \d{1,2})[ ,/.-]{1,3})(\d{4})(?!\d)/gu;
const INTRODUCED = /(?:^|[^a-z\d])((?:ky |ban hanh |de )?ngay[ :]{0,2})$/u;
const LONGEST_INTRODUCTION = 20;

/** What comes before a date that is not the document's: of a meeting, a time limit, a span. */
const OF_SOMETHING_ELSE =
  /(?:^|[^a-z\d/-])(?:hop|truoc|den|den het|cham nhat|tu|tinh tu|han|gui|nop|nhan|chot|luc|sang|chieu|trong|sau)(?: ?(?:ngay|la|vao))*[ :]*$/u;
const LONGEST_REMARK = 30;

/** All dates, in their order; those of something else than a document are left out. */
export function findDates(folded: string): readonly FoundDate[] {
  const found = [SLASHED, WRITTEN].flatMap((pattern) =>
    Array.from(folded.matchAll(pattern), (match) => readDate(folded, match)),
  );
  return found.filter((each) => each !== null).toSorted((one, other) => one.start - other.start);
}

function readDate(folded: string, match: RegExpExecArray): FoundDate | null {
  const before = folded.slice(Math.max(0, match.index - LONGEST_REMARK), match.index);
  if (OF_SOMETHING_ELSE.test(before)) return null;
  const intro = INTRODUCED.exec(before.slice(-LONGEST_INTRODUCTION))?.[1] ?? "";
  const [, day, separator = "", month, digits = ""] = match;
  const year = yearOf(digits, separator, intro);
  if (year === null) return null;
  return {
    start: match.index - intro.length,
    end: match.index + match[0].length,
    date: localDate(year, Number(month), Number(day)),
  };
}

/** `23` is 2023; between dots only where it is said to be a day, for versions look the same. */
function yearOf(digits: string, separator: string, intro: string): number | null {
  if (digits.length === 4) return Number(digits);
  if (separator === "." && intro === "") return null;
  return Number(digits) < 50 ? 2000 + Number(digits) : null;
}
