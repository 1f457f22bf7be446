/** /tonghop: the weekly summary as it would be now. */
import type { SummaryPart } from "../../domain/action.ts";
import { may } from "../../domain/rights.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { refuse } from "./access.ts";

export async function showSummary(turn: LinkedTurn, part: SummaryPart): Promise<readonly Reply[]> {
  if (!may(turn.actor, "see-summary")) return refuse(turn, "plan", "summary", "role");
  const summary = await turn.tools.loadSummary(turn.stores);
  return [{ content: { kind: "summary", summary, part } }];
}
