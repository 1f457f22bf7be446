/** Mở tệp: a document that was handed in, as it was given, to who may see what it proves. */
import type { Evidence } from "../../../domain/evidence.ts";
import type { EvidenceId } from "../../../domain/ids.ts";
import { may } from "../../../domain/rights.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { isVisible, refuse } from "../access.ts";
import { documentOf } from "./given-documents.ts";

export async function openEvidence(turn: LinkedTurn, id: EvidenceId): Promise<readonly Reply[]> {
  const evidence = await turn.stores.evidence.byId(id);
  if (!evidence) return [{ content: { kind: "refused", reason: "gone" } }];
  const refusal = await unlessSeen(turn, evidence);
  if (refusal) return refusal;
  const { proves, document } = evidence;
  const items = proves.kind === "deadline" ? { items: [proves.deadlineId] } : {};
  const { source } = document;
  if (source.kind !== "file") {
    const shown = documentOf(turn, evidence);
    return [{ content: { kind: "evidence-without-file", document: shown }, ...items }];
  }
  const { traits, tools } = turn;
  const comes = traits.attachments === "handed-over" || tools.publicAddresses !== null;
  const { name, hash } = source;
  return [{ content: { kind: "evidence-file", name, hash, comes }, ...items }];
}

async function unlessSeen(
  turn: LinkedTurn,
  { proves }: Evidence,
): Promise<readonly Reply[] | null> {
  if (proves.kind === "criterion") {
    const { setKey } = proves.criterion;
    return may(turn.actor, "prove-criterion") ? null : refuse(turn, "scores", setKey, "role");
  }
  const deadline = await turn.stores.deadlines.byId(proves.deadlineId);
  if (!deadline) return [{ content: { kind: "refused", reason: "gone" } }];
  return (await isVisible(turn, deadline)) ? null : refuse(turn, "deadline", deadline.id);
}
