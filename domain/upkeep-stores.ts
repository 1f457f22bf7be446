/** What the product needs of its database for its own work: records, schedules, imports, settings, files. */
import type { FileHash, ImportId, PersonId, PlanId, UnitId } from "./ids.ts";
import type { Notice } from "./message.ts";
import type { ChannelKind } from "./org.ts";
import type { ImportCorrections } from "./plan-import.ts";
import type { LadderRules, OrgRules, RuleBook } from "./rules.ts";
import type { Instant, LocalDate } from "./time.ts";

/** Nhật ký: who did what to what; append-only. No personal values, ids and field names only. */
export interface AuditEntry {
  readonly at: Instant;
  /** Null for the system itself. */
  readonly personId: PersonId | null;
  /** A channel's kind, `command-line` or `system`. */
  readonly channel: ChannelKind;
  readonly subject:
    | "deadline"
    | "document"
    | "directive"
    | "dossier"
    | "plan"
    | "person"
    | "unit"
    | "account"
    | "message"
    | "scores"
    | "rules"
    | "calendar";
  readonly subjectId: string;
  /** `reported-done`, `submitted-evidence`, `refused`… */
  readonly deed: string;
  readonly detail: Readonly<Record<string, string | number | null>>;
}

export interface AuditStore {
  add(entries: readonly AuditEntry[]): Promise<void>;
  /** Newest first. */
  of(subject: AuditEntry["subject"], id: string, limit: number): Promise<readonly AuditEntry[]>;
  /** Newest first; those that meet all of the query. */
  list(query: AuditQuery): Promise<readonly AuditEntry[]>;
}

export interface AuditQuery {
  /** Of one sort; left out: of any. */
  readonly subject?: AuditEntry["subject"];
  /** With `subject`: these of it. */
  readonly subjectIds?: readonly string[];
  /** Who did it. */
  readonly personIds?: readonly PersonId[];
  /** About any of these. */
  readonly about?: readonly AuditAbout[];
  /** Each of them: done by one of its people, about one of them, or about what one of its units owes. */
  readonly within?: readonly AuditWhose[];
  /** Refused attempts alone, or all but those. */
  readonly refused?: "only" | "left-out";
  /** Both included. */
  readonly from?: Instant;
  readonly to?: Instant;
  readonly offset?: number;
  readonly limit: number;
}

export interface AuditAbout {
  readonly subject: AuditEntry["subject"];
  readonly ids: readonly string[];
}

export interface AuditWhose {
  readonly personIds: readonly PersonId[];
  readonly unitIds: readonly UnitId[];
}

/** When recurring work is next due, by name; moved on by whoever does it. */
export interface ScheduleStore {
  get(name: string): Promise<Instant | null>;
  all(): Promise<readonly { readonly name: string; readonly nextAt: Instant }[]>;
  /** Moves from one moment to the next; false when somebody else has. `from` null creates it. */
  move(name: string, from: Instant | null, to: Instant): Promise<boolean>;
}

/** Rights that only one process holds at a time, until they run out. */
export interface LeaseStore {
  /** True when the holder has it now (also when it had it already). */
  acquire(name: string, holder: string, now: Instant, until: Instant): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
}

/** Files that were sent in and wait for a yes. */
export interface PendingImport {
  readonly id: ImportId;
  readonly personId: PersonId;
  readonly fileHash: FileHash;
  readonly fileName: string;
  /** The plan year that the person named; null: as the document says. */
  readonly year: number | null;
  readonly corrections: ImportCorrections;
  readonly at: Instant;
}

/** An import that was made, with what it takes to undo it, as JSON of whoever made it. */
export interface MadeImport {
  readonly id: ImportId;
  readonly planId: PlanId;
  readonly personId: PersonId | null;
  readonly at: Instant;
  readonly footprint: unknown;
}

