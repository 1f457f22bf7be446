/** Sửa kết quả chậm: what a system's mistake made late counts as on time, for a reason; and back. */
import { isOnTime } from "../../../domain/deadline.ts";
import { correctOnTime, undoOnTime } from "../../../domain/handling-changes.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { readWords } from "../../conversation/free-words.ts";
import { saveDeadline, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { changeable } from "../access.ts";
import { judgeDossierAnew } from "../apologies/apology-saving.ts";
import { ask, handled, notAsItStands, notHandled, reread, type Asking } from "./answering.ts";

export async function askOnTime(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await late(turn, id);
  return "refusal" in found ? found.refusal : ask(turn, found.view, forReason(id));
}

export async function answerOnTime(
  turn: LinkedTurn,
  id: DeadlineId,
  text: string,
): Promise<readonly Reply[]> {
  const found = await late(turn, id);
  if ("refusal" in found) return found.refusal;
  const { view } = found;
  const reason = readWords(text);
  if (!reason) return ask(turn, view, forReason(id), "blank");
  const corrected = correctOnTime(view.deadline, reason);
  if (!corrected.ok) return notHandled(turn, view, { why: "on-time-already" });
  await saveDeadline(turn, corrected.value, "corrected-on-time", { from: "late", to: "on-time" });
  await judgeDossierAnew(turn, corrected.value);
  return handled(turn, await reread(turn, id), { what: "on-time" });
}

/** Taken back twice, it is taken back once. */
export async function withdrawOnTime(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await changeable(turn, id, "correct-on-time");
  if ("refusal" in found) return found.refusal;
  const { deadline } = found.view;
  if (deadline.onTimeReason !== null) {
    const detail = { from: "on-time", to: "late" };
    await saveDeadline(turn, undoOnTime(deadline), "withdrew-on-time-correction", detail);
    await judgeDossierAnew(turn, deadline);
  }
  return handled(turn, await reread(turn, id), { what: "on-time-undone" });
}

async function late(
  turn: LinkedTurn,
  id: DeadlineId,
): Promise<{ readonly view: DeadlineView } | { readonly refusal: readonly Reply[] }> {
  const found = await changeable(turn, id, "correct-on-time");
  if ("refusal" in found) return found;
  const { view } = found;
  const onTime = isOnTime(view.deadline);
  if (onTime === false) return found;
  const refusal =
    onTime === null
      ? notAsItStands(turn, view)
      : notHandled(turn, view, { why: "on-time-already" });
  return { refusal };
}

function forReason(deadlineId: DeadlineId): Asking {
  return { asked: { what: "on-time" }, question: { asking: "on-time-reason", deadlineId } };
}
