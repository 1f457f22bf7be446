/** An apology with all that belongs to it, if the person may do this with it; asked anew on every action. */
import type { Apology } from "../../../domain/apology.ts";
import type { Dossier } from "../../../domain/dossier.ts";
import type { DeadlineId, UnitId } from "../../../domain/ids.ts";
import { deskUnits } from "../../../domain/one-stop-desk.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import type { Right } from "../../../domain/rights-table.ts";
import { may, unitsWhereMay } from "../../../domain/rights.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";

/** What may be done with dossiers: the desk has some of it for every unit's. */
export type DossierRight = Extract<
  Right,
  "see-dossiers" | "see-applicant" | "answer-dossier" | "tick-new-date"
>;

/** A duty to apologise, what there is to say about it, and its dossier. */
export interface OpenedApology {
  readonly apology: Apology;
  readonly view: DeadlineView;
  readonly dossier: Dossier;
  readonly deskIds: readonly UnitId[];
}

export type FoundApology = OpenedApology | { readonly refusal: readonly Reply[] };

const GONE: readonly Reply[] = [{ content: { kind: "refused", reason: "gone" } }];

/** The apology, if the person may do this; otherwise the refusal, which is logged. */
export async function apologyFor(
  turn: LinkedTurn,
  id: DeadlineId,
  right: DossierRight,
): Promise<FoundApology> {
  const { stores } = turn;
  const [view] = await stores.deadlines.views([id]);
  if (!view) return { refusal: GONE };
  const deskIds = await deskUnits(stores);
  if (!mayWith(turn, right, { view, deskIds })) {
    return { refusal: await refuse(turn, "deadline", id) };
  }
  const [apology] = await stores.apologies.ofDeadlines([id]);
  const dossier = apology && (await stores.dossiers.byId(apology.dossierId));
  return apology && dossier ? { apology, view, dossier, deskIds } : { refusal: GONE };
}

export function mayWith(
  { actor }: LinkedTurn,
  right: DossierRight,
  { view, deskIds }: Pick<OpenedApology, "view" | "deskIds">,
): boolean {
  return may(actor, right, { unitId: view.deadline.unitId, deskIds });
}

/** The units with whose dossiers the person may do this; null for every unit's, as at the desk. */
export async function unitsFor(
  { actor, stores }: LinkedTurn,
  right: DossierRight,
): Promise<readonly UnitId[] | null> {
  const units = unitsWhereMay(actor, right);
  if (units === null) return null;
  const deskIds = await deskUnits(stores);
  return units.some((id) => deskIds.includes(id)) ? null : units;
}
