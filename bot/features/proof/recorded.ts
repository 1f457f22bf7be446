/** What is said of evidence that was taken: what was understood, what is missing, what else it may prove. */
import { isOnTime, isOpen, type Deadline } from "../../../domain/deadline.ts";
import { fitsDeliverable } from "../../../domain/deliverable-parts.ts";
import {
  hasParts,
  isDatedAhead,
  isOutsideScoringYear,
  partsLeft,
  undatedBy,
  type Evidence,
} from "../../../domain/evidence.ts";
import type { HowRecorded } from "../../../domain/proof-content.ts";
import { returnOf } from "../../../domain/review.ts";
import { may } from "../../../domain/rights.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { foldText } from "../../../domain/text.ts";
import { addDays, partsOf } from "../../../domain/time.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { apologyLeft } from "../apologies/apology-left.ts";
import { allProvable } from "../evidence-target.ts";
import { toItem } from "../progress.ts";
import { deadlineOf } from "./known-document.ts";

const MOST_SIBLINGS = 60;
/** Work that is farther away is not what somebody has in hand. */
const NEAR_DAYS = 31;

/** @param view as the deadline stands with it */
export async function recordedReply(
  turn: LinkedTurn,
  view: DeadlineView,
  evidence: Evidence,
  how: HowRecorded,
): Promise<readonly Reply[]> {
  const { deadline } = view;
  const { document } = evidence;
  const { reference } = document;
  const year = deadline.planYear ?? partsOf(turn.today).year;
  const siblings = await siblingsOf(turn, deadline);
  const given = await turn.stores.evidence.of(deadline.id);
  const others = await otherUses(turn, evidence, deadline);
  const isDue = (other: DeadlineView) =>
    other.deadline.due !== null && other.deadline.due <= turn.today;
  const returned =
    how === "recorded" ? returnOf(evidence, await turn.stores.reviews.of(deadline.id)) : null;
  const left = await apologyLeft(turn, deadline);
  const isUnfit = fitsDeliverable(reference?.kind ?? null, deadline.label) === false;
  return [
    {
      content: {
        kind: "evidence-recorded",
        item: toItem(turn, view),
        how,
        evidenceId: evidence.id,
        reference,
        awaitsFile: document.source.kind === "reference",
        late: isOnTime(deadline) === false,
        outsideYear: isOutsideScoringYear(reference?.date ?? null, year) ? year : null,
        isDatedAhead: isDatedAhead(reference, turn.today),
        impossibleDate: undatedBy(document),
        returnedFor: returned?.reason ?? null,
        unfitKind: isUnfit ? (reference?.kind ?? null) : null,
        missingParts: missingOf(deadline.label, given),
        isHandedIn: deadline.state.name === "submitted" || deadline.state.name === "accepted",
        alsoProves: others.map((other) => toItem(turn, other)),
        mayUseAgain: await isOfUseElsewhere(turn, evidence, [deadline, ...others.map(deadlineIn)]),
        missing: siblings.filter(isDue).map((other) => toItem(turn, other)),
        upcoming: siblings.filter((other) => !isDue(other)).map((other) => toItem(turn, other)),
        ...(left && { apology: left }),
      },
      items: [deadline.id],
    },
  ];
}

/** Of a product of one document: the document itself, while only others were given. */
function missingOf(label: string, given: readonly Evidence[]): readonly string[] {
  const isOther = ({ document }: Evidence) =>
    fitsDeliverable(document.reference?.kind ?? null, label) === false;
  if (!hasParts(label)) return given.every(isOther) ? [label] : [];
  return partsLeft(label, given);
}

/** What else the document proves, as far as it is this person's to know. */
async function otherUses(
  turn: LinkedTurn,
  { document }: Evidence,
  deadline: Deadline,
): Promise<readonly DeadlineView[]> {
  const uses = await turn.stores.evidence.usesOf(document.id);
  const ids = uses.flatMap(deadlineOf).filter((id) => id !== deadline.id);
  if (ids.length === 0) return [];
  const views = await turn.stores.deadlines.views(ids);
  return views.filter(({ deadline: { unitId } }) => may(turn.actor, "prove", { unitId }));
}

/** Work at hand that wants such a document, or that its words name. */
async function isOfUseElsewhere(
  turn: LinkedTurn,
  { document }: Evidence,
  used: readonly Deadline[],
): Promise<boolean> {
  const words = foldText(document.note);
  const kind = document.reference?.kind ?? null;
  const until = addDays(turn.today, NEAR_DAYS);
  const views = await allProvable(turn);
  return views.some(({ deadline: { id, label, due }, code }) => {
    if (used.some((each) => each.id === id)) return false;
    const isNamed = code !== null && words.includes(foldText(code));
    const isNear = due !== null && due <= until;
    return isNamed || (isNear && fitsDeliverable(kind, label) === true);
  });
}

/** What the same unit still has to prove of the same task. */
async function siblingsOf(
  turn: LinkedTurn,
  { taskId, unitId, id }: Deadline,
): Promise<readonly DeadlineView[]> {
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

function deadlineIn({ deadline }: DeadlineView): Deadline {
  return deadline;
}
