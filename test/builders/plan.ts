/** A plan's tasks, deliverables, periods and deadlines with sensible values. */
import type { Deadline } from "../../domain/deadline.ts";
import type { Evidence, EvidenceDocument } from "../../domain/evidence.ts";
import type { DeadlineId, PlanId, TaskId, UnitId } from "../../domain/ids.ts";
import type { Deliverable, Plan, ReportPeriod, Task } from "../../domain/plan.ts";
import { newId } from "./ids.ts";
import { at, day } from "./time.ts";

export function plan(over: Partial<Plan> = {}): Plan {
  return {
    id: newId("plan"),
    number: "01/KH-UBND",
    issuer: "UBND huyện Cù Lao Dung",
    issuedOn: day("2022-12-30"),
    year: 2023,
    title: "Kế hoạch cải cách hành chính năm 2023",
    ...over,
  };
}

export function task(over: { readonly planId: PlanId } & Partial<Task>): Task {
  return {
    id: newId("task"),
    code: "NV-001",
    area: "Cải cách thể chế",
    title: "Ban hành kế hoạch kiểm tra văn bản quy phạm pháp luật",
    lead: ["Phòng Tư pháp"],
    support: [],
    follow: [],
    isLeadDecided: false,
    points: null,
    sourceRow: 1,
    ...over,
  };
}

export function deliverable(over: { readonly taskId: TaskId } & Partial<Deliverable>): Deliverable {
  return {
    id: newId("deliverable"),
    position: 0,
    label: "Kế hoạch",
    timing: "Quý I/2023",
    timingKind: "once",
    embedded: false,
    ...over,
  };
}

export function period(over: { readonly planId: PlanId } & Partial<ReportPeriod>): ReportPeriod {
  return {
    id: newId("period"),
    name: "Báo cáo Quý I/2023",
    from: day("2022-12-05"),
    cutOff: day("2023-03-05"),
    due: day("2023-03-10"),
    ...over,
  };
}

/** An open deliverable of a plan, due on 31/3/2023 and known since the year's beginning. */
export function deadline(over: { readonly unitId: UnitId } & Partial<Deadline>): Deadline {
  const createdAt = over.createdAt ?? at("2023-01-03 08:00");
  return {
    id: newId("deadline"),
    kind: "deliverable",
    planYear: 2023,
    planId: null,
    taskId: null,
    deliverableId: null,
    reportPeriodId: null,
    directiveId: null,
    dossierId: null,
    dossierDue: null,
    plannedUnitId: null,
    assigneeId: null,
    originalDue: null,
    plannedDue: null,
    postId: null,
    label: "Kế hoạch",
    due: day("2023-03-31"),
    timing: "dated",
    withinYear: false,
    ownDue: null,
    cutOff: null,
    dateVersion: 1,
    state: { name: "open" },
    lateReason: null,
    onTimeReason: null,
    statusFor: null,
    closedLateAt: null,
    createdAt,
    noticedUntil: createdAt,
    nextNoticeAt: null,
    revision: 1,
    ...over,
  };
}

/** A link with a number and a date that could be read, handed in for one deadline. */
export function evidence({
  deadlineId,
  submittedBy,
  id = newId("evidence"),
  submittedAt = at("2023-03-30 09:00"),
  ...document
}: Pick<Evidence, "submittedBy"> &
  Partial<Pick<Evidence, "id" | "submittedAt">> &
  Partial<Omit<EvidenceDocument, "id">> & { readonly deadlineId: DeadlineId }): Evidence {
  return {
    id,
    document: {
      id: newId("document"),
      source: { kind: "link", url: "https://vanban.example.vn/191" },
      note: "Kế hoạch số 191/KH-UBND ngày 30/12/2021",
      reference: {
        number: "191/KH-UBND",
        kind: "KH",
        issuer: "UBND",
        date: day("2021-12-30"),
        subject: null,
      },
      givenBy: submittedBy,
      givenAt: submittedAt,
      ...document,
    },
    proves: { kind: "deadline", deadlineId },
    submittedBy,
    submittedAt,
  };
}
