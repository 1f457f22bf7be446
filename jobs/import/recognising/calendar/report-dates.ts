/** What a report's line says of dates: the window of its figures, and the day it is due. */
import { foldText } from "../../../../domain/text.ts";
import { addDays, localDate, partsOf, type LocalDate } from "../../../../domain/time.ts";

export interface ReportWindow {
  /** Null where only the end of the figures is said. */
  readonly from: LocalDate | null;
  readonly to: LocalDate;
}

export interface ReportDates {
  readonly window: ReportWindow | null;
  readonly due: LocalDate | null;
  /** Something stands there as a date that is none. */
  readonly isBroken: boolean;
}

interface WrittenDate {
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
}

const DAY = String.raw`(?<!\d)(\d{1,2})(?:\s?[/.-]\s?|\s?thang\s?)(\d{1,2})(?:(?:\s?[/.-]\s?|\s?nam\s?)(\d{4}))?(?!\d)`;
const WINDOW = new RegExp(
  String.raw`${DAY}(?: (?:cua )?nam (?:truoc|lien truoc))? ?(?:den|toi|-|\u2013)(?: het| cuoi)?(?: ngay)? ${DAY}`,
  "u",
);
const CUT_OFF = new RegExp(
  String.raw`(?:chot so lieu|so lieu (?:tinh|lay|cap nhat))[^;.]{0,60}?(?:den|toi|ngay|vao)(?: het)?(?: ngay)? ${DAY}`,
  "u",
);
const DUE = new RegExp(String.raw`(?:(truoc)(?: (?:het|khi))?)?(?: ?ngay)? ?${DAY}`, "u");
const ANY_DATE = new RegExp(DAY, "u");

/** Reads what stands behind a report's name; a date without a year lies in `year`. */
export function readReportDates(text: string, year: number): ReportDates {
  const folded = foldText(text);
  const written = WINDOW.exec(folded);
  const cutOff = written ? null : CUT_OFF.exec(folded);
  const match = written ?? cutOff;
  const rest = match ? folded.replace(match[0], " ") : folded;
  const window = written ? windowOf(written, year) : cutOff && cutOffOf(cutOff, year);
  const dueMatch = DUE.exec(rest);
  const due = dueMatch && dueOf(dueMatch, year);
  const isBroken = (match !== null && window === null) || (dueMatch !== null && due === null);
  return { window, due, isBroken };
}

export function saysDate(text: string): boolean {
  return ANY_DATE.test(foldText(text));
}

function windowOf(match: RegExpExecArray, year: number): ReportWindow | null {
  const [start, end] = [writtenDate(match, 1), writtenDate(match, 4)];
  const to = dateOf(end, year);
  if (!to) return null;
  const toYear = partsOf(to).year;
  // Figures of a year are mostly counted from the December before it.
  const isBefore = start.month > end.month || /nam (?:truoc|lien truoc)/u.test(match[0]);
  const from = dateOf(start, isBefore ? toYear - 1 : toYear);
  return from && from < to ? { from, to } : null;
}

function cutOffOf(match: RegExpExecArray, year: number): ReportWindow | null {
  const to = dateOf(writtenDate(match, 1), year);
  return to && { from: null, to };
}

function dueOf(match: RegExpExecArray, year: number): LocalDate | null {
  const due = dateOf(writtenDate(match, 2), year);
  return due && match[1] !== undefined ? addDays(due, -1) : due;
}

function writtenDate(match: RegExpExecArray, at: number): WrittenDate {
  const year = match[at + 2];
  return {
    day: Number(match[at]),
    month: Number(match[at + 1]),
    year: year === undefined ? null : Number(year),
  };
}

function dateOf({ day, month, year }: WrittenDate, otherwise: number): LocalDate | null {
  return localDate(year ?? otherwise, month, day);
}
