/** Bảng điểm: what one score table says. */
import {
  NO_TOTAL,
  type AreaScore,
  type CriterionScore,
  type Points,
  type ScoreProblem,
} from "../../../../domain/scores.ts";
import { isKnownArea } from "./score-area-names.ts";
import type { ScoreColumns } from "./score-columns.ts";
import type { ScoreRole } from "./score-titles.ts";
import type { ScoreFindings } from "./score-findings.ts";
import { levelRows, type LevelledRow } from "./score-levels.ts";
import { isHeading, withoutNumber } from "./score-lines.ts";
import { withSumsOfAreas } from "./score-parts.ts";
import type { ScoreTable } from "./score-cells.ts";
import { fillSubject, NO_SUBJECT, readSubject, type Subject } from "./score-subjects.ts";
import { readValues, type ScoreValues } from "./score-values.ts";

/** The columns that add up. */
const ADDED = ["max", "assessed", "self", "survey", "lost"] as const;
type Added = (typeof ADDED)[number];

/** Null where the table turns out to hold no points at all. */
export function readScoreTable(written: ScoreTable): ScoreFindings | null {
  const table = withSumsOfAreas(written);
  const { rows: valued, problems, rounded } = readValues(table);
  const rows = levelRows(valued, table.columns);
  if (rows.length === 0) return null;
  const printed = largest(rows.filter(({ level }) => level === "total"));
  const areaRows = rows.filter(({ level }) => level === "area");
  const criterionRows = rows.filter(({ level }) => level === "criterion");
  const sums = makeSums(table.columns, Math.ceil(rounded / 2));
  const isWhole = isWholeList(criterionRows, printed);
  const heading = table.above.map(withoutNumber).findLast(isKnownArea) ?? "";
  const areas = areaRows.map((row) => {
    const parts = criterionRows.filter(({ area }) => area === row.name);
    return areaOf(row, isWhole && parts.length > 0 ? sums.fill(row, parts) : row.values);
  });
  const outer = areaRows.length > 0 ? areas.map((area) => ({ name: area.name, values: area })) : [];
  const parts = outer.length > 0 ? outer : isWhole ? criterionRows : [];
  const total = sums.fill(printed ?? NO_ROW, parts);
  const isCounted = isWhole && criterionRows.every(({ values: { lost } }) => lost !== null);
  return {
    subject: subjectAbove(table.above),
    areas,
    criteria: criterionRows.map((row) => criterionOf(row, heading)),
    total: { ...NO_TOTAL, ...pick(total) },
    totalText: printed?.name ?? "",
    met: isCounted ? criterionRows.filter(({ values: { lost } }) => lost === 0).length : null,
    of: isCounted ? criterionRows.length : null,
    deducted: null,
    deductedIn: new Map(),
    problems: [...problems, ...lossProblems(table.columns, rows), ...sums.problems()],
  };
}

interface NamedValues {
  readonly name: string;
  readonly values: Readonly<Record<Added, Points>>;
}

const NO_ROW: NamedValues = {
  name: "",
  values: { max: null, assessed: null, self: null, survey: null, lost: null },
};

function largest(totals: readonly LevelledRow[]): LevelledRow | null {
  const size = ({ values: { max, assessed } }: LevelledRow) => max ?? assessed ?? 0;
  const first = totals[0] ?? null;
  return totals.reduce((best, row) => (best && size(best) >= size(row) ? best : row), first);
}

/** Whether all criteria are listed, not only those that lost points. */
function isWholeList(criteria: readonly LevelledRow[], printed: LevelledRow | null): boolean {
  if (criteria.length < 2) return false;
  const isMet = criteria.some(({ values: { lost } }) => lost === 0);
  const whole = printed?.values.max ?? null;
  return isMet || (whole !== null && sumOf(criteria, "max") === whole);
}

function sumOf(parts: readonly NamedValues[], column: Added): Points {
  return parts.reduce<Points>((sum, { values }) => {
    const points = values[column];
    return sum === null || points === null ? null : sum + points;
  }, 0);
}

/** Fills what is not printed from the parts, and notes what is printed and differs. */
function makeSums(columns: ScoreColumns, tolerance: number) {
  const found: ScoreProblem[] = [];
  const sumIn = (parts: readonly NamedValues[], column: Added): Points =>
    // Few rows have a part that comes from a survey; the others leave it blank.
    column === "survey"
      ? sumOf(
          parts.filter(({ values }) => values.survey !== null),
          column,
        )
      : sumOf(parts, column);
  return {
    fill({ name, values }: NamedValues, parts: readonly NamedValues[]) {
      const filled: Record<Added, Points> = { ...values };
      if (parts.length === 0) return filled;
      for (const column of ADDED) {
        const hasAny = parts.some((part) => part.values[column] !== null);
        const computed = hasAny ? sumIn(parts, column) : null;
        const printed = values[column];
        filled[column] = printed ?? computed;
        const differs = printed !== null && computed !== null && printed !== computed;
        // Points that were lost are what the other two columns make them.
        const isOwn = column !== "lost" || values.max === null || values.assessed === null;
        if (differs && isOwn && Math.abs(printed - computed) > tolerance) {
          found.push({
            code: "sum-differs",
            text: titled(columns, name, column),
            printed,
            computed,
          });
        }
      }
      return filled;
    },
    problems: (): readonly ScoreProblem[] => found,
  };
}

const COLUMNS: Readonly<Record<Added, readonly ScoreRole[]>> = {
  max: ["max"],
  assessed: ["final", "assessed", "points"],
  self: ["self"],
  survey: ["survey"],
  lost: ["lost", "note"],
};

/** `Tổng cộng – Điểm tối đa`: the row and the column. */
function titled({ roles, titles }: ScoreColumns, name: string, column: Added): string {
  const role = COLUMNS[column].find((each) => roles.includes(each));
  const title = role ? titles[roles.indexOf(role)] : undefined;
  return title ? `${name} – ${title}` : name;
}

/** A printed deduction that is neither what is missing to the maximum nor to the self score. */
function lossProblems(columns: ScoreColumns, rows: readonly LevelledRow[]): ScoreProblem[] {
  return rows.flatMap(({ name, values }): ScoreProblem[] => {
    const { max, self, assessed, printedLoss: printed } = values;
    if (printed === null || max === null || assessed === null) return [];
    const computed = Math.max(0, max - assessed);
    const isOfSelf = self !== null && Math.abs(self - assessed) === printed;
    if (printed === computed || isOfSelf) return [];
    return [{ code: "sum-differs", text: titled(columns, name, "lost"), printed, computed }];
  });
}

/** What its title says, and the sentence right above it; what lies further off only with a name. */
function subjectAbove(above: readonly string[]): Subject {
  return above
    .toReversed()
    .map((text, distance) => ({ subject: readSubject(text), text, distance }))
    .filter(
      ({ subject, text, distance }) =>
        distance === 0 || subject.kind !== null || isHeading({ text, isBullet: false }),
    )
    .reduce((known, { subject }) => fillSubject(known, subject), NO_SUBJECT);
}

function pick(values: Readonly<Record<Added, Points>>): Record<Added, Points> {
  const { max, assessed, self, survey, lost } = values;
  return { max, assessed, self, survey, lost };
}

function areaOf({ name }: LevelledRow, values: Readonly<Record<Added, Points>>): AreaScore {
  return { name, ...pick(values) };
}

function criterionOf({ name, area, values }: LevelledRow, heading: string): CriterionScore {
  const { max, assessed, self, lost, reason }: ScoreValues = values;
  return { name, area: area || heading, max, assessed, self, lost, reason };
}
