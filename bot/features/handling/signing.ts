/** Đã ký, Trả lại đơn vị: what the signer does with a paper that lies with him. */
import type { Deadline } from "../../../domain/deadline.ts";
import { returnUnsigned, sign } from "../../../domain/handling-changes.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import { tellNews } from "../../../domain/news.ts";
import { actsFor, type Actor } from "../../../domain/rights.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { readWords } from "../../conversation/free-words.ts";
import { deedOf, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { isVisible, refuse } from "../access.ts";
import { ask, GONE, handled, notAsItStands, saveAnew, type Asking } from "./answering.ts";

/** Whether a paper lies with somebody, or with whom he stands in for. */
export function isSigner(actor: Actor, { state }: Pick<Deadline, "state">): boolean {
  return state.name === "awaiting" && actsFor(actor).includes(state.signerId);
}

function isSignedBy({ person }: Actor, { state }: Pick<Deadline, "state">): boolean {
  return state.name === "done" && state.by === person.id;
}

export async function signPaper(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const [before] = await turn.stores.deadlines.views([id]);
  // The second tap: it was he who signed.
  if (before && isSignedBy(turn.actor, before.deadline)) {
    return handled(turn, before, { what: "signed" });
  }
  const found = await signable(turn, id);
  if ("refusal" in found) return found.refusal;
  const { deadline } = found.view;
  const signed = sign(deadline, deedOf(turn));
  if (!signed.ok) return notAsItStands(turn, found.view);
  const detail = { from: deadline.state.name, to: signed.value.state.name };
  const now = await saveAnew(turn, signed.value, "signed", detail);
  // Its owner did not do it himself, and only its proof is missing.
  const news = { what: "signed", deadline: now.deadline, by: turn.actor.person.id } as const;
  await tellNews(turn.tools.office, turn.stores, news, "next-morning");
  return handled(turn, now, { what: "signed" });
}

export async function askReturnUnsigned(
  turn: LinkedTurn,
  id: DeadlineId,
): Promise<readonly Reply[]> {
  const found = await signable(turn, id);
  return "refusal" in found ? found.refusal : ask(turn, found.view, forReason(id));
}

export async function answerReturnUnsigned(
  turn: LinkedTurn,
  id: DeadlineId,
  text: string,
): Promise<readonly Reply[]> {
  const found = await signable(turn, id);
  if ("refusal" in found) return found.refusal;
  const { view } = found;
  const reason = readWords(text);
  if (!reason) return ask(turn, view, forReason(id), "blank");
  const returned = returnUnsigned(view.deadline, deedOf(turn), reason);
  if (!returned.ok) return notAsItStands(turn, view);
  const detail = { from: view.deadline.state.name, to: returned.value.state.name };
  const now = await saveAnew(turn, returned.value, "returned-unsigned", detail);
  const news = { what: "unsigned", deadline: now.deadline, by: turn.actor.person.id } as const;
  await tellNews(turn.tools.office, turn.stores, news, "soon");
  return handled(turn, now, { what: "returned-unsigned" });
}

/** A paper that lies with him. What he has dealt with already, he may still see: it is said how it stands. */
async function signable(
  turn: LinkedTurn,
  id: DeadlineId,
): Promise<{ readonly view: DeadlineView } | { readonly refusal: readonly Reply[] }> {
  const [view] = await turn.stores.deadlines.views([id]);
  if (!view) return { refusal: GONE };
  if (isSigner(turn.actor, view.deadline)) return { view };
  const isOver = view.deadline.state.name !== "awaiting";
  return isOver && (await isVisible(turn, view.deadline))
    ? { refusal: notAsItStands(turn, view) }
    : { refusal: await refuse(turn, "deadline", id) };
}

function forReason(deadlineId: DeadlineId): Asking {
  return { asked: { what: "unsigned" }, question: { asking: "unsigned-reason", deadlineId } };
}
