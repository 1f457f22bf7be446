/** Xóa hồ sơ: one that was typed by mistake goes, and who handed it in with it. */
import { dossierLine } from "../../../domain/dossier-lines.ts";
import type { Dossier } from "../../../domain/dossier.ts";
import type { DossierId } from "../../../domain/ids.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { obstacle } from "./dossier-answers.ts";
import { showDossier } from "./dossier-card.ts";
import { saveChanged } from "./dossier-saving.ts";
import { correctableDossier } from "./typed-dossier.ts";

const STOPPED = 8;
const REMOVED = "removed-dossier";

export async function askRemoval(turn: LinkedTurn, id: DossierId): Promise<readonly Reply[]> {
  const found = await correctableDossier(turn, id);
  if ("refusal" in found) return found.refusal;
  const line = dossierLine(found.view, turn.now, turn.tools.office.calendar);
  return [{ content: { kind: "confirm-dossier-removal", line } }];
}

/** An apology that was owed stays on record, and its dossier with it: that one is stopped instead. */
export async function removeDossier(turn: LinkedTurn, id: DossierId): Promise<readonly Reply[]> {
  const found = await correctableDossier(turn, id);
  if ("refusal" in found) return found.refusal;
  const { dossier } = found.view;
  const { code } = dossier;
  if (found.apologies.length > 0) return stop(turn, dossier, found);
  await turn.stores.dossiers.remove(id);
  const entry = { subject: "dossier", subjectId: id, deed: REMOVED } as const;
  await putOnRecord(turn, { ...entry, detail: { code, due: dossier.due.on } });
  return [{ content: { kind: "dossier-removed", code } }];
}

async function stop(
  turn: LinkedTurn,
  dossier: Dossier,
  found: Parameters<typeof obstacle>[1],
): Promise<readonly Reply[]> {
  const facts: Dossier = { ...dossier, status: STOPPED, promise: null };
  const deed = { deed: REMOVED, to: dossier.procedure, corrects: true } as const;
  const isSaved = await saveChanged(turn, facts, deed);
  return isSaved ? showDossier(turn, dossier.id, "stopped") : obstacle(turn, found, "state");
}
