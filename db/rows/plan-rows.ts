import type {
  DeadlineId,
  DeliverableId,
  DirectiveId,
  DossierId,
  EvidenceId,
  OrgId,
  PersonId,
  PlanId,
  PostId,
  ReportPeriodId,
  TaskId,
  UnitId,
} from "../../domain/ids.ts";
import type { DeadlineKind, DeadlineStateName } from "../../domain/deadline.ts";
import type { TaskUnit } from "../../domain/plan.ts";
import type { Instant, LocalDate } from "../../domain/time.ts";
import type { TimingKind } from "../../domain/timing.ts";

export interface PlanRow {
  org_id: OrgId;
  id: PlanId;
  number: string;
  issuer: string;
  issuer_folded: string;
  issued_on: LocalDate | null;
  year: number;
  title: string;
  /** JSON; null: the organisation's. */
  ladder: string | null;
}

export interface TaskRow {
  org_id: OrgId;
  id: TaskId;
  plan_id: PlanId;
  code: string;
  /** 19 for `NV-019`; null for a code of another form. */
  code_number: number | null;
  area: string;
  title: string;
  /** Code, title and area, folded. */
  search: string;
  /** JSON lists of phrases. */
  lead_phrases: string;
  support_phrases: string;
  follow_phrases: string;
  lead_decided: number;
  points: number | null;
  source_row: number;
}

export interface TaskUnitRow {
  org_id: OrgId;
  task_id: TaskId;
  unit_id: UnitId;
  part: TaskUnit["part"];
}

export interface DeliverableRow {
  org_id: OrgId;
  id: DeliverableId;
  task_id: TaskId;
  position: number;
  label: string;
  timing: string;
  timing_kind: TimingKind;
  embedded: number;
}

export interface ReportPeriodRow {
  org_id: OrgId;
  id: ReportPeriodId;
  plan_id: PlanId;
  name: string;
  from_day: LocalDate;
  cut_off: LocalDate;
  due: LocalDate;
}

export interface CriterionRow {
  org_id: OrgId;
  id: string;
  year: number;
  area: string;
  name: string;
  max_points: number | null;
  self_points: number | null;
  assessed_points: number | null;
  reason: string;
}

export interface DeliverableCriterionRow {
  org_id: OrgId;
  deliverable_id: DeliverableId;
  criterion_id: string;
}

export interface DeadlineRow {
  org_id: OrgId;
  id: DeadlineId;
  kind: DeadlineKind;
  plan_id: PlanId | null;
  plan_year: number | null;
  task_id: TaskId | null;
  deliverable_id: DeliverableId | null;
  report_period_id: ReportPeriodId | null;
  directive_id: DirectiveId | null;
  dossier_id: DossierId | null;
  dossier_due: LocalDate | null;
  unit_id: UnitId;
  planned_unit_id: UnitId | null;
  assignee_id: PersonId | null;
  post_id: PostId | null;
  label: string;
  search_label: string;
  due: LocalDate | null;
  original_due: LocalDate | null;
  planned_due: LocalDate | "undated" | null;
  timing: "dated" | "ongoing" | "unspecified";
  within_year: number;
  own_due: LocalDate | null;
  cut_off: LocalDate | null;
  date_version: number;
  state: DeadlineStateName;
  /** Follows from the state. */
  is_open: number;
  state_by: PersonId | null;
  state_at: Instant | null;
  signer_id: PersonId | null;
  completed_on: LocalDate | null;
  evidence_id: EvidenceId | null;
  state_reason: string | null;
  /** JSON of a `StateToDo`. */
  state_before: string | null;
  late_reason: string | null;
  on_time_reason: string | null;
  status_for: LocalDate | null;
  closed_late_at: Instant | null;
  created_at: Instant;
  noticed_until: Instant;
  next_notice_at: Instant | null;
  revision: number;
}

export interface StatusLineRow {
  org_id: OrgId;
  deadline_id: DeadlineId;
  quarter_end: LocalDate;
  words: string;
  given_by: PersonId;
  at: Instant;
}

export interface SupportRequestRow {
  org_id: OrgId;
  deadline_id: DeadlineId;
  unit_id: UnitId;
  wanted_by: LocalDate;
  words: string;
  asked_by: PersonId;
  at: Instant;
}

export interface EmbeddedReportRow {
  org_id: OrgId;
  deliverable_id: DeliverableId;
  deadline_id: DeadlineId;
}
