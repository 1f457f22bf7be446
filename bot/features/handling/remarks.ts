/** Ghi chú: words about a duty, for whoever sees it; nobody is told of them. */
import type { DeadlineId } from "../../../domain/ids.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { readWords } from "../../conversation/free-words.ts";
import { saveDeadline, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { changeable } from "../access.ts";
import { ask, handled, type Asking } from "./answering.ts";

export async function askRemark(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await changeable(turn, id, "remark");
  return "refusal" in found ? found.refusal : ask(turn, found.view, forRemark(id));
}

export async function answerRemark(
  turn: LinkedTurn,
  deadlineId: DeadlineId,
  text: string,
): Promise<readonly Reply[]> {
  const found = await changeable(turn, deadlineId, "remark");
  if ("refusal" in found) return found.refusal;
  const words = readWords(text);
  if (!words) return ask(turn, found.view, forRemark(deadlineId), "blank");
  await addRemark(turn, found.view, words);
  // Saved unchanged: it counts as worked on, and is not taken back with its import.
  await saveDeadline(turn, found.view.deadline, "remarked");
  return handled(turn, found.view, { what: "remarked" });
}

/** Also where the reason of a change is kept. */
export async function addRemark(
  turn: LinkedTurn,
  { deadline }: DeadlineView,
  words: string,
): Promise<void> {
  const by = turn.actor.person.id;
  await turn.stores.remarks.add({ deadlineId: deadline.id, words, by, at: turn.now });
}

function forRemark(deadlineId: DeadlineId): Asking {
  return { asked: { what: "remark" }, question: { asking: "remark", deadlineId } };
}
