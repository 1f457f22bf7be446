/** Mở tệp: a document that was handed in, as it was given, to who may see what it proves. */
import type { Evidence } from "../../../domain/evidence.ts";
import { LETTER_FILE_NAME } from "../../copy/review-documents.ts";
import type { EvidenceId } from "../../../domain/ids.ts";
import { deskUnits } from "../../../domain/one-stop-desk.ts";
import { may } from "../../../domain/rights.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { isVisible, refuse } from "../access.ts";
import { openedDocument } from "./given-documents.ts";
import { mayReview } from "./review-access.ts";

const ENDING = /\.[A-Za-z0-9]{1,8}$/u;

export async function openEvidence(turn: LinkedTurn, id: EvidenceId): Promise<readonly Reply[]> {
  const evidence = await turn.stores.evidence.byId(id);
  if (!evidence) return [{ content: { kind: "refused", reason: "gone" } }];
  const refusal = (await unlessSeen(turn, evidence)) ?? (await unlessLetterIsHis(turn, evidence));
  if (refusal) return refusal;
  const { proves, document } = evidence;
  const items = proves.kind === "deadline" ? { items: [proves.deadlineId] } : {};
  const { source } = document;
  if (source.kind !== "file") {
    const shown = openedDocument(turn, evidence);
    return [{ content: { kind: "evidence-without-file", document: shown }, ...items }];
  }
  const { traits, tools } = turn;
  const comes = traits.attachments === "handed-over" || tools.publicAddresses !== null;
  const { hash } = source;
  // In the messages that are kept an applicant is not named by the name of a file.
  const name = document.isLetter
    ? `${LETTER_FILE_NAME}${ENDING.exec(source.name)?.[0] ?? ""}`
    : source.name;
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

/**
 * A letter names its applicant: to those who may see applicants, and, as long as it waits for its review, to
 * whoever reviews it; each time that is on record.
 */
async function unlessLetterIsHis(
  turn: LinkedTurn,
  { document }: Evidence,
): Promise<readonly Reply[] | null> {
  if (!document.isLetter) return null;
  const uses = await turn.stores.evidence.usesOf(document.id);
  const ids = uses.flatMap(({ proves }) => (proves.kind === "deadline" ? proves.deadlineId : []));
  const proved = await turn.stores.deadlines.byIds(ids);
  const owed = proved.filter(({ kind }) => kind === "apology");
  const deskIds = await deskUnits(turn.stores);
  for (const { id, unitId } of owed) {
    if (!may(turn.actor, "see-applicant", { unitId, deskIds })) continue;
    return noteOpened(turn, id);
  }
  for (const deadline of owed) {
    if (deadline.state.name !== "submitted" || !(await mayReview(turn, deadline))) continue;
    return noteOpened(turn, deadline.id);
  }
  return refuse(turn, "deadline", owed[0]?.id ?? document.id);
}

async function noteOpened(turn: LinkedTurn, subjectId: string): Promise<null> {
  await putOnRecord(turn, { subject: "deadline", subjectId, deed: "opened-letter", detail: {} });
  return null;
}
