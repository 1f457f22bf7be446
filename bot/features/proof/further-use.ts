/** Gửi kiểm chứng luôn; Dùng cho việc khác nữa: what more is done with evidence that was given. */
import type { DeadlineId, EvidenceId } from "../../../domain/ids.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { changeable, refuse } from "../access.ts";
import { toItem } from "../progress.ts";
import { deadlineOf, mayProveAll } from "./known-document.ts";
import { recordedReply } from "./recorded.ts";
import { handIn } from "./standing.ts";
import { askAmongAll } from "./waiting.ts";

/** A product of several parts goes to its review without those that are missing. */
export async function submitAsIs(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await changeable(turn, id, "prove");
  if ("refusal" in found) return found.refusal;
  const { view } = found;
  const { state } = view.deadline;
  const evidence = (await turn.stores.evidence.of(id)).at(-1);
  if (!evidence) return [{ content: { kind: "refused", reason: "gone" } }];
  if (state.name === "submitted" || state.name === "accepted" || state.name === "waived") {
    const error = { code: "not-open", state: state.name } as const;
    return [{ content: { kind: "not-possible", item: toItem(turn, view), error } }];
  }
  const deadline = await handIn(turn, view.deadline, evidence.id);
  return recordedReply(turn, { ...view, deadline }, evidence, "handed-in");
}

/** Asks which work the document proves besides; what it proves already is left out. */
export async function useAgain(turn: LinkedTurn, id: EvidenceId): Promise<readonly Reply[]> {
  const evidence = await turn.stores.evidence.byId(id);
  if (!evidence) return [{ content: { kind: "refused", reason: "gone" } }];
  const { document } = evidence;
  const uses = await turn.stores.evidence.usesOf(document.id);
  if (!(await mayProveAll(turn, uses))) return refuse(turn, "document", document.id);
  const { source, note, reference } = document;
  const offered = { source, note, reference, documentId: document.id };
  return askAmongAll(turn, offered, turn.waiting, uses.flatMap(deadlineOf));
}
