/** The rows of an export beside what is known of their dossiers: what is new, what is different, what stays. */
import { isDeepStrictEqual } from "node:util";
import type { ApologyWithDuty } from "../../../domain/apology-duty.ts";
import { dateAppointed } from "../../../domain/apology-settling.ts";
import type { AskingRules } from "../../../domain/dossier-asking.ts";
import { reckonDossier } from "../../../domain/dossier-clock.ts";
import { foldCode } from "../../../domain/dossier-code.ts";
import type {
  DossierRowProblem,
  ImportedDossier,
  RejectedDossier,
} from "../../../domain/dossier-import.ts";
import { scheduleLooks } from "../../../domain/dossier-looks.ts";
import type {
  Applicant,
  Dossier,
  DossierFacts,
  DossierReckoning,
} from "../../../domain/dossier.ts";
import type { IdSource, UnitId } from "../../../domain/ids.ts";
import type { Instant, LocalDate } from "../../../domain/time.ts";
import type { KnownDossiers } from "./known-dossiers.ts";
import { moveOwed, settleLast, type SettledFor, type SettlingTools } from "./settled-apologies.ts";

export interface ComparingTools extends SettlingTools {
  readonly ids: IdSource;
  /** The moment of which the export is. */
  readonly asOf: Instant;
  readonly asking: AskingRules;
  /** Null for a name that fits several units. */
  readonly unitOf: (name: string) => UnitId | null;
  /** Handles what no unit is named for; null where nobody knows who does. */
  readonly deskId: UnitId | null;
  /** Who handed in what came to its end before this day is not remembered any more. */
  readonly forgottenBefore: LocalDate;
}

type Change =
  | "new"
  | "changed"
  /** As it is known, but of a later moment. */
  | "same"
  /** More is known of it than this export tells. */
  | "older";

export interface ComparedDossier {
  /** As it was; null for a new one. */
  readonly before: Dossier | null;
  /** As it will be stored; of an older export as it is. */
  readonly dossier: Dossier;
  readonly change: Change;
  /** As the file has it, whatever is known: what figures of the file count. */
  readonly told: Pick<Dossier, "due" | "ended" | "outcome" | "isWaiting" | "isLateByRule">;
  /** To be stored; null: it stays as it is. */
  readonly applicant: Applicant | null;
  readonly settled: SettledFor;
}

export interface ComparedDossiers {
  readonly compared: readonly ComparedDossier[];
  readonly rejected: readonly RejectedDossier[];
}

export function compareDossiers(
  imported: readonly ImportedDossier[],
  known: KnownDossiers,
  tools: ComparingTools,
): ComparedDossiers {
  const compared: ComparedDossier[] = [];
  const rejected: RejectedDossier[] = [];
  const rowOf = new Map<string, number>();
  for (const each of imported) {
    const code = foldCode(each.facts.code);
    const first = rowOf.get(code);
    const outcome: ComparedDossier | DossierRowProblem =
      first === undefined
        ? compareDossier(each, known.dossiers.get(code) ?? null, known, tools)
        : { code: "doubled", row: first };
    if (first === undefined) rowOf.set(code, each.row);
    if ("code" in outcome) {
      rejected.push({ row: each.row, dossier: each.facts.code, problem: outcome });
    } else compared.push(outcome);
  }
  return { compared, rejected };
}

function compareDossier(
  imported: ImportedDossier,
  before: Dossier | null,
  known: KnownDossiers,
  tools: ComparingTools,
): ComparedDossier | DossierRowProblem {
  const { unit } = imported;
  const named = unit === "" ? null : tools.unitOf(unit);
  if (unit !== "" && named === null) return { code: "ambiguous-unit", text: unit };
  const alone = reckonDossier(imported.facts, tools.calendar);
  if (!alone) return { code: "no-due" };
  const owed = (before && known.apologies.get(before.id)) ?? [];
  if (before && tools.asOf < before.asOf) {
    const settled = { owed, done: [] };
    return { before, dossier: before, change: "older", told: alone, applicant: null, settled };
  }
  const unitId = named ?? unitKept(before) ?? tools.deskId;
  const settled = moveOwed(settledNow(imported.facts, before, owed, tools), unitId, tools);
  const facts = factsNow(imported.facts, before, settled.owed);
  const reckoning = reckonDossier(facts, tools.calendar) ?? alone;
  const isHeld = facts.writtenDue !== imported.facts.writtenDue;
  const told = isHeld ? alone : reckoning;
  const now = { ...facts, ...reckoning, unitId };
  const dossier = scheduled(before, now, settled.done.includes("waived"), tools);
  const applicant = applicantNow(imported.applicant, before, dossier, known, tools);
  const isSame = before !== null && applicant === null && isSameAs(before, dossier);
  const change = before === null ? "new" : isSame ? "same" : "changed";
  const otherDate = isHeld ? (["other-date"] as const) : [];
  return {
    before,
    dossier,
    change,
    told,
    applicant,
    settled: { ...settled, done: [...settled.done, ...otherDate] },
  };
}

