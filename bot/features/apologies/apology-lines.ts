/** An apology as a line of a list. */
import type { ApologyLine } from "../../../domain/apology-content.ts";
import { stageOf } from "../../../domain/apology.ts";
import type { ApologyView } from "../../../domain/dossier-stores.ts";

export function apologyLine({ apology, view, dossier }: ApologyView): ApologyLine {
  const { deadline, unit } = view;
  return {
    deadlineId: deadline.id,
    dossierId: dossier.id,
    code: dossier.code,
    procedure: dossier.procedure,
    unit,
    stage: stageOf(apology, deadline),
    due: deadline.due,
    dossierDue: deadline.dossierDue,
    newDue: apology.newDue,
    isTicked: apology.ticked !== null,
    isReturned: deadline.state.name === "returned",
  };
}
