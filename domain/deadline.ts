/** Everything that can be late is a deadline: one thing owed by one unit by one date. */
import type {
  DeadlineId,
  DeliverableId,
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

export type DeadlineKind = "deliverable" | "report" | "apology" | "directive" | "target";

/** Where a deadline stands; overdue is computed from the date, never stored. */
export type DeadlineState =
  | { readonly name: "open" }
  /** Đã trình ký: the paper lies with the signer. */
  | {
      readonly name: "awaiting";
      readonly by: PersonId;
      readonly at: Instant;
      readonly signerId: PersonId;
    }
  /** Báo hoàn thành: done, not proved yet. */
  | {
      readonly name: "done";
      /** Null when no person but the command line did it. */
      readonly by: PersonId | null;
      readonly at: Instant;
      readonly completedOn: LocalDate;
    }
  /** Đã nộp tài liệu kiểm chứng. */
  | {
      readonly name: "submitted";
      readonly by: PersonId;
      readonly at: Instant;
      readonly completedOn: LocalDate;
      readonly evidenceId: EvidenceId;
    }
  /** Đạt. */
  | {
      readonly name: "accepted";
      readonly by: PersonId;
      readonly at: Instant;
      readonly completedOn: LocalDate;
      readonly evidenceId: EvidenceId;
    }
  /** Yêu cầu bổ sung: open again. */
  | {
      readonly name: "returned";
      readonly by: PersonId;
      readonly at: Instant;
      readonly reason: string;
    }
  /** Không phải thực hiện, không phát sinh. */
  | {
      readonly name: "waived";
      /** Null when no person but the command line did it. */
      readonly by: PersonId | null;
      readonly at: Instant;
      readonly reason: string;
    };

export type DeadlineStateName = DeadlineState["name"];

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
  /** The unit that owes it. */
  readonly unitId: UnitId;
  /** The post inside the unit that it was given to; null where the unit as a whole owes it. */
  readonly postId: PostId | null;
  /** What is owed, as the document names it: `Kế hoạch`, `Báo cáo Quý I/2023`; may be empty. */
  readonly label: string;
  /** As written in the document; null for ongoing and undated work. */
  readonly due: LocalDate | null;
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

/** Still to be done: nobody has reported it done, and nobody has waived it. */
export function isOpen(state: { readonly name: DeadlineStateName }): boolean {
  return state.name === "open" || state.name === "returned" || state.name === "awaiting";
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

/** The day on which the work was finished, by its document where there is one. */
export function completedOn(state: DeadlineState): LocalDate | null {
  return "completedOn" in state ? state.completedOn : null;
}

/** Judged by the document's own date, not by the moment of the tap; null while it is not done. */
export function isOnTime(deadline: Deadline): boolean | null {
  const day = completedOn(deadline.state);
  if (!day || !deadline.due) return null;
  return day <= deadline.due;
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
  return ok(withState(deadline, { name: "done", ...stamp(deed), completedOn: deed.today }));
}

export function presentForSignature(
  deadline: Deadline,
  deed: Deed,
  signerId: PersonId,
): Result<Deadline, TransitionError> {
  if (!isOpen(deadline.state)) return notOpen(deadline);
  return ok(withState(deadline, { name: "awaiting", ...stamp(deed), signerId }));
}

export function waive(
  deadline: Deadline,
  deed: UnsignedDeed,
  reason: string,
): Result<Deadline, TransitionError> {
  if (!isOpen(deadline.state)) return notOpen(deadline);
  return ok(withState(deadline, { name: "waived", ...stamp(deed), reason }));
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

/** Hoàn tác: takes back a tap made by mistake, while nobody has reviewed what followed. */
export function reopen(deadline: Deadline): Result<Deadline, TransitionError> {
  const { state } = deadline;
  if (state.name !== "done" && state.name !== "awaiting" && state.name !== "waived") {
    return notOpen(deadline);
  }
  return ok(withState(deadline, { name: "open" }));
}

/** Why a deadline cannot be closed as late: it is not open with its owner, or its date has not passed. */
export type ClosingError = TransitionError | { readonly code: "not-overdue" };

/**
 * Chốt chậm: nobody is reminded of it any more. It stays open and overdue, and may still be done and
 * proved; what was closed already stays closed since then.
 */
export function closeLate(
  deadline: Deadline,
  deed: Pick<Deed, "at" | "today">,
): Result<Deadline, ClosingError> {
  const { state } = deadline;
  if (!isOpen(state) || state.name === "awaiting") return notOpen(deadline);
  if (!isOverdue(deadline, deed.today)) return fail({ code: "not-overdue" });
  return ok({ ...deadline, closedLateAt: deadline.closedLateAt ?? deed.at });
}

/** Takes the closing back: its reminders go on from where they stand. */
export function reopenLate(deadline: Deadline): Deadline {
  return { ...deadline, closedLateAt: null };
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
