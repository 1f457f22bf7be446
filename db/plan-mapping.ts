import type { OrgId } from "../domain/ids.ts";
import type { Deliverable, Plan, ReportPeriod, Task } from "../domain/plan.ts";
import { foldText } from "../domain/text.ts";
import type { DeliverableRow, PlanRow, ReportPeriodRow, TaskRow } from "./rows/plan-rows.ts";

/** Its own ladder is stored apart. */
export function planRow(org: OrgId, plan: Plan): Omit<PlanRow, "ladder"> {
  return {
    org_id: org,
    id: plan.id,
    number: plan.number,
    issuer: plan.issuer,
    issuer_folded: foldText(plan.issuer),
    issued_on: plan.issuedOn,
    year: plan.year,
    title: plan.title,
  };
}

export function planFrom(row: Omit<PlanRow, "ladder">): Plan {
  return {
    id: row.id,
    number: row.number,
    issuer: row.issuer,
    issuedOn: row.issued_on,
    year: row.year,
    title: row.title,
  };
}

const NUMBERED_CODE = /^NV-(\d{1,9})$/u;

export function taskRow(org: OrgId, task: Task): TaskRow {
  const number = NUMBERED_CODE.exec(task.code)?.[1];
  return {
    org_id: org,
    id: task.id,
    plan_id: task.planId,
    code: task.code,
    code_number: number === undefined ? null : Number(number),
    area: task.area,
    title: task.title,
    search: [task.code, task.title, task.area].map(foldText).join("\n"),
    lead_phrases: JSON.stringify(task.lead),
    support_phrases: JSON.stringify(task.support),
    follow_phrases: JSON.stringify(task.follow),
    lead_decided: task.isLeadDecided ? 1 : 0,
    points: task.points,
    source_row: task.sourceRow,
  };
}

export function taskFrom(row: TaskRow): Task {
  return {
    id: row.id,
    planId: row.plan_id,
    code: row.code,
    area: row.area,
    title: row.title,
    lead: JSON.parse(row.lead_phrases) as string[],
    support: JSON.parse(row.support_phrases) as string[],
    follow: JSON.parse(row.follow_phrases) as string[],
    isLeadDecided: row.lead_decided === 1,
    points: row.points,
    sourceRow: row.source_row,
  };
}

export function deliverableRow(org: OrgId, deliverable: Deliverable): DeliverableRow {
  return {
    org_id: org,
    id: deliverable.id,
    task_id: deliverable.taskId,
    position: deliverable.position,
    label: deliverable.label,
    timing: deliverable.timing,
    timing_kind: deliverable.timingKind,
    embedded: deliverable.embedded ? 1 : 0,
  };
}

export function deliverableFrom(row: DeliverableRow): Deliverable {
  return {
    id: row.id,
    taskId: row.task_id,
    position: row.position,
    label: row.label,
    timing: row.timing,
    timingKind: row.timing_kind,
    embedded: row.embedded === 1,
  };
}

export function periodRow(org: OrgId, period: ReportPeriod): ReportPeriodRow {
  return {
    org_id: org,
    id: period.id,
    plan_id: period.planId,
    name: period.name,
    from_day: period.from,
    cut_off: period.cutOff,
    due: period.due,
  };
}

export function periodFrom(row: ReportPeriodRow): ReportPeriod {
  return {
    id: row.id,
    planId: row.plan_id,
    name: row.name,
    from: row.from_day,
    cutOff: row.cut_off,
    due: row.due,
  };
}
