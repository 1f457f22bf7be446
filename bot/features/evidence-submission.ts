/** Handing evidence in for one deadline, and taking it back while nobody has looked at it. */
import { isOnTime, isOpen, submitEvidence, withdrawEvidence } from "../../domain/deadline.ts";
import { isOutsideScoringYear, type Evidence } from "../../domain/evidence.ts";
import type { EvidenceId } from "../../domain/ids.ts";
import { scheduleNotices } from "../../domain/ladder.ts";
import type { DeadlineView } from "../../domain/stores.ts";
import { partsOf } from "../../domain/time.ts";
import type { PendingEvidence, TakenEvidence } from "../conversation/state.ts";
import {
  deedOf,
  ladderFor,
  saveDeadline,
  type LinkedTurn,
  type Reply,
} from "../conversation/turn.ts";
import { changeable } from "./access.ts";
import { toItem } from "./progress.ts";

const MOST_SIBLINGS = 60;

/** @param id of the evidence, new */
export async function submit(
  turn: LinkedTurn,
  view: DeadlineView,
  pending: PendingEvidence,
  id: EvidenceId,
): Promise<readonly Reply[]> {
  const { calendar } = turn.tools.office;
  const { deadline } = view;
  const documentDate = pending.reference?.date ?? null;
  const changed = submitEvidence(deadline, deedOf(turn), id, documentDate);
  if (!changed.ok) {
    const item = toItem(turn, view);
    return [{ content: { kind: "not-possible", item, error: changed.error } }];
  }
  const evidence: Evidence = {
    id,
    deadlineId: deadline.id,
    ...pending,
    submittedBy: turn.actor.person.id,
    submittedAt: turn.now,
  };
  await turn.stores.evidence.add(evidence);
  const scheduled = scheduleNotices(
    changed.value,
    turn.now,
    await ladderFor(turn, deadline),
    calendar,
  );
  await saveDeadline(turn, scheduled, "submitted-evidence", { evidenceId: id });
  const year = deadline.planYear ?? partsOf(turn.today).year;
  const siblings = await siblingsOf(turn, view);
  const isDue = (other: DeadlineView) =>
    other.deadline.due !== null && other.deadline.due <= turn.today;
  return [
    {
      content: {
        kind: "evidence-recorded",
        item: toItem(turn, { ...view, deadline: scheduled }),
        reference: pending.reference,
        awaitsFile: pending.source.kind === "reference",
        late: isOnTime(scheduled) === false,
        outsideYear: isOutsideScoringYear(documentDate, year) ? year : null,
        missing: siblings.filter(isDue).map((other) => toItem(turn, other)),
        upcoming: siblings.filter((other) => !isDue(other)).map((other) => toItem(turn, other)),
      },
      items: [deadline.id],
    },
  ];
}

/** What the same unit still has to prove of the same task. */
async function siblingsOf(turn: LinkedTurn, view: DeadlineView): Promise<readonly DeadlineView[]> {
  const { taskId, unitId, id } = view.deadline;
  if (!taskId) return [];
  const views = await turn.stores.deadlines.list({
    unitIds: [unitId],
    taskId,
    limit: MOST_SIBLINGS,
  });
  return views.filter(
    ({ deadline }) =>
      deadline.id !== id && (isOpen(deadline.state) || deadline.state.name === "done"),
  );
}

/** Null when it is taken back; else why it cannot be. */
export async function takeBack(
  turn: LinkedTurn,
  { deadlineId, evidenceId, before }: TakenEvidence,
): Promise<readonly Reply[] | null> {
  const found = await changeable(turn, deadlineId);
  if ("refusal" in found) return found.refusal;
  const { deadline } = found.view;
  const changed = withdrawEvidence(deadline, evidenceId, before);
  if (!changed.ok) {
    const item = toItem(turn, found.view);
    return [{ content: { kind: "not-possible", item, error: changed.error } }];
  }
  const ladder = await ladderFor(turn, deadline);
  const scheduled = scheduleNotices(changed.value, turn.now, ladder, turn.tools.office.calendar);
  await saveDeadline(turn, scheduled, "took-back-evidence", { evidenceId });
  await turn.stores.evidence.remove(evidenceId);
  return null;
}
