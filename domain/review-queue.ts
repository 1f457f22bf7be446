/** Chờ kiểm chứng: how a deadline stands for who reviews it, and which is to be looked at first. */
import { completedOn, type Deadline } from "./deadline.ts";
import type { Evidence } from "./evidence.ts";
import type { EvidenceId, PersonId } from "./ids.ts";
import type { LookedAt } from "./review-action.ts";
import type { ReviewableState } from "./review.ts";
import type { DeadlineView } from "./plan-stores.ts";
import { dateIn, type Instant } from "./time.ts";

/** How a deadline stands for its reviewer; null while there is nothing to review. */
export function reviewableState({ state }: Pick<Deadline, "state">): ReviewableState | null {
  const { name } = state;
  return name === "submitted" || name === "accepted" || name === "waived" ? name : null;
}

/** The document that stands to be reviewed, or was; null for what has none. */
export function reviewedEvidence({ state }: Pick<Deadline, "state">): EvidenceId | null {
  return "evidenceId" in state ? state.evidenceId : null;
}

/** What whoever looks at it now has seen. */
export function lookedAtNow({ id, state }: Pick<Deadline, "id" | "state">): LookedAt | null {
  const from = reviewableState({ state });
  if (!from) return null;
  return {
    deadlineId: id,
    from,
    evidenceId: reviewedEvidence({ state }),
    since: standsSince({ state }),
    completedOn: completedOn(state),
  };
}

/** Whether it stands exactly as it was looked at: nobody says *Đạt* of what he has not seen. */
export function isAsSeen(deadline: Pick<Deadline, "id" | "state">, seen: LookedAt): boolean {
  const now = lookedAtNow(deadline);
  return (
    now !== null &&
    now.from === seen.from &&
    now.evidenceId === seen.evidenceId &&
    now.since === seen.since &&
    now.completedOn === seen.completedOn
  );
}

/**
 * Whose work a review would judge, besides the unit's: who handed in what stands to be reviewed, and who
 * said that nothing need be; nobody while there is nothing to review.
 *
 * @param given the use that stands to be reviewed, where it is at hand: somebody else may have handed the
 *   same in once more
 */
export function handedInBy(
  { state }: Pick<Deadline, "state">,
  given: Pick<Evidence, "submittedBy"> | null,
): readonly PersonId[] {
  if (!reviewableState({ state })) return [];
  const last = state.name === "submitted" || state.name === "waived" ? state.by : null;
  return [...new Set([last, given?.submittedBy ?? null])].filter((person) => person !== null);
}

/** Since when a deadline stands as it does; null for one that is open. */
export function standsSince({ state }: Pick<Deadline, "state">): Instant | null {
  return state.name === "open" ? null : state.at;
}

/**
 * What waits longest first, by the day; of one day what is worth most, then what came first.
 *
 * @param zone in which days are counted
 */
export function inReviewOrder(
  views: readonly DeadlineView[],
  zone: string,
): readonly DeadlineView[] {
  const keyed = views.map((view) => {
    const at = standsSince(view.deadline);
    return {
      view,
      day: at ? dateIn(at, zone) : "",
      rest: `${at ?? ""} ${view.code ?? ""} ${view.deadline.id}`,
    };
  });
  return keyed
    .toSorted(
      (one, other) =>
        compare(one.day, other.day) ||
        (other.view.points ?? -1) - (one.view.points ?? -1) ||
        compare(one.rest, other.rest),
    )
    .map(({ view }) => view);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
