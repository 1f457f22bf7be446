/**
 * The watchdog: the coordinators are told when messages went out late, and when nobody knows whether
 * some arrived. Each sweep looks.
 */
import { planForMorning } from "../domain/events.ts";
import { localMoment, type Note } from "../domain/message.ts";
import type { Office } from "../domain/office.ts";
import { isOfficeHours } from "../domain/sending-hours.ts";
import type { Stores } from "../domain/stores.ts";
import { dateIn, plusMillis, type Instant, type LocalDate } from "../domain/time.ts";
import { DELAY_MARK, UNCERTAIN_MARK } from "../domain/told-marks.ts";
import { loadDirectory } from "../domain/directory.ts";

/** A message that is so long past its time is late. */
const LATE_MILLIS = 15 * 60_000;
/** While others get through, what is late for so long is told of before it has gone. */
const LONG_LATE_MILLIS = 60 * 60_000;

/** Messages that are late at once, until all have gone. */
interface Incident {
  readonly since: Instant;
  readonly messages: number;
  readonly told: boolean;
}

/**
 * Within a transaction that no other sweep's shares the time of: else an incident is told twice.
 *
 * @param lastSweep when one looked before; long ago, if the service stood still
 */
export async function watch(
  office: Office,
  stores: Stores,
  lastSweep: Instant | null,
): Promise<void> {
  const rules = await stores.settings.rules();
  // Overnight, and in the lunch break, nothing is late: it waits.
  if (!isOfficeHours(office.clock.now(), rules, office.calendar)) return;
  await watchDelay(office, stores, lastSweep);
  await watchUncertain(office, stores);
}

async function watchDelay(
  office: Office,
  stores: Stores,
  lastSweep: Instant | null,
): Promise<void> {
  const now = office.clock.now();
  const known = await readIncident(stores);
  const late = await stores.messages.backlog(plusMillis(now, -LATE_MILLIS));
  if (late.since !== null) {
    const since = lastSweep && lastSweep < late.since ? lastSweep : late.since;
    const incident = known
      ? { ...known, messages: Math.max(late.waiting, known.messages) }
      : { since, messages: late.waiting, told: false };
    const isLong = incident.since < plusMillis(now, -LONG_LATE_MILLIS);
    const tells = !incident.told && isLong && (await somethingWentOut(stores, now));
    if (tells) await tellDelay(office, stores, incident);
    await saveIncident(stores, known, { ...incident, told: incident.told || tells });
    return;
  }
  if (!known) return;
  // What has been tried again and again is not late by its next try; it has to be gone.
  const { waiting } = await stores.messages.backlog(now);
  if (waiting > 0) return;
  if (!known.told) await tellDelay(office, stores, known);
  await saveIncident(stores, known, null);
}

async function somethingWentOut(stores: Stores, now: Instant): Promise<boolean> {
  const [latest] = await stores.messages.list({ status: "sent", limit: 1 });
  const recently = plusMillis(now, -LATE_MILLIS);
  return latest?.sentAt !== undefined && latest.sentAt !== null && latest.sentAt > recently;
}

async function tellDelay(
  office: Office,
  stores: Stores,
  { since, messages }: Incident,
): Promise<void> {
  const local = (moment: Instant) => localMoment(moment, office.calendar.zone);
  const until = local(office.clock.now());
  const note: Note = { kind: "delivery-delayed", since: local(since), until, messages };
  // Not at once: after an outage a person gets one message, and this one can wait.
  await planForMorning(office, stores, await coordinatorsOf(office, stores), { note });
}

/** Once a day at most, in the coordinators' morning message. */
async function watchUncertain(office: Office, stores: Stores): Promise<void> {
  const now = office.clock.now();
  const today = dateIn(now, office.calendar.zone);
  const known = await stores.settings.value(UNCERTAIN_MARK);
  const told = known
    ? (JSON.parse(known) as { readonly day: LocalDate; readonly total: number })
    : null;
  if (told?.day === today) return;
  const { uncertain: total } = await stores.messages.backlog(now);
  const more = total - (told?.total ?? 0);
  if (more > 0) {
    const note = { kind: "uncertain", messages: more } as const;
    await planForMorning(office, stores, await coordinatorsOf(office, stores), { note });
  }
  await stores.settings.setValue(UNCERTAIN_MARK, JSON.stringify({ day: today, total }));
}

async function coordinatorsOf(office: Office, stores: Stores) {
  const today = dateIn(office.clock.now(), office.calendar.zone);
  return (await loadDirectory(stores, [], today)).coordinators;
}

async function readIncident(stores: Stores): Promise<Incident | null> {
  const text = await stores.settings.value(DELAY_MARK);
  return text ? (JSON.parse(text) as Incident) : null;
}

/** By a wrong time much seems late that is not; what is still late will be noticed again. */
export async function forgetDelay(stores: Stores): Promise<void> {
  await saveIncident(stores, await readIncident(stores), null);
}

async function saveIncident(
  stores: Stores,
  known: Incident | null,
  incident: Incident | null,
): Promise<void> {
  const text = incident ? JSON.stringify(incident) : "";
  if (text !== (known ? JSON.stringify(known) : "")) {
    await stores.settings.setValue(DELAY_MARK, text);
  }
}
