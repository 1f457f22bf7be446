/** Puts together what the recognisers find in a document. */
import type { ImportedPlan, ImportProblem } from "../../domain/plan-import.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import { readAppendix } from "./appendix.ts";
import type { SourceDocument } from "./document.ts";
import { readPlanHeader } from "./plan-header.ts";
import { readReportingCalendar } from "./reporting-calendar.ts";

export interface PlanYears {
  /** The plan year that was asked for; null to take the one that the document names. */
  readonly given: number | null;
  /** The year we are in: what a document without any plan in it is said to be read for. */
  readonly current: number;
}

/**
 * Reads a document as a plan. One that holds none is a plan of no kind with a single problem; one
 * that does but names no year, where none is given, fails with `no-year`.
 */
export function recognisePlan(
  document: SourceDocument,
  years: PlanYears,
): Result<ImportedPlan, ImportProblem> {
  const header = readPlanHeader(document);
  const year = years.given ?? header.year;
  const appendix = readAppendix(document, year ?? years.current);
  const calendar = readReportingCalendar(document);
  const problems = [...(appendix?.problems ?? []), ...calendar.problems];
  const tasks = appendix?.tasks ?? [];
  const isNothing = tasks.length === 0 && calendar.periods.length === 0 && problems.length === 0;
  if (isNothing) return ok(noPlan(year ?? years.current));
  if (year === null) return fail({ code: "no-year" });
  if (countNames(tasks) > MOST_NAMES) return fail({ code: "not-like-a-plan" });
  return ok({
    kind: "appendix",
    number: header.number,
    issuer: header.issuer,
    issuedOn: header.issuedOn,
    title: header.title,
    year,
    tasks,
    reportPeriods: calendar.periods,
    problems: header.number === null ? [{ code: "no-plan-number" }, ...problems] : problems,
  });
}

/** Every name is compared with every unit: there is an end to how many a plan can mean. */
const MOST_NAMES = 400;

function countNames(tasks: ImportedPlan["tasks"]): number {
  return new Set(tasks.flatMap(({ lead, support, follow }) => [...lead, ...support, ...follow]))
    .size;
}

function noPlan(year: number): ImportedPlan {
  return {
    kind: null,
    number: null,
    issuer: null,
    issuedOn: null,
    title: "",
    year,
    tasks: [],
    reportPeriods: [],
    problems: [{ code: "nothing-found" }],
  };
}
