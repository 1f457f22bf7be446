/** What a chat was last asked, and what it was given that still has to be told where it belongs. */
import { QUESTION_STANDS_MILLIS } from "../../domain/answer-key.ts";
import type { DeadlineState } from "../../domain/deadline.ts";
import type { EvidenceDocument, OfferedDocument } from "../../domain/evidence.ts";
import type {
  DeadlineId,
  DocumentId,
  EvidenceId,
  ImportId,
  MessageId,
  PersonId,
  PlanId,
  UnitId,
} from "../../domain/ids.ts";
import type { GroupTarget, UnitSubject } from "../../domain/import-action.ts";
import type { RuleName } from "../../domain/rule-names.ts";
import { plusMillis, type Instant, type LocalDate } from "../../domain/time.ts";
import type { AnsweredBy } from "./questions/answered-by.ts";
import { REVIEW_QUESTIONS, type ReviewQuestion } from "./questions/review-question.ts";
import { HANDLING_QUESTIONS, type HandlingQuestion } from "./questions/handling-question.ts";
import { DIRECTIVE_QUESTIONS, type DirectiveQuestion } from "./questions/directive-question.ts";
import { RECORD_QUESTIONS, type RecordQuestion } from "./questions/record-question.ts";
import { SEARCH_QUESTIONS, type SearchQuestion } from "./questions/search-question.ts";
import { PERSON_QUESTIONS, type PersonQuestion } from "./questions/person-question.ts";
import { PROOF_QUESTIONS, type ProofQuestion } from "./questions/proof-question.ts";
import {
  APOLOGY_QUESTIONS,
  APOLOGY_RULES_QUESTIONS,
  type ApologyQuestion,
  type ApologyRulesQuestion,
} from "./questions/apology-question.ts";
import { DOSSIER_QUESTIONS, type DossierQuestion } from "./questions/dossier-question.ts";
import type { Trail } from "./trail.ts";

