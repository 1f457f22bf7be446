/** Kịp hạn, không kịp hạn: what a dossier's unit answers, and the apology that follows. */
import {
  apologiesWithDuties,
  apologyRulesOn,
  oweApology,
  whyNotOwed,
} from "../../../domain/apology-duty.ts";
import { loadDirectory } from "../../../domain/directory.ts";
import { REFUSED_DEED, wasRefused } from "../../../domain/dossier-answered.ts";
import { dossierLine } from "../../../domain/dossier-lines.ts";
import { loadAskingRules } from "../../../domain/dossier-asking.ts";
import { scheduleLooks } from "../../../domain/dossier-looks.ts";
import type { Dossier } from "../../../domain/dossier.ts";
import type { DossierView } from "../../../domain/dossier-stores.ts";
import type { DossierObstacle } from "../../../domain/dossier-content.ts";
import { planEvent } from "../../../domain/events.ts";
import type { DossierId } from "../../../domain/ids.ts";
import { tellNews } from "../../../domain/news.ts";
import { unitAnswering } from "../../../domain/one-stop-desk.ts";
import { readWords } from "../../conversation/free-words.ts";
import type { DossierQuestion } from "../../conversation/questions/dossier-question.ts";
import { standsUntil } from "../../conversation/state.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { showApology } from "../apologies/apology-card.ts";
import { dossierFor, saveDossier, type OpenedDossier } from "./dossier-access.ts";
import { apologiesOf, pendingApology, showDossier } from "./dossier-card.ts";

/** Kịp hạn. Said once more it changes nothing. */
export async function promiseInTime(turn: LinkedTurn, id: DossierId): Promise<readonly Reply[]> {
  const found = await answerable(turn, id);
  if ("refusal" in found) return found.refusal;
  const { dossier } = found.view;
  if (turn.today > dossier.due.on) return obstacle(turn, found, "overdue");
  if (!dossier.promise) {
    const promise = { by: turn.actor.person.id, at: turn.now };
    await saveDossier(turn, await watched(turn, { ...dossier, promise }));
    const { code } = dossier;
    const detail = { code, due: dossier.due.on };
    await putOnRecord(turn, {
      subject: "dossier",
      subjectId: id,
      deed: "promised-in-time",
      detail,
    });
  }
  return showDossier(turn, id, "promised");
}

/** Không kịp hạn: asks for the reason. */
export async function askReason(turn: LinkedTurn, id: DossierId): Promise<readonly Reply[]> {
  const found = await answerable(turn, id);
  return "refusal" in found ? found.refusal : [await ask(turn, found, false)];
}

export async function answerReason(
  turn: LinkedTurn,
  { dossierId }: Extract<DossierQuestion, { asking: "dossier-reason" }>,
  text: string,
): Promise<readonly Reply[]> {
  const found = await answerable(turn, dossierId);
  if ("refusal" in found) return found.refusal;
  const reason = readWords(text);
  return reason ? owe(turn, found, reason) : [await ask(turn, found, true)];
}

async function owe(
  turn: LinkedTurn,
  found: OpenedDossier,
  reason: string,
): Promise<readonly Reply[]> {
  const { stores, tools } = turn;
  const { dossier } = found.view;
  const unitId = unitAnswering(dossier, found.deskIds);
  if (unitId === null) return obstacle(turn, found, "no-unit");
  const by = turn.actor.person.id;
  const clock = turn.today > dossier.due.on ? "overdue" : "foreseen";
  const label = tools.office.storedWords.apologyLabel;
  const owed = await oweApology(tools.office, stores, {
    dossier,
    unitId,
    clock,
    reason,
    by,
    label,
  });
  if (!owed.ok) {
    return owed.error.code === "owed"
      ? showApology(turn, owed.error.apology.deadlineId)
      : refuseFurther(turn, found, reason, owed.error.most);
  }
  const { deadline } = owed.value;
  if (dossier.promise) await saveDossier(turn, await watched(turn, { ...dossier, promise: null }));
  const detail = { code: dossier.code, due: dossier.due.on };
  const entry = { subject: "deadline", subjectId: deadline.id } as const;
  await putOnRecord(turn, { ...entry, deed: "foresaw-delay", detail });
  await tellNews(tools.office, stores, { what: "apology-owed", deadline, by }, "soon");
  if (clock === "overdue") {
    await tellNews(tools.office, stores, { what: "apology-breach", deadline, by }, "soon");
  }
  return showApology(turn, deadline.id);
}

