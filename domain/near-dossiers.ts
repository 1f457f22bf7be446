/** Hồ sơ sắp đến hạn: what a unit is asked about in a message, as things stand when it is sent. */
import { apologisedFor } from "./apologised-dossiers.ts";
import { isDossierOverdue, occasionAt, type Dossier } from "./dossier.ts";
import { askingDays, mostDaysBefore, type AskingRules } from "./dossier-asking.ts";
import { wasRefused } from "./dossier-answered.ts";
import type { DossierLine, NearDossiers } from "./dossier-content.ts";
import { isFresh } from "./dossier-freshness.ts";
import { dossierLine } from "./dossier-lines.ts";
import type { UnitId } from "./ids.ts";
import type { Stores } from "./stores.ts";
import { dateIn, type Instant } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** More than one unit has due within a few days. */
const MOST_READ = 5_000;
/** In a message; the list has them all. */
const MOST_LINES = 5;

/** At which moment, by which rules and calendar. */
export interface LookingNow {
  readonly now: Instant;
  readonly rules: AskingRules;
  readonly calendar: WorkingCalendar;
}

/**
 * Those of a unit that come to their date within the days at which one is asked, and of which it is not
 * known whether they will be in time: no apology is on its way for the date, and who has promised is asked
 * again on the last of the days only.
 *
 * @param unitId null for those of which nobody knows who handles them
 */
export async function loadNear(
  stores: Stores,
  unitId: UnitId | null,
  looking: LookingNow,
): Promise<NearDossiers> {
  const { now, rules, calendar } = looking;
  const today = dateIn(now, calendar.zone);
  const views = await stores.dossiers.list({
    ...(unitId === null ? { unitIds: null, hasUnit: false } : { unitIds: [unitId] }),
    isOpen: true,
    isWaiting: false,
    dueFrom: today,
    dueTo: calendar.shift(today, mostDaysBefore(rules) + 1),
    limit: MOST_READ,
  });
  const unanswered = views.filter(
    ({ dossier }) => isFresh(dossier, today, calendar) && isToAnswer(dossier, looking),
  );
  const answered = await apologisedFor(
    stores,
    unanswered.map(({ dossier }) => dossier),
  );
  const near = unanswered.filter(({ dossier }) => !answered.has(dossier.id));
  const lines: DossierLine[] = [];
  for (const view of near.slice(0, MOST_LINES)) {
    const line = dossierLine(view, now, calendar);
    lines.push((await wasRefused(stores, view.dossier)) ? { ...line, isRefused: true } : line);
  }
  return { total: near.length, lines };
}

function isToAnswer(dossier: Dossier, { now, rules, calendar }: LookingNow): boolean {
  const { due, promise } = dossier;
  const today = dateIn(now, calendar.zone);
  if (isDossierOverdue(dossier, occasionAt(now, calendar.zone))) return false;
  const { days: all, last } = askingDays(dossier, rules, calendar);
  const days = (promise ? last : all[0]) ?? 0;
  return calendar.shift(calendar.onOrBefore(due.on), -days) <= today;
}
