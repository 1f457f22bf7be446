/**
 * What the sweep finds out about dossiers: whose unit has to be asked whether they will be in time, and for
 * which an apology is owed since their date has passed. It reads only those that have to be looked at now;
 * doing it twice, or twice at once, makes nothing twice.
 */
import { loadAskingRules, type AskingRules } from "../domain/dossier-asking.ts";
import { loadHearers, type DossierHearers } from "../domain/dossier-hearers.ts";
import { freshSince } from "../domain/dossier-freshness.ts";
import { looksAt, scheduleLooks, type Look } from "../domain/dossier-looks.ts";
import type { Dossier } from "../domain/dossier.ts";
import { planEvent, planForThisMorning } from "../domain/events.ts";
import type { UnitId } from "../domain/ids.ts";
import type { Note } from "../domain/message.ts";
import type { Office } from "../domain/office.ts";
import { morningCarrier } from "../domain/sending-hours.ts";
import type { Stores } from "../domain/stores.ts";
import { dateIn, type Instant } from "../domain/time.ts";
import { apologiseFor } from "./overdue-dossiers.ts";

interface Found {
  readonly dossier: Dossier;
  readonly look: Look;
}

/** Within a transaction. Says how many were looked at, at most so many. */
export async function lookAtDossiers(
  office: Office,
  stores: Stores,
  most: number,
): Promise<number> {
  const { calendar } = office;
  const now = office.clock.now();
  const since = freshSince(dateIn(now, calendar.zone), calendar);
  const dossiers = await stores.dossiers.withLookDue(now, since, most);
  if (dossiers.length === 0) return 0;
  const rules = await stores.settings.rules();
  const asking = await loadAskingRules(office, stores);
  const moved = dossiers.map((dossier) => scheduleLooks(dossier, now, asking, calendar));
  // Moved on before anything is told: of two sweeps, one alone goes on with a dossier. What somebody has
  // changed meanwhile stays due, and is taken with the next ones.
  const changed = new Set(await stores.dossiers.saveAll(moved));
  const found = dossiers
    .filter(({ id }) => !changed.has(id))
    .flatMap((dossier): Found[] => {
      const look = lastLook(dossier, now, asking, office);
      return look ? [{ dossier, look }] : [];
    });
  const unitIds = [...new Set(found.map(({ dossier }) => dossier.unitId))];
  const { slot } = morningCarrier(now, rules, calendar);
  const hearers = await loadHearers(stores, unitIds, slot);
  await askUnits(office, stores, found, hearers);
  const overdue = found.filter(({ look }) => look.kind === "overdue");
  await apologiseFor(
    office,
    stores,
    overdue.map(({ dossier }) => dossier),
    hearers,
  );
  return dossiers.length;
}

/** Of several that were missed the last says all. */
function lastLook(
  dossier: Dossier,
  now: Instant,
  rules: AskingRules,
  { calendar }: Office,
): Look | undefined {
  return looksAt(dossier, rules, calendar).findLast(
    ({ at }) => at > dossier.lookedUntil && at <= now,
  );
}

/** Each unit once, however many of its dossiers come near: which they are is looked up when it is told. */
async function askUnits(
  office: Office,
  stores: Stores,
  found: readonly Found[],
  hearers: DossierHearers,
): Promise<void> {
  const rules = await stores.settings.rules();
  const { slot } = morningCarrier(office.clock.now(), rules, office.calendar);
  const inMorning = new Set<UnitId | null>();
  const atOnce = new Set<UnitId | null>();
  for (const { dossier, look } of found) {
    if (look.kind === "ask") (look.days === null ? atOnce : inMorning).add(dossier.unitId);
  }
  const asked = [...inMorning, ...atOnce].filter((unitId) => unitId !== null);
  const units = new Map((await stores.units.byIds(asked)).map(({ id, name }) => [id, name]));
  const noteOf = (unitId: UnitId | null): Note => {
    const unit = (unitId && units.get(unitId)) ?? "";
    return { kind: "dossiers-near", unitId, unit, mayAnswer: false, work: null };
  };
  for (const unitId of inMorning) {
    const once = `dossiers-near ${slot} ${unitId ?? ""}`;
    const what = { note: noteOf(unitId), once };
    await planForThisMorning(office, stores, hearers.ofUnit(unitId), what);
  }
  for (const unitId of atOnce) {
    await planEvent(office, stores, hearers.ofUnit(unitId), { note: noteOf(unitId) });
  }
}
