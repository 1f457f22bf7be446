/** What a document does not say of its scores, but what follows from what it says. */
import type {
  AreaScore,
  CriterionScore,
  Points,
  ScoreProblem,
  TotalScore,
} from "../../../../domain/scores.ts";
import type { ScoreFindings } from "./score-findings.ts";

interface PointsOf {
  readonly max: Points;
  readonly assessed: Points;
  readonly lost: Points;
}

/** Fills in what can be computed, and notes where criteria lost more than their area. */
export function complete(found: ScoreFindings): ScoreFindings {
  const areas = found.areas.map((area) => ({ ...area, ...fillPoints(area) }));
  const known = found.criteria.map((criterion) => ({ ...criterion, ...fillPoints(criterion) }));
  const criteria = withWholeAreas(areas, withRemainders(areas, known, found), found);
  const problems = [...found.problems, ...excessProblems(areas, criteria)];
  return { ...found, areas, criteria, total: completeTotal(found.total), problems };
}

/** Of maximum, awarded and lost any two give the third. */
function fillPoints({ max, assessed, lost }: PointsOf): PointsOf {
  if (max !== null && assessed !== null) {
    return { max, assessed, lost: Math.max(0, max - assessed) };
  }
  if (lost === null) return { max, assessed, lost };
  if (max !== null) return { max, assessed: Math.max(0, max - lost), lost };
  return { max: assessed === null ? null : assessed + lost, assessed, lost };
}

function completeTotal(total: TotalScore): TotalScore {
  const { self, selfGap, survey } = total;
  const points = fillPoints(total);
  const { assessed } = points;
  const computed = assessed !== null && selfGap !== null ? assessed + selfGap : null;
  const ownScore = self ?? computed;
  // Where nobody scored himself for the survey's part, the two are not of the same.
  const isOfSame =
    survey === null || ownScore === null || assessed === null || ownScore >= assessed;
  const gap = assessed !== null && ownScore !== null && isOfSame ? ownScore - assessed : selfGap;
  return { ...total, ...points, self: ownScore, selfGap: gap };
}

/**
 * Where all criteria of an area that lost points are named, and one of them without how much, that
 * one lost what is left.
 */
function withRemainders(
  areas: readonly AreaScore[],
  criteria: readonly CriterionScore[],
  { deducted, deductedIn }: ScoreFindings,
): readonly CriterionScore[] {
  const isAll = deducted === criteria.length;
  const left = new Map<string, number>();
  for (const { name, lost } of areas) {
    const own = criteria.filter(({ area }) => area === name);
    const isNamed = isAll || deductedIn.get(name) === own.length;
    const isOne = own.filter((criterion) => criterion.lost === null).length === 1;
    const rest = (lost ?? 0) - sumOf(own.map((criterion) => criterion.lost ?? 0));
    if (isNamed && isOne && rest > 0) left.set(name, rest);
  }
  return criteria.map((criterion) => {
    const rest = criterion.lost === null ? left.get(criterion.area) : undefined;
    return rest === undefined ? criterion : withLoss(criterion, rest);
  });
}

function withLoss(criterion: CriterionScore, lost: number): CriterionScore {
  return { ...criterion, ...fillPoints({ ...criterion, lost }) };
}

/**
 * An area that lost points without any criterion being named is a criterion itself, where that
 * makes up the number of criteria that are said to have lost points.
 */
function withWholeAreas(
  areas: readonly AreaScore[],
  criteria: readonly CriterionScore[],
  { deducted }: ScoreFindings,
): readonly CriterionScore[] {
  const whole = areas.filter(
    ({ name, lost }) => (lost ?? 0) > 0 && criteria.every(({ area }) => area !== name),
  );
  if (whole.length === 0 || criteria.length + whole.length !== deducted) return criteria;
  const added = whole.map(({ name, max, assessed, self, lost }) => {
    return { name, area: name, max, assessed, self, lost, reason: null };
  });
  return [...criteria, ...added];
}

function excessProblems(
  areas: readonly AreaScore[],
  criteria: readonly CriterionScore[],
): ScoreProblem[] {
  return areas.flatMap(({ name, lost }): ScoreProblem[] => {
    const own = criteria
      .filter(({ area }) => area === name)
      .map((criterion) => criterion.lost ?? 0);
    const computed = sumOf(own);
    if (lost === null || computed <= lost + own.length) return [];
    return [{ code: "sum-differs", text: name, printed: lost, computed }];
  });
}

function sumOf(points: readonly number[]): number {
  return points.reduce((sum, each) => sum + each, 0);
}
