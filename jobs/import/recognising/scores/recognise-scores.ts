/** Recognises the scores that a document tells, in tables and in running text. */
import type {
  AreaScore,
  CriterionScore,
  ImportedScores,
  ScoreProblem,
  ScoreSet,
} from "../../../../domain/scores.ts";
import { foldText } from "../../../../domain/text.ts";
import type { SourceDocument } from "../../reading/document.ts";
import { matchArea } from "./score-area-names.ts";
import { complete } from "./score-completion.ts";
import { fillTotal } from "./score-draft.ts";
import type { ScoreFindings } from "./score-findings.ts";
import { isHeading, proseLine } from "./score-lines.ts";
import { readScoreProse } from "./score-prose.ts";
import { findScoreTables } from "./score-rows.ts";
import {
  fillSubject,
  kindIn,
  mayBeOne,
  nameOf,
  NO_SUBJECT,
  readSubject,
  type Subject,
} from "./score-subjects.ts";
import { foldEvenly } from "../text/even-fold.ts";
import { readScoreTable } from "./score-table.ts";

/** The title of a document stands among its first lines. */
const BEGINNING = 20;

/**
 * Reads all scorings of a document, in its order. One without any has no sets and a single problem,
 * `nothing-found`.
 */
export function recogniseScores(document: SourceDocument): ImportedScores {
  const { tables, lines } = findScoreTables(document);
  const title = titleOf(lines);
  const inTables = tables.flatMap((table) => {
    const found = readScoreTable(table);
    return found ? [{ ...found, subject: fillSubject(found.subject, title) }] : [];
  });
  const areaNames = inTables.flatMap(({ areas }) => areas.map(({ name }) => name));
  const inProse = readScoreProse(lines, areaNames, title);
  const found = putTogether([...inTables, ...inProse])
    .map(complete)
    .filter(holdsScores);
  if (found.length === 0) return noScores();
  return {
    sets: found.map((each) => setOf(each, lines)),
    problems: found.flatMap(({ problems }) => problems),
  };
}

/** A document in which there is none. */
export function noScores(): ImportedScores {
  return { sets: [], problems: [{ code: "nothing-found" }] };
}

/** The first line that names a scoring; else the first scoring named anywhere. */
function titleOf(lines: readonly string[]): Subject {
  const subjects = lines.slice(0, BEGINNING).map(readSubject);
  const named = subjects.find(({ kind }) => kind !== null);
  if (named) return fillSubject(named, ...subjects);
  const kind = lines.map((line) => kindIn(foldEvenly(line))).find((each) => each !== null);
  return fillSubject({ ...NO_SUBJECT, kind: kind ?? null }, ...subjects);
}

function putTogether(found: readonly ScoreFindings[]): ScoreFindings[] {
  const sets: ScoreFindings[] = [];
  for (const each of found) {
    const index = sets.findIndex((set) => mayBeOne(set.subject, each.subject) && agree(set, each));
    const set = sets[index];
    if (set) sets[index] = merge(set, each);
    else sets.push(each);
  }
  return sets;
}

/** Two tables that give one area different points are of different things. */
function agree(one: ScoreFindings, other: ScoreFindings): boolean {
  return one.areas.every((area) => {
    const same = other.areas.find(({ name }) => foldText(name) === foldText(area.name));
    return (
      (same?.assessed ?? null) === null ||
      area.assessed === null ||
      same?.assessed === area.assessed
    );
  });
}

function merge(one: ScoreFindings, other: ScoreFindings): ScoreFindings {
  const areas = mergeAreas(one.areas, other.areas);
  const names = areas.map(({ name }) => name);
  const criteria = [...one.criteria, ...other.criteria].map((criterion) => {
    return { ...criterion, area: matchArea(criterion.area, names) ?? criterion.area };
  });
  return {
    subject: fillSubject(one.subject, other.subject),
    areas,
    criteria: mergeCriteria(criteria),
    total: fillTotal(one.total, other.total),
    totalText: one.totalText || other.totalText,
    met: one.met ?? other.met,
    of: one.of ?? other.of,
    deducted: one.deducted ?? other.deducted,
    deductedIn: new Map([...one.deductedIn, ...other.deductedIn]),
    problems: [...one.problems, ...other.problems, ...contradictions(one, other)],
  };
}

function contradictions(one: ScoreFindings, other: ScoreFindings): ScoreProblem[] {
  const [first, second] = [one.total.assessed, other.total.assessed];
  if (first === null || second === null || first === second) return [];
  return [{ code: "sum-differs", text: other.totalText, printed: second, computed: first }];
}

function mergeAreas(one: readonly AreaScore[], other: readonly AreaScore[]): AreaScore[] {
  const areas = [...one];
  for (const area of other) {
    const name = matchArea(
      area.name,
      areas.map((each) => each.name),
    );
    const index = areas.findIndex((each) => each.name === name);
    const known = areas[index];
    if (known)
      areas[index] = { ...known, ...filled(known, area), survey: known.survey ?? area.survey };
    else areas.push(area);
  }
  return areas;
}

function mergeCriteria(criteria: readonly CriterionScore[]): CriterionScore[] {
  const merged = new Map<string, CriterionScore>();
  for (const criterion of criteria) {
    const key = `${foldText(criterion.area)}|${foldText(criterion.name)}`;
    const known = merged.get(key);
    merged.set(
      key,
      known
        ? { ...known, ...filled(known, criterion), reason: known.reason ?? criterion.reason }
        : criterion,
    );
  }
  return [...merged.values()];
}

type PointsPart = "max" | "assessed" | "self" | "lost";

function filled(
  known: Pick<AreaScore, PointsPart>,
  other: Pick<AreaScore, PointsPart>,
): Pick<AreaScore, PointsPart> {
  return {
    max: known.max ?? other.max,
    assessed: known.assessed ?? other.assessed,
    self: known.self ?? other.self,
    lost: known.lost ?? other.lost,
  };
}

function holdsScores({ areas, criteria, total }: ScoreFindings): boolean {
  return areas.length > 0 || criteria.length > 0 || total.assessed !== null || total.self !== null;
}

function setOf(found: ScoreFindings, lines: readonly string[]): ScoreSet {
  const { subject, areas, criteria, total, met, of } = found;
  const { kind, year, period } = subject;
  const headings = lines.slice(0, BEGINNING).filter((text) => isHeading(proseLine(text)));
  return {
    name: nameOf(kind, kind === null ? headings : lines),
    year,
    period,
    areas,
    criteria,
    total,
    met,
    of,
  };
}
