/** Ghi hồ sơ: a small desk keeps a dossier here by hand, told in one message or piece by piece. */
import { unitReader } from "../../../domain/directive-units.ts";
import { countedReceipt, reckonDossier, workingTimeLeft } from "../../../domain/dossier-clock.ts";
import {
  emptyDossierDraft,
  missingDossierPiece,
  type DossierDraft,
  type DossierPiece,
  type DossierPieceFault,
} from "../../../domain/dossier-draft.ts";
import { timeOf } from "../../../domain/dossier-lines.ts";
import { loadAskingRules } from "../../../domain/dossier-asking.ts";
import { scheduleLooks } from "../../../domain/dossier-looks.ts";
import {
  isTooMuchOfDossier,
  readDossierWords,
  withDossierPiece,
  type DossierRead,
  type DossierWordsContext,
} from "../../../domain/dossier-words.ts";
import type { Dossier, DossierFacts } from "../../../domain/dossier.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { deskUnits, settleDesk } from "../../../domain/one-stop-desk.ts";
import { existedBetween } from "../../../domain/org.ts";
import { may, unitsWhereMay } from "../../../domain/rights.ts";
import { daysBetween } from "../../../domain/time.ts";
import type { DossierQuestion } from "../../conversation/questions/dossier-question.ts";
import { standsUntil } from "../../conversation/state.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { mayOn } from "./dossier-access.ts";
import { showDossier } from "./dossier-card.ts";

/** @param words what is known of it already; may be blank */
export async function startTyping(turn: LinkedTurn, words: string): Promise<readonly Reply[]> {
  if (!may(turn.actor, "keep-dossier")) return refuse(turn, "dossier", "new", "role");
  const id = turn.tools.office.ids.next<"DossierId">();
  const draft = emptyDossierDraft(id, await ownUnit(turn));
  if (words.trim() === "") return [ask(turn, null, { draft, unclear: [] }, null)];
  return readAll(turn, draft, words);
}

export async function answerTyping(
  turn: LinkedTurn,
  { draft, piece }: Extract<DossierQuestion, { asking: "dossier" }>,
  text: string,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "keep-dossier")) return refuse(turn, "dossier", "new", "role");
  if (piece === null || text.includes(";")) return readAll(turn, draft, text);
  return goOn(turn, withDossierPiece(draft, piece, text, await typingContext(turn)));
}

/** What was shown and confirmed is kept, once however often it is confirmed. */
export async function addDossier(turn: LinkedTurn, draft: DossierDraft): Promise<readonly Reply[]> {
  if (!may(turn.actor, "keep-dossier")) return refuse(turn, "dossier", "new", "role");
  const { stores, now, tools } = turn;
  if (await stores.dossiers.byId(draft.id)) return showDossier(turn, draft.id, "known");
  const facts = factsOf(draft);
  const unitId = await hisUnit(turn, draft.unitId);
  const reckoned = facts && reckonDossier(facts, tools.office.calendar);
  if (!facts || !reckoned || unitId === null) {
    return goOn(turn, { draft, fault: null, unclear: [] });
  }
  const known = await knownUnder(turn, facts.code);
  if (known) return known;
  const dossier: Dossier = {
    ...facts,
    ...reckoned,
    id: draft.id,
    unitId,
    source: "typed",
    asOf: now,
    createdAt: now,
    promise: null,
    lookedUntil: now,
    isToldLate: false,
    hasMissedDate: false,
    nextLookAt: null,
    revision: 1,
  };
  const rules = await loadAskingRules(tools.office, stores);
  await settleDesk(stores);
  await stores.dossiers.add([scheduleLooks(dossier, now, rules, tools.office.calendar)]);
  const entry = { subject: "dossier", subjectId: draft.id, deed: "typed-dossier" } as const;
  await putOnRecord(turn, { ...entry, detail: { code: facts.code, due: dossier.due.on } });
  return showDossier(turn, draft.id, "added");
}

async function readAll(
  turn: LinkedTurn,
  draft: DossierDraft,
  words: string,
): Promise<readonly Reply[]> {
  if (isTooMuchOfDossier(words)) return [ask(turn, null, { draft, unclear: [] }, "too-long")];
  return goOn(turn, readDossierWords(words, draft, await typingContext(turn)));
}

