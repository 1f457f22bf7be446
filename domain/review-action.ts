/** Kiểm chứng: what its choices do. */
import type { DeadlineId, EvidenceId } from "./ids.ts";
import type { ReturnReason, ReviewableState } from "./review.ts";
import type { Instant, LocalDate } from "./time.ts";

/** What was looked at: where something else has been handed in since, nothing is said of that. */
export interface LookedAt {
  readonly deadlineId: DeadlineId;
  /** How it stood: of what somebody else has reviewed since, nothing is said either. */
  readonly from: ReviewableState;
  /** Null for a waiver, which no document goes with. */
  readonly evidenceId: EvidenceId | null;
  /** Since when it stood so: the same document may be handed in once more after it was returned. */
  readonly since: Instant | null;
  /** The day by which it was judged: its owner may have corrected the document's date since. */
  readonly completedOn: LocalDate | null;
}

export type ReviewAction =
  /** What waits for its review, or, for who reviews nothing, what is missing of his own. */
  | { readonly do: "reviews"; readonly filter: string; readonly page: number }
  /** What is missing of one's own. */
  | { readonly do: "missing-proofs"; readonly page: number }
  /** Chờ ký: the papers that await this person's signature. */
  | { readonly do: "signings"; readonly page: number }
  | { readonly do: "review"; readonly deadlineId: DeadlineId }
  /** Đạt. */
  | ({ readonly do: "accept" } & LookedAt)
  /** Yêu cầu bổ sung, with one of the common reasons. */
  | ({ readonly do: "return"; readonly reason: ReturnReason } & LookedAt)
  /** Yêu cầu bổ sung, with a reason in words. */
  | ({ readonly do: "ask-return-reason" } & LookedAt)
  | { readonly do: "ask-accept-page"; readonly page: readonly LookedAt[] }
  | { readonly do: "accept-page"; readonly page: readonly LookedAt[] }
  /** Hands out the file as it was given. */
  | { readonly do: "open-evidence"; readonly evidenceId: EvidenceId };
