/** Kiểm chứng: what a reviewer said of what was handed in. Nobody reviews his own unit's work. */
import type { Evidence } from "./evidence.ts";
import type { DeadlineId, EvidenceId, PersonId, ReviewId } from "./ids.ts";
import type { Instant } from "./time.ts";

export interface Review {
  readonly id: ReviewId;
  readonly deadlineId: DeadlineId;
  /** The last that was handed in; null where a waiver was not agreed to. */
  readonly evidenceId: EvidenceId | null;
  readonly reviewerId: PersonId;
  readonly at: Instant;
  readonly outcome: "accepted" | "returned";
  /** Why it was returned; null for what was accepted. */
  readonly reason: string | null;
}

/**
 * The last time that what was given for a deadline was returned, itself or among others; null where it
 * never was.
 *
 * @param reviews of the deadline, the newest first
 */
export function returnOf(
  { id, submittedAt }: Pick<Evidence, "id" | "submittedAt">,
  reviews: readonly Review[],
): Review | null {
  return (
    reviews.find(
      ({ outcome, evidenceId, at }) =>
        outcome === "returned" && (evidenceId === id || (evidenceId !== null && submittedAt < at)),
    ) ?? null
  );
}

/** The common reasons for which something is returned. */
export type ReturnReason =
  | "result-report-missing"
  | "wrong-kind"
  | "cannot-be-opened"
  | "unsigned"
  | "wrong-period";

/** What was handed in; what was accepted by mistake; a waiver that may not be agreed to. */
export type ReviewableState = "submitted" | "accepted" | "waived";
