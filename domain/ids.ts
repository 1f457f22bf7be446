/** Identities. Each is a brand, so that a task's id can never stand where a unit's is wanted. */

type Branded<Name extends string> = string & { readonly __brand: Name };

/** The organisation (a whole office with its units) that a row belongs to; part of every key. */
export type OrgId = number & { readonly __brand: "OrgId" };
export type UnitId = Branded<"UnitId">;
export type PostId = Branded<"PostId">;
export type GroupId = Branded<"GroupId">;
export type PersonId = Branded<"PersonId">;
export type BotId = Branded<"BotId">;
export type PlanId = Branded<"PlanId">;
export type TaskId = Branded<"TaskId">;
export type DeliverableId = Branded<"DeliverableId">;
export type ReportPeriodId = Branded<"ReportPeriodId">;
export type ImportId = Branded<"ImportId">;
export type DeadlineId = Branded<"DeadlineId">;
export type EvidenceId = Branded<"EvidenceId">;
export type DocumentId = Branded<"DocumentId">;
export type DirectiveId = Branded<"DirectiveId">;
export type ExtensionId = Branded<"ExtensionId">;
export type ReviewId = Branded<"ReviewId">;
export type MessageId = Branded<"MessageId">;
export type DossierId = Branded<"DossierId">;
export type ApologyId = Branded<"ApologyId">;
export type NoteId = Branded<"NoteId">;
/** A chat as its channel names it; unique only within a bot. */
export type ChatId = Branded<"ChatId">;
/** The content hash (SHA-256, hexadecimal) of a stored file. */
export type FileHash = Branded<"FileHash">;

/** Where new identities come from; given to whoever makes rows, so that tests can foretell them. */
export interface IdSource {
  /** An identity that nobody can guess: at most 24 of `A-Za-z0-9_-`. */
  next<Name extends string>(): Branded<Name>;
}
