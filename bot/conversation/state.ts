/** What a chat was last asked, and what it was given that still has to be told where it belongs. */
import type { EvidenceSource } from "../../domain/evidence.ts";
import type { DocumentReference } from "../../domain/document-reference.ts";
import type {
  DeadlineId,
  ImportId,
  MessageId,
  PersonId,
  PlanId,
  UnitId,
} from "../../domain/ids.ts";
import type { GroupTarget, UnitSubject } from "../../domain/import-action.ts";
import type { Message } from "../../domain/message.ts";
import type { RuleName } from "../../domain/rule-names.ts";
import { plusMillis, type Instant, type LocalDate } from "../../domain/time.ts";

/** The question that the next words answer; anything else that is done meanwhile drops it. */
export type ConversationState = (
  | { readonly asking: "evidence"; readonly deadlineId: DeadlineId }
  | { readonly asking: "waive-reason"; readonly deadlineId: DeadlineId }
  | { readonly asking: "late-reason"; readonly deadlineId: DeadlineId }
  | { readonly asking: "file" }
  | ImportQuestion
  | OversightQuestion
  | FollowUpQuestion
) & { readonly until: Instant };

/** What the next words answer while a document is brought in. */
export type ImportQuestion =
  /** Nothing was asked, but `dòng 7` means a row of it. */
  | { readonly asking: "import"; readonly importId: ImportId }
  | { readonly asking: "import-year"; readonly importId: ImportId }
  | { readonly asking: "import-date"; readonly importId: ImportId; readonly row: number }
  | {
      readonly asking: "import-unit";
      readonly importId: ImportId;
      readonly subject: UnitSubject;
    }
  | { readonly asking: "group-names"; readonly target: GroupTarget };

/** What the next words answer about a duty that is followed up. */
export type FollowUpQuestion =
  | {
      readonly asking: "status-line";
      readonly deadlineId: DeadlineId;
      /** The last day of the quarter that was asked about. */
      readonly quarterEnd: LocalDate;
    }
  | { readonly asking: "own-date"; readonly deadlineId: DeadlineId }
  | {
      readonly asking: "support";
      readonly deadlineId: DeadlineId;
      /** The supporting units that are asked. */
      readonly unitIds: readonly UnitId[];
    };

const FOLLOW_UP: readonly string[] = [
  "status-line",
  "own-date",
  "support",
] satisfies readonly FollowUpQuestion["asking"][];

export function isFollowUpQuestion(
  state: ConversationState | null,
): state is Extract<ConversationState, FollowUpQuestion> {
  return state !== null && FOLLOW_UP.includes(state.asking);
}

/** What the next words answer while the service itself is settled. */
export type OversightQuestion =
  | { readonly asking: "rule-value"; readonly rule: RuleName; readonly planId: PlanId | null }
  | { readonly asking: "day-off" }
  /** Who stands in for a person; for null, who is absent. */
  | { readonly asking: "person"; readonly absentId: PersonId | null }
  | {
      readonly asking: "stand-in-days";
      readonly absentId: PersonId;
      readonly deputyId: PersonId;
    };

const OVERSIGHT: readonly string[] = [
  "rule-value",
  "day-off",
  "person",
  "stand-in-days",
] satisfies readonly OversightQuestion["asking"][];

export function isOversightQuestion(
  state: ConversationState | null,
): state is Extract<ConversationState, OversightQuestion> {
  return state !== null && OVERSIGHT.includes(state.asking);
}

export function isImportQuestion(
  state: ConversationState | null,
): state is Extract<ConversationState, ImportQuestion> {
  switch (state?.asking) {
    case "import":
    case "import-year":
    case "import-date":
    case "import-unit":
    case "group-names":
      return true;
    case "evidence":
    case "waive-reason":
    case "late-reason":
    case "file":
    case "status-line":
    case "own-date":
    case "support":
    case "rule-value":
    case "day-off":
    case "person":
    case "stand-in-days":
    case undefined:
      return false;
    default:
      return state satisfies never;
  }
}

/** Evidence as it came in. */
export interface PendingEvidence {
  readonly source: EvidenceSource;
  readonly note: string;
  readonly reference: DocumentReference | null;
}

/**
 * Evidence that waits to be told what it proves. Each has a question of its own, which stands
 * whatever is said in between: three pictures sent at once are asked about three times.
 */
export interface WaitingEvidence {
  readonly evidence: PendingEvidence;
  readonly candidates: readonly DeadlineId[];
  /** The update whose answer asks: only the buttons of that message speak of it. */
  readonly askedIn: number;
  readonly until: Instant;
}

export interface Conversation {
  readonly state: ConversationState | null;
  readonly waiting: readonly WaitingEvidence[];
}

const QUESTION_STANDS_MILLIS = 24 * 3_600_000;

/** Until when a question asked now may still be answered. */
export function standsUntil(now: Instant): Instant {
  return plusMillis(now, QUESTION_STANDS_MILLIS);
}

/** The conversation as stored, without the questions that no longer stand. */
export function readConversation(stored: unknown, now: Instant): Conversation {
  if (typeof stored !== "object" || stored === null || !("waiting" in stored)) {
    return { state: null, waiting: [] };
  }
  // Only this module's own values are ever stored there.
  const { state, waiting } = stored as Conversation;
  return {
    state: state && state.until > now ? state : null,
    waiting: waiting.filter(({ until }) => until > now),
  };
}

/** What is to be stored; null when there is nothing to remember. */
export function storedConversation(conversation: Conversation): Conversation | null {
  return conversation.state || conversation.waiting.length > 0 ? conversation : null;
}

/** How the answers to an update are told apart in the outbox. */
export function replySlot(updateId: number, position: number): string {
  return `${updateId}.${position}`;
}

/** The same for the word that a file is being read. */
export function readingSlot(updateId: number, message: MessageId): string {
  return `${updateId}.reading-${message}`;
}

/** The update that a message answers; null for one that came by itself. */
export function updateAnswered({ kind, slot }: Pick<Message, "kind" | "slot">): number | null {
  return kind === "reply" ? Number.parseInt(slot, 10) : null;
}
