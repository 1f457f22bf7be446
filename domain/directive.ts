/**
 * Ý kiến chỉ đạo: a duty given apart from a plan. One that was given goes down to units; one that was
 * received comes from above, and whether it was met on time is counted.
 */
import type { DirectiveId, PersonId } from "./ids.ts";
import type { Instant, LocalDate } from "./time.ts";

export interface Directive {
  readonly id: DirectiveId;
  /** `CĐ-001`; never repeats within an organisation. */
  readonly code: string;
  readonly direction: "given" | "received";
  /** Of its document: `152/UBND-NV`; null where it has none. */
  readonly number: string | null;
  /** Who gave it, as the document says; empty where nobody is named. */
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  /** What is to be done. */
  readonly title: string;
  readonly createdBy: PersonId;
  readonly createdAt: Instant;
}
