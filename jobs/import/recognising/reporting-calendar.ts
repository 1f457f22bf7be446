/** Kỳ báo cáo: recognises the reporting calendar in a plan's text. */
import type { DocumentProblem, ImportedReportPeriod } from "../../domain/plan-import.ts";
import { foldText } from "../../domain/text.ts";
import { addDays, localDate, partsOf, type LocalDate } from "../../domain/time.ts";
import { paragraphsOf, type Paragraph, type SourceDocument } from "./document.ts";
import { isNamed, splitOfficeHolders } from "./unit-phrases.ts";

export interface ReportingCalendar {
  readonly periods: readonly ImportedReportPeriod[];
  readonly problems: readonly DocumentProblem[];
}

/** `chậm nhất vào ngày 10 của tháng cuối kỳ báo cáo`. */
interface DueRule {
  readonly day: number;
  /** `trước ngày 10` leaves its day out. */
  readonly isBefore: boolean;
}

const WINDOW = /chot so lieu/u;
const DATE = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/gu;
const DUE_RULE =
  /(cham nhat|muon nhat|truoc|den)?(?: (?:vao|la|trong))?(?: het)? ngay (\d{1,2})(?: cua)? thang cuoi (?:cua )?(?:ky|quy)/u;
const BULLET = /^[-–+•*\s]+/u;
const HEADING = /^\d{1,2}(?:\.\d{1,2})*[.)]\s+(.+?)[:\s]*$/u;
const DUTY = /\s+(?:có trách nhiệm|chịu trách nhiệm|thực hiện|tổ chức thực hiện).*$/iu;

/** Reads the periods of a plan's text, each due on its day of the month in which the period ends. */
export function readReportingCalendar(document: SourceDocument): ReportingCalendar {
  const paragraphs = paragraphsOf(document);
  const lines = paragraphs.filter(({ text }) => isPeriodLine(text));
  const first = lines[0];
  if (!first) return { periods: [], problems: [] };
  const rule = dueRule(paragraphs);
  const owedBy = owingUnits(paragraphs, first);
  const problems: DocumentProblem[] = [];
  const periods: ImportedReportPeriod[] = [];
  for (const { text } of lines) {
    const period = rule ? readPeriod(text, rule, owedBy) : null;
    if (period) periods.push(period);
    else problems.push({ code: "report-period", text });
  }
  if (periods.length > 0 && owedBy.length === 0) {
    problems.push({ code: "report-period", text: first.text });
  }
  return { periods, problems };
}

/** A report's name, a colon, and the window of its figures. */
function isPeriodLine(text: string): boolean {
  const colon = text.indexOf(":");
  const name = foldText(text.slice(0, Math.max(0, colon)).replace(BULLET, ""));
  return name.startsWith("bao cao") && WINDOW.test(foldText(text.slice(colon + 1)));
}

function readPeriod(
  text: string,
  rule: DueRule,
  owedBy: readonly string[],
): ImportedReportPeriod | null {
  const colon = text.indexOf(":");
  const name = text.slice(0, colon).replace(BULLET, "").trim();
  const [from, to] = [...text.slice(colon + 1).matchAll(DATE)].map(([, day, month, year]) =>
    localDate(Number(year), Number(month), Number(day)),
  );
  if (!from || !to || from >= to) return null;
  const due = dueOf(name, to, rule);
  return due && due >= to ? { name, from, to, due, owedBy } : null;
}

function dueOf(name: string, to: LocalDate, rule: DueRule): LocalDate | null {
  const { year, month } = partsOf(to);
  // The name says where the period ends; the day of the cut-off stands in for a name that does not.
  const due = localDate(year, lastMonth(name) ?? month, rule.day);
  return due && rule.isBefore ? addDays(due, -1) : due;
}

/** The last month of the period that a report's name tells; null when it tells none. */
function lastMonth(name: string): number | null {
  const folded = foldText(name);
  const quarter = /\bqu[yi] (iv|iii|ii|i|[1-4])(?![a-z\d])/u.exec(folded)?.[1];
  if (quarter) return 3 * (["i", "ii", "iii", "iv"].indexOf(quarter) + 1 || Number(quarter));
  const months = /\b(0?[69]) thang\b/u.exec(folded)?.[1];
  if (months) return /\bcuoi nam\b/u.test(folded) ? 12 : Number(months);
  return /\bnam\b/u.test(folded) ? 12 : null;
}

function dueRule(paragraphs: readonly Paragraph[]): DueRule | null {
  for (const { text } of paragraphs) {
    const match = DUE_RULE.exec(foldText(text));
    if (match) return { day: Number(match[2]), isBefore: match[1] === "truoc" };
  }
  return null;
}

/**
 * Those under whose heading the calendar stands: `1. Thủ trưởng các cơ quan, đơn vị huyện, Chủ tịch
 * UBND các xã, thị trấn có trách nhiệm:`. Empty where the nearest heading names no unit.
 */
function owingUnits(paragraphs: readonly Paragraph[], first: Paragraph): string[] {
  const above = paragraphs.slice(0, paragraphs.indexOf(first)).toReversed();
  const heading = above.map(({ text }) => HEADING.exec(text)?.[1]).find(Boolean);
  if (!heading) return [];
  const named = splitOfficeHolders(heading.replace(/^Đối với\s+/iu, "").replace(DUTY, ""));
  return named.every(isNamed) ? named : [];
}
