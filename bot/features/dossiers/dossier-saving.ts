/** A dossier that is kept here by hand, changed: what follows from it, and the apology that it ends. */
import { apologiesWithDuties } from "../../../domain/apology-duty.ts";
import { settlingOf, waiveSettled } from "../../../domain/apology-settling.ts";
import { isOpen, reasonOf, waive, type Deadline } from "../../../domain/deadline.ts";
import { reckonDossier } from "../../../domain/dossier-clock.ts";
import type { Dossier } from "../../../domain/dossier.ts";
import { scheduleNotices } from "../../../domain/ladder.ts";
import {
  deedOf,
  ladderFor,
  putOnRecord,
  saveDeadline,
  type LinkedTurn,
} from "../../conversation/turn.ts";
import { STORED_REASONS } from "../../copy/stored-reasons.ts";
import { saveDossier } from "./dossier-access.ts";
import { watched } from "./dossier-answers.ts";

export interface DossierDeed {
  readonly deed: "marked-dossier" | "changed-dossier" | "removed-dossier";
  readonly to: string;
  /** What was written of it was wrong: an apology that is owed for a date of then is none. */
  readonly corrects: boolean;
}

/** False where no date follows from the facts: nothing is saved then. */
export async function saveChanged(
  turn: LinkedTurn,
  facts: Dossier,
  { deed, to, corrects }: DossierDeed,
): Promise<boolean> {
  const reckoned = reckonDossier(facts, turn.tools.office.calendar);
  if (!reckoned) return false;
  // What was promised was promised for the date of then.
  const isRedated = corrects && reckoned.due.on !== facts.due.on;
  const promise = isRedated ? null : facts.promise;
  const changed: Dossier = { ...facts, ...reckoned, promise, asOf: turn.now };
  const waived = await waivedBy(turn, changed, corrects);
  // What was found of it until then is found again, should it be late after all.
  const lookedUntil = waived || isRedated ? changed.createdAt : changed.lookedUntil;
  await saveDossier(turn, await watched(turn, { ...changed, lookedUntil }));
  const { id: subjectId, code, due } = changed;
  const detail = { code, due: due.on, to };
  await putOnRecord(turn, { subject: "dossier", subjectId, deed, detail });
  if (waived) await saveDeadline(turn, waived, "waived", { to: reasonOf(waived.state) });
  return true;
}

/** What was foreseen to be late and was in time, is put off by law, or was a slip, needs no apology. */
async function waivedBy(
  turn: LinkedTurn,
  dossier: Dossier,
  corrects: boolean,
): Promise<Deadline | null> {
  const last = (await apologiesWithDuties(turn.stores, [dossier.id])).at(-1);
  if (!last) return null;
  const { duty, apology } = last;
  const { calendar } = turn.tools.office;
  const ladder = await ladderFor(turn, duty);
  const isSlip = dossier.ended !== null || apology.oldDue.on !== dossier.due.on;
  if (corrects) {
    if (!isOpen(duty.state) || !isSlip) return null;
    const waived = waive(duty, deedOf(turn), STORED_REASONS.correctedReason);
    return waived.ok ? scheduleNotices(waived.value, turn.now, ladder, calendar) : null;
  }
  const settling = settlingOf(apology, duty, dossier);
  return settling?.kind === "not-owed"
    ? waiveSettled(duty, settling, deedOf(turn), STORED_REASONS, ladder, calendar)
    : null;
}