/** What has to be asked next, or the whole as it was understood. */
async function goOn(turn: LinkedTurn, read: DossierRead): Promise<readonly Reply[]> {
  const { draft, fault, unclear } = read;
  if (fault) return [ask(turn, fault.piece, read, fault.fault)];
  const known = draft.code === null ? null : await knownUnder(turn, draft.code);
  if (known) return known;
  const missing = missingDossierPiece(draft);
  if (missing) return [ask(turn, missing, read, null)];
  const unitId = await hisUnit(turn, draft.unitId);
  if (unitId === null) return [ask(turn, "unit", read, "not-his-unit")];
  return [await preview(turn, draft, unitId, unclear)];
}

async function preview(
  turn: LinkedTurn,
  draft: DossierDraft,
  unitId: UnitId,
  unclear: readonly string[],
): Promise<Reply> {
  const { calendar } = turn.tools.office;
  const facts = factsOf(draft);
  const reckoned = facts && reckonDossier(facts, calendar);
  if (!facts || !reckoned) throw new Error("a draft without a gap has its dates");
  const [unit] = await turn.stores.units.byIds([unitId]);
  const counted = countedReceipt(facts.received, calendar);
  return {
    content: {
      kind: "dossier-preview",
      draft,
      unit: unit?.name ?? "",
      receivedTime: timeOf(facts.received, calendar),
      due: reckoned.due,
      dueTime: timeOf(reckoned.due, calendar),
      countedFrom: counted.on === facts.received.on ? null : counted.on,
      left: workingTimeLeft(turn.now, reckoned.due, calendar),
      namesApplicant: draft.namesApplicant,
      unclear,
    },
  };
}

/** A code that is there already is told; opened where it may be seen. */
async function knownUnder(turn: LinkedTurn, code: string): Promise<readonly Reply[] | null> {
  const { stores } = turn;
  const [known] = await stores.dossiers.byCodes([code]);
  const [view] = known ? await stores.dossiers.views([known.id]) : [];
  if (!view) return null;
  const found = { view, deskIds: await deskUnits(stores) };
  if (mayOn(turn, "see-dossiers", found)) return showDossier(turn, view.dossier.id, "known");
  return [{ content: { kind: "dossier-code-taken", code } }];
}

function factsOf(draft: DossierDraft): DossierFacts | null {
  const { code, procedure, field, received, due, limit } = draft;
  if (code === null || procedure === null || received === null) return null;
  return {
    code,
    procedure,
    field,
    received,
    writtenDue: due,
    limit,
    status: 4,
    supplements: { count: 0, asked: null, given: null },
    pausedDays: 0,
    finished: null,
    returned: null,
    isOnline: null,
    isPaidOnline: null,
    isDigitised: null,
    reappointments: 0,
  };
}

/** The unit for which he keeps dossiers, where it is one alone. */
async function ownUnit({ actor }: LinkedTurn): Promise<UnitId | null> {
  const units = unitsWhereMay(actor, "keep-dossier");
  return units?.length === 1 ? (units[0] ?? null) : null;
}

/** That unit, if it is there and he may keep dossiers for it. */
export async function hisUnit(turn: LinkedTurn, unitId: UnitId | null): Promise<UnitId | null> {
  if (unitId === null) return null;
  const { stores, actor, today } = turn;
  const [unit] = await stores.units.byIds([unitId]);
  const deskIds = await deskUnits(stores);
  const isHis = unit && existedBetween(unit, today, today);
  return isHis && may(actor, "keep-dossier", { unitId, deskIds }) ? unitId : null;
}

export async function typingContext(turn: LinkedTurn): Promise<DossierWordsContext> {
  const { stores, today, now, tools } = turn;
  return {
    today,
    now,
    calendar: tools.office.calendar,
    reader: unitReader(await stores.units.all(), await stores.units.groups(), today),
    daysAway: (day) => Math.abs(daysBetween(today, day)),
  };
}

function ask(
  turn: LinkedTurn,
  piece: DossierPiece | null,
  { draft, unclear }: Pick<DossierRead, "draft" | "unclear">,
  fault: DossierPieceFault | null,
): Reply {
  const shown = piece === null ? null : draft;
  return {
    content: { kind: "ask-dossier", draft: shown, piece, fault, unclear },
    asks: { asking: "dossier", draft, piece, until: standsUntil(turn.now) },
  };
}
