import {
  completedOn,
  isOpen,
  type Deadline,
  type DeadlineState,
  type StateToDo,
} from "../domain/deadline.ts";
import type { OrgId } from "../domain/ids.ts";
import { foldText } from "../domain/text.ts";
import type { DeadlineRow } from "./rows/plan-rows.ts";

type StateColumns = Pick<
  DeadlineRow,
  | "state"
  | "is_open"
  | "state_by"
  | "state_at"
  | "signer_id"
  | "completed_on"
  | "evidence_id"
  | "state_reason"
  | "state_before"
>;

export function deadlineRow(org: OrgId, deadline: Deadline): DeadlineRow {
  return {
    org_id: org,
    id: deadline.id,
    kind: deadline.kind,
    plan_id: deadline.planId,
    plan_year: deadline.planYear,
    task_id: deadline.taskId,
    deliverable_id: deadline.deliverableId,
    report_period_id: deadline.reportPeriodId,
    directive_id: deadline.directiveId,
    dossier_id: deadline.dossierId,
    dossier_due: deadline.dossierDue,
    unit_id: deadline.unitId,
    planned_unit_id: deadline.plannedUnitId,
    assignee_id: deadline.assigneeId,
    post_id: deadline.postId,
    label: deadline.label,
    search_label: foldText(deadline.label),
    due: deadline.due,
    original_due: deadline.originalDue,
    planned_due: deadline.plannedDue,
    timing: deadline.timing,
    within_year: deadline.withinYear ? 1 : 0,
    own_due: deadline.ownDue,
    cut_off: deadline.cutOff,
    date_version: deadline.dateVersion,
    ...stateColumns(deadline.state),
    late_reason: deadline.lateReason,
    on_time_reason: deadline.onTimeReason,
    status_for: deadline.statusFor,
    closed_late_at: deadline.closedLateAt,
    created_at: deadline.createdAt,
    noticed_until: deadline.noticedUntil,
    next_notice_at: deadline.nextNoticeAt,
    revision: deadline.revision,
  };
}

export function deadlineFrom(row: DeadlineRow): Deadline {
  return {
    id: row.id,
    kind: row.kind,
    planId: row.plan_id,
    planYear: row.plan_year,
    taskId: row.task_id,
    deliverableId: row.deliverable_id,
    reportPeriodId: row.report_period_id,
    directiveId: row.directive_id,
    dossierId: row.dossier_id,
    dossierDue: row.dossier_due,
    unitId: row.unit_id,
    plannedUnitId: row.planned_unit_id,
    assigneeId: row.assignee_id,
    postId: row.post_id,
    label: row.label,
    due: row.due,
    originalDue: row.original_due,
    plannedDue: row.planned_due,
    timing: row.timing,
    withinYear: row.within_year === 1,
    ownDue: row.own_due,
    cutOff: row.cut_off,
    dateVersion: row.date_version,
    state: stateFrom(row),
    lateReason: row.late_reason,
    onTimeReason: row.on_time_reason,
    statusFor: row.status_for,
    closedLateAt: row.closed_late_at,
    createdAt: row.created_at,
    noticedUntil: row.noticed_until,
    nextNoticeAt: row.next_notice_at,
    revision: row.revision,
  };
}

function stateColumns(state: DeadlineState): StateColumns {
  const said = state.name === "open" ? (state.unsigned ?? state) : state;
  return {
    state: state.name,
    is_open: isOpen(state) ? 1 : 0,
    state_by: "by" in said ? said.by : null,
    state_at: "at" in said ? said.at : null,
    signer_id: "signerId" in state ? state.signerId : null,
    completed_on: completedOn(state),
    evidence_id: "evidenceId" in state ? state.evidenceId : null,
    state_reason: "reason" in said ? said.reason : null,
    state_before: "before" in state ? JSON.stringify(state.before) : null,
  };
}

function stateFrom(row: DeadlineRow): DeadlineState {
  if (row.state === "open") return openFrom(row);
  const at = written(row, "state_at");
  const before = beforeFrom(row);
  if (row.state === "done") {
    const completed = written(row, "completed_on");
    return { name: row.state, by: row.state_by, at, completedOn: completed, ...before };
  }
  if (row.state === "waived") {
    const reason = written(row, "state_reason");
    return { name: row.state, by: row.state_by, at, reason, ...before };
  }
  const by = written(row, "state_by");
  switch (row.state) {
    case "awaiting":
      return { name: row.state, by, at, signerId: written(row, "signer_id"), ...before };
    case "submitted":
    case "accepted": {
      const evidenceId = written(row, "evidence_id");
      return { name: row.state, by, at, completedOn: written(row, "completed_on"), evidenceId };
    }
    case "returned":
      return { name: row.state, by, at, reason: written(row, "state_reason") };
    default:
      return row.state satisfies never;
  }
}

function openFrom(row: DeadlineRow): StateToDo {
  const { state_reason: reason } = row;
  if (reason === null) return { name: "open" };
  const unsigned = { by: written(row, "state_by"), at: written(row, "state_at"), reason };
  return { name: "open", unsigned };
}

function beforeFrom({ state_before: before }: DeadlineRow): { readonly before?: StateToDo } {
  return before === null ? {} : { before: JSON.parse(before) as StateToDo };
}

/** A column that the row's state cannot be without. */
function written<Column extends keyof StateColumns>(
  row: DeadlineRow,
  column: Column,
): NonNullable<DeadlineRow[Column]> {
  const value = row[column];
  if (value === null) throw new Error(`Deadline ${row.id} is ${row.state} but has no ${column}`);
  return value;
}
