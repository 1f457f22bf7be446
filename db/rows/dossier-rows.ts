import type { Apology } from "../../domain/apology.ts";
import type { LetterForm } from "../../domain/apology-rules.ts";
import type { Dossier, DossierOutcome, DossierStatus, TimeLimit } from "../../domain/dossier.ts";
import type {
  ApologyId,
  DeadlineId,
  DossierId,
  FileHash,
  OrgId,
  PersonId,
  UnitId,
} from "../../domain/ids.ts";
import type { Instant, LocalDate } from "../../domain/time.ts";

/** An occasion stands in two columns: its day in `…_on`, its moment, where one was written, in `…_at`. */
export interface DossierRow {
  org_id: OrgId;
  id: DossierId;
  code: string;
  /** Folded, without blanks. */
  code_folded: string;
  procedure_name: string;
  field: string;
  /** Code, procedure and field, folded. */
  search: string;
  unit_id: UnitId | null;
  source: Dossier["source"];
  received_on: LocalDate;
  received_at: Instant | null;
  written_due_on: LocalDate | null;
  written_due_at: Instant | null;
  limit_kind: TimeLimit["kind"] | null;
  limit_count: number | null;
  status: DossierStatus;
  supplements: number;
  asked_on: LocalDate | null;
  asked_at: Instant | null;
  given_on: LocalDate | null;
  given_at: Instant | null;
  paused_days: number;
  finished_on: LocalDate | null;
  finished_at: Instant | null;
  returned_on: LocalDate | null;
  returned_at: Instant | null;
  is_online: number | null;
  is_paid_online: number | null;
  is_digitised: number | null;
  reappointments: number;
  due_on: LocalDate;
  due_at: Instant | null;
  ended_on: LocalDate | null;
  ended_at: Instant | null;
  outcome: DossierOutcome | null;
  is_open: number;
  is_waiting: number;
  is_late_by_rule: number;
  as_of: Instant;
  is_told_late: number;
  has_missed_date: number;
  created_at: Instant;
  promised_by: PersonId | null;
  promised_at: Instant | null;
  looked_until: Instant;
  next_look_at: Instant | null;
  revision: number;
}

export interface ApplicantRow {
  org_id: OrgId;
  dossier_id: DossierId;
  name: string | null;
  phone: string | null;
  address: string | null;
}

export interface ApologyRow {
  org_id: OrgId;
  id: ApologyId;
  dossier_id: DossierId;
  deadline_id: DeadlineId;
  number: number;
  clock: Apology["clock"];
  reason: string | null;
  reason_by: PersonId | null;
  old_due_on: LocalDate;
  old_due_at: Instant | null;
  new_due: LocalDate | null;
  letter_number: string | null;
  drafted_at: Instant | null;
  /** Null beside a moment: it was seen in an export. */
  ticked_by: PersonId | null;
  ticked_at: Instant | null;
  written_before_on: LocalDate | null;
  written_before_at: Instant | null;
  created_at: Instant;
}

export interface ApologyRulesRow {
  org_id: OrgId;
  from_day: LocalDate;
  lead_days: number;
  most_reappointments: number;
  form: LetterForm;
  signer: string;
  basis: string;
  template: FileHash | null;
}
