/** Handing evidence in for one deadline. */
import { isSameDocument, type Evidence, type EvidenceDocument } from "../../domain/evidence.ts";
import type { HowRecorded } from "../../domain/proof-content.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import type { PendingEvidence, TakenEvidence } from "../conversation/state.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { complete } from "./proof/document-change.ts";
import { notOpenReply } from "./proof/document-rights.ts";
import { knownDocument } from "./proof/known-document.ts";
import { recordedReply } from "./proof/recorded.ts";
import { settle } from "./proof/standing.ts";

export interface Submission {
  readonly replies: readonly Reply[];
  /** Null where nothing was taken. */
  readonly taken: TakenEvidence | null;
}

/** A document stands once: what is known already is given one more use, or what it still lacked. */
export async function submit(
  turn: LinkedTurn,
  view: DeadlineView,
  pending: PendingEvidence,
): Promise<Submission> {
  const { id, state } = view.deadline;
  if (state.name === "accepted" || state.name === "waived") {
    return { replies: [notOpenReply(turn, view)], taken: null };
  }
  const there = await turn.stores.evidence.of(id);
  const known = await knownDocument(turn, pending, there);
  const use = there.find(({ document }) => document.id === known?.id);
  if (use) return giveAgain(turn, view, use, pending);
  const document = known
    ? (await complete(turn, known, pending)).document
    : newDocument(turn, pending);
  const evidence = newUse(turn, document, { kind: "deadline", deadlineId: id });
  await turn.stores.evidence.add(evidence);
  // The document's other uses may be the same unit's work, changed by what it was completed with.
  const fresh = await freshView(turn, view);
  await settle(turn, fresh.deadline, evidence.id);
  const replies = await recordedReply(turn, await freshView(turn, view), evidence, "recorded");
  return { replies, taken: { deadlineId: id, evidenceId: evidence.id, before: state } };
}

/** The same for the same deadline: its file may come now, or it is handed in anew after a return. */
async function giveAgain(
  turn: LinkedTurn,
  view: DeadlineView,
  use: Evidence,
  pending: PendingEvidence,
): Promise<Submission> {
  const { id, state } = view.deadline;
  const { document, moved } = await complete(turn, use.document, pending);
  const isCompleted = document.source !== use.document.source;
  const now = await freshView(turn, view);
  const isToHandIn = now.deadline.state.name !== "submitted";
  if (isToHandIn) await settle(turn, now.deadline, use.id);
  const after = await freshView(turn, view);
  const isHandedIn = state.name !== "submitted" && after.deadline.state.name === "submitted";
  const how: HowRecorded = isCompleted ? "completed" : isHandedIn ? "recorded" : "known";
  const replies = await recordedReply(turn, after, { ...use, document }, how);
  const isGuessed = document !== use.document && !isSameDocument(pending, use.document);
  if (!isGuessed && !isHandedIn) return { replies, taken: null };
  const others = moved.filter(({ deadlineId }) => deadlineId !== id);
  const guessed = { documentBefore: use.document, moved: others };
  const taken: TakenEvidence = {
    deadlineId: id,
    evidenceId: use.id,
    before: state,
    isOldUse: true,
  };
  return { replies, taken: isGuessed ? { ...taken, guessed } : taken };
}

export function newDocument(turn: LinkedTurn, pending: PendingEvidence): EvidenceDocument {
  const { source, note, reference } = pending;
  const id = turn.tools.office.ids.next<"DocumentId">();
  return { id, source, note, reference, givenBy: turn.actor.person.id, givenAt: turn.now };
}

export function newUse(
  turn: LinkedTurn,
  document: EvidenceDocument,
  proves: Evidence["proves"],
): Evidence {
  return {
    id: turn.tools.office.ids.next<"EvidenceId">(),
    document,
    proves,
    submittedBy: turn.actor.person.id,
    submittedAt: turn.now,
  };
}

async function freshView(turn: LinkedTurn, view: DeadlineView): Promise<DeadlineView> {
  const deadline = await turn.stores.deadlines.byId(view.deadline.id);
  if (!deadline) throw new Error("a deadline has gone while its evidence was taken");
  return { ...view, deadline };
}
