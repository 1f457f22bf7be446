/** One turn of a conversation: what a feature is given, and what it answers. */
import type { ChannelTraits, Incoming, KnownBot } from "../../domain/channel.ts";
import type { Content, Summary } from "../../domain/content.ts";
import type { Deadline, Deed } from "../../domain/deadline.ts";
import type { ContentsReader, DocumentContents } from "../../domain/document-contents.ts";
import type { BotId, ChatId, DeadlineId, FileHash, MessageId } from "../../domain/ids.ts";
import type { DossierImporter } from "../../domain/dossier-importer.ts";
import type { CheckTemplate } from "../../domain/letter-tags.ts";
import type { Office } from "../../domain/office.ts";
import type { ChannelKind } from "../../domain/org.ts";
import type { OrgImporter } from "../../domain/org-importer.ts";
import type { ImportProblem, SourceFile } from "../../domain/plan-import.ts";
import type { PlanImporter } from "../../domain/plan-importer.ts";
import type { Result } from "../../domain/result.ts";
import type { Actor } from "../../domain/rights.ts";
import { ladderOf, type LadderRules } from "../../domain/rules.ts";
import type { ScoreImporter } from "../../domain/score-importer.ts";
import type { Stores } from "../../domain/stores.ts";
import type { AuditEntry, FileStore } from "../../domain/upkeep-stores.ts";
import type { Instant, LocalDate } from "../../domain/time.ts";
import type { ConversationState, WaitingEvidence } from "./state.ts";
import type { Trail } from "./trail.ts";

/** What the wiring hands to every conversation. */
export interface ConversationTools {
  readonly office: Office;
  readonly files: FileStore;
  readonly reader: ContentsReader;
  readonly importer: PlanImporter;
  readonly scoreImporter: ScoreImporter;
  readonly orgImporter: OrgImporter;
  readonly dossierImporter: DossierImporter;
  /** Whether an edited template of letters can be taken; within limits of size, so that it is quick. */
  readonly checkTemplate: CheckTemplate;
  readonly loadSummary: (stores: Stores) => Promise<Summary>;
  /** Sets every deadline's next notice by the rules and the calendar as they are now. */
  readonly reschedule: (stores: Stores) => Promise<unknown>;
  /** The hash under which an invite's code is kept. */
  readonly hashCode: (code: string) => string;
  /** A new invite code, of INVITE_ALPHABET. */
  readonly newCode: () => string;
  /** The bots through which somebody can be linked, as this process runs them. */
  readonly bots: () => readonly KnownBot[];
  /** Where addresses of ours can be opened from outside; null without such a place. */
  readonly publicAddresses: PublicAddresses | null;
}

/** Addresses that are good once. The token is in the address alone; only its hash is stored. */
export interface PublicAddresses {
  newToken(): string;
  hashOf(token: string): string;
  /** Where somebody gives a file, as if he had sent it in his chat. */
  uploadUrl(token: string): string;
}

/** A file that came in and has been fetched; null bytes when the platform no longer has it. */
export interface ReceivedFile {
  readonly name: string;
  readonly hash: FileHash;
  readonly bytes: Uint8Array;
}

/** A file, and the plan year that a person named for it (null: as the document says). */
export interface FileToRead {
  readonly file: SourceFile;
  readonly year: number | null;
}

export interface FileRead extends FileToRead {
  readonly contents: Result<DocumentContents, ImportProblem>;
}

export interface Turn {
  readonly tools: ConversationTools;
  /** Of the transaction in which everything of this turn commits. */
  readonly stores: Stores;
  readonly incoming: Incoming;
  /** The incoming update's number in the inbox. */
  readonly updateId: number;
  /** For the records: the kind of channel it came through. */
  readonly channel: ChannelKind;
  readonly traits: ChannelTraits;
  readonly now: Instant;
  readonly today: LocalDate;
  /** What the chat was last asked; null when nothing waits for an answer. */
  readonly state: ConversationState | null;
  /** The update whose answer asked it. */
  readonly askedIn: number | null;
  /** Evidence that has not been told yet what it proves. */
  readonly waiting: readonly WaitingEvidence[];
  /** What “quay lại” leads back to; null where nothing is behind. */
  readonly trail: Trail | null;
  readonly file: ReceivedFile | null;
  /** What this turn was found to need of a file, read before it was played once more. */
  readonly read: FileRead | null;
}

/** A turn of somebody who is linked. */
export interface LinkedTurn extends Turn {
  readonly actor: Actor;
}

export interface Reply {
  readonly content: Content;
  /** The chat that it is said to; absent: the one that is answered. */
  readonly to?: { readonly botId: BotId; readonly chatId: ChatId };
  /** The deadlines it speaks of: a reply to it is about them. */
  readonly items?: readonly DeadlineId[];
  /** The message on the screen that it takes the place of. */
  readonly replaces?: MessageId;
  /** What the chat is asked now; absent: nothing. */
  readonly asks?: ConversationState;
  /** The evidence that waits from now on; absent: what waited before. */
  readonly waiting?: readonly WaitingEvidence[];
  /** Files were dropped with it: they are removed once it is committed. */
  readonly dropsFiles?: true;
  /** What “quay lại” leads back to from now on; absent: what it did before, the last of it included. */
  readonly trail?: Trail;
}

export function deedOf(turn: LinkedTurn): Deed {
  return { by: turn.actor.person.id, at: turn.now, today: turn.today };
}

/** The ladder that reminds of a deadline, as its rules are now. */
export async function ladderFor(
  turn: Turn,
  { planId }: Pick<Deadline, "planId">,
): Promise<LadderRules> {
  return ladderOf(await turn.stores.settings.rules(), planId);
}

/**
 * Saves a changed deadline, its next notice already set, and the audit entry that goes with it. Throws
 * when somebody changed it meanwhile: the turn is then played again on what is true now.
 */
export async function saveDeadline(
  turn: LinkedTurn,
  changed: Deadline,
  deed: string,
  detail: Readonly<Record<string, string | number | null>> = {},
): Promise<void> {
  if (!(await turn.stores.deadlines.save(changed))) {
    throw new Error("the deadline was changed meanwhile");
  }
  await putOnRecord(turn, { subject: "deadline", subjectId: changed.id, deed, detail });
}

/** Writes down what the turn's person has done, when, and through which channel. */
export async function putOnRecord(
  turn: LinkedTurn,
  entry: Pick<AuditEntry, "subject" | "subjectId" | "deed" | "detail">,
): Promise<void> {
  const { now: at, actor, channel } = turn;
  await turn.stores.audit.add([{ ...entry, at, personId: actor.person.id, channel }]);
}