export interface ImportStore {
  add(pending: PendingImport): Promise<void>;
  byId(id: ImportId): Promise<PendingImport | null>;
  /** Replaces year and corrections of a pending import. */
  save(pending: PendingImport): Promise<void>;
  remove(id: ImportId): Promise<void>;
  /** Remembers an import that was made, or replaces what is remembered of it. */
  record(made: MadeImport): Promise<void>;
  /** One that was made and is not forgotten. */
  made(id: ImportId): Promise<MadeImport | null>;
  /** The newest import that was made and not forgotten. */
  latest(): Promise<MadeImport | null>;
  /** The newest of this plan. */
  latestOf(plan: PlanId): Promise<MadeImport | null>;
  forget(id: ImportId): Promise<void>;
  /** Removes what has waited for a yes since before then, and drops their files; says how many. */
  expirePending(before: Instant): Promise<number>;
  /** Remembers that a file which was given is not needed any more for what it was given for. */
  dropFile(hash: FileHash): Promise<void>;
  /** Those that were dropped and not removed yet. */
  droppedFiles(): Promise<readonly FileHash[]>;
  /** Whether anything else needs a file: an import that waits, a document, a template, an upload to be played. */
  isFileNeeded(hash: FileHash): Promise<boolean>;
  /** Forgets that it was dropped. */
  settleDropped(hash: FileHash): Promise<void>;
  /** Forgets imports made before then, but never the newest of a plan; says how many. */
  forgetMade(before: Instant): Promise<number>;
}

export interface SettingStore {
  /** The rules in force, with those of plans that have their own. */
  rules(): Promise<RuleBook>;
  /** As `rules`; until the transaction ends, whoever else asks for this waits. */
  rulesToChange(): Promise<RuleBook>;
  saveRules(rules: OrgRules): Promise<void>;
  /**
   * A plan's own ladder; null: it follows the organisation's. What is the same in both is not the
   * plan's own: it goes on following the organisation's.
   */
  savePlanLadder(plan: PlanId, ladder: LadderRules | null): Promise<void>;
  /** Corrections to the working calendar, by day: off or worked. */
  calendarOverrides(): Promise<readonly { readonly day: LocalDate; readonly works: boolean }[]>;
  saveCalendarOverride(day: LocalDate, works: boolean): Promise<void>;
  /** A small value of the product's own, such as the demo's clock. */
  value(name: string): Promise<string | null>;
  setValue(name: string, value: string): Promise<void>;
}

/** The time as it is since the clock was set back, and what lies too far ahead to be of it. */
export interface Ahead {
  readonly now: Instant;
  readonly today: LocalDate;
  /** What was made or is to happen after this moment is of the time that was wrong. */
  readonly beyond: Instant;
  /** So long may what somebody is sending at this moment still take. */
  readonly claimsUntil: Instant;
}

/** What a clock that was ahead has left behind; a second time finds nothing more to do. */
export interface SetBackStore {
  /**
   * Removes apologies that the wrong time has found overdue and that nobody has touched since, with their
   * duties and notices: the sweep finds them again when their day comes. Those that somebody has worked on
   * were made now. Says how many went.
   */
  takeBackApologies(ahead: Ahead): Promise<number>;
  /**
   * Removes notices of later days that have been told by the wrong time, or wait in a message that
   * was made by it or comes later than they should; says which.
   */
  takeBackNotices(ahead: Ahead): Promise<readonly Notice[]>;
  /**
   * Pushes of later days that have left the plan, or were made by the wrong time, leave their day to
   * another: their slot becomes the day before today, with the old one behind it, so that what is
   * still to go counts as overtaken; says how many. What waits for a moment far ahead, or is claimed
   * until then, is to be picked up; what was settled or sent by the wrong time was so now.
   */
  bringBackMessages(ahead: Ahead): Promise<number>;
  /** Leases, pauses of a platform and snapshots of figures that lie ahead. */
  forget(ahead: Ahead): Promise<void>;
}

/** Files by content: putting the same bytes again changes nothing. */
export interface FileStore {
  put(bytes: Uint8Array): Promise<FileHash>;
  get(hash: FileHash): Promise<Uint8Array | null>;
  /** Removes a file for good; one that is not there is no fault. */
  remove(hash: FileHash): Promise<void>;
}