/** The question that the next words answer; anything else that is done meanwhile drops it. */
export type ConversationState = (
  | { readonly asking: "evidence"; readonly deadlineId: DeadlineId }
  | { readonly asking: "waive-reason"; readonly deadlineId: DeadlineId }
  | { readonly asking: "late-reason"; readonly deadlineId: DeadlineId }
  | { readonly asking: "file" }
  | ImportQuestion
  | OversightQuestion
  | FollowUpQuestion
  | PartQuestion
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

const IMPORT: readonly string[] = [
  "import",
  "import-year",
  "import-date",
  "import-unit",
  "group-names",
] satisfies readonly ImportQuestion["asking"][];

export function isImportQuestion(
  state: ConversationState | null,
): state is Extract<ConversationState, ImportQuestion> {
  return state !== null && IMPORT.includes(state.asking);
}

/** What the next words answer in a part of the conversation that has its questions in one place. */
export type PartQuestion =
  | ReviewQuestion
  | HandlingQuestion
  | DirectiveQuestion
  | RecordQuestion
  | SearchQuestion
  | PersonQuestion
  | ProofQuestion
  | DossierQuestion
  | ApologyQuestion
  | ApologyRulesQuestion;

const PART_QUESTIONS: AnsweredBy<PartQuestion> = {
  ...REVIEW_QUESTIONS,
  ...HANDLING_QUESTIONS,
  ...DIRECTIVE_QUESTIONS,
  ...RECORD_QUESTIONS,
  ...SEARCH_QUESTIONS,
  ...PERSON_QUESTIONS,
  ...PROOF_QUESTIONS,
  ...DOSSIER_QUESTIONS,
  ...APOLOGY_QUESTIONS,
  ...APOLOGY_RULES_QUESTIONS,
};

export function isPartQuestion(
  state: ConversationState | null,
): state is Extract<ConversationState, PartQuestion> {
  return state !== null && Object.hasOwn(PART_QUESTIONS, state.asking);
}

/** Evidence as it came in. */
export interface PendingEvidence extends OfferedDocument {
  /** It was handed in before, and is to prove something else as well. */
  readonly documentId?: DocumentId;
}

/** Evidence as it was handed in for a deadline, and how that stood before. */
export interface TakenEvidence {
  readonly deadlineId: DeadlineId;
  readonly evidenceId: EvidenceId;
  readonly before: DeadlineState;
  /** It was there for this deadline already. */
  readonly isOldUse?: true;
  /**
   * That it is the document which was there was guessed as well: how that one stood before, and what
   * else came of it. What is the same by its bytes, its address or its number stays so, whatever it proves.
   */
  readonly guessed?: {
    readonly documentBefore: EvidenceDocument;
    readonly moved: readonly MovedDeadline[];
  };
}

/** What a deadline became when a document that proves it changed. */
export interface MovedDeadline {
  readonly deadlineId: DeadlineId;
  readonly before: DeadlineState;
  readonly after: DeadlineState;
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
  /** Asked only about what the chat spoke of last. */
  readonly isNarrowed?: boolean;
  /** It was given to this already; the message may be answered with “Không phải việc này”. */
  readonly taken?: TakenEvidence;
}

export interface Conversation {
  readonly state: ConversationState | null;
  /** The update whose answer asked it: nothing that was offered before can be chosen meanwhile. */
  readonly askedIn: number | null;
  readonly waiting: readonly WaitingEvidence[];
  readonly trail: Trail | null;
}

/** Until when a question asked now may still be answered. */
export function standsUntil(now: Instant): Instant {
  return plusMillis(now, QUESTION_STANDS_MILLIS);
}

/** The conversation as stored, without the questions that no longer stand. */
export function readConversation(stored: unknown, now: Instant): Conversation {
  if (typeof stored !== "object" || stored === null || !("waiting" in stored)) {
    return { state: null, askedIn: null, waiting: [], trail: null };
  }
  // Only this module's own values are ever stored there; older ones had less in them.
  const older = stored as Pick<Conversation, "state" | "waiting"> & Partial<Conversation>;
  const { state, askedIn = null, waiting, trail = null } = older;
  return {
    state: state && state.until > now ? state : null,
    askedIn,
    waiting: waiting.filter(({ until }) => until > now),
    trail: trail && trail.until > now ? trail : null,
  };
}

/** The update that asked what is asked now: said again in other words, a question is still the same. */
export function askedInFor(
  asked: ConversationState | null,
  before: Pick<Conversation, "state" | "askedIn">,
  updateId: number,
): number | null {
  if (!asked) return null;
  const { state, askedIn } = before;
  const isSame =
    state !== null && JSON.stringify({ ...state, until: asked.until }) === JSON.stringify(asked);
  return isSame ? askedIn : updateId;
}

/** What is to be stored; null when there is nothing to remember. */
export function storedConversation(conversation: Conversation): Conversation | null {
  const { state, waiting, trail } = conversation;
  return state || waiting.length > 0 || trail ? conversation : null;
}

/** How the answers to an update are told apart in the outbox. */
export function replySlot(updateId: number, position: number): string {
  return `${updateId}.${position}`;
}

/** The same for the word that a file is being read. */
export function readingSlot(updateId: number, message: MessageId): string {
  return `${updateId}.reading-${message}`;
}

/** Questions that a number alone may answer: a value, a year, a day. */
const ANSWERED_BY_NUMBER: readonly string[] = [
  "rule-value",
  "import-year",
  "import-date",
  "own-date",
  "support",
  "stand-in-days",
  "day-off",
] satisfies readonly ConversationState["asking"][];

export function mayBeNumber(state: ConversationState | null): boolean {
  if (isPartQuestion(state)) return PART_QUESTIONS[state.asking] === "number";
  return state !== null && ANSWERED_BY_NUMBER.includes(state.asking);
}
