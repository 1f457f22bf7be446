/** Sửa số, ngày văn bản: what was read of a document's words, mended by the person who gave it. */
import { impossibleDateIn, readDocumentReference } from "../../../domain/document-reference.ts";
import { changedFields, corrected, type Evidence } from "../../../domain/evidence.ts";
import { readOfferedEvidence } from "../../../domain/evidence-text.ts";
import type { EvidenceId } from "../../../domain/ids.ts";
import { parseCommand } from "../../conversation/commands.ts";
import { readWords } from "../../conversation/free-words.ts";
import { standsUntil } from "../../conversation/state.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { criterionReply } from "./criterion-evidence.ts";
import { changeDocument } from "./document-change.ts";
import { notOpenReply, unlessChangeable } from "./document-rights.ts";
import { recordedReply } from "./recorded.ts";

export async function askCorrectDocument(
  turn: LinkedTurn,
  id: EvidenceId,
): Promise<readonly Reply[]> {
  const found = await correctable(turn, id);
  return "refusal" in found ? found.refusal : [asking(turn, found.evidence, false)];
}

/** Null for a link, which is evidence of its own, and for a command. */
export async function answerCorrectDocument(
  turn: LinkedTurn,
  id: EvidenceId,
  text: string,
): Promise<readonly Reply[] | null> {
  const words = readWords(text) ?? "";
  const offered = readOfferedEvidence(words, turn.today);
  const isLink = !offered.ok || offered.value.url !== null;
  const read = readDocumentReference(words, turn.today);
  if (isLink || (!read && parseCommand(text))) return null;
  const found = await correctable(turn, id);
  if ("refusal" in found) return found.refusal;
  const { evidence } = found;
  const impossible = impossibleDateIn(words);
  if (!read || impossible !== null) return [asking(turn, evidence, true, impossible)];
  const before = evidence.document;
  const reference = corrected(before.reference, read);
  const fields = changedFields(before.reference, reference).join(", ");
  const document = { ...before, reference };
  if (fields !== "") {
    await changeDocument(turn, before, document, { deed: "corrected-document", fields });
  }
  return shown(turn, { ...evidence, document });
}

async function shown(turn: LinkedTurn, evidence: Evidence): Promise<readonly Reply[]> {
  const { proves } = evidence;
  if (proves.kind === "criterion") return [criterionReply(evidence, proves.criterion, "corrected")];
  const [view] = await turn.stores.deadlines.views([proves.deadlineId]);
  if (!view) return [{ content: { kind: "refused", reason: "gone" } }];
  return recordedReply(turn, view, evidence, "corrected");
}

function asking(
  turn: LinkedTurn,
  { id, document, proves }: Evidence,
  isAgain: boolean,
  impossibleDate: string | null = null,
): Reply {
  const { reference } = document;
  const why = impossibleDate === null ? {} : { impossibleDate };
  return {
    content: { kind: "ask-correct-document", reference, isAgain, ...why },
    ...(proves.kind === "deadline" && { items: [proves.deadlineId] }),
    asks: { asking: "document-correction", evidenceId: id, until: standsUntil(turn.now) },
  };
}

/** Whoever hands in everything that the document proves, while none of it is settled. */
async function correctable(
  turn: LinkedTurn,
  id: EvidenceId,
): Promise<{ evidence: Evidence } | { refusal: readonly Reply[] }> {
  const evidence = await turn.stores.evidence.byId(id);
  if (!evidence) return { refusal: [{ content: { kind: "refused", reason: "gone" } }] };
  const { document, proves } = evidence;
  const refusal = await unlessChangeable(turn, document.id);
  if (refusal) return { refusal };
  if (proves.kind === "criterion") return { evidence };
  const [view] = await turn.stores.deadlines.views([proves.deadlineId]);
  const isWaived = view?.deadline.state.name === "waived";
  return isWaived ? { refusal: [notOpenReply(turn, view)] } : { evidence };
}