/** What the last apology appointed does not speak for itself: the export is held against the ones before it. */
function settledNow(
  facts: DossierFacts,
  before: Dossier | null,
  owed: readonly ApologyWithDuty[],
  tools: ComparingTools,
): SettledFor {
  const judged = factsNow(facts, before, owed.slice(0, -1));
  const reckoning = reckonDossier(judged, tools.calendar);
  return settleLast(owed, reckoning && { ...judged, ...reckoning }, tools);
}

/**
 * What was typed is whoever's the export says, at last the desk's. Incident: a code that was guessed and typed
 * stayed with the unit that had typed it, which then read the applicant's name in the export.
 */
function unitKept(before: Dossier | null): UnitId | null {
  return before?.source === "export" ? before.unitId : null;
}

/** What an export leaves out stays as it is known. */
function factsNow(
  facts: DossierFacts,
  before: Dossier | null,
  owed: readonly ApologyWithDuty[],
): DossierFacts & Pick<Dossier, "hasMissedDate"> {
  if (!before) return { ...facts, hasMissedDate: false };
  const standing = owed.filter(({ duty }) => duty.state.name !== "waived");
  const appointed = dateAppointed(
    facts,
    standing.map(({ apology }) => apology),
  );
  // What was counted for an apology that was waived since is counted anew.
  const isCounted = owed.every((each) => standing.includes(each) || !each.apology.ticked);
  return {
    ...facts,
    code: before.code,
    field: facts.field || before.field,
    ...appointed,
    // A new date that the system itself writes is believed.
    hasMissedDate: before.hasMissedDate && appointed.writtenDue !== facts.writtenDue,
    // What an earlier export has told is known, too.
    reappointments: Math.max(appointed.reappointments, isCounted ? before.reappointments : 0),
    isOnline: facts.isOnline ?? before.isOnline,
    isPaidOnline: facts.isPaidOnline ?? before.isPaidOnline,
    isDigitised: facts.isDigitised ?? before.isDigitised,
  };
}

type Told = DossierFacts & DossierReckoning & Pick<Dossier, "unitId" | "hasMissedDate">;

/**
 * With the next look at it. One that has another date or unit, or whose apology is none any more, is looked
 * at as if it had just become known: what was asked, answered or found until then says nothing of it.
 */
function scheduled(
  before: Dossier | null,
  told: Told,
  isSettled: boolean,
  { ids, now, asOf, asking, calendar }: ComparingTools,
): Dossier {
  const isOther = before?.due.on !== told.due.on || before.unitId !== told.unitId;
  const createdAt = before?.createdAt ?? now;
  const dossier: Dossier = {
    ...told,
    id: before?.id ?? ids.next<"DossierId">(),
    source: "export",
    asOf,
    createdAt,
    promise: isOther ? null : before.promise,
    lookedUntil: createdAt,
    isToldLate: false,
    nextLookAt: null,
    revision: before?.revision ?? 1,
  };
  const since = isOther || isSettled ? createdAt : before.lookedUntil;
  return scheduleLooks(dossier, since, asking, calendar);
}

/** But for the moment of which it is, and the looks at it. */
function isSameAs(before: Dossier, now: Dossier): boolean {
  const { asOf, isToldLate, lookedUntil, nextLookAt } = now;
  return isDeepStrictEqual({ ...before, asOf, isToldLate, lookedUntil, nextLookAt }, now);
}

const NOBODY: Applicant = { name: null, phone: null, address: null };

/** Who was forgotten after the dossier's end, or would be tonight, is not brought back. */
function applicantNow(
  told: Applicant,
  before: Dossier | null,
  dossier: Dossier,
  { applicants }: KnownDossiers,
  { forgottenBefore }: ComparingTools,
): Applicant | null {
  const known = (before && applicants.get(before.id)) ?? NOBODY;
  const isForgotten = before !== null && before.ended !== null && known === NOBODY;
  if (isForgotten || (dossier.ended !== null && dossier.ended.on < forgottenBefore)) return null;
  const now: Applicant = {
    name: told.name ?? known.name,
    phone: told.phone ?? known.phone,
    address: told.address ?? known.address,
  };
  return isDeepStrictEqual(now, known) ? null : now;
}
