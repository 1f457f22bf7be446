/** A dossier that is kept here by hand, if the person may do this with it; of one of an export the system is the truth. */
import type { DossierApology } from "../../../domain/dossier-content.ts";
import type { DossierId } from "../../../domain/ids.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";
import { dossierFor, type FoundDossier, type RightOnDossier } from "./dossier-access.ts";
import { obstacle } from "./dossier-answers.ts";
import { apologiesOf, isCorrectable } from "./dossier-card.ts";

export async function typedDossier(
  turn: LinkedTurn,
  id: DossierId,
  right: RightOnDossier,
): Promise<FoundDossier> {
  const found = await dossierFor(turn, id, right);
  if ("refusal" in found) return found;
  const isTyped = found.view.dossier.source === "typed";
  return isTyped ? found : { refusal: obstacle(turn, found, "not-typed") };
}

/** Whether what was written of it was a slip may be said until an apology for it has gone out. */
export async function correctableDossier(turn: LinkedTurn, id: DossierId) {
  const found = await typedDossier(turn, id, "keep-dossier");
  if ("refusal" in found) return found;
  const apologies: readonly DossierApology[] = await apologiesOf(turn, id);
  if (!isCorrectable(apologies)) return { refusal: obstacle(turn, found, "apologised") };
  return { ...found, apologies };
}