/** The rules allow no further new date: the leaders hear of it, once for each date. */
async function refuseFurther(
  turn: LinkedTurn,
  { view }: OpenedDossier,
  reason: string,
  most: number,
): Promise<readonly Reply[]> {
  const { stores, tools, today } = turn;
  const { dossier, unit } = view;
  const { id: dossierId, code, procedure } = dossier;
  const due = dossier.due.on;
  const { leaders, coordinators } = await loadDirectory(stores, [], today);
  const told = leaders.length > 0 ? leaders : coordinators;
  if (!(await wasRefused(stores, dossier))) {
    const note = {
      kind: "reappointment-refused",
      dossierId,
      code,
      procedure,
      unit,
      due,
      reason,
    } as const;
    await planEvent(tools.office, stores, told, { note });
    const detail = { code, due };
    await putOnRecord(turn, {
      subject: "dossier",
      subjectId: dossierId,
      deed: REFUSED_DEED,
      detail,
    });
  }
  const { basis } = await apologyRulesOn(tools.office, stores, today);
  const line = dossierLine(view, turn.now, tools.office.calendar);
  const isTold = leaders.length > 0;
  return [{ content: { kind: "reappointment-refused", line, most, basis, isTold } }];
}

/** Open, its time running, and nothing of an apology still to be done; else why nothing can be answered. */
async function answerable(turn: LinkedTurn, id: DossierId) {
  const found = await dossierFor(turn, id, "answer-dossier");
  if ("refusal" in found) return found;
  const { dossier } = found.view;
  if (dossier.ended) return { refusal: obstacle(turn, found, "ended") };
  if (dossier.isWaiting) return { refusal: obstacle(turn, found, "waiting") };
  const pending = pendingApology(await apologiesOf(turn, id));
  return pending ? { refusal: await showApology(turn, pending.deadlineId) } : found;
}

export function obstacle(
  { now, tools }: LinkedTurn,
  { view }: OpenedDossier,
  why: DossierObstacle,
): readonly Reply[] {
  const line = dossierLine(view, now, tools.office.calendar);
  return [{ content: { kind: "dossier-not-possible", line, obstacle: why } }];
}

/** Under its changed facts; what was seen to stays so. */
export async function watched(turn: LinkedTurn, dossier: Dossier): Promise<Dossier> {
  const { office } = turn.tools;
  const rules = await loadAskingRules(office, turn.stores);
  return scheduleLooks(dossier, dossier.lookedUntil, rules, office.calendar);
}

async function ask(turn: LinkedTurn, { view }: OpenedDossier, isBlank: boolean): Promise<Reply> {
  const line = dossierLine(view, turn.now, turn.tools.office.calendar);
  return {
    content: { kind: "ask-dossier-reason", line, isBlank, refused: await refusedBy(turn, view) },
    asks: {
      asking: "dossier-reason",
      dossierId: line.dossierId,
      until: standsUntil(turn.now),
    },
  };
}

/** Where no further new date can be appointed: said before the reason is asked for, which goes to the leaders. */
async function refusedBy({ stores, tools, today }: LinkedTurn, { dossier }: DossierView) {
  const rules = await apologyRulesOn(tools.office, stores, today);
  const owed = await apologiesWithDuties(stores, [dossier.id]);
  const why = whyNotOwed(dossier, owed, rules);
  return why?.code === "no-more" ? { most: why.most, basis: rules.basis } : null;
}
