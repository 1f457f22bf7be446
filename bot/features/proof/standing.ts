/** Whether what was given proves a deadline, and how it stands with it then. */
import { creditedDay } from "../../../domain/apology.ts";
import { finishedOn, partsLeft, type Evidence } from "../../../domain/evidence.ts";
import { submitEvidence, type Deadline } from "../../../domain/deadline.ts";
import type { EvidenceId } from "../../../domain/ids.ts";
import type { LocalDate } from "../../../domain/time.ts";
import { scheduleNotices } from "../../../domain/ladder.ts";
import { judgeDossierAnew } from "../apologies/apology-saving.ts";
import { deedOf, ladderFor, saveDeadline, type LinkedTurn } from "../../conversation/turn.ts";

/** By what was given; null where that has no day. */
export function dayProved(
  { tools }: Pick<LinkedTurn, "tools">,
  deadline: Deadline,
  given: readonly Evidence[],
  evidenceId: EvidenceId,
): LocalDate | null {
  const day = finishedOn(deadline.label, given, evidenceId);
  return day && creditedDay(day, deadline, tools.office.calendar.zone);
}

/** Why it could not be handed in is known before: whoever calls this has looked at its state. */
export async function handIn(
  turn: LinkedTurn,
  deadline: Deadline,
  evidenceId: EvidenceId,
): Promise<Deadline> {
  const given = await turn.stores.evidence.of(deadline.id);
  const day = dayProved(turn, deadline, given, evidenceId);
  const changed = submitEvidence(deadline, deedOf(turn), evidenceId, day);
  if (!changed.ok) throw new Error(`evidence is handed in for what is ${changed.error.state}`);
  const ladder = await ladderFor(turn, deadline);
  const scheduled = scheduleNotices(changed.value, turn.now, ladder, turn.tools.office.calendar);
  await saveDeadline(turn, scheduled, "submitted-evidence", {
    evidenceId,
    from: deadline.state.name,
    to: scheduled.state.name,
  });
  await judgeDossierAnew(turn, scheduled);
  return scheduled;
}

/**
 * With new evidence: handed in when no part is missing, or when it was already. Else it stands as it
 * did, and is reminded of.
 */
export async function settle(
  turn: LinkedTurn,
  deadline: Deadline,
  evidenceId: EvidenceId,
): Promise<Deadline> {
  const given = await turn.stores.evidence.of(deadline.id);
  const isWhole = partsLeft(deadline.label, given).length === 0;
  if (isWhole || deadline.state.name === "submitted") return handIn(turn, deadline, evidenceId);
  await saveDeadline(turn, deadline, "gave-part", { evidenceId });
  return deadline;
}
