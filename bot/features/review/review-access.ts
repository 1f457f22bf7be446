/** Who may review what; asked anew on every tap. */
import type { Deadline, DeadlineStateName } from "../../../domain/deadline.ts";
import type { Evidence } from "../../../domain/evidence.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import {
  handedInBy,
  inReviewOrder,
  reviewableState,
  reviewedEvidence,
} from "../../../domain/review-queue.ts";
import { may } from "../../../domain/rights.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";

/** More than anybody reviews in a day. */
const MOST_WAITING = 1_000;

/** The deadline, if the person may review it; otherwise the refusal, which is logged. */
export async function reviewable(
  turn: LinkedTurn,
  id: DeadlineId,
): Promise<{ readonly view: DeadlineView } | { readonly refusal: readonly Reply[] }> {
  const [view] = await turn.stores.deadlines.views([id]);
  if (!view) return { refusal: [{ content: { kind: "refused", reason: "gone" } }] };
  if (await mayReview(turn, view.deadline)) return { view };
  const isReviewer = may(turn.actor, "review");
  const refusal = await refuse(turn, "deadline", id, isReviewer ? "not-yours" : "role");
  if (!isReviewer) return { refusal };
  const isOfOthers = may(turn.actor, "review", view.deadline);
  return { refusal: [{ content: { kind: "own-review", of: isOfOthers ? "person" : "unit" } }] };
}

/** Neither his own unit's work, nor what he handed in for another. */
export async function mayReview(turn: LinkedTurn, deadline: Deadline): Promise<boolean> {
  const id = reviewedEvidence(deadline);
  return isHisToReview(turn, deadline, id && (await turn.stores.evidence.byId(id)));
}

/** Whether there is anything for this person to say of it as it stands. */
export async function isReviewable(turn: LinkedTurn, deadline: Deadline): Promise<boolean> {
  return reviewableState(deadline) !== null && (await mayReview(turn, deadline));
}

/**
 * What this person may review, in the order in which it is to be done.
 *
 * @param words folded, all of which must occur
 */
export async function reviewableIn(
  turn: LinkedTurn,
  states: readonly DeadlineStateName[],
  words: readonly string[] = [],
): Promise<readonly DeadlineView[]> {
  const views = await turn.stores.deadlines.list({
    unitIds: null,
    states,
    words,
    limit: MOST_WAITING,
  });
  const others = views.filter(({ deadline }) => isHisToReview(turn, deadline, null));
  const uses = await turn.stores.evidence.ofDeadlines(others.map(({ deadline }) => deadline.id));
  const useOf = new Map(uses.map((use) => [use.id, use]));
  const his = others.filter(({ deadline }) => {
    const id = reviewedEvidence(deadline);
    return isHisToReview(turn, deadline, (id && useOf.get(id)) ?? null);
  });
  return inReviewOrder(his, turn.tools.office.calendar.zone);
}

function isHisToReview(turn: LinkedTurn, deadline: Deadline, use: Evidence | null): boolean {
  const by = handedInBy(deadline, use);
  return may(turn.actor, "review", { ...deadline, by });
}
