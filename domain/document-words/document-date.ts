/** Ngày văn bản: the dates that stand in words. */
import { addDays, localDate, partsOf, type LocalDate } from "../time.ts";

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

/** `6/10`, `6 tháng 10`: which year is meant only the day on which it is said can tell. */
const YEARLESS =
  /(?<![\d/.,-])(\d{1,2})(?: ?\/ ?| ?- ?| thang )(\d{1,2})(?! ?[/.-] ?\d|[\da-z/]| nam \d|,? \d{4}(?!\d))/gu;
const SPOKEN = /(?<![a-z\d])hom (nay|qua)(?![a-z\d])/gu;
/** Right behind a number with its sign: `7/PXL, `. */
const BEHIND_NUMBER = /\d\/[a-z][a-z\d&-]*[ ,;.(]{1,3}$/u;

/**
 * All dates, in their order; those of something else than a document are left out.
 *
 * @param today where it is given, days without a year are read as well, if they are said to be a document's
 *   (“ngày 6/10”, “7/PXL, 28/2”): the last such day that is not ahead; and “hôm nay”, “hôm qua”
 */
export function findDates(folded: string, today: LocalDate | null = null): readonly FoundDate[] {
  const found = [SLASHED, WRITTEN].flatMap((pattern) =>
    Array.from(folded.matchAll(pattern), (match) => readDate(folded, match)),
  );
  const near = today === null ? [] : findNear(folded, today);
  return [...found, ...near]
    .filter((each) => each !== null)
    .toSorted((one, other) => one.start - other.start);
}

function findNear(folded: string, today: LocalDate): readonly (FoundDate | null)[] {
  const spoken = Array.from(folded.matchAll(SPOKEN), (match) => {
    const date = match[1] === "nay" ? today : addDays(today, -1);
    return foundAt(folded, match, () => date);
  });
  const yearless = Array.from(folded.matchAll(YEARLESS), (match) => {
    const [, day, month] = match;
    return foundAt(folded, match, (intro) => {
      const isOfDocument = intro !== "" || BEHIND_NUMBER.test(folded.slice(0, match.index));
      return isOfDocument ? lastSuchDay(Number(day), Number(month), today) : null;
    });
  });
  return [...spoken, ...yearless];
}

function foundAt(
  folded: string,
  match: RegExpExecArray,
  dateBy: (intro: string) => LocalDate | null,
): FoundDate | null {
  const intro = introductionOf(folded, match.index);
  const date = intro === null ? null : dateBy(intro);
  if (intro === null || date === null) return null;
  return { start: match.index - intro.length, end: match.index + match[0].length, date };
}

function lastSuchDay(day: number, month: number, today: LocalDate): LocalDate | null {
  const { year } = partsOf(today);
  const here = localDate(year, month, day);
  return here !== null && here <= today ? here : localDate(year - 1, month, day);
}

/** “ngày” before a date, where it stands there; null before one of something else. */
function introductionOf(folded: string, at: number): string | null {
  const before = folded.slice(Math.max(0, at - LONGEST_REMARK), at);
  if (OF_SOMETHING_ELSE.test(before)) return null;
  return INTRODUCED.exec(before.slice(-LONGEST_INTRODUCTION))?.[1] ?? "";
}

function readDate(folded: string, match: RegExpExecArray): FoundDate | null {
  const intro = introductionOf(folded, match.index);
  if (intro === null) return null;
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
