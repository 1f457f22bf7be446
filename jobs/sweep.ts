/**
 * The sweep: turns what has come due into planned messages. It reads only what is due, a batch a
 * transaction; doing it twice, or twice at once, makes nothing twice.
 */
import { actingFor } from "../domain/acting.ts";
import type { MessageId, PersonId } from "../domain/ids.ts";
import type { DropReason, Message, PlannedPush } from "../domain/message.ts";
import { keyOf, openMessage, placeNotices, planMessages } from "../domain/carriers.ts";
import { noticeHorizon, planNotices } from "../domain/notice-plan.ts";
import type { Office } from "../domain/office.ts";
import { morningCarrier, summaryCarrier } from "../domain/sending-hours.ts";
import type { Stores } from "../domain/stores.ts";
import { dateIn, type Instant, type LocalDate } from "../domain/time.ts";
import { loadDirectory } from "../domain/directory.ts";
import { lookAtDossiers } from "./looking-at-dossiers.ts";
import { planDossierMorning } from "./dossier-mornings.ts";
import { withoutGoneUp } from "./going-up.ts";
import { passOnOfAbsent } from "./pass-on.ts";
import { mendSetBackClock, noteSweep, type SetBack } from "./clock-set-back.ts";
import { planSummaries } from "./summaries.ts";
import { watch } from "./watch.ts";

const BATCH = 500;

export interface SweepReport {
  readonly deadlines: number;
  readonly notices: number;
  /** Where the clock was found set back. */
  readonly setBack?: SetBack;
}

export async function sweep(office: Office): Promise<SweepReport> {
  await office.refresh(office.database);
  const setBack = await mendSetBackClock(office);
  await office.database.transaction((stores) => planSummaries(office, stores));
  for (let gathered = BATCH; gathered === BATCH;) {
    gathered = await office.database.transaction((stores) => gatherOvertaken(office, stores));
  }
  await office.database.transaction((stores) => passOnOfAbsent(office, stores));
  // After the gathering, which may have made a late summary beside a morning's message.
  await office.database.transaction((stores) => foldIntoSummaries(office, stores));
  let report: SweepReport = { deadlines: 0, notices: 0 };
  for (;;) {
    const batch = await office.database.transaction((stores) => planBatch(office, stores));
    report = {
      deadlines: report.deadlines + batch.deadlines,
      notices: report.notices + batch.notices,
    };
    if (batch.deadlines < BATCH) break;
  }
  for (let looked = BATCH; looked === BATCH;) {
    looked = await office.database.transaction(async (stores) => {
      await planDossierMorning(office, stores);
      return lookAtDossiers(office, stores, BATCH);
    });
  }
  await office.database.transaction(async (stores) => {
    await watch(office, stores, await noteSweep(office, stores));
  });
  return setBack ? { ...report, setBack } : report;
}

async function planBatch(office: Office, stores: Stores): Promise<SweepReport> {
  const { calendar } = office;
  const rules = await stores.settings.rules();
  const now = office.clock.now();
  const horizon = noticeHorizon(now, rules, calendar);
  const deadlines = await stores.deadlines.withNoticeDue(horizon, BATCH);
  if (deadlines.length === 0) return { deadlines: 0, notices: 0 };
  // Who stands in on the day on which it will be read, not on the night on which it is planned.
  const { slot } = morningCarrier(now, rules, calendar);
  const directory = await loadDirectory(stores, deadlines, slot);
  const withSummary = await readersOfSummary(office, stores, directory.leaders);
  const snoozes = await stores.snoozes.running(
    deadlines.map(({ id }) => id),
    now,
  );
  const facts = { directory, withSummary, snoozes, rules, calendar };
  const plan = planNotices(deadlines, now, facts);
  const notices = await placeNotices(
    office,
    stores,
    await withoutGoneUp(stores, plan.notices, calendar),
  );
  // One that somebody has changed meanwhile stays due, and is taken with the next ones.
  await stores.deadlines.reschedule(plan.reschedules);
  return { deadlines: deadlines.length, notices };
}

