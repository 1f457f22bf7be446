import type { Generated } from "kysely";
import type { FileHash, OrgId, PersonId } from "../../domain/ids.ts";
import type { AuditEntry } from "../../domain/stores.ts";
import type { Instant, LocalDate } from "../../domain/time.ts";

export interface AuditRow {
  id: Generated<number>;
  org_id: OrgId;
  at: Instant;
  person_id: PersonId | null;
  channel: AuditEntry["channel"];
  subject: AuditEntry["subject"];
  subject_id: string;
  deed: string;
  /** JSON. */
  detail: string;
}

export interface ScheduleRow {
  org_id: OrgId;
  name: string;
  next_at: Instant;
}

export interface LeaseRow {
  org_id: OrgId;
  name: string;
  holder: string;
  until: Instant;
}

export interface PendingImportRow {
  org_id: OrgId;
  id: string;
  person_id: PersonId;
  file_hash: FileHash;
  file_name: string;
  at: Instant;
}

export interface SettingRow {
  org_id: OrgId;
  name: string;
  value: string;
}

export interface CalendarOverrideRow {
  org_id: OrgId;
  day: LocalDate;
  works: number;
}

export interface FigureSnapshotRow {
  org_id: OrgId;
  day: LocalDate;
  /** JSON. */
  figures: string;
}
