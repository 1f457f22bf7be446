/** Who sets or moves a date: moved, late work may be in time, so nobody moves his own unit's. */
import type { Deadline } from "../../../domain/deadline.ts";
import { isLeader, may, type Actor } from "../../../domain/rights.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";

/**
 * A first date may be set for one's own unit. An existing one is moved by a coordinator of another
 * unit; where there is none, by a leader.
 */
export async function mayCorrectDate(turn: LinkedTurn, deadline: Deadline): Promise<boolean> {
  const { actor, stores } = turn;
  // It follows from its dossier's.
  if (deadline.kind === "apology") return false;
  const isCorrector = may(actor, "correct-work", deadline);
  if (deadline.due === null) return isCorrector;
  if (!mayJudge(actor, deadline)) return false;
  if (isCorrector) return true;
  if (!isLeader(actor)) return false;
  const coordinators = await stores.people.withRole("coordinator");
  return !coordinators.some((person) => mayJudge({ person, standsInFor: [] }, deadline));
}

/** As for a result that is corrected; also where the duty was only handed to another unit. */
function mayJudge(actor: Actor, { unitId, plannedUnitId }: Deadline): boolean {
  return [unitId, plannedUnitId ?? unitId].every((unit) =>
    may(actor, "correct-on-time", { unitId: unit }),
  );
}
