/** The year that a plan is for. */
import { foldText } from "../../../../domain/text.ts";
import { partsOf, type LocalDate } from "../../../../domain/time.ts";

export interface YearClues {
  readonly title: string;
  readonly beginning: readonly string[];
  readonly texts: readonly string[];
  readonly issuedOn: LocalDate | null;
}

/** `năm 2023`, but neither a period (`năm 2021-2025`) nor its horizon (`đến năm 2030`). */
const YEAR =
  /(?<![a-z])(?<!den |tam nhin |sau )nam (20\d{2})(?!\d| ?[-\u2013] ?(?:nam )?20\d{2})/gu;
/** `Công văn số 1749/UBND-VP ngày 22/8/2024`, unlike the days until which something is to be done. */
const CITED_DATE =
  /so ?:? ?\d[^ ;]{0,40} ngay (?:\d{1,2}[/.-]\d{1,2}[/.-]|\d{1,2} thang \d{1,2} nam )(20\d{2})(?!\d)/gu;
const FIRST_SECTION = /^(?:[IVX]+|1)\s*[.)]\s/u;
const MOST_OPENING_LINES = 40;
const LONGEST_HEADING = 200;
const DECEMBER = 12;

/**
 * The title's year, else that of a heading; but a plan that repairs what an earlier year
 * lost (`Chỉ số … năm 2018`) is for no year before that of the newest paper which it cites at its
 * beginning, nor before its own date. Without any named year, it is for the year of its date, unless
 * that lies in December, when plans are mostly for the next.
 */
export function readPlanYear({ title, beginning, texts, issuedOn }: YearClues): number | null {
  const issued = issuedOn ? partsOf(issuedOn) : null;
  const headings = [...beginning, ...texts].filter(isCapitals);
  const named = namedYear([title, ...headings, ...beginning.filter(isHeading)]);
  if (named === null) return issued && issued.month < DECEMBER ? issued.year : null;
  return Math.max(named, issued?.year ?? 0, citedYear(texts));
}

function namedYear(lines: readonly string[]): number | null {
  for (const line of lines) {
    const years = [...foldText(line).matchAll(YEAR)].map((match) => Number(match[1]));
    if (years.length > 0) return Math.max(...years);
  }
  return null;
}

/** The year of the newest paper that the opening cites; 0 where it cites none. */
function citedYear(texts: readonly string[]): number {
  let newest = 0;
  for (const text of texts.slice(0, MOST_OPENING_LINES)) {
    if (FIRST_SECTION.test(text)) break;
    for (const [, year] of foldText(text).matchAll(CITED_DATE))
      newest = Math.max(newest, Number(year));
  }
  return newest;
}

/** A short line that cites nothing: what a letter or a list is about. */
function isHeading(text: string): boolean {
  return text.length <= LONGEST_HEADING && !/so ?:? ?\d|can cu|ngay \d/u.test(foldText(text));
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase();
}
