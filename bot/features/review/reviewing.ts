/** Đạt, Yêu cầu bổ sung: what a reviewer says of what was handed in. */
import {
  accept,
  returnToOwner,
  type Deadline,
  type TransitionError,
} from "../../../domain/deadline.ts";
import { tellCompletion } from "../../../domain/group-completion.ts";
import { scheduleNotices } from "../../../domain/ladder.ts";
import { tellNews } from "../../../domain/news.ts";
import { ok, type Result } from "../../../domain/result.ts";
import type { Review } from "../../../domain/review.ts";
import {
  isAsSeen,
  lookedAtNow,
  reviewableState,
  reviewedEvidence,
  standsSince,
} from "../../../domain/review-queue.ts";
import type { LookedAt } from "../../../domain/review-action.ts";
import type { ReviewCard } from "../../../domain/review-content.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { dateIn } from "../../../domain/time.ts";
import { readWords } from "../../conversation/free-words.ts";
import type { ReviewQuestion } from "../../conversation/questions/review-question.ts";
import { standsUntil } from "../../conversation/state.ts";
import {
  deedOf,
  ladderFor,
  saveDeadline,
  type LinkedTurn,
  type Reply,
} from "../../conversation/turn.ts";
import { toItem } from "../progress.ts";
import { reviewable, reviewableIn } from "./review-access.ts";
import { cardOf, showCard } from "./review-card.ts";

export async function acceptOne(turn: LinkedTurn, lookedAt: LookedAt): Promise<readonly Reply[]> {
  return review(turn, lookedAt, async (view) => {
    const accepted = await acceptIn(turn, view);
    if (!accepted.ok) return accepted;
    await tellAccepted(turn, [accepted.value]);
    return ok({ saved: accepted.value, isUntold: false });
  });
}

export async function returnOne(
  turn: LinkedTurn,
  lookedAt: LookedAt,
  reason: string,
): Promise<readonly Reply[]> {
  return review(turn, lookedAt, (view) => returnIn(turn, view, reason));
}

export async function askReturnReason(
  turn: LinkedTurn,
  lookedAt: LookedAt,
): Promise<readonly Reply[]> {
  const found = await reviewable(turn, lookedAt.deadlineId);
  if ("refusal" in found) return found.refusal;
  const { view } = found;
  const impossible = await unlessAsSeen(turn, view, lookedAt);
  if (impossible) return impossible;
  const item = toItem(turn, view);
  return [
    {
      content: { kind: "ask-return-reason", item, lookedAt },
      items: [lookedAt.deadlineId],
      asks: { asking: "return-reason", ...lookedAt, until: standsUntil(turn.now) },
    },
  ];
}

export async function answerReturnReason(
  turn: LinkedTurn,
  { asking, ...lookedAt }: ReviewQuestion,
  text: string,
): Promise<readonly Reply[]> {
  const reason = readWords(text);
  if (reason) return returnOne(turn, lookedAt, reason);
  const asks = { asking, ...lookedAt, until: standsUntil(turn.now) };
  return [{ content: { kind: "blank-reason" }, asks }];
}

/** Accepts what was seen; the error where it cannot be. Whom it concerns is to be told (`tellAccepted`). */
export async function acceptIn(
  turn: LinkedTurn,
  view: DeadlineView,
): Promise<Result<Deadline, TransitionError>> {
  const changed = accept(view.deadline, deedOf(turn));
  if (!changed.ok) return changed;
  return ok(await settle(turn, view.deadline, changed.value, "accepted", null));
}

/**
 * Tells the units, and who oversees what is complete by it. After the last deadline was saved: whoever
 * completes a group holds what is the whole office's until he commits, and must wait for nobody then.
 */
export async function tellAccepted(turn: LinkedTurn, accepted: readonly Deadline[]): Promise<void> {
  const { office } = turn.tools;
  for (const deadline of accepted) {
    const told = { what: "accepted", deadline, by: turn.actor.person.id } as const;
    await tellNews(office, turn.stores, told, "next-morning");
  }
  for (const deadline of accepted) await tellCompletion(office, turn.stores, deadline);
}

