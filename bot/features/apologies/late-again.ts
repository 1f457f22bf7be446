/** Quá cả ngày hẹn lại: dossiers past their new date as well, for which the rules allow no other. */
import { apologyRulesOn } from "../../../domain/apology-duty.ts";
import { isToldLate } from "../../../domain/dossier-looks.ts";
import type { ApologyView } from "../../../domain/dossier-stores.ts";
import type { UnitId } from "../../../domain/ids.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";

/** More than any office has at once. */
const MOST_SENT = 2_000;

/** @param unitIds null for every unit's */
export async function countLateAgain(
  turn: LinkedTurn,
  unitIds: readonly UnitId[] | null,
): Promise<number> {
  const { stores, tools, today } = turn;
  const stages = ["sent", "done"] as const;
  const sent = await stores.apologies.list({ unitIds, stages, limit: MOST_SENT });
  const { mostReappointments } = await apologyRulesOn(tools.office, stores, today);
  return sent.filter((each) => isLateAgain(turn, each, mostReappointments)).length;
}

function isLateAgain(
  { today, tools }: LinkedTurn,
  { apology, dossier }: ApologyView,
  most: number,
): boolean {
  const { newDue, number } = apology;
  if (newDue === null || newDue >= today || number < most) return false;
  if (dossier.ended || dossier.isWaiting || dossier.due.on > newDue) return false;
  const due = { on: newDue, at: null };
  return isToldLate({ ...dossier, due }, tools.office.calendar);
}
