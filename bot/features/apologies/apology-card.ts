/** An apology opened: what is owed and by when, what was said and done, what comes next. */
import type {
  ApologyContent,
  ApologyNews,
  ApologyOptions,
} from "../../../domain/apology-content.ts";
import { isTickedByHand } from "../../../domain/apology-changes.ts";
import { stageOf, timingOf, type Apology } from "../../../domain/apology.ts";
import { apologyRulesOn } from "../../../domain/apology-duty.ts";
import { completedOn, isOpen } from "../../../domain/deadline.ts";
import type { Evidence } from "../../../domain/evidence.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import { may } from "../../../domain/rights.ts";
import { dateIn, timeIn } from "../../../domain/time.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { historyOf } from "../deed-history.ts";
import { handlingOf } from "../handling/opened-handling.ts";
import { toItem } from "../progress.ts";
import { documentOf } from "../review/given-documents.ts";
import { isReviewable } from "../review/review-access.ts";
import { mayReopen } from "../undoing.ts";
import { apologyFor, mayWith, type OpenedApology } from "./apology-access.ts";
import { isBackdated } from "./apology-left.ts";
import { apologyLine } from "./apology-lines.ts";
import { signsHimself } from "./letter-signers.ts";
import { isTickStanding } from "./new-date-tick.ts";

type Card = Extract<ApologyContent, { kind: "apology" }>;

export async function showApology(
  turn: LinkedTurn,
  id: DeadlineId,
  isMore = false,
): Promise<readonly Reply[]> {
  const found = await apologyFor(turn, id, "see-dossiers");
  return "refusal" in found ? found.refusal : [await cardOf(turn, found, null, isMore)];
}

/** As it stands now, whoever has just changed what of it. */
export async function showChanged(
  turn: LinkedTurn,
  id: DeadlineId,
  news: ApologyNews,
): Promise<readonly Reply[]> {
  const found = await apologyFor(turn, id, "see-dossiers");
  return "refusal" in found ? found.refusal : [await cardOf(turn, found, news)];
}

async function cardOf(
  turn: LinkedTurn,
  found: OpenedApology,
  news: ApologyNews,
  isMore = false,
): Promise<Reply> {
  const { apology, view, dossier } = found;
  const { deadline } = view;
  const { calendar } = turn.tools.office;
  const { oldDue, newDue, draftedAt } = apology;
  const evidence = await turn.stores.evidence.of(deadline.id);
  const content: Card = {
    kind: "apology",
    isMore,
    news,
    item: toItem(turn, view),
    line: apologyLine(found),
    today: turn.today,
    clock: apology.clock,
    field: dossier.field,
    received: dossier.received.on,
    oldDue: oldDue.on,
    oldDueTime: oldDue.at && timeIn(oldDue.at, calendar.zone),
    law: await lawOf(turn, found),
    reason: apology.reason,
    newDate: newDue && { date: newDue, countdown: calendar.countdown(oldDue.on, newDue) },
    letterNumber: apology.letterNumber,
    draftedOn: draftedAt && dateIn(draftedAt, calendar.zone),
    sent: sentOf(turn, found, evidence),
    ticked: await tickOf(turn, apology),
    countsLate: dossier.hasMissedDate,
    evidence: evidence.map((each) => documentOf(turn, each)),
    history: await historyOf(turn, deadline.id),
    signer: await signerOf(turn, found),
    handling: await handlingOf(turn, view),
    options: await optionsOf(turn, found),
  };
  return { content, items: [deadline.id] };
}

/** By the pack that was in force when it arose; a new date that was not needed is no re-appointment. */
async function lawOf(turn: LinkedTurn, { apology, view }: OpenedApology): Promise<Card["law"]> {
  const { office } = turn.tools;
  const day = dateIn(apology.createdAt, office.calendar.zone);
  const rules = await apologyRulesOn(office, turn.stores, day);
  const all = await turn.stores.apologies.ofDossiers([apology.dossierId]);
  const earlier = all.filter(({ number }) => number < apology.number);
  const duties = await turn.stores.deadlines.byIds(earlier.map(({ deadlineId }) => deadlineId));
  const counted = duties.filter(({ state }) => state.name !== "waived");
  return {
    lastDay: view.deadline.due,
    leadDays: rules.leadDays,
    basis: rules.basis,
    which: counted.length + 1,
    most: rules.mostReappointments,
  };
}

function sentOf(
  turn: LinkedTurn,
  { view: { deadline } }: OpenedApology,
  given: readonly Evidence[],
): Card["sent"] {
  const on = completedOn(deadline.state);
  const timing = on && timingOf(on, deadline);
  return on && timing && { on, timing, isBackdated: isBackdated(turn, deadline, given) };
}

async function tickOf(turn: LinkedTurn, apology: Apology): Promise<Card["ticked"]> {
  const { ticked } = apology;
  if (!ticked) return null;
  const person = ticked.by && (await turn.stores.people.byId(ticked.by));
  return {
    by: person ? person.post : null,
    on: dateIn(ticked.at, turn.tools.office.calendar.zone),
    isByHand: isTickedByHand(apology),
  };
}

async function signerOf(turn: LinkedTurn, { view }: OpenedApology): Promise<string | null> {
  const { state } = view.deadline;
  const signer = state.name === "awaiting" ? await turn.stores.people.byId(state.signerId) : null;
  return signer?.post ?? null;
}

async function optionsOf(turn: LinkedTurn, found: OpenedApology): Promise<ApologyOptions> {
  const { apology, view } = found;
  const { deadline } = view;
  const { name } = deadline.state;
  const isOwed = stageOf(apology, deadline) !== "not-owed";
  const mayTick = isOwed && mayWith(turn, "tick-new-date", found);
  return {
    answer: isOwed && mayWith(turn, "answer-dossier", found),
    letter: isOwed && mayWith(turn, "see-applicant", found),
    tick: mayTick && !isOpen(deadline.state) && apology.ticked === null && apology.newDue !== null,
    untick: mayTick && !(await isTickStanding(turn, found)),
    prove: isOwed && name !== "accepted" && may(turn.actor, "prove", deadline),
    present:
      isOpen(deadline.state) &&
      name !== "awaiting" &&
      may(turn.actor, "report", deadline) &&
      !(await signsHimself(turn, deadline)),
    waive: isOpen(deadline.state) && name !== "awaiting" && may(turn.actor, "waive", deadline),
    reopen: await mayReopen(turn, deadline),
    review: await isReviewable(turn, deadline),
  };
}
