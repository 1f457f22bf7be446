/** What a chat was last asked, so that the next words are understood as the answer. */
import type { EvidenceSource } from "../../domain/evidence.ts";
import type { DocumentReference } from "../../domain/document-reference.ts";
import type { DeadlineId } from "../../domain/ids.ts";
import { plusMillis, type Instant } from "../../domain/time.ts";

export type ConversationState = (
  | { readonly asking: "evidence"; readonly deadlineId: DeadlineId }
  | { readonly asking: "waive-reason"; readonly deadlineId: DeadlineId }
  | { readonly asking: "late-reason"; readonly deadlineId: DeadlineId }
  | {
      readonly asking: "which";
      readonly evidence: PendingEvidence;
      readonly candidates: readonly DeadlineId[];
    }
  | { readonly asking: "file" }
) & { readonly until: Instant };

/** Evidence that has come in and waits to be told what it proves. */
export interface PendingEvidence {
  readonly source: EvidenceSource;
  readonly note: string;
  readonly reference: DocumentReference | null;
}

const QUESTION_STANDS_MILLIS = 24 * 3_600_000;

/** Until when a question asked now may still be answered. */
export function standsUntil(now: Instant): Instant {
  return plusMillis(now, QUESTION_STANDS_MILLIS);
}

/** The state as stored; null when there is none or the question no longer stands. */
export function readState(stored: unknown, now: Instant): ConversationState | null {
  if (typeof stored !== "object" || stored === null || !("asking" in stored)) return null;
  // Only this module's own values are ever stored there.
  const state = stored as ConversationState;
  return state.until > now ? state : null;
}
