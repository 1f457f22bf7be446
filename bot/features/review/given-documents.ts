/** A document that was handed in, as it is shown. */
import type { Evidence } from "../../../domain/evidence.ts";
import type { GivenDocument } from "../../../domain/review-content.ts";
import { returnOf, type Review } from "../../../domain/review.ts";
import { dateIn } from "../../../domain/time.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";

/** @param reviews of what it is to prove, the newest first */
export function documentOf(
  turn: LinkedTurn,
  evidence: Evidence,
  reviews: readonly Review[] = [],
): GivenDocument {
  const { source, reference } = evidence.document;
  return {
    evidenceId: evidence.id,
    day: dateIn(evidence.submittedAt, turn.tools.office.calendar.zone),
    link: source.kind === "link" ? source.url : null,
    fileName: source.kind === "file" ? source.name : null,
    reference,
    ...(returnOf(evidence, reviews) && { wasReturned: true }),
  };
}
