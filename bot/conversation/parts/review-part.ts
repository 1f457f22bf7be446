/** Kiểm chứng: which feature answers. */
import type { LookedAt, ReviewAction } from "../../../domain/review-action.ts";
import { RETURN_REASONS } from "../../copy/review-reasons.ts";
import { openEvidence } from "../../features/review/evidence-opening.ts";
import { showMissingProofs } from "../../features/review/missing-proofs.ts";
import { acceptPage, askAcceptPage } from "../../features/review/page-acceptance.ts";
import { openReview } from "../../features/review/review-card.ts";
import { showReviews } from "../../features/review/review-queue.ts";
import {
  acceptOne,
  answerReturnReason,
  askReturnReason,
  returnOne,
} from "../../features/review/reviewing.ts";
import { showSignings } from "../../features/review/signings.ts";
import { REVIEW_QUESTIONS, type ReviewQuestion } from "../questions/review-question.ts";
import type { LinkedTurn, Reply } from "../turn.ts";
import type { Part } from "./part.ts";

export const REVIEW_PART: Part<ReviewAction, ReviewQuestion> = {
  does: {
    reviews: "turns",
    "missing-proofs": "turns",
    signings: "turns",
    review: "shows",
    accept: "acts",
    return: "acts",
    "ask-return-reason": "acts",
    "ask-accept-page": "acts",
    "accept-page": "acts",
    "open-evidence": "acts",
  },
  asks: REVIEW_QUESTIONS,
  act: perform,
  answer: answerReturnReason,
};

async function perform(turn: LinkedTurn, action: ReviewAction): Promise<readonly Reply[]> {
  switch (action.do) {
    case "reviews":
      return showReviews(turn, action.filter, action.page);
    case "missing-proofs":
      return showMissingProofs(turn, action.page);
    case "signings":
      return showSignings(turn, action.page);
    case "review":
      return openReview(turn, action.deadlineId);
    case "accept":
      return acceptOne(turn, lookedAtIn(action));
    case "return":
      return returnOne(turn, lookedAtIn(action), RETURN_REASONS[action.reason]);
    case "ask-return-reason":
      return askReturnReason(turn, lookedAtIn(action));
    case "ask-accept-page":
      return askAcceptPage(turn, action.page);
    case "accept-page":
      return acceptPage(turn, action.page);
    case "open-evidence":
      return openEvidence(turn, action.evidenceId);
    default:
      return action satisfies never;
  }
}

/** Without what the choice does: it goes on into other choices. */
function lookedAtIn(action: LookedAt): LookedAt {
  const { deadlineId, from, evidenceId, since, completedOn } = action;
  return { deadlineId, from, evidenceId, since, completedOn };
}