interface Reviewed {
  readonly saved: Deadline;
  /** Nobody of its unit hears of it in a chat. */
  readonly isUntold: boolean;
}

async function returnIn(
  turn: LinkedTurn,
  view: DeadlineView,
  reason: string,
): Promise<Result<Reviewed, TransitionError>> {
  const changed = returnToOwner(view.deadline, deedOf(turn), reason);
  if (!changed.ok) return changed;
  const saved = await settle(turn, view.deadline, changed.value, "returned", reason);
  const told = { what: "returned", deadline: saved, by: turn.actor.person.id } as const;
  const isTold = await tellNews(turn.tools.office, turn.stores, told, "soon");
  return ok({ saved, isUntold: !isTold });
}

/** The deed with its review and its entry; the reason's words stand in the review alone. */
async function settle(
  turn: LinkedTurn,
  before: Deadline,
  after: Deadline,
  outcome: Review["outcome"],
  reason: string | null,
): Promise<Deadline> {
  const evidenceId = reviewedEvidence(before);
  const ladder = await ladderFor(turn, after);
  const scheduled = scheduleNotices(after, turn.now, ladder, turn.tools.office.calendar);
  await turn.stores.reviews.add({
    id: turn.tools.office.ids.next<"ReviewId">(),
    deadlineId: after.id,
    evidenceId,
    reviewerId: turn.actor.person.id,
    at: turn.now,
    outcome,
    reason,
  });
  const detail = { from: before.state.name, to: after.state.name, evidenceId };
  await saveDeadline(turn, scheduled, outcome, detail);
  return scheduled;
}

async function review(
  turn: LinkedTurn,
  lookedAt: LookedAt,
  deed: (view: DeadlineView) => Promise<Result<Reviewed, TransitionError>>,
): Promise<readonly Reply[]> {
  const found = await reviewable(turn, lookedAt.deadlineId);
  if ("refusal" in found) return found.refusal;
  const { view } = found;
  const impossible = await unlessAsSeen(turn, view, lookedAt);
  if (impossible) return impossible;
  const done = await deed(view);
  if (!done.ok) return notReviewed(turn, view);
  const { next, left } = await nextAfter(turn, view);
  const { saved, isUntold } = done.value;
  const { state } = saved;
  const item = toItem(turn, { ...view, deadline: saved });
  const outcome = state.name === "accepted" ? "accepted" : "returned";
  const reason = state.name === "returned" ? state.reason : null;
  const accepted = lookedAtNow(saved);
  const content = { item, outcome, reason, isUntold, lookedAt: accepted, left, next } as const;
  return [
    {
      content: { kind: "reviewed", ...content },
      items: [next?.item.deadlineId ?? item.deadlineId],
    },
  ];
}

/** Whoever looks at what has changed since is told so, and nothing is done; null where nothing has. */
async function unlessAsSeen(
  turn: LinkedTurn,
  view: DeadlineView,
  lookedAt: LookedAt,
): Promise<readonly Reply[] | null> {
  if (isAsSeen(view.deadline, lookedAt)) return null;
  const isOfSameSort = reviewableState(view.deadline) === lookedAt.from;
  return isOfSameSort ? showCard(turn, view, true) : notReviewed(turn, view);
}

/** Who was first, and when. */
export async function notReviewed(turn: LinkedTurn, view: DeadlineView): Promise<readonly Reply[]> {
  const { state } = view.deadline;
  const since = standsSince(view.deadline);
  const person = "by" in state && state.by ? await turn.stores.people.byId(state.by) : null;
  const day = since && dateIn(since, turn.tools.office.calendar.zone);
  const item = toItem(turn, view);
  return [
    {
      content: { kind: "not-reviewed", item, by: person?.post ?? null, day },
      items: [view.deadline.id],
    },
  ];
}

async function nextAfter(
  turn: LinkedTurn,
  { deadline }: DeadlineView,
): Promise<{ readonly next: ReviewCard | null; readonly left: number }> {
  const waiting = await reviewableIn(turn, ["submitted"]);
  const others = waiting.filter((view) => view.deadline.id !== deadline.id);
  const [first] = others;
  return { next: first ? await cardOf(turn, first) : null, left: others.length };
}
