/** One scoring as it takes shape while a document's lines are read. */
import {
  NO_TOTAL,
  type AreaScore,
  type CriterionScore,
  type ScoreProblem,
  type TotalScore,
} from "../../../../domain/scores.ts";
import type { ScoreFindings } from "./score-findings.ts";
import type { ScorePiece, ScorePieces } from "./score-pieces.ts";
import type { Subject } from "./score-subjects.ts";

export interface ScoreDraft {
  readonly subject: Subject;
  /** Its total, unless another was said before. */
  addTotal(total: TotalScore, text: string): void;
  hasTotal(): boolean;
  addArea(name: string, whole: ScorePiece): void;
  hasArea(name: string): boolean;
  /** Criteria of an area; what its paragraph adds up to, if that differs, is a problem. */
  addCriteria(
    area: string,
    pieces: readonly ScorePiece[],
    differing: ScorePieces["differing"],
    text: string,
  ): void;
  /** The reason of the last criterion, where it has none yet. */
  explain(reason: string): void;
  /** How many criteria are said to have lost points: of an area, or of all (null). */
  countDeducted(area: string | null, count: number): void;
  countMet(met: number, of: number): void;
  findings(): ScoreFindings;
}

export function makeDraft(subject: Subject): ScoreDraft {
  const areas = new Map<string, AreaScore>();
  const criteria: CriterionScore[] = [];
  const problems: ScoreProblem[] = [];
  const deductedIn = new Map<string, number>();
  let said: { readonly total: TotalScore; readonly text: string } | null = null;
  let deducted: number | null = null;
  let counted: { readonly met: number; readonly of: number } | null = null;

  return {
    subject,
    addTotal(total, text) {
      if (said === null) said = { total, text };
      else if (isOf(said.total, total)) said = { ...said, total: fillTotal(said.total, total) };
    },
    hasTotal: () => said !== null && said.total.assessed !== null,
    addArea(name, { max, assessed, self, lost }) {
      if (!areas.has(name)) areas.set(name, { name, max, assessed, self, survey: null, lost });
    },
    hasArea: (name) => areas.has(name),
    addCriteria(area, pieces, differing, text) {
      for (const { name, ...points } of pieces) {
        if (name !== "") criteria.push({ name, area, ...points });
      }
      if (differing) problems.push({ code: "sum-differs", text, ...differing });
    },
    explain(reason) {
      const last = criteria.pop();
      const words = reason.replace(/[\s.;]+$/u, "");
      // Where nothing but the fault was said, it stands for its own reason until now.
      const known = last?.reason === last?.name ? null : (last?.reason ?? null);
      if (last) criteria.push({ ...last, reason: known ?? (words || last.reason) });
    },
    countDeducted(area, count) {
      if (area === null) deducted ??= count;
      else deductedIn.set(area, count);
    },
    countMet(met, of) {
      counted ??= { met, of };
    },
    findings: () => ({
      subject,
      areas: [...areas.values()],
      criteria,
      total: said?.total ?? NO_TOTAL,
      totalText: said?.text ?? "",
      met: counted?.met ?? null,
      of: counted?.of ?? null,
      deducted,
      deductedIn,
      problems,
    }),
  };
}

/** A second statement of the same total, or one that only adds to it. */
function isOf(known: TotalScore, other: TotalScore): boolean {
  return (["max", "assessed", "self"] as const).every(
    (part) => known[part] === null || other[part] === null || known[part] === other[part],
  );
}

export function fillTotal(known: TotalScore, other: TotalScore): TotalScore {
  const { max, assessed, self, survey, lost, selfGap } = other;
  return {
    max: known.max ?? max,
    assessed: known.assessed ?? assessed,
    self: known.self ?? self,
    survey: known.survey ?? survey,
    lost: known.lost ?? lost,
    selfGap: known.selfGap ?? selfGap,
  };
}
