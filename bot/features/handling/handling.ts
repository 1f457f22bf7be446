/** Thao tác khác: what can be done with one duty besides its work, by this person now. */
import { isOnTime, isOpen, isOverdue } from "../../../domain/deadline.ts";
import type { HandlingOffers } from "../../../domain/handling-content.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import { may } from "../../../domain/rights.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { isVisible, refuse } from "../access.ts";
import { toItem } from "../progress.ts";
import { maySupportBeAsked } from "../support-request.ts";
import { GONE } from "./answering.ts";
import { isAssignable } from "./assignment.ts";
import { mayCorrectDate } from "./date-right.ts";

export async function showHandling(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const [view] = await turn.stores.deadlines.views([id]);
  if (!view) return GONE;
  if (!(await isVisible(turn, view.deadline))) return refuse(turn, "deadline", id);
  const item = toItem(turn, view);
  return [{ content: { kind: "handling", item, ...(await offersOf(turn, view)) }, items: [id] }];
}

export async function offersOf(turn: LinkedTurn, view: DeadlineView): Promise<HandlingOffers> {
  const { deadline } = view;
  const { state, closedLateAt, onTimeReason } = deadline;
  const can = (right: Parameters<typeof may>[1]) => may(turn.actor, right, deadline);
  const mayCorrect = can("correct-work");
  const isLate = mayCorrect && isOverdue(deadline, turn.today);
  // Once its ladder is over: before that, there are reminders that may still help.
  const isOver = deadline.nextNoticeAt === null;
  return {
    mayAssign: can("assign") && isAssignable(view),
    isAssigned: deadline.assigneeId !== null,
    mayAskSupport: await maySupportBeAsked(turn, view),
    mayCorrectDate: state.name !== "waived" && (await mayCorrectDate(turn, deadline)),
    mayMoveUnit: mayCorrect && isOpen(state) && deadline.kind !== "apology",
    mayCorrectOnTime: can("correct-on-time") && isOnTime(deadline) === false,
    mayUndoOnTime: can("correct-on-time") && onTimeReason !== null,
    mayCloseLate: isLate && isOver && closedLateAt === null,
    mayUndoCloseLate: isLate && closedLateAt !== null,
  };
}

/** Whether there is anything behind *Thao tác khác*. */
export function isAnyOffered({ isAssigned: _, ...offers }: HandlingOffers): boolean {
  return Object.values(offers).includes(true);
}
