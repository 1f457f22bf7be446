/** Không phải việc này: what was taken for a deadline by guess is taken back. */
import type { Deadline } from "../../../domain/deadline.ts";
import type { PendingEvidence, TakenEvidence } from "../../conversation/state.ts";
import { saveDeadline, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { changeable } from "../access.ts";
import { standingAgain, takeCompletionBack } from "./document-change.ts";
import { notOpenReply, unlessChangeable } from "./document-rights.ts";

/** Null when it is taken back; else why it cannot be. */
export async function takeBack(
  turn: LinkedTurn,
  taken: TakenEvidence,
  offered: PendingEvidence,
): Promise<readonly Reply[] | null> {
  const { deadlineId, evidenceId, before, isOldUse, guessed } = taken;
  const found = await changeable(turn, deadlineId, "prove");
  if ("refusal" in found) return found.refusal;
  const { deadline } = found.view;
  if (!isTakenStill(deadline, taken)) return [notOpenReply(turn, found.view)];
  if (guessed) {
    const { documentBefore, moved } = guessed;
    const refusal = await unlessChangeable(turn, documentBefore.id);
    if (refusal) return refusal;
    await takeCompletionBack(turn, documentBefore, offered, moved);
  }
  const stood = await standingAgain(turn, deadline, before, isOldUse ? null : evidenceId);
  const from = deadline.state.name;
  const steps = stood === deadline ? {} : { from, to: stood.state.name };
  await saveDeadline(turn, stood, "took-back-evidence", { evidenceId, ...steps });
  if (!isOldUse) await turn.stores.evidence.remove(evidenceId);
  if (offered.source.kind === "file") await turn.stores.imports.dropFile(offered.source.hash);
  return null;
}

/** Nothing better has been handed in since, and nothing was decided. */
function isTakenStill({ state }: Deadline, { evidenceId, before }: TakenEvidence): boolean {
  if (state.name === "accepted" || state.name === "waived") return false;
  if (state.name !== "submitted" || state.evidenceId === evidenceId) return true;
  return before.name === "submitted" && state.evidenceId === before.evidenceId;
}
