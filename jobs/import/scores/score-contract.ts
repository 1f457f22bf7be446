/** The machine-readable answer to `import scores`; stable, since others read it (SPEC 10). */
import {
  NO_TOTAL,
  type AreaScore,
  type CriterionScore,
  type ImportedScores,
  type Points,
  type ScoreProblem,
  type ScoreSet,
  type TotalScore,
} from "../../../domain/scores.ts";

/** Points with their decimals: 94.11. */
type InPoints<Score> = { readonly [Part in keyof Score]: Score[Part] };

interface ContractSet {
  readonly name: string;
  readonly year: number | null;
  readonly period: string | null;
  readonly areas: readonly InPoints<AreaScore>[];
  readonly criteria: readonly InPoints<CriterionScore>[];
  readonly total: InPoints<TotalScore>;
  readonly met: number | null;
  readonly of: number | null;
}

/** Areas, criteria and total of the first set stand at the top level too. */
export interface ScoresContract extends Pick<ContractSet, "areas" | "criteria" | "total"> {
  readonly sets: readonly ContractSet[];
  /** `row` is null for what concerns no single row. */
  readonly problems: readonly {
    readonly row: number | null;
    readonly text: string;
    readonly reason: string;
  }[];
}

/** `wordProblem` says in a sentence what was not understood. */
export function toScoresContract(
  { sets, problems }: ImportedScores,
  wordProblem: (problem: ScoreProblem) => string,
): ScoresContract {
  const answers = sets.map(contractSet);
  const [first] = answers;
  return {
    sets: answers,
    areas: first?.areas ?? [],
    criteria: first?.criteria ?? [],
    total: first?.total ?? NO_TOTAL,
    problems: problems.map((problem) => ({
      row: problem.code === "unreadable-points" ? problem.row : null,
      text: problem.code === "nothing-found" ? "" : problem.text,
      reason: wordProblem(problem),
    })),
  };
}

function contractSet({ name, year, period, areas, criteria, total, met, of }: ScoreSet) {
  return {
    name,
    year,
    period,
    areas: areas.map(contractArea),
    criteria: criteria.map(contractCriterion),
    total: { ...contractPoints(total), selfGap: inPoints(total.selfGap) },
    met,
    of,
  };
}

function contractArea(area: AreaScore) {
  return { name: area.name, ...contractPoints(area) };
}

function contractCriterion({
  name,
  area,
  max,
  assessed,
  self,
  lost,
  reason,
}: CriterionScore): InPoints<CriterionScore> {
  return {
    name,
    area,
    max: inPoints(max),
    assessed: inPoints(assessed),
    self: inPoints(self),
    lost: inPoints(lost),
    reason,
  };
}

function contractPoints({ max, assessed, self, survey, lost }: Omit<AreaScore, "name">) {
  return {
    max: inPoints(max),
    assessed: inPoints(assessed),
    self: inPoints(self),
    survey: inPoints(survey),
    lost: inPoints(lost),
  };
}

function inPoints(hundredths: Points): number | null {
  return hundredths === null ? null : hundredths / 100;
}
