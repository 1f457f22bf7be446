/** What handling one duty changes in its deadline, besides its work. */
import {
  isOnTime,
  plannedDue,
  scoredDue,
  toDoBefore,
  type Deadline,
  type Deed,
  type TransitionError,
} from "./deadline.ts";
import type { PersonId, UnitId } from "./ids.ts";
import { fail, ok, type Result } from "./result.ts";
import { addDays, type LocalDate } from "./time.ts";

/** Phân công; null: it is the whole unit's again. */
export function assignTo(deadline: Deadline, assigneeId: PersonId | null): Deadline {
  return { ...deadline, assigneeId };
}

/**
 * Why a date cannot be set: it is the one in force; it has passed, and the duty is still to be done;
 * it lies too far ahead to be meant; the same product is owed on that date already.
 */
export type DateCorrectionProblem = "unread" | "same" | "past" | "too-far" | "taken";

const FARTHEST_DAYS = 2 * 366;

/**
 * Sửa thời hạn: another date in the place of the written one, also for scoring; sets one where there
 * was none.
 *
 * @param siblings the deadlines of the same deliverable, report or directive
 */
export function correctDate(
  deadline: Deadline,
  due: LocalDate,
  siblings: readonly Deadline[],
  today: LocalDate,
): Result<Deadline, DateCorrectionProblem> {
  const { state, ownDue } = deadline;
  const isToDo = state.name === "open" || state.name === "returned";
  if (due === deadline.due && deadline.originalDue === null) return fail("same");
  if (isToDo && due < today) return fail("past");
  if (due > addDays(today, FARTHEST_DAYS)) return fail("too-far");
  const planned = plannedDue(deadline);
  const corrected: Deadline = {
    ...deadline,
    due,
    originalDue: null,
    plannedDue: planned === due ? null : planned,
    timing: "dated",
    withinYear: false,
    ownDue: ownDue !== null && ownDue < due ? ownDue : null,
    closedLateAt: null,
    dateVersion: deadline.dateVersion + 1,
  };
  return siblings.some((other) => isSameOwed(other, corrected)) ? fail("taken") : ok(corrected);
}

/**
 * Chuyển đơn vị: another unit owes it from now on. Whom its plan names is kept, so that bringing the
 * plan in again finds it; the officer of the unit before is relieved.
 *
 * @param siblings the deadlines of the same deliverable, report or directive
 */
export function moveToUnit(
  deadline: Deadline,
  unitId: UnitId,
  siblings: readonly Deadline[],
): Result<Deadline, "same" | "same-duty"> {
  if (unitId === deadline.unitId) return fail("same");
  const planned = deadline.plannedUnitId ?? deadline.unitId;
  const isOwed = siblings.some(
    (other) =>
      other.id !== deadline.id &&
      other.unitId === unitId &&
      other.postId === deadline.postId &&
      scoredDue(other) === scoredDue(deadline),
  );
  if (isOwed) return fail("same-duty");
  return ok({
    ...deadline,
    unitId,
    plannedUnitId: planned === unitId ? null : planned,
    assigneeId: null,
    closedLateAt: null,
    dateVersion: deadline.dateVersion + 1,
  });
}

/** Sửa kết quả chậm: what its dates call late counts as on time, for a reason; only what is late. */
export function correctOnTime(deadline: Deadline, reason: string): Result<Deadline, "not-late"> {
  if (isOnTime(deadline) !== false) return fail("not-late");
  return ok({ ...deadline, onTimeReason: reason });
}

export function undoOnTime(deadline: Deadline): Deadline {
  return { ...deadline, onTimeReason: null };
}

/** Đã ký: the paper that lay with its signer is finished today; only its proof is missing. */
export function sign(deadline: Deadline, deed: Deed): Result<Deadline, TransitionError> {
  const { by, at, today } = deed;
  const before = toDoBefore(deadline.state);
  return ofAwaiting(deadline, { name: "done", by, at, completedOn: today, ...before });
}

/** Trả lại đơn vị: not signed, with the reason; open again. It is no review: nothing was handed in. */
export function returnUnsigned(
  deadline: Deadline,
  { by, at }: Deed,
  reason: string,
): Result<Deadline, TransitionError> {
  return ofAwaiting(deadline, { name: "open", unsigned: { by, at, reason } });
}

function ofAwaiting(
  deadline: Deadline,
  state: Deadline["state"],
): Result<Deadline, TransitionError> {
  const { name } = deadline.state;
  if (name !== "awaiting") return fail({ code: "not-open", state: name });
  return ok({ ...deadline, state });
}

/** As the database tells them apart: one for each product, ower that the document names, and date. */
function isSameOwed(one: Deadline, other: Deadline): boolean {
  return (
    one.id !== other.id &&
    (one.plannedUnitId ?? one.unitId) === (other.plannedUnitId ?? other.unitId) &&
    one.postId === other.postId &&
    scoredDue(one) === scoredDue(other)
  );
}
