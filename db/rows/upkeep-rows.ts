import type { Generated } from "kysely";
import type { FileHash, ImportId, OrgId, PersonId, PlanId } from "../../domain/ids.ts";
import type { AuditEntry } from "../../domain/upkeep-stores.ts";
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
  id: ImportId;
  person_id: PersonId;
  file_hash: FileHash;
  file_name: string;
  at: Instant;
  year: number | null;
  /** JSON; null for none. */
  corrections: string | null;
}

export interface DroppedFileRow {
  org_id: OrgId;
  hash: FileHash;
}

export interface MadeImportRow {
  position: Generated<number>;
  org_id: OrgId;
  id: ImportId;
  plan_id: PlanId;
  person_id: PersonId | null;
  at: Instant;
  /** JSON. */
  footprint: string;
}

export interface UsedCodeRow {
  org_id: OrgId;
  highest: number;
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
