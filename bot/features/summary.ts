/** /tonghop: the weekly summary as it would be now. */
import type { SummaryPart } from "../../domain/action.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { mayOversee, refuse } from "./access.ts";

export async function showSummary(turn: LinkedTurn, part: SummaryPart): Promise<readonly Reply[]> {
  if (!mayOversee(turn)) return refuse(turn, "plan", "summary", "role");
  const summary = await turn.tools.loadSummary(turn.stores);
  return [{ content: { kind: "summary", summary, part } }];
}
