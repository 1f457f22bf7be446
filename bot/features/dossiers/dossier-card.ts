/** A dossier opened: its dates and how they are counted, what was answered, what may be done. */
import type {
  DossierApology,
  DossierContent,
  DossierNews,
  DossierOptions,
} from "../../../domain/dossier-content.ts";
import { countedReceipt } from "../../../domain/dossier-clock.ts";
import { wasRefused } from "../../../domain/dossier-answered.ts";
import { dossierLine, shownMoment, timeOf } from "../../../domain/dossier-lines.ts";
import { lastEnd, markedFacts } from "../../../domain/dossier-marks.ts";
import type { DossierMark } from "../../../domain/dossier-action.ts";
import { stageOf } from "../../../domain/apology.ts";
import type { DossierId } from "../../../domain/ids.ts";
import { dateIn } from "../../../domain/time.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { dossierFor, mayOn, type OpenedDossier } from "./dossier-access.ts";

type Card = Extract<DossierContent, { kind: "dossier" }>;

export async function showDossier(
  turn: LinkedTurn,
  id: DossierId,
  news: DossierNews = null,
): Promise<readonly Reply[]> {
  const found = await dossierFor(turn, id, "see-dossiers");
  return "refusal" in found ? found.refusal : [await cardOf(turn, found, news)];
}

export async function cardOf(
  turn: LinkedTurn,
  found: OpenedDossier,
  news: DossierNews,
): Promise<Reply> {
  const { dossier } = found.view;
  const { calendar } = turn.tools.office;
  const { received, writtenDue, promise, ended } = dossier;
  const counted = countedReceipt(received, calendar);
  const apologies = await apologiesOf(turn, dossier.id);
  const promiser = promise && (await turn.stores.people.byId(promise.by));
  const content: Card = {
    kind: "dossier",
    news,
    line: dossierLine(found.view, turn.now, calendar),
    today: turn.today,
    field: dossier.field,
    received,
    receivedTime: timeOf(received, calendar),
    countedFrom: counted.on === received.on ? null : counted.on,
    limit: dossier.limit,
    isDueWritten: writtenDue !== null,
    hasMissedDate: dossier.hasMissedDate,
    supplements: dossier.supplements,
    pausedDays: dossier.pausedDays,
    status: dossier.status,
    ended: ended?.on ?? null,
    promise: promise && {
      post: promiser?.post ?? null,
      on: dateIn(promise.at, calendar.zone),
    },
    reappointments: dossier.reappointments,
    apologies,
    source: dossier.source,
    asOf: shownMoment(dossier.asOf, calendar),
    options: await optionsOf(turn, found, apologies),
  };
  return { content, items: apologies.map(({ deadlineId }) => deadlineId) };
}

export async function apologiesOf(
  { stores }: Pick<LinkedTurn, "stores">,
  id: DossierId,
): Promise<readonly DossierApology[]> {
  const apologies = await stores.apologies.ofDossiers([id]);
  const duties = await stores.deadlines.byIds(apologies.map(({ deadlineId }) => deadlineId));
  return apologies.flatMap((apology): readonly DossierApology[] => {
    const duty = duties.find((each) => each.id === apology.deadlineId);
    const { deadlineId, number, newDue } = apology;
    return duty ? [{ deadlineId, number, newDue, stage: stageOf(apology, duty) }] : [];
  });
}

/** The apology on which something still has to be done: for this date no other one is owed. */
export function pendingApology(apologies: readonly DossierApology[]): DossierApology | null {
  const pending = ({ stage }: DossierApology) => stage !== "done" && stage !== "not-owed";
  return apologies.findLast(pending) ?? null;
}

/** A letter that went out was about what is written: it cannot be said any more that this was a slip. */
export function isCorrectable(apologies: readonly DossierApology[]): boolean {
  return apologies.every(({ stage }) => stage !== "sent" && stage !== "done");
}

async function optionsOf(
  turn: LinkedTurn,
  found: OpenedDossier,
  apologies: readonly DossierApology[],
): Promise<DossierOptions> {
  const { dossier } = found.view;
  const isRunning = dossier.ended === null && !dossier.isWaiting;
  const mayAnswer =
    isRunning && pendingApology(apologies) === null && mayOn(turn, "answer-dossier", found);
  const mayMark = dossier.source === "typed" && mayOn(turn, "keep-dossier", found);
  const can = (mark: DossierMark) => mayMark && markedFacts(dossier, mark, dossier.due) !== null;
  return {
    promise: mayAnswer && dossier.promise === null && turn.today <= dossier.due.on,
    // Once was enough: the leaders know, and no further date is possible.
    refuse: mayAnswer && !(await wasRefused(turn.stores, dossier)),
    applicant: mayOn(turn, "see-applicant", found),
    finish: can("finished"),
    giveBack: can("returned"),
    askSupplement: can("supplement-asked"),
    takeSupplement: can("supplement-given"),
    reopen: can("reopened"),
    otherDay: mayMark ? lastEnd(dossier) : null,
    change: mayMark && isCorrectable(apologies),
    remove: mayMark && isCorrectable(apologies),
  };
}
