/** What the product needs of its database for proof, its review, and what changes a duty. */
import type { Directive } from "./directive.ts";
import type { CriterionRef, Evidence, EvidenceDocument } from "./evidence.ts";
import type { Extension } from "./extension.ts";
import type {
  DeadlineId,
  DirectiveId,
  DocumentId,
  EvidenceId,
  FileHash,
  PersonId,
  UnitId,
} from "./ids.ts";
import type { Review } from "./review.ts";
import type { Instant, LocalDate } from "./time.ts";

/** How a document may be known again: by its bytes, its address, or its number and date. */
export interface DocumentKey {
  readonly fileHash?: FileHash;
  readonly url?: string;
  /** As it is written; compared without case and diacritics. */
  readonly number?: string;
  /** Beside a number: the document's date must be this one too, or unknown for null. */
  readonly date?: LocalDate | null;
}

export interface EvidenceStore {
  /** Adds a use; its document is added when it is new, and left as it stands when it is known. */
  add(evidence: Evidence): Promise<void>;
  byId(id: EvidenceId): Promise<Evidence | null>;
  /** What was handed in for a deadline, the first first. */
  of(deadline: DeadlineId): Promise<readonly Evidence[]>;
  /** The same for many, in the order of the deadlines' ids, then of time. */
  ofDeadlines(deadlines: readonly DeadlineId[]): Promise<readonly Evidence[]>;
  /** What proves criteria that no deadline stands for; all of them for null. */
  ofCriterion(criterion: CriterionRef | null): Promise<readonly Evidence[]>;
  /** Takes it back, with its document where nothing else uses it; what is not there is left alone. */
  remove(id: EvidenceId): Promise<void>;
  documentById(id: DocumentId): Promise<EvidenceDocument | null>;
  /** The documents that any part of the key names, the newest first; at most 50. */
  findDocuments(key: DocumentKey): Promise<readonly EvidenceDocument[]>;
  /** Replaces source, note and reference of a known document. */
  saveDocument(document: EvidenceDocument): Promise<void>;
  /** Everything that a document proves. */
  usesOf(document: DocumentId): Promise<readonly Evidence[]>;
  /**
   * Uses of documents in whose number, subject, note or file name all of these folded words occur; the
   * newest first.
   *
   * @param unitIds whose work they prove, or support and follow; null for all, criteria among them
   */
  search(
    words: readonly string[],
    unitIds: readonly UnitId[] | null,
    limit: number,
  ): Promise<readonly Evidence[]>;
}

export interface ReviewStore {
  add(review: Review): Promise<void>;
  /** The newest first. */
  of(deadline: DeadlineId): Promise<readonly Review[]>;
  /** The same for many, in the order of the deadlines' ids. */
  ofDeadlines(deadlines: readonly DeadlineId[]): Promise<readonly Review[]>;
}

export interface ExtensionStore {
  add(extension: Extension): Promise<void>;
  /** Replaces comment and decision of a known one. */
  save(extension: Extension): Promise<void>;
  /** The newest first. */
  of(deadlines: readonly DeadlineId[]): Promise<readonly Extension[]>;
  /** Those that still wait to be decided on this day (`standingOf`), the oldest first. */
  undecided(today: LocalDate): Promise<readonly Extension[]>;
}

/** Ghi chú: words about a duty, for whoever sees it. */
export interface Remark {
  readonly deadlineId: DeadlineId;
  readonly words: string;
  readonly by: PersonId;
  readonly at: Instant;
}

export interface RemarkStore {
  add(remark: Remark): Promise<void>;
  /** The newest first. */
  of(deadline: DeadlineId): Promise<readonly Remark[]>;
}

export interface DirectiveStore {
  add(directive: Directive): Promise<void>;
  byId(id: DirectiveId): Promise<Directive | null>;
  /** The newest first. */
  list(query: {
    readonly direction: Directive["direction"];
    readonly offset?: number;
    readonly limit: number;
  }): Promise<readonly Directive[]>;
  /** The highest number that the organisation's codes have (`CĐ-019` → 19); 0 when there is none. */
  highestNumber(): Promise<number>;
  /** The deadlines of a directive, the earliest first. */
  deadlinesOf(directive: DirectiveId): Promise<readonly DeadlineId[]>;
}
