/** Hoàn tác: a unit takes back what it has said itself; what others did is theirs, or the coordinators'. */
import { loadActor } from "../../domain/acting.ts";
import { reopen, type Deadline } from "../../domain/deadline.ts";
import type { DeadlineId } from "../../domain/ids.ts";
import { actsFor, may, mayEverywhere, unitsInCharge } from "../../domain/rights.ts";
import { dateIn } from "../../domain/time.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { changeable, refuse } from "./access.ts";
import { notHandled } from "./handling/answering.ts";
import { change } from "./progress.ts";

export async function reopenDeadline(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await changeable(turn, id);
  if ("refusal" in found) return found.refusal;
  const { view } = found;
  const doer = await otherDoer(turn, view.deadline);
  if (doer) {
    await refuse(turn, "deadline", id);
    return notHandled(turn, view, { why: "others-deed", by: doer.post });
  }
  return change(turn, id, "reopened", reopen, (item) => ({
    content: { kind: "reopened", item },
    items: [id],
  }));
}

/** Whether there is something to take back, and this person may. */
export async function mayReopen(turn: LinkedTurn, deadline: Deadline): Promise<boolean> {
  if (!reopen(deadline).ok || !may(turn.actor, "report", deadline)) return false;
  return (await otherDoer(turn, deadline)) === null;
}

/**
 * Who brought it where it stands, without acting for its unit then: a signer, or a coordinator who withdrew
 * it. Null where it is this person's to take back: a coordinator corrects everybody's.
 */
async function otherDoer(
  { actor, stores, tools }: LinkedTurn,
  { state, unitId }: Deadline,
): Promise<{ readonly post: string | null } | null> {
  if (!("by" in state) || mayEverywhere(actor, "report")) return null;
  const { by, at } = state;
  if (by === null) return { post: null };
  if (actsFor(actor).includes(by)) return null;
  const person = await stores.people.byId(by);
  if (!person) return { post: null };
  const day = dateIn(at, tools.office.calendar.zone);
  const then = (await loadActor(stores, person, day)).actor;
  return unitsInCharge(then).includes(unitId) ? null : { post: person.post };
}
