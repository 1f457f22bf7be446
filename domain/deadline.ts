/** Everything that can be late is a deadline: one thing owed by one unit by one date. */
import type {
  DeadlineId,
  DeliverableId,
  DirectiveId,
  DossierId,
  EvidenceId,
  PersonId,
  PlanId,
  PostId,
  ReportPeriodId,
  TaskId,
  UnitId,
} from "./ids.ts";
import { fail, ok, type Result } from "./result.ts";
import type { Instant, LocalDate } from "./time.ts";
import {
  completedOn,
  isOpen,
  toDoBefore,
  type DeadlineState,
  type DeadlineStateName,
} from "./deadline-state.ts";

export { completedOn, isOpen, reasonOf, toDoBefore } from "./deadline-state.ts";
export type { DeadlineState, DeadlineStateName, StateToDo } from "./deadline-state.ts";

export type DeadlineKind = "deliverable" | "report" | "apology" | "directive" | "target";

/** Thời hạn. */
export interface Deadline {
  readonly id: DeadlineId;
  readonly kind: DeadlineKind;
  readonly planId: PlanId | null;
  /** The year of its plan; null for what belongs to none. */
  readonly planYear: number | null;
  readonly taskId: TaskId | null;
  readonly deliverableId: DeliverableId | null;
  readonly reportPeriodId: ReportPeriodId | null;
  /** For a duty given apart from a plan. */
  readonly directiveId: DirectiveId | null;
  /** For an apology: the dossier that is late, or will be. */
  readonly dossierId: DossierId | null;
  /**
   * For an apology: the date that its dossier was promised for; reminders count to it. The apology's own
   * date, up to which it is lawful, lies before.
   */
  readonly dossierDue: LocalDate | null;
  /** The unit that owes it. */
  readonly unitId: UnitId;
  /** The unit that its plan names, where it was handed to another since; null where it was not. */
  readonly plannedUnitId: UnitId | null;
  /** The officer of the unit whom the head has given it to; null where it is the whole unit's. */
  readonly assigneeId: PersonId | null;
  /** The post inside the unit that it was given to; null where the unit as a whole owes it. */
  readonly postId: PostId | null;
  /** What is owed, as the document names it: `Kế hoạch`, `Báo cáo Quý I/2023`; may be empty. */
  readonly label: string;
  /** As written in the document, or as extended; null for ongoing and undated work. */
  readonly due: LocalDate | null;
  /** The date before it was extended: scoring goes by it; null where it was not. */
  readonly originalDue: LocalDate | null;
  /** The date that its document names, where a person corrected it since; null where nobody did. */
  readonly plannedDue: LocalDate | "undated" | null;
  readonly timing: "dated" | "ongoing" | "unspecified";
  /** True for “Trong năm”: the owner is asked for an earlier date of his own. */
  readonly withinYear: boolean;
  /** The earlier date that the owner has set himself; reminders follow the earlier of the two. */
  readonly ownDue: LocalDate | null;
  /** For a report, the day its figures are cut off. */
  readonly cutOff: LocalDate | null;
  /** Counts the changes of its date, so that a reminder knows which date it was about. */
  readonly dateVersion: number;
  readonly state: DeadlineState;
  /** Why it is late, in the head's words; goes along with an escalation. */
  readonly lateReason: string | null;
  /** Why it counts as on time though its dates say late: a mistake of a system, corrected. */
  readonly onTimeReason: string | null;
  /** For ongoing work: the last day of the quarter that its latest status line is about. */
  readonly statusFor: LocalDate | null;
  /** Chốt chậm: since when nobody is reminded of it any more, though it stays overdue. */
  readonly closedLateAt: Instant | null;
  readonly createdAt: Instant;
  /** Rungs of the ladder up to this moment are dealt with. */
  readonly noticedUntil: Instant;
  /** When the next rung comes; null when none will. The sweep reads nothing else. */
  readonly nextNoticeAt: Instant | null;
  /** Counts every change; a store refuses to save over a newer one. */
  readonly revision: number;
}

/** The date that reminders follow: the owner's own, where he set an earlier one. */
export function remindedDue(deadline: Pick<Deadline, "due" | "ownDue">): LocalDate | null {
  const { due, ownDue } = deadline;
  if (due && ownDue) return ownDue < due ? ownDue : due;
  return due ?? ownDue;
}

/** The date that the rungs of the ladder count to: an apology's is its dossier's. */
export function ladderDue(
  deadline: Pick<Deadline, "due" | "ownDue" | "dossierDue">,
): LocalDate | null {
  return deadline.dossierDue ?? remindedDue(deadline);
}

/** Quá hạn: open after its due date; the due date itself is not late. */
export function isOverdue(
  deadline: {
    readonly due: LocalDate | null;
    readonly state: { readonly name: DeadlineStateName };
  },
  today: LocalDate,
): boolean {
  return deadline.due !== null && deadline.due < today && isOpen(deadline.state);
}

/** The date by which it is judged: the first one, whatever was granted since. */
export function scoredDue(deadline: Pick<Deadline, "due" | "originalDue">): LocalDate | null {
  return deadline.originalDue ?? deadline.due;
}

