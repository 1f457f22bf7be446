/** What one part of a document says of one scoring, before the parts are put together. */
import type {
  AreaScore,
  CriterionScore,
  ScoreProblem,
  TotalScore,
} from "../../../../domain/scores.ts";
import type { Subject } from "./score-subjects.ts";

export interface ScoreFindings {
  readonly subject: Subject;
  readonly areas: readonly AreaScore[];
  readonly criteria: readonly CriterionScore[];
  readonly total: TotalScore;
  /** The row or the paragraph that says the total, as written. */
  readonly totalText: string;
  readonly met: number | null;
  readonly of: number | null;
  /** How many criteria are said to have lost points, in all and by area. */
  readonly deducted: number | null;
  readonly deductedIn: ReadonlyMap<string, number>;
  readonly problems: readonly ScoreProblem[];
}
