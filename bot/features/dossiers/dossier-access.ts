/** A dossier, if the person may do this with it; asked anew on every action. */
import type { Dossier } from "../../../domain/dossier.ts";
import type { DossierView } from "../../../domain/dossier-stores.ts";
import type { DossierId, UnitId } from "../../../domain/ids.ts";
import { deskUnits, unitAnswering } from "../../../domain/one-stop-desk.ts";
import type { Right } from "../../../domain/rights-table.ts";
import { may } from "../../../domain/rights.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";

export type RightOnDossier = Extract<
  Right,
  "see-dossiers" | "see-applicant" | "answer-dossier" | "keep-dossier"
>;

export interface OpenedDossier {
  readonly view: DossierView;
  readonly deskIds: readonly UnitId[];
}

export type FoundDossier = OpenedDossier | { readonly refusal: readonly Reply[] };

export async function dossierFor(
  turn: LinkedTurn,
  id: DossierId,
  right: RightOnDossier,
): Promise<FoundDossier> {
  const [view] = await turn.stores.dossiers.views([id]);
  if (!view) return { refusal: [{ content: { kind: "refused", reason: "gone" } }] };
  const found = { view, deskIds: await deskUnits(turn.stores) };
  if (!mayOn(turn, right, found)) return { refusal: await refuse(turn, "dossier", id) };
  return found;
}

/** What nobody knows the unit of is answered for by the desk. */
export function mayOn(
  { actor }: LinkedTurn,
  right: RightOnDossier,
  { view, deskIds }: OpenedDossier,
): boolean {
  const unitId = unitAnswering(view.dossier, deskIds);
  return may(actor, right, { ...(unitId && { unitId }), deskIds });
}

/** Throws when somebody changed it meanwhile: the turn is then played again on what is true now. */
export async function saveDossier({ stores }: LinkedTurn, changed: Dossier): Promise<void> {
  if (!(await stores.dossiers.save(changed))) {
    throw new Error("the dossier was changed meanwhile");
  }
}
