/** Kiểm chứng: what the next words answer. */
import type { LookedAt } from "../../../domain/review-action.ts";
import type { AnsweredBy } from "./answered-by.ts";

/** Why it is returned, in words of the reviewer's own. */
export type ReviewQuestion = { readonly asking: "return-reason" } & LookedAt;

export const REVIEW_QUESTIONS: AnsweredBy<ReviewQuestion> = { "return-reason": "words" };
