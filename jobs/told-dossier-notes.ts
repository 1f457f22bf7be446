/** What a message says of dossiers, looked up when it is sent: only what still holds, for who is to hear it. */
import { loadAskingRules } from "../domain/dossier-asking.ts";
import type { DossierNote } from "../domain/dossier-note.ts";
import { absentOn, isStale, lateOn } from "../domain/dossier-freshness.ts";
import { loadNear } from "../domain/near-dossiers.ts";
import type { Office } from "../domain/office.ts";
import { deskUnits, unitAnswering } from "../domain/one-stop-desk.ts";
import { may, seesAll, unitsInCharge, type Actor } from "../domain/rights.ts";
import { ladderOf } from "../domain/rules.ts";
import type { Stores } from "../domain/stores.ts";
import { dateIn, timeIn, type LocalDate } from "../domain/time.ts";

/** Its unit's people and the desk; coordinators and leaders, who are told where nobody else can be. */
export async function mayBeToldOf(
  stores: Stores,
  note: DossierNote,
  actor: Actor,
): Promise<boolean> {
  if (seesAll(actor)) return true;
  const isForDesk = note.kind === "dossiers-stale" || note.kind === "dossiers-absent";
  if (!("unitId" in note) && !isForDesk) return false;
  const answering = [...("unitId" in note ? [note.unitId] : []), ...(await deskUnits(stores))];
  return unitsInCharge(actor).some((unitId) => answering.includes(unitId));
}

/** Null when nothing is left of it. */
export async function asOfNow(
  office: Office,
  stores: Stores,
  note: DossierNote,
  actor: Actor,
): Promise<DossierNote | null> {
  const { calendar } = office;
  const now = office.clock.now();
  const today = dateIn(now, calendar.zone);
  switch (note.kind) {
    case "dossiers-near": {
      const rules = await loadAskingRules(office, stores);
      const work = await loadNear(stores, note.unitId, { now, rules, calendar });
      const answering = unitAnswering(note, await deskUnits(stores));
      const mayAnswer = may(actor, "answer-dossier", answering ? { unitId: answering } : {});
      return work.total > 0 ? { ...note, mayAnswer, work } : null;
    }
    case "dossiers-unowned": {
      const count = await countUnowned(stores, today);
      return count > 0 ? { ...note, count } : null;
    }
    case "dossiers-stale": {
      const latest = await stores.dossiers.latestExport();
      if (latest === null || !isStale(latest, today, calendar)) return null;
      const { zone } = calendar;
      return { ...note, asOf: dateIn(latest, zone), time: timeIn(latest, zone) };
    }
    case "dossiers-absent": {
      const count = await countAbsent(office, stores);
      return count > 0 ? { ...note, count } : null;
    }
    case "new-dates-missing": {
      const count = await stores.apologies.count({ unitIds: [note.unitId], stages: ["sent"] });
      return count > 0 ? { ...note, count } : null;
    }
    case "late-again": {
      const dossier = await stores.dossiers.byId(note.dossierId);
      return dossier && !dossier.ended ? note : null;
    }
    case "reappointment-refused":
      return note;
    default:
      return note satisfies never;
  }
}

function countUnowned({ dossiers }: Stores, today: LocalDate): Promise<number> {
  return dossiers.count({ unitIds: null, hasUnit: false, ...lateOn(today) });
}

async function countAbsent({ calendar, clock }: Office, stores: Stores): Promise<number> {
  const today = dateIn(clock.now(), calendar.zone);
  const rules = ladderOf(await stores.settings.rules(), null);
  const absent = await absentOn(stores, today, rules, calendar);
  return stores.dossiers.count({ unitIds: null, ...absent });
}
