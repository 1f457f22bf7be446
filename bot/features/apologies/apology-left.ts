/** What is left to do for an apology that was reported done, or proved, like any other duty. */
import type { ApologyLeft } from "../../../domain/apology-content.ts";
import { creditedDay, timingOf } from "../../../domain/apology.ts";
import { completedOn, type Deadline } from "../../../domain/deadline.ts";
import { deskUnits } from "../../../domain/one-stop-desk.ts";
import type { Evidence } from "../../../domain/evidence.ts";
import { may } from "../../../domain/rights.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";

/** Null for what is no apology. */
export async function apologyLeft(
  turn: LinkedTurn,
  deadline: Deadline,
): Promise<ApologyLeft | null> {
  if (deadline.kind !== "apology") return null;
  const [apology] = await turn.stores.apologies.ofDeadlines([deadline.id]);
  if (!apology) return null;
  const deskIds = await deskUnits(turn.stores);
  const sentOn = completedOn(deadline.state) ?? turn.today;
  return {
    deadlineId: deadline.id,
    newDue: apology.newDue,
    isTicked: apology.ticked !== null,
    mayTick: may(turn.actor, "tick-new-date", { unitId: deadline.unitId, deskIds }),
    timing: timingOf(sentOn, deadline),
    isBackdated: isBackdated(turn, deadline, await turn.stores.evidence.of(deadline.id)),
  };
}

/** Whether a letter bears a day on which nobody here knew yet that its apology was owed. */
export function isBackdated(
  { tools }: Pick<LinkedTurn, "tools">,
  deadline: Deadline,
  given: readonly Evidence[],
): boolean {
  const { zone } = tools.office.calendar;
  return given.some(({ document: { reference } }) => {
    const date = reference?.date ?? null;
    return date !== null && creditedDay(date, deadline, zone) !== date;
  });
}
