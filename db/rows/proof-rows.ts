import type { Generated } from "kysely";
import type { Directive } from "../../domain/directive.ts";
import type { EvidenceSource } from "../../domain/evidence.ts";
import type {
  DeadlineId,
  DirectiveId,
  DocumentId,
  EvidenceId,
  ExtensionId,
  FileHash,
  OrgId,
  PersonId,
  ReviewId,
  UnitId,
} from "../../domain/ids.ts";
import type { Review } from "../../domain/review.ts";
import type { Instant, LocalDate } from "../../domain/time.ts";

export interface DocumentRow {
  org_id: OrgId;
  id: DocumentId;
  kind: EvidenceSource["kind"];
  url: string | null;
  file_hash: FileHash | null;
  file_name: string | null;
  note: string;
  number: string | null;
  number_folded: string | null;
  document_kind: string | null;
  issuer: string | null;
  document_date: LocalDate | null;
  subject: string | null;
  /** Number, subject, note and file name, folded. */
  search: string;
  given_by: PersonId;
  given_at: Instant;
}

/** A use; it proves a deadline or, by its set, area and name, a criterion. */
export interface EvidenceRow {
  org_id: OrgId;
  id: EvidenceId;
  document_id: DocumentId;
  deadline_id: DeadlineId | null;
  criterion_set: string | null;
  criterion_area: string | null;
  criterion_name: string | null;
  submitted_by: PersonId;
  submitted_at: Instant;
}

export interface ReviewRow {
  org_id: OrgId;
  id: ReviewId;
  deadline_id: DeadlineId;
  evidence_id: EvidenceId | null;
  reviewer_id: PersonId;
  at: Instant;
  outcome: Review["outcome"];
  reason: string | null;
}

export interface ExtensionRow {
  org_id: OrgId;
  id: ExtensionId;
  deadline_id: DeadlineId;
  unit_id: UnitId;
  original_due: LocalDate;
  proposed_due: LocalDate;
  reason: string;
  proposed_by: PersonId;
  proposed_at: Instant;
  in_favour: number | null;
  comment: string | null;
  commented_by: PersonId | null;
  commented_at: Instant | null;
  decision: "granted" | "refused" | null;
  decision_words: string | null;
  decided_by: PersonId | null;
  decided_at: Instant | null;
}

export interface RemarkRow {
  id: Generated<number>;
  org_id: OrgId;
  deadline_id: DeadlineId;
  at: Instant;
  words: string;
  given_by: PersonId;
}

export interface DirectiveRow {
  org_id: OrgId;
  id: DirectiveId;
  code: string;
  code_number: number;
  direction: Directive["direction"];
  number: string | null;
  issuer: string;
  issued_on: LocalDate | null;
  title: string;
  /** Code, number and title, folded. */
  search: string;
  created_by: PersonId;
  created_at: Instant;
}
