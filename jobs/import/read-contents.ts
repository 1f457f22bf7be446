/** Puts together everything that the recognisers find in a document. */
import type { DocumentContents, PlanYears } from "../../domain/document-contents.ts";
import type { SourceDocument } from "./reading/document.ts";
import { recogniseOrg } from "./recognising/recognise-org.ts";
import { recognisePlan } from "./recognising/recognise-plan.ts";
import { recogniseScores } from "./recognising/recognise-scores.ts";

export function readContents(document: SourceDocument, years: PlanYears): DocumentContents {
  return {
    plan: recognisePlan(document, years),
    scores: recogniseScores(document),
    org: recogniseOrg(document),
  };
}
