/** After an import: taking it back, and closing what its year had already behind it. */
import type { PlanId } from "../../domain/ids.ts";
import type { ImportAction } from "../../domain/import-action.ts";
import { importToUndo } from "../../domain/plan-importer.ts";
import { may } from "../../domain/rights.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { refuse } from "./access.ts";
import { authorOf } from "./plan-import.ts";

/** Only the very import that the button stood under, as long as it is the last. */
export async function undoImport(
  turn: LinkedTurn,
  { importId, staying, isSure }: Extract<ImportAction, { do: "import-undo" }>,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "bring-in")) return refuse(turn, "plan", importId, "role");
  if (!isSure) {
    const found = await importToUndo(turn.stores.imports, importId);
    if (found.ok) return [{ content: { kind: "import-ask-undo", importId, staying } }];
    return [{ content: { kind: "import-not-undone", problem: found.error } }];
  }
  const undone = await turn.tools.importer.undo(turn.stores, importId, authorOf(turn));
  return [
    {
      content: undone.ok
        ? { kind: "import-undone", undone: undone.value }
        : { kind: "import-not-undone", problem: undone.error },
    },
  ];
}

export async function closePast(
  turn: LinkedTurn,
  planId: PlanId,
  isSure: boolean,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "bring-in")) return refuse(turn, "plan", planId, "role");
  const plan = await turn.stores.plans.byId(planId);
  if (!plan) return [{ content: { kind: "refused", reason: "gone" } }];
  if (!isSure) {
    return [{ content: { kind: "import-ask-close-past", planId, planName: plan.number } }];
  }
  const closed = await turn.tools.importer.closePast(turn.stores, planId, authorOf(turn));
  return [{ content: { kind: "import-past-closed", closed } }];
}
