/** Puts together everything that the recognisers find in a document. */
import type { DocumentContents, PlanYears } from "../../domain/document-contents.ts";
import type { ImportProblem } from "../../domain/plan-import.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import type { SourceDocument } from "./reading/document.ts";
import { isBeyond, PLAN_LIMITS, withCutTexts } from "./reading/limits.ts";
import { recogniseDossiers } from "./recognising/dossiers/recognise-dossiers.ts";
import { recogniseOrg } from "./recognising/recognise-org.ts";
import { noPlan, recognisePlan } from "./recognising/recognise-plan.ts";
import { noScores, recogniseScores } from "./recognising/scores/recognise-scores.ts";

/** What a document itself does not say. */
export interface ReadingContext {
  readonly years: PlanYears;
  /** Of the clocks by which the moments in it were written. */
  readonly zone: string;
}

/**
 * An export of dossiers is nothing else besides; whatever is not, has no more in it than a plan or
 * fails with `not-like-a-plan`. `onShare` hears how much of the work is done, from 0 to 1.
 */
export function readContents(
  document: SourceDocument,
  { years, zone }: ReadingContext,
  onShare: (share: number) => void = () => {},
): Result<DocumentContents, ImportProblem> {
  const dossiers = recogniseDossiers(withCutTexts(document), zone, onShare);
  if (dossiers !== null) {
    onShare(1);
    const plan = ok(noPlan(years.given ?? years.current));
    return ok({ plan, scores: noScores(), org: null, dossiers });
  }
  if (isBeyond(document, PLAN_LIMITS)) return fail({ code: "not-like-a-plan" });
  const plan = recognisePlan(document, years);
  onShare(1 / 3);
  const scores = recogniseScores(document);
  onShare(2 / 3);
  const org = recogniseOrg(document);
  onShare(1);
  return ok({ plan, scores, org, dossiers: null });
}
