/** A deadline as it begins: open, with nothing done, asked or told about it yet. */
import type { Deadline } from "./deadline.ts";

type Given = Pick<Deadline, "id" | "kind" | "unitId" | "label" | "due" | "createdAt"> &
  Partial<Deadline>;

/** Dated, of the whole unit, of no document, unless it is said otherwise; its reminders are not laid out. */
export function newDeadline(given: Given): Deadline {
  return {
    planId: null,
    planYear: null,
    taskId: null,
    deliverableId: null,
    reportPeriodId: null,
    directiveId: null,
    dossierId: null,
    dossierDue: null,
    plannedUnitId: null,
    assigneeId: null,
    postId: null,
    originalDue: null,
    plannedDue: null,
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
    noticedUntil: given.createdAt,
    nextNoticeAt: null,
    revision: 1,
    ...given,
  };
}
