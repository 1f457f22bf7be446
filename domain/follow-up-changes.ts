/** What following a duty up changes in its deadline. */
import { isOpen, isOverdue, type Deadline, type Deed, type TransitionError } from "./deadline.ts";
import { fail, ok, type Result } from "./result.ts";
import type { LocalDate } from "./time.ts";

/** A date of the owner's own: reminders follow it, the written one stays for judging. */
export function registerOwnDate(deadline: Deadline, day: LocalDate): Deadline {
  return { ...deadline, ownDue: day, dateVersion: deadline.dateVersion + 1 };
}

/** A status line has been given for a quarter; an earlier quarter's never takes the place of a later. */
export function giveStatus(deadline: Deadline, quarterEnd: LocalDate): Deadline {
  const { statusFor } = deadline;
  const isLater = statusFor === null || statusFor < quarterEnd;
  return isLater ? { ...deadline, statusFor: quarterEnd } : deadline;
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
  if (!isOpen(state) || state.name === "awaiting")
    return fail({ code: "not-open", state: state.name });
  if (!isOverdue(deadline, deed.today)) return fail({ code: "not-overdue" });
  return ok({ ...deadline, closedLateAt: deadline.closedLateAt ?? deed.at });
}

/** Takes the closing back: its reminders go on from where they stand. */
export function reopenLate(deadline: Deadline): Deadline {
  return { ...deadline, closedLateAt: null };
}
