/** Tài liệu kiểm chứng: what proves that a deadline was met. */
import type { DeadlineId, EvidenceId, FileHash, PersonId } from "./ids.ts";
import type { DocumentReference } from "./document-reference.ts";
import type { Instant, LocalDate } from "./time.ts";

/** What was handed in: a link, a file, or just a document's number and date (chờ tệp). */
export type EvidenceSource =
  | { readonly kind: "link"; readonly url: string }
  | { readonly kind: "file"; readonly hash: FileHash; readonly name: string }
  | { readonly kind: "reference" };

export interface Evidence {
  readonly id: EvidenceId;
  readonly deadlineId: DeadlineId;
  readonly source: EvidenceSource;
  /** The sender's own words beside it. */
  readonly note: string;
  /** What could be read of the document from those words; null when nothing could. */
  readonly reference: DocumentReference | null;
  readonly submittedBy: PersonId;
  readonly submittedAt: Instant;
}

export type LinkProblem = "not-a-link" | "not-web" | "has-login" | "not-public";

/**
 * A document dated outside the scoring year is accepted only after a warning; one dated in the
 * December before it is normal, since plans of a year are issued then.
 */
export function isOutsideScoringYear(documentDate: LocalDate | null, year: number): boolean {
  if (!documentDate) return false;
  return documentDate < `${year - 1}-12-01` || documentDate > `${year + 1}-01-31`;
}
