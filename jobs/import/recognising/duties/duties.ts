/** Nhiệm vụ theo từng đơn vị: duties that stand under a unit's heading, or begin with a post. */
import type {
  DocumentProblem,
  ImportedDeliverable,
  ImportedTask,
  RowProblem,
} from "../../../../domain/plan-import.ts";
import { foldText } from "../../../../domain/text.ts";
import { readDeliverables } from "../due/deliverables.ts";
import { isDirective } from "./directives.ts";
import { findDeadline } from "../due/due-phrases.ts";
import { linesOf, readOutline } from "../text/outline.ts";
import { findIssuer } from "./speaker.ts";
import { readSectionDuties, type Duty } from "./section-duties.ts";
import { readSections, type Section } from "./sections.ts";
import { readTargets } from "../due/targets.ts";
import type { SourceDocument } from "../../reading/document.ts";

export interface Duties {
  readonly tasks: readonly ImportedTask[];
  readonly problems: readonly DocumentProblem[];
}

const ONGOING = /^thường xuyên(?!\p{L})/iu;
const ONGOING_TIMING = "Thường xuyên";
const DONE = /^(?:da|trong (?:6|9) thang|ket qua)(?: |$)/u;

/**
 * Reads the duties of a directive for a plan year; null for a report, and where nobody is given
 * anything. Paragraphs that give work to a unit outside every heading are told as problems.
 */
export function readDuties(document: SourceDocument, year: number): Duties | null {
  const lines = linesOf(readOutline(document));
  if (!isDirective(lines)) return null;
  const sections = readSections(lines);
  const read = sections
    .filter(({ kind }) => kind === "duties")
    .map((section) => ({ section, ...readSectionDuties(section) }));
  const found = read.flatMap(({ section, duties }) => duties.map((duty) => ({ section, duty })));
  const tells = found.filter(({ duty }) => DONE.test(foldText(duty.text.slice(0, 40)))).length;
  if (tells * 2 > found.length) return null;
  const tasks = found.map(({ section, duty }, index) =>
    readTask(duty, { row: index + 1, section, sections, year }),
  );
  const strays = read.flatMap(({ strays: texts }) => texts);
  if (tasks.length === 0 && strays.length === 0) return null;
  return {
    tasks,
    problems: [
      ...tasks.flatMap(rowProblems),
      ...strays.map((text) => ({ code: "stray-duty" as const, text })),
    ],
  };
}

interface Place {
  readonly row: number;
  readonly section: Section;
  readonly sections: readonly Section[];
  readonly year: number;
}

function readTask(duty: Duty, { row, section, sections, year }: Place): ImportedTask {
  const title = duty.text.replace(/\s*\.\/\.?$/u, ".").replace(/[\s;,]+$/u, "");
  const lead = duty.owners ?? issuerOf(section, sections);
  const problems: RowProblem[] = lead.length > 0 ? [] : [{ code: "no-lead", text: "" }];
  return {
    row,
    area: section.title,
    title,
    lead,
    support: [],
    follow: [],
    deliverables: [readTimingOf(title, year)],
    points: null,
    targets: readTargets(title, year),
    problems,
  };
}

/** What names nobody is owed by the unit that the document speaks for. */
function issuerOf(section: Section, sections: readonly Section[]): readonly string[] {
  const issuer = findIssuer(section.lines) ?? findIssuer(sections.flatMap((each) => each.lines));
  return issuer === null ? [] : [issuer];
}

/** Such documents name hardly any date: a duty without one is no problem. */
function readTimingOf(title: string, year: number): ImportedDeliverable {
  const phrase = findDeadline(title);
  const dated = phrase === null ? null : readDeliverables("", phrase, year);
  const [deliverable] = dated?.deliverables ?? [];
  if (deliverable && deliverable.due.length > 0 && dated?.problems.length === 0) return deliverable;
  const isOngoing = ONGOING.test(title);
  return {
    label: "",
    timing: isOngoing ? ONGOING_TIMING : "",
    kind: isOngoing ? "ongoing" : "unspecified",
    due: [],
    withinYear: false,
    embedded: false,
  };
}

function rowProblems({ row, title, problems }: ImportedTask): DocumentProblem[] {
  return problems.map((problem) => ({ code: "row", row, text: title, problem }));
}
