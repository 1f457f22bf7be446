/** Puts together everything that the recognisers find in a document. */
import type { DocumentContents, PlanYears } from "../../domain/document-contents.ts";
import type { SourceDocument } from "./reading/document.ts";
import { recogniseOrg } from "./recognising/recognise-org.ts";
import { recognisePlan } from "./recognising/recognise-plan.ts";
import { recogniseScores } from "./recognising/scores/recognise-scores.ts";

/** `onShare` hears after each recogniser how much of the work is done, from 0 to 1. */
export function readContents(
  document: SourceDocument,
  years: PlanYears,
  onShare: (share: number) => void = () => {},
): DocumentContents {
  const plan = recognisePlan(document, years);
  onShare(1 / 3);
  const scores = recogniseScores(document);
  onShare(2 / 3);
  const org = recogniseOrg(document);
  onShare(1);
  return { plan, scores, org };
}
