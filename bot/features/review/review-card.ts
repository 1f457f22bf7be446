/** One deadline as whoever reviews it sees it: what is owed, what was handed in, what to look at twice. */
import { completedOn, isOnTime, scoredDue } from "../../../domain/deadline.ts";
import { fitsDeliverable, missingParts } from "../../../domain/deliverable-parts.ts";
import {
  isDatedAhead,
  isOutsideScoringYear,
  undatedBy,
  type Evidence,
} from "../../../domain/evidence.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import type { Review } from "../../../domain/review.ts";
import { lookedAtNow, standsSince } from "../../../domain/review-queue.ts";
import type { ReviewCard, ReviewWarning } from "../../../domain/review-content.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { dateIn, partsOf } from "../../../domain/time.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { toItem } from "../progress.ts";
import { documentOf } from "./given-documents.ts";
import { reviewable } from "./review-access.ts";

const MOST_EARLIER = 3;

export async function openReview(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await reviewable(turn, id);
  if ("refusal" in found) return found.refusal;
  return showCard(turn, found.view, false);
}

/** @param isNewer it is not as it was when the choice was offered */
export async function showCard(
  turn: LinkedTurn,
  view: DeadlineView,
  isNewer: boolean,
): Promise<readonly Reply[]> {
  const card = await cardOf(turn, view);
  return [{ content: { kind: "review-card", card, isNewer }, items: [view.deadline.id] }];
}

export async function cardOf(turn: LinkedTurn, view: DeadlineView): Promise<ReviewCard> {
  const { deadline } = view;
  const { state } = deadline;
  const given = (await turn.stores.evidence.of(deadline.id)).toReversed();
  const reviews = await turn.stores.reviews.of(deadline.id);
  const posts = await postsOf(turn, view, reviews);
  const since = standsSince(deadline);
  const finishedOn = completedOn(state);
  return {
    lookedAt: lookedAtNow(deadline),
    item: toItem(turn, view),
    since: since && dayOf(turn, since),
    by: "by" in state && state.by ? (posts.get(state.by) ?? null) : null,
    documents: given.map((each) => documentOf(turn, each, reviews)),
    finished: finishedOn && {
      on: finishedOn,
      due: scoredDue(deadline),
      isOnTime: isOnTime(deadline),
    },
    warnings: state.name === "submitted" ? warningsOf(turn, view, given, reviews) : [],
    waivedFor: state.name === "waived" ? state.reason : null,
    earlier: reviews.slice(0, MOST_EARLIER).map((review) => ({
      day: dayOf(turn, review.at),
      by: posts.get(review.reviewerId) ?? null,
      outcome: review.outcome,
      reason: review.reason,
    })),
  };
}

/** What was looked at before, and returned, has been warned of then. */
function warningsOf(
  turn: LinkedTurn,
  { deadline }: DeadlineView,
  given: readonly Evidence[],
  reviews: readonly Review[],
): readonly ReviewWarning[] {
  const { label, planYear } = deadline;
  const last = reviews[0]?.at;
  const fresh = given.filter(({ submittedAt }) => last === undefined || submittedAt > last);
  const references = fresh.flatMap(({ document }) => document.reference ?? []);
  const year = planYear ?? partsOf(turn.today).year;
  const unfit = references.flatMap(({ kind }): ReviewWarning[] =>
    kind !== null && fitsDeliverable(kind, label) === false
      ? [{ kind: "unfit", given: kind, wanted: label }]
      : [],
  );
  const undated = fresh.flatMap(({ document }) => undatedBy(document) ?? []);
  const ahead = fresh.flatMap(({ document: { reference }, submittedAt }) =>
    isDatedAhead(reference, dayOf(turn, submittedAt)) ? (reference?.date ?? []) : [],
  );
  const hasNothingToOpen =
    given.length > 0 && given.every(({ document }) => document.source.kind === "reference");
  const isOutside = references.some(({ date }) => isOutsideScoringYear(date, year));
  const parts = missingParts(
    label,
    given.map(({ document }) => document.reference),
  );
  return [
    ...unfit,
    ...undated.map((words) => ({ kind: "impossible-date", words }) as const),
    ...ahead.map((date) => ({ kind: "dated-ahead", date }) as const),
    ...(hasNothingToOpen ? [{ kind: "awaits-file" } as const] : []),
    ...(isOutside ? [{ kind: "outside-year", year } as const] : []),
    ...(parts.length > 0
      ? [{ kind: "parts-missing", parts: parts.map((part) => part.label) } as const]
      : []),
  ];
}

async function postsOf(turn: LinkedTurn, { deadline }: DeadlineView, reviews: readonly Review[]) {
  const { state } = deadline;
  const by = "by" in state && state.by ? [state.by] : [];
  const ids = [...by, ...reviews.map(({ reviewerId }) => reviewerId)];
  const people = await turn.stores.people.byIds([...new Set(ids)]);
  return new Map(people.map(({ id, post }) => [id, post]));
}

function dayOf(turn: LinkedTurn, at: Evidence["submittedAt"]) {
  return dateIn(at, turn.tools.office.calendar.zone);
}
