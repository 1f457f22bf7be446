/** Puts together what the recognisers find in a document. */
import type { PlanYears } from "../../../domain/document-contents.ts";
import type {
  DocumentKind,
  DocumentProblem,
  ImportedPlan,
  ImportedTask,
  ImportProblem,
} from "../../../domain/plan-import.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { SourceDocument } from "../reading/document.ts";
import { readAppendix } from "./appendix/appendix.ts";
import { readDuties } from "./duties/duties.ts";
import { readPlanHeader } from "./header/plan-header.ts";
import { readRemedialPlan } from "./remedial/remedial.ts";
import { readReportingCalendar, type ReportingCalendar } from "./calendar/reporting-calendar.ts";

/** What one recogniser found. */
interface FoundTasks {
  readonly tasks: readonly ImportedTask[];
  readonly problems: readonly DocumentProblem[];
}

type TaskReader = (document: SourceDocument, year: number) => FoundTasks | null;

/** In the order in which they name a document that holds several. */
const TASK_READERS: readonly (readonly [DocumentKind, TaskReader])[] = [
  ["appendix", readAppendix],
  ["remedial", readRemedialPlan],
  ["duties", readDuties],
];

/**
 * Reads a document as a plan, with everything that it holds of one. One that holds none is a plan of
 * no kind with a single problem; one that does but names no year, where none is given, fails with
 * `no-year`.
 */
export function recognisePlan(
  document: SourceDocument,
  years: PlanYears,
): Result<ImportedPlan, ImportProblem> {
  const header = readPlanHeader(document);
  const year = years.given ?? header.year;
  const calendar = readReportingCalendar(document, year ?? years.current);
  const found = findTasks(withoutCalendar(document, calendar), year ?? years.current);
  const kind = found.kind ?? (holdsPeriods(calendar) ? "calendar" : null);
  if (kind === null) return ok(noPlan(year ?? years.current));
  if (year === null) return fail({ code: "no-year" });
  if (hasTooManyNames(found.tasks)) return fail({ code: "not-like-a-plan" });
  const unnumbered = header.number === null ? [{ code: "no-plan-number" as const }] : [];
  return ok({
    kind,
    number: header.number,
    issuer: header.issuer,
    issuedOn: header.issuedOn,
    title: header.title,
    year,
    tasks: found.tasks,
    reportPeriods: calendar.periods,
    problems: [...unnumbered, ...found.problems, ...calendar.problems],
  });
}

/** All tasks, in the order of the recognisers; their rows are counted on from one to the next. */
function findTasks(
  document: SourceDocument,
  year: number,
): FoundTasks & { readonly kind: DocumentKind | null } {
  const tasks: ImportedTask[] = [];
  const problems: DocumentProblem[] = [];
  let kind: DocumentKind | null = null;
  let rows = 0;
  for (const [own, read] of TASK_READERS) {
    const found = read(document, year);
    // What one of them could not place, without finding any task, was meant for the one before it.
    if (!found || (found.tasks.length === 0 && (kind || found.problems.length === 0))) continue;
    kind ??= own;
    const before = rows;
    for (const task of found.tasks) {
      tasks.push(before === 0 ? task : { ...task, row: before + task.row });
      rows = Math.max(rows, before + task.row);
    }
    for (const problem of found.problems) {
      const isOfRow = problem.code === "row";
      problems.push(isOfRow ? { ...problem, row: before + problem.row } : problem);
      if (isOfRow) rows = Math.max(rows, before + problem.row);
    }
  }
  return { kind, tasks, problems };
}

/** A report that the calendar has is no duty of its own. */
function withoutCalendar({ blocks }: SourceDocument, calendar: ReportingCalendar): SourceDocument {
  return { blocks: blocks.filter((_, place) => !calendar.blocks.has(place)) };
}

function holdsPeriods({ periods, problems }: ReportingCalendar): boolean {
  return periods.length > 0 || problems.length > 0;
}

/** Every name is compared with every unit: there is an end to how many a plan can mean. */
const MOST_NAMES = 400;

function hasTooManyNames(tasks: readonly ImportedTask[]): boolean {
  const names = new Set<string>();
  for (const { lead, support, follow } of tasks) {
    for (const units of [lead, support, follow]) for (const name of units) names.add(name);
    if (names.size > MOST_NAMES) return true;
  }
  return false;
}

/** A document in which there is none. */
export function noPlan(year: number): ImportedPlan {
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
