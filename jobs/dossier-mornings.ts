/**
 * What is looked after of dossiers on each working day: whether their data is fresh, whether some are left out
 * of it, and whether the new dates of those that were apologised for are entered.
 */
import { absentOn, freshSince, isStale } from "../domain/dossier-freshness.ts";
import { loadHearers, type DossierHearers } from "../domain/dossier-hearers.ts";
import type { ApologyView } from "../domain/dossier-stores.ts";
import { planForThisMorning } from "../domain/events.ts";
import type { UnitId } from "../domain/ids.ts";
import { mondaysAfter } from "../domain/ladder.ts";
import type { Note } from "../domain/message.ts";
import type { Office } from "../domain/office.ts";
import { ladderOf } from "../domain/rules.ts";
import { morningCarrier } from "../domain/sending-hours.ts";
import type { Stores } from "../domain/stores.ts";
import { dateIn, type Instant, type LocalDate, type LocalTime } from "../domain/time.ts";
import type { WorkingCalendar } from "../domain/working-calendar.ts";
import { tellLateAgain } from "./overdue-dossiers.ts";

/** The schedule's name of it. */
const DOSSIER_MORNING = "dossier-morning";
const MIDNIGHT = "00:00" as LocalTime;
/** After the first working day, each Monday. */
const MONDAYS = 4;
/** Of these there are few at a time: each was told of. */
const MOST_READ = 5_000;

/** Once a working day, at its beginning, so that the morning's message takes what is found. */
export async function planDossierMorning(office: Office, stores: Stores): Promise<void> {
  const { calendar, clock } = office;
  const now = clock.now();
  const today = dateIn(now, calendar.zone);
  const next = calendar.instantAt(calendar.shift(today, 1), MIDNIGHT);
  const planned = await stores.schedule.get(DOSSIER_MORNING);
  // Further ahead than the next one is what a clock has left that was set back since.
  if (planned !== null && planned > now && planned <= next) return;
  if (planned === null && !(await isAnythingKept(stores))) return;
  if (!(await stores.schedule.move(DOSSIER_MORNING, planned, next))) return;
  const since = planned !== null && planned <= now ? dateIn(planned, calendar.zone) : today;
  const { slot } = morningCarrier(now, await stores.settings.rules(), calendar);
  await askDesk(office, stores, today, slot);
  await remindOfNewDates(office, stores, { since, today, slot });
}

/** When something of it has to be looked after next; null when nothing has. */
export async function nextDossierMoment(
  { calendar, clock }: Office,
  stores: Stores,
): Promise<Instant | null> {
  const today = dateIn(clock.now(), calendar.zone);
  const look = await stores.dossiers.nextLookAt(freshSince(today, calendar));
  const morning = await nextMorning(stores);
  return [look, morning].filter((moment) => moment !== null).toSorted()[0] ?? null;
}

/** The names of the schedule's entries that come only where there is something to look after. */
export function isOfDossiers(name: string): boolean {
  return name === DOSSIER_MORNING;
}

async function nextMorning(stores: Stores): Promise<Instant | null> {
  const planned = await stores.schedule.get(DOSSIER_MORNING);
  if (planned === null) return null;
  const isAwaited = (await countSent(stores)) > 0 || (await areExportedOpen(stores));
  return isAwaited ? planned : null;
}

async function isAnythingKept(stores: Stores): Promise<boolean> {
  if ((await stores.dossiers.latestExport()) !== null) return true;
  return (await countSent(stores)) > 0;
}

function countSent({ apologies }: Stores): Promise<number> {
  return apologies.count({ unitIds: null, stages: ["sent"] });
}

async function areExportedOpen({ dossiers }: Stores): Promise<boolean> {
  const open = { unitIds: null, isOpen: true, source: "export" } as const;
  return (await dossiers.list({ ...open, limit: 1 })).length > 0;
}

/** For a fresh export; where there is one, about what it leaves out. */
async function askDesk(
  office: Office,
  stores: Stores,
  today: LocalDate,
  slot: LocalDate,
): Promise<void> {
  const { calendar } = office;
  const latest = await stores.dossiers.latestExport();
  if (latest === null || !(await areExportedOpen(stores))) return;
  const isOld = isStale(latest, today, calendar);
  if (!isOld && !(await isAnyAbsent(office, stores, today))) return;
  const { desk } = await loadHearers(stores, [], slot);
  const note: Note = isOld
    ? { kind: "dossiers-stale", asOf: dateIn(latest, calendar.zone), time: null }
    : { kind: "dossiers-absent", count: null };
  await planForThisMorning(office, stores, desk, { note, once: `${note.kind} ${slot}` });
}

async function isAnyAbsent(
  { calendar }: Office,
  stores: Stores,
  today: LocalDate,
): Promise<boolean> {
  const rules = ladderOf(await stores.settings.rules(), null);
  const absent = await absentOn(stores, today, rules, calendar);
  return (await stores.dossiers.list({ unitIds: null, ...absent, limit: 1 })).length > 0;
}

interface Morning {
  /** The day of the morning that was to be seen to; earlier than today after an outage. */
  readonly since: LocalDate;
  readonly today: LocalDate;
  readonly slot: LocalDate;
}

/**
 * One working day after an apology was sent, then on four Mondays. Past the date that it appointed its
 * dossier is late again, whether that date is entered or not.
 */
async function remindOfNewDates(office: Office, stores: Stores, morning: Morning): Promise<void> {
  const { slot, today } = morning;
  const sent = await stores.apologies.list({ unitIds: null, stages: ["sent"], limit: MOST_READ });
  if (sent.length === 0) return;
  const unitIds = [...new Set(sent.map(({ view }) => view.deadline.unitId))];
  const hearers = await loadHearers(stores, unitIds, slot);
  const missing = sent.filter((each) => isReminded(each, morning, office.calendar));
  for (const [unitId, [first]] of Map.groupBy(missing, ({ view }) => view.deadline.unitId)) {
    const note: Note = {
      kind: "new-dates-missing",
      unitId,
      unit: first?.view.unit ?? "",
      count: null,
    };
    const once = `new-dates-missing ${slot} ${unitId}`;
    await planForThisMorning(office, stores, hearersOf(unitId, hearers), { note, once });
  }
  const again = [...hearers.leaders, ...hearers.coordinators];
  for (const { apology, dossier, view } of sent) {
    if (apology.newDue === null || apology.newDue >= today || dossier.ended) continue;
    const { unitId } = view.deadline;
    const due = { on: apology.newDue, at: null };
    const told = [...hearers.ofUnit(unitId), ...again];
    await tellLateAgain(office, stores, { dossier: { ...dossier, due }, unitId }, told);
  }
}

/** The unit handles it, the desk enters the date: both hear. */
function hearersOf(unitId: UnitId, { ofUnit, desk, deskIds }: DossierHearers) {
  return deskIds.length > 0 ? [...ofUnit(unitId), ...desk] : ofUnit(unitId);
}

function isReminded(
  { view }: ApologyView,
  { since, today }: Morning,
  calendar: WorkingCalendar,
): boolean {
  const { state } = view.deadline;
  if (!("at" in state)) return false;
  const first = calendar.shift(dateIn(state.at, calendar.zone), 1);
  const days = [first, ...mondaysAfter(first, MONDAYS, calendar)];
  return days.some((day) => day >= since && day <= today);
}
