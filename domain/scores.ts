/** Kết quả chấm điểm: the index of an office as a document tells it, by area and criterion. */
import { foldText } from "./text.ts";

/**
 * Points are whole hundredths (94,11 → 9411). Null where the document does not say and the value
 * cannot be computed from what it says.
 */
export type Points = number | null;

/** Điểm theo lĩnh vực. */
export interface AreaScore {
  readonly name: string;
  readonly max: Points;
  /** Awarded in the end. */
  readonly assessed: Points;
  /** Điểm tự chấm. */
  readonly self: Points;
  /** The part of the points that comes from the survey (điều tra xã hội học). */
  readonly survey: Points;
  /** Maximum minus assessed; never below 0. */
  readonly lost: Points;
}

/** Tiêu chí, tiêu chí thành phần. */
export interface CriterionScore {
  readonly name: string;
  /** The name of its area; empty where the document has none. */
  readonly area: string;
  readonly max: Points;
  readonly assessed: Points;
  readonly self: Points;
  readonly lost: Points;
  /** Why points were lost, in the document's words; null where it does not say. */
  readonly reason: string | null;
}

export interface TotalScore extends Omit<AreaScore, "name"> {
  /** Self score minus assessed. */
  readonly selfGap: Points;
}

/** The total of a document that says none. */
export const NO_TOTAL: TotalScore = {
  max: null,
  assessed: null,
  self: null,
  survey: null,
  lost: null,
  selfGap: null,
};

/** One scoring: `Chỉ số CCHC 6 tháng đầu năm 2023`. Known by name, year and period. */
export interface ScoreSet {
  readonly name: string;
  readonly year: number | null;
  /** `6 tháng đầu năm`, `năm`; null where the document does not say. */
  readonly period: string | null;
  readonly areas: readonly AreaScore[];
  readonly criteria: readonly CriterionScore[];
  readonly total: TotalScore;
  /** How many criteria reached their maximum, of how many; null where the document does not say. */
  readonly met: number | null;
  readonly of: number | null;
}

/** What could not be understood, or does not add up; the copy module words it. */
export type ScoreProblem =
  | { readonly code: "nothing-found" }
  /** A row of a score table, or a sentence, whose points cannot be read. `row` from 1, null in prose. */
  | { readonly code: "unreadable-points"; readonly row: number | null; readonly text: string }
  /** What is printed and what its parts add up to, in hundredths. */
  | {
      readonly code: "sum-differs";
      readonly text: string;
      readonly printed: number;
      readonly computed: number;
    };

export interface ImportedScores {
  readonly sets: readonly ScoreSet[];
  readonly problems: readonly ScoreProblem[];
}

/** What a set is known by: the same for every spelling of its name, abbreviated or not. */
export function scoreSetKey({
  name,
  year,
  period,
}: Pick<ScoreSet, "name" | "year" | "period">): string {
  const full = foldText(name).replace(/\bcchc\b/u, "cai cach hanh chinh");
  return [full, year ?? "", foldText(period ?? "")].join("|");
}

/**
 * Tỷ lệ so với điểm chuẩn, in hundredths of a percent, rounded half up: 4516 of 8250 → 5474 (SPEC
 * 7). Null where either is unknown or the whole is nothing.
 */
export function percentOfMaximum({ max, assessed }: Pick<AreaScore, "max" | "assessed">): Points {
  if (max === null || assessed === null || max <= 0) return null;
  return Math.floor((assessed * 20_000 + max) / (max * 2));
}

/** What bringing scores in would do, or has done; `same` and it is stored already. */
export interface ScoresPreview {
  readonly sets: readonly {
    readonly set: ScoreSet;
    readonly change: "new" | "changed" | "same";
  }[];
  readonly problems: readonly ScoreProblem[];
}