async function actingLeaders(stores: Stores, day: LocalDate): Promise<readonly PersonId[]> {
  return actingFor(await stores.people.withRole("leader"), await stores.people.standInsOn(day));
}

async function readersOfSummary(
  office: Office,
  stores: Stores,
  leaders: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const rules = await stores.settings.rules();
  const { slot } = morningCarrier(office.clock.now(), rules, office.calendar);
  const planned = new Set(await stores.messages.stillPlanned("weekly", slot));
  return new Set(leaders.filter((leader) => planned.has(leader)));
}

/** What has gathered for a leader's morning moves into his summary, once that is planned. */
async function foldIntoSummaries(office: Office, stores: Stores): Promise<void> {
  const { clock, calendar } = office;
  const rules = await stores.settings.rules();
  const carrier = morningCarrier(clock.now(), rules, calendar);
  const leaders = await actingLeaders(stores, carrier.slot);
  const withSummary = await readersOfSummary(office, stores, leaders);
  if (withSummary.size === 0) return;
  const waiting = await stores.messages.stillPlanned("morning", carrier.slot);
  const both = waiting.filter((leader) => withSummary.has(leader));
  const pushesOf = (kind: "morning" | "weekly") =>
    both.map((personId): PlannedPush => ({ personId, kind, ...carrier }));
  const messages = await planMessages(office, stores, [
    ...pushesOf("morning"),
    ...pushesOf("weekly"),
  ]);
  for (const personId of both) {
    const morning = messages.get(keyOf({ personId, kind: "morning", ...carrier }));
    const summary = messages.get(keyOf({ personId, kind: "weekly", ...carrier }));
    if (!morning || !summary) continue;
    const old = { id: morning.id, status: "planned" } as const;
    await supersede(stores, old, { by: summary.id, reason: "superseded" }, clock.now());
  }
}

/**
 * What could not be sent on its day (an outage, a night) joins the next morning's message, so that
 * nobody finds two. Says how many there were, at most a batch.
 */
async function gatherOvertaken(office: Office, stores: Stores): Promise<number> {
  const { calendar } = office;
  const rules = await stores.settings.rules();
  const now = office.clock.now();
  const overtaken = await stores.messages.overtaken(dateIn(now, calendar.zone), now, BATCH);
  if (overtaken.length === 0) return 0;
  const leaders = await actingLeaders(stores, morningCarrier(now, rules, calendar).slot);
  const withSummary = new Set([
    ...(await readersOfSummary(office, stores, leaders)),
    ...leaders.filter((id) =>
      overtaken.some((old) => old.personId === id && old.kind === "weekly"),
    ),
  ]);
  for (const old of overtaken) {
    if (!old.personId) throw new Error(`message ${old.id} is a push to nobody`);
    const push: PlannedPush = withSummary.has(old.personId)
      ? { personId: old.personId, kind: "weekly", ...summaryCarrier(now, rules, calendar) }
      : { personId: old.personId, kind: "morning", ...morningCarrier(now, rules, calendar) };
    const by = await openMessage(office, stores, push);
    await supersede(stores, old, { by, reason: "quiet" }, now);
  }
  return overtaken.length;
}

/** Lets one message carry what another would have said. */
async function supersede(
  stores: Stores,
  old: Pick<Message, "id" | "status">,
  { by, reason }: { readonly by: MessageId; readonly reason: DropReason },
  now: Instant,
): Promise<void> {
  await stores.notices.move(old.id, by);
  await stores.notes.move(old.id, by);
  const mayHaveArrived = old.status === "claimed" || (await stores.messages.mayHaveArrived(old.id));
  await stores.messages.record(old.id, {
    // What may have arrived is not called dropped, though the next message tells it again.
    status: mayHaveArrived ? "unknown" : "dropped",
    reason,
    pickAt: null,
    at: now,
    platformIds: [],
    // A claim that ran out was an attempt that nobody has counted yet.
    attempted: old.status === "claimed",
  });
}
