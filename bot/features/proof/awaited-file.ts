/** Chờ tệp: the file or link of what was accepted by its number alone. */
import { isSameThere } from "../../../domain/evidence.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import { may } from "../../../domain/rights.ts";
import type { PendingEvidence } from "../../conversation/state.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { complete } from "./document-change.ts";
import { mayProveAll } from "./known-document.ts";
import { recordedReply } from "./recorded.ts";

/** Null where nothing of the kind is waited for. What was reviewed stays: only the file is added. */
export async function giveAwaitedFile(
  turn: LinkedTurn,
  meant: readonly DeadlineId[],
  offered: PendingEvidence,
): Promise<readonly Reply[] | null> {
  if (offered.source.kind === "reference" || meant.length !== 1) return null;
  const [view] = await turn.stores.deadlines.views(meant);
  if (view?.deadline.state.name !== "accepted") return null;
  const { id, unitId } = view.deadline;
  if (!may(turn.actor, "prove", { unitId })) return null;
  const there = await turn.stores.evidence.of(id);
  const use = there.findLast(
    ({ document }) => document.source.kind === "reference" && isSameThere(offered, document),
  );
  const uses = use ? await turn.stores.evidence.usesOf(use.document.id) : [];
  if (!use || !(await mayProveAll(turn, uses))) return null;
  const { document } = await complete(turn, use.document, { ...offered, reference: null });
  return recordedReply(turn, view, { ...use, document }, "completed");
}
