/** A document's file comes, or its number and date are mended: what it proves follows. */
import {
  changedFields,
  completed,
  datedBy,
  partsLeft,
  uncompleted,
  type Evidence,
  type EvidenceDocument,
} from "../../../domain/evidence.ts";
import { withdrawEvidence, type Deadline, type DeadlineState } from "../../../domain/deadline.ts";
import type { EvidenceId } from "../../../domain/ids.ts";
import { scheduleNotices } from "../../../domain/ladder.ts";
import type { MovedDeadline, PendingEvidence } from "../../conversation/state.ts";
import { putOnRecord, ladderFor, saveDeadline, type LinkedTurn } from "../../conversation/turn.ts";
import { judgeDossierAnew } from "../apologies/apology-saving.ts";
import { TO_PROVE } from "../evidence-target.ts";
import { dayProved, handIn } from "./standing.ts";

export interface Completed {
  readonly document: EvidenceDocument;
  readonly moved: readonly MovedDeadline[];
}

interface Change {
  readonly deed: "gave-file" | "corrected-document" | "took-back-completion";
  /** The names of what has changed, never the values. */
  readonly fields: string;
}

/** What was missing of a known document is saved with it; the very same where nothing was. */
export async function complete(
  turn: LinkedTurn,
  known: EvidenceDocument,
  pending: PendingEvidence,
): Promise<Completed> {
  const document = completed(known, pending);
  const fields = changesOf(known, document);
  if (fields.length === 0) return { document: known, moved: [] };
  const hasSource = document.source.kind !== known.source.kind;
  const deed = hasSource ? "gave-file" : "corrected-document";
  const moved = await changeDocument(turn, known, document, { deed, fields: fields.join(", ") });
  return { document, moved };
}

/**
 * The document is saved, and so is what comes of it: what was handed in with it goes by its date, and
 * what only waited for the part that it turns out to be is handed in.
 *
 * @returns what came of it
 */
export async function changeDocument(
  turn: LinkedTurn,
  before: EvidenceDocument,
  document: EvidenceDocument,
  change: Change,
): Promise<readonly MovedDeadline[]> {
  await turn.stores.evidence.saveDocument(document);
  await noteChange(turn, document, change);
  const moved: MovedDeadline[] = [];
  for (const { use, deadline } of await deadlinesOf(turn, document)) {
    const after = await follow(turn, deadline, use, before, change);
    if (after !== deadline.state) {
      moved.push({ deadlineId: deadline.id, before: deadline.state, after });
    }
  }
  return moved;
}

/**
 * Takes out of a document again what completed it by mistake, and what came of that; what was
 * corrected or decided since stays.
 */
export async function takeCompletionBack(
  turn: LinkedTurn,
  before: EvidenceDocument,
  offered: PendingEvidence,
  moved: readonly MovedDeadline[],
): Promise<void> {
  const now = await turn.stores.evidence.documentById(before.id);
  if (!now) return;
  const document = uncompleted(now, before, completed(before, offered));
  const change = {
    deed: "took-back-completion",
    fields: changesOf(now, document).join(", "),
  } as const;
  await turn.stores.evidence.saveDocument(document);
  await noteChange(turn, document, change);
  for (const { use, deadline } of await deadlinesOf(turn, document)) {
    const move = moved.find(({ deadlineId }) => deadlineId === deadline.id);
    if (!move || !isAsLeft(deadline.state, move.after)) continue;
    const stood = await standingAgain(turn, deadline, move.before, null);
    await saveDeadline(turn, stood, change.deed, detailOf(use, change));
  }
}

/**
 * As it stood before what is handed in now, dated by its documents as they are.
 *
 * @param gone the use that is about to be taken away
 */
export async function standingAgain(
  turn: LinkedTurn,
  deadline: Deadline,
  before: DeadlineState,
  gone: EvidenceId | null,
): Promise<Deadline> {
  const { state } = deadline;
  if (state.name !== "submitted") return deadline;
  const changed = withdrawEvidence(deadline, state.evidenceId, before);
  if (!changed.ok) return deadline;
  const given = (await turn.stores.evidence.of(deadline.id)).filter(({ id }) => id !== gone);
  const day =
    before.name === "submitted" ? dayProved(turn, deadline, given, before.evidenceId) : null;
  const ladder = await ladderFor(turn, deadline);
  const { calendar } = turn.tools.office;
  return scheduleNotices(datedBy(changed.value, day), turn.now, ladder, calendar);
}

async function follow(
  turn: LinkedTurn,
  deadline: Deadline,
  use: Evidence,
  before: EvidenceDocument,
  change: Change,
): Promise<DeadlineState> {
  const given = await turn.stores.evidence.of(deadline.id);
  const known = given.map((each) => withDocument(each, before));
  const { state, label } = deadline;
  const day =
    state.name === "submitted" ? dayProved(turn, deadline, given, state.evidenceId) : null;
  const dated = datedBy(deadline, day);
  await saveDeadline(turn, dated, change.deed, detailOf(use, change));
  await judgeDossierAnew(turn, dated);
  const isWholeNow = partsLeft(label, known).length > 0 && partsLeft(label, given).length === 0;
  if (!isWholeNow || !TO_PROVE.some((name) => name === state.name)) return dated.state;
  const again = await turn.stores.deadlines.byId(deadline.id);
  return again ? (await handIn(turn, again, use.id)).state : dated.state;
}

async function deadlinesOf(turn: LinkedTurn, { id }: EvidenceDocument) {
  const found: { readonly use: Evidence; readonly deadline: Deadline }[] = [];
  for (const use of await turn.stores.evidence.usesOf(id)) {
    if (use.proves.kind !== "deadline") continue;
    const deadline = await turn.stores.deadlines.byId(use.proves.deadlineId);
    if (deadline) found.push({ use, deadline });
  }
  return found;
}

/** Nothing was handed in since, and nothing decided; its date may have been mended. */
function isAsLeft(state: DeadlineState, left: DeadlineState): boolean {
  if (state.name !== "submitted" || left.name !== "submitted") return false;
  return state.evidenceId === left.evidenceId && state.at === left.at;
}

function changesOf(before: EvidenceDocument, after: EvidenceDocument): readonly string[] {
  const hasSource = before.source.kind !== after.source.kind;
  return [
    ...(hasSource
      ? [after.source.kind === "reference" ? before.source.kind : after.source.kind]
      : []),
    ...changedFields(before.reference, after.reference),
  ];
}

function withDocument(evidence: Evidence, document: EvidenceDocument): Evidence {
  return evidence.document.id === document.id ? { ...evidence, document } : evidence;
}

function detailOf({ id, document }: Evidence, { fields }: Change) {
  return { evidenceId: id, documentId: document.id, fields };
}

/** Beside what is noted of each deadline: a document may prove criteria alone. */
async function noteChange(
  turn: LinkedTurn,
  { id }: EvidenceDocument,
  { deed, fields }: Change,
): Promise<void> {
  await putOnRecord(turn, { subject: "document", subjectId: id, deed, detail: { fields } });
}
