/** Chốt chậm: nobody is reminded any more of what has stayed overdue through all its Mondays. */
import { closeLate, reopenLate } from "../../domain/follow-up-changes.ts";
import type { DeadlineId } from "../../domain/ids.ts";
import { may } from "../../domain/rights.ts";
import { deedOf, type LinkedTurn, type Reply } from "../conversation/turn.ts";
import { changeable, refuse } from "./access.ts";
import { toItem } from "./progress.ts";
import { saveRescheduled } from "./rescheduling.ts";

export async function closeAsLate(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await closable(turn, id);
  if ("refusal" in found) return found.refusal;
  const { view } = found;
  const closed = closeLate(view.deadline, deedOf(turn));
  if (!closed.ok) {
    return [{ content: { kind: "not-closed-late", item: toItem(turn, view) }, items: [id] }];
  }
  const item = await saveRescheduled(turn, view, closed.value, "closed-late");
  return [{ content: { kind: "closed-late", item }, items: [id] }];
}

/** Hoàn tác. */
export async function undoClosing(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await closable(turn, id);
  if ("refusal" in found) return found.refusal;
  const { view } = found;
  const isClosed = view.deadline.closedLateAt !== null;
  const item = isClosed
    ? await saveRescheduled(turn, view, reopenLate(view.deadline), "reopened-late")
    : toItem(turn, view);
  return [{ content: { kind: "close-late-undone", item }, items: [id] }];
}

/** Whoever answers for the plan decides, never the unit that is late. */
async function closable(turn: LinkedTurn, id: DeadlineId) {
  const isAllowed = may(turn.actor, "correct-work");
  if (!isAllowed) return { refusal: await refuse(turn, "deadline", id, "role") };
  return changeable(turn, id, "correct-work");
}