/** The date under which many units owe the same, whatever was granted or corrected for one of them. */
export function plannedDue(
  deadline: Pick<Deadline, "due" | "originalDue" | "plannedDue">,
): LocalDate | "undated" {
  return deadline.plannedDue ?? scoredDue(deadline) ?? "undated";
}

/**
 * Judged by the document's own date, not by the moment of the tap, and by the date before any
 * extension; null while it is not done.
 */
export function isOnTime(
  deadline: Pick<Deadline, "due" | "originalDue" | "state" | "onTimeReason">,
): boolean | null {
  const day = completedOn(deadline.state);
  const due = scoredDue(deadline);
  if (!day || !due) return null;
  return deadline.onTimeReason !== null || day <= due;
}

export type TransitionError = {
  readonly code: "not-open";
  readonly state: DeadlineStateName;
};

/** Who does it, and when: on which day in the office's zone. */
export interface Deed {
  readonly by: PersonId;
  readonly at: Instant;
  readonly today: LocalDate;
}

/** A deed that may also be the command line's. */
export type UnsignedDeed = Omit<Deed, "by"> & { readonly by: PersonId | null };

export function reportDone(
  deadline: Deadline,
  deed: UnsignedDeed,
): Result<Deadline, TransitionError> {
  if (!isOpen(deadline.state)) return notOpen(deadline);
  const { state } = deadline;
  const finished = { ...stamp(deed), completedOn: deed.today };
  return ok(withState(deadline, { name: "done", ...finished, ...toDoBefore(state) }));
}

export function presentForSignature(
  deadline: Deadline,
  deed: Deed,
  signerId: PersonId,
): Result<Deadline, TransitionError> {
  if (!isOpen(deadline.state)) return notOpen(deadline);
  const { state } = deadline;
  return ok(
    withState(deadline, { name: "awaiting", ...stamp(deed), signerId, ...toDoBefore(state) }),
  );
}

export function waive(
  deadline: Deadline,
  deed: UnsignedDeed,
  reason: string,
): Result<Deadline, TransitionError> {
  if (!isOpen(deadline.state)) return notOpen(deadline);
  const { state } = deadline;
  return ok(withState(deadline, { name: "waived", ...stamp(deed), reason, ...toDoBefore(state) }));
}

/**
 * Hands in evidence. Allowed from every state but accepted and waived: a better document may
 * follow the first. The document's own date says when the work was finished.
 */
export function submitEvidence(
  deadline: Deadline,
  deed: Deed,
  evidenceId: EvidenceId,
  documentDate: LocalDate | null,
): Result<Deadline, TransitionError> {
  const { state } = deadline;
  if (state.name === "accepted" || state.name === "waived") return notOpen(deadline);
  const finished = documentDate ?? completedOn(state) ?? deed.today;
  return ok(
    withState(deadline, { name: "submitted", ...stamp(deed), completedOn: finished, evidenceId }),
  );
}

/**
 * Rút tài liệu: what was handed in for the wrong deadline, as long as it is the last that was handed
 * in and nobody has reviewed it. It stands again as it did before.
 */
export function withdrawEvidence(
  deadline: Deadline,
  evidenceId: EvidenceId,
  before: DeadlineState,
): Result<Deadline, TransitionError> {
  const { state } = deadline;
  if (state.name !== "submitted" || state.evidenceId !== evidenceId) return notOpen(deadline);
  return ok(withState(deadline, before));
}

/** Đạt: only what was handed in can be. */
export function accept(deadline: Deadline, deed: Deed): Result<Deadline, TransitionError> {
  const { state } = deadline;
  if (state.name !== "submitted") return notOpen(deadline);
  const { completedOn: day, evidenceId } = state;
  return ok(
    withState(deadline, { name: "accepted", ...stamp(deed), completedOn: day, evidenceId }),
  );
}

/**
 * Yêu cầu bổ sung: open again, with the reason. Allowed of what was handed in, of what was accepted by
 * mistake, and of a waiver that is not agreed to.
 */
export function returnToOwner(
  deadline: Deadline,
  deed: Deed,
  reason: string,
): Result<Deadline, TransitionError> {
  const { name } = deadline.state;
  if (name !== "submitted" && name !== "accepted" && name !== "waived") return notOpen(deadline);
  // What made up for a mistake was said of what was handed in then; it is judged anew.
  const judgedAnew = { ...deadline, onTimeReason: null };
  return ok(withState(judgedAnew, { name: "returned", ...stamp(deed), reason }));
}

/**
 * Hoàn tác: takes back a tap made by mistake, while nobody has reviewed what followed. What it had been
 * returned for is asked for again.
 */
export function reopen(deadline: Deadline): Result<Deadline, TransitionError> {
  const { state } = deadline;
  if (state.name !== "done" && state.name !== "awaiting" && state.name !== "waived") {
    return notOpen(deadline);
  }
  return ok(withState(deadline, state.before ?? { name: "open" }));
}

function withState(deadline: Deadline, state: DeadlineState): Deadline {
  return { ...deadline, state };
}

function stamp<By extends PersonId | null>(deed: {
  readonly by: By;
  readonly at: Instant;
}): { by: By; at: Instant } {
  return { by: deed.by, at: deed.at };
}

function notOpen(deadline: Deadline): Result<never, TransitionError> {
  return fail({ code: "not-open", state: deadline.state.name });
}
