/** Kỳ báo cáo: recognises the reporting calendar in a plan's text or in a table of its own. */
import type { DocumentProblem, ImportedReportPeriod } from "../../../../domain/plan-import.ts";
import { partsOf } from "../../../../domain/time.ts";
import type { SourceDocument } from "../../reading/document.ts";
import { periodTexts, type PeriodText } from "./period-texts.ts";
import { readReportDates, type ReportWindow } from "./report-dates.ts";
import {
  dueByRule,
  firstDay,
  lastDay,
  monthOf,
  monthsOfName,
  readDueRule,
  yearOfName,
  type DueRule,
} from "./report-rules.ts";
import { reportOwners } from "./report-owners.ts";

export interface ReportingCalendar {
  readonly periods: readonly ImportedReportPeriod[];
  readonly problems: readonly DocumentProblem[];
  /** The places of the blocks that tell of it, among the document's. */
  readonly blocks: ReadonlySet<number>;
}

interface FoundRule {
  readonly rule: DueRule;
  readonly block: number;
}

/**
 * Reads the periods that a document names. Each is due on the day that it says of itself, else by
 * the document's rule, in the month in which the period ends. Where no window of its figures is
 * said, they run over the period that its name tells, at the most until the due day. Dates without
 * a year lie in the plan year.
 */
export function readReportingCalendar(document: SourceDocument, year: number): ReportingCalendar {
  const texts = periodTexts(document);
  const [first] = texts;
  if (!first) return { periods: [], problems: [], blocks: new Set() };
  const found = findRule(document);
  const blocks = new Set([...texts.map(({ block }) => block), ...(found ? [found.block] : [])]);
  const owners = reportOwners(document);
  const problems: DocumentProblem[] = [];
  const periods: ImportedReportPeriod[] = [];
  let isUnowed = false;
  for (const text of texts) {
    const owedBy = text.owedBy.length > 0 ? text.owedBy : owners(text.block);
    const period = readPeriod(text, found?.rule ?? null, year);
    if (period) periods.push({ ...period, owedBy });
    else problems.push({ code: "report-period", text: text.written });
    isUnowed ||= period !== null && owedBy.length === 0;
  }
  if (isUnowed) problems.push({ code: "report-period", text: first.written });
  return { periods, problems, blocks };
}

function findRule({ blocks }: SourceDocument): FoundRule | null {
  for (const [place, block] of blocks.entries()) {
    const rule = block.kind === "paragraph" ? readDueRule(block.text) : null;
    if (rule) return { rule, block: place };
  }
  return null;
}

function readPeriod(
  { name, rest }: PeriodText,
  rule: DueRule | null,
  planYear: number,
): Omit<ImportedReportPeriod, "owedBy"> | null {
  const dates = readReportDates(rest, yearOfName(name) ?? planYear);
  if (dates.isBroken) return null;
  const months = monthsOfName(name);
  const year = yearOfName(name) ?? (dates.window ? partsOf(dates.window.to).year : planYear);
  const end = months?.last ?? (dates.window && monthOf(dates.window.to));
  if (end === null) return null;
  const due = dates.due ?? (rule && dueByRule(rule, year, end));
  if (!due) return null;
  const window = completeWindow(dates.window, name, year, due);
  return window && window.to <= due ? { name, from: window.from, to: window.to, due } : null;
}

function completeWindow(
  said: ReportWindow | null,
  name: string,
  year: number,
  due: ImportedReportPeriod["due"],
): Pick<ImportedReportPeriod, "from" | "to"> | null {
  const months = monthsOfName(name);
  const from = said?.from ?? (months && firstDay(year, months));
  const last = months && lastDay(year, months);
  const to = said?.to ?? (last && last < due ? last : due);
  return from && from < to ? { from, to } : null;
}
