/** Who may change a document that was handed in, and why it cannot be changed. */
import type { DocumentId } from "../../../domain/ids.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { toItem } from "../progress.ts";
import { deadlineOf, mayProveAll } from "./known-document.ts";

/** Null for whoever hands in everything that it proves, while none of it has been accepted. */
export async function unlessChangeable(
  turn: LinkedTurn,
  id: DocumentId,
): Promise<readonly Reply[] | null> {
  const uses = await turn.stores.evidence.usesOf(id);
  if (!(await mayProveAll(turn, uses))) return refuse(turn, "document", id);
  const views = await turn.stores.deadlines.views(uses.flatMap(deadlineOf));
  const accepted = views.find(({ deadline }) => deadline.state.name === "accepted");
  return accepted ? [notOpenReply(turn, accepted)] : null;
}

/** How it stands with the work, which is why. */
export function notOpenReply(turn: LinkedTurn, view: DeadlineView): Reply {
  const error = { code: "not-open", state: view.deadline.state.name } as const;
  return { content: { kind: "not-possible", item: toItem(turn, view), error } };
}
