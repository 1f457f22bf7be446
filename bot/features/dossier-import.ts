/** Hồ sơ TTHC trong /nhap: who may bring them in, of when an export is, and what becomes of its file. */
import type { ImportedDossiers } from "../../domain/dossier-import.ts";
import type { DossierImportOptions } from "../../domain/dossier-importer.ts";
import type { FileHash } from "../../domain/ids.ts";
import { deskUnits } from "../../domain/one-stop-desk.ts";
import { may } from "../../domain/rights.ts";
import { dateIn } from "../../domain/time.ts";
import type { PendingImport } from "../../domain/upkeep-stores.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";

/** What somebody may bring in: whatever there is, dossiers alone (the desk), nothing (null). */
export async function bringsIn(turn: LinkedTurn): Promise<"all" | "dossiers" | null> {
  if (may(turn.actor, "bring-in")) return "all";
  if (!may(turn.actor, "bring-in-dossiers")) return null;
  const deskIds = await deskUnits(turn.stores);
  return may(turn.actor, "bring-in-dossiers", { deskIds }) ? "dossiers" : null;
}

/** An export that says no day, or the one on which it was given, is of the moment at which it came. */
export function dossierOptions(
  { at, corrections }: PendingImport,
  imported: ImportedDossiers,
  { tools }: LinkedTurn,
): DossierImportOptions {
  const cameOn = dateIn(at, tools.office.calendar.zone);
  const isOfItsDay = imported.asOf === null || imported.asOf >= cameOn;
  return { asOf: isOfItsDay ? at : null, phrases: corrections.phrases };
}

/** A file that is not needed any more goes once this turn is committed, unless something else needs it. */
export async function dropFile(
  turn: LinkedTurn,
  hash: FileHash,
  replies: readonly Reply[],
): Promise<readonly Reply[]> {
  await turn.stores.imports.dropFile(hash);
  return replies.map((reply, index) => (index === 0 ? { ...reply, dropsFiles: true } : reply));
}
