/**
 * The sweep: turns what has come due into planned messages. It reads only what is due, a batch a
 * transaction; doing it twice, or twice at once, makes nothing twice.
 */
import type { MessageId, PersonId } from "../domain/ids.ts";
import type { PlannedPush } from "../domain/message.ts";
import {
  morningCarrier,
  nextCarrier,
  noticeHorizon,
  planNotices,
  type PlannedNotice,
} from "../domain/notice-plan.ts";
import type { Office } from "../domain/office.ts";
import type { Stores } from "../domain/stores.ts";
import { dateIn } from "../domain/time.ts";
import { loadDirectory } from "./directory.ts";
import { planSummaries } from "./summaries.ts";

const BATCH = 500;
/** A message that has left already passes its notices on to the next morning; so often at most. */
const MOST_MORNINGS = 5;

export interface SweepReport {
  readonly deadlines: number;
  readonly notices: number;
}

export async function sweep(office: Office): Promise<SweepReport> {
  await gatherOvertaken(office);
  await office.database.transaction((stores) => planSummaries(office, stores));
  let report: SweepReport = { deadlines: 0, notices: 0 };
  for (;;) {
    const batch = await office.database.transaction((stores) => planBatch(office, stores));
    report = {
      deadlines: report.deadlines + batch.deadlines,
      notices: report.notices + batch.notices,
    };
    if (batch.deadlines < BATCH) break;
  }
  await office.database.settings.setValue("last-sweep", office.clock.now());
  return report;
}

async function planBatch(office: Office, stores: Stores): Promise<SweepReport> {
  const { calendar, rules } = office;
  const now = office.clock.now();
  const horizon = noticeHorizon(now, rules, calendar);
  const deadlines = await stores.deadlines.withNoticeDue(horizon, BATCH);
  if (deadlines.length === 0) return { deadlines: 0, notices: 0 };
  const directory = await loadDirectory(stores, deadlines, dateIn(now, calendar.zone));
  const withSummary = await leadersWithSummary(office, stores, directory.leaders);
  const plan = planNotices(deadlines, directory, now, withSummary, rules, calendar);
  const notices = await placeNotices(office, stores, plan.notices);
  await stores.deadlines.reschedule(plan.reschedules);
  return { deadlines: deadlines.length, notices };
}

async function leadersWithSummary(
  office: Office,
  stores: Stores,
  leaders: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const { slot } = morningCarrier(office.clock.now(), office.rules, office.calendar);
  const planned = new Set(await stores.messages.stillPlanned("weekly", slot));
  return new Set(leaders.filter((leader) => planned.has(leader)));
}

/** Puts each notice into its message; one whose message has left goes into the next morning's. */
async function placeNotices(
  office: Office,
  stores: Stores,
  notices: readonly PlannedNotice[],
): Promise<number> {
  let added = 0;
  let waiting = notices;
  for (let morning = 0; waiting.length > 0; morning += 1) {
    if (morning === MOST_MORNINGS) throw new Error("every message of the coming days has left");
    const messages = await planMessages(office, stores, waiting.map(({ push }) => push));
    const open = waiting.filter(({ push }) => messages.get(keyOf(push))?.open);
    added += await stores.notices.add(
      open.map(({ notice, push }) => ({ ...notice, messageId: messages.get(keyOf(push))!.id })),
    );
    waiting = waiting
      .filter(({ push }) => !messages.get(keyOf(push))?.open && push.kind !== "due-day")
      .map(({ notice, push }) => ({
        notice,
        push: {
          ...push,
          kind: "morning" as const,
          ...nextCarrier(push.slot, office.rules, office.calendar),
        },
      }));
  }
  return added;
}

async function planMessages(
  office: Office,
  stores: Stores,
  pushes: readonly PlannedPush[],
): Promise<ReadonlyMap<string, { readonly id: MessageId; readonly open: boolean }>> {
  const unique = new Map(pushes.map((push) => [keyOf(push), push]));
  const planned = await stores.messages.plan(
    [...unique.values()].map((push) => ({ ...push, id: office.ids.next<"MessageId">() })),
  );
  return new Map(
    planned.map(({ id, personId, kind, slot, status }) => [
      `${personId} ${kind} ${slot}`,
      { id, open: status === "planned" },
    ]),
  );
}

/**
 * What could not be sent on its day (an outage, a night) joins the next morning's message, so that
 * nobody finds two.
 */
async function gatherOvertaken(office: Office): Promise<void> {
  const { calendar, rules } = office;
  const now = office.clock.now();
  const today = dateIn(now, calendar.zone);
  await office.database.transaction(async (stores) => {
    const overtaken = await stores.messages.overtaken(today, now, BATCH);
    if (overtaken.length === 0) return;
    const carrier = morningCarrier(now, rules, calendar);
    const leaders = new Set((await stores.people.withRole("leader")).map(({ id }) => id));
    for (const old of overtaken) {
      if (!old.personId) continue;
      const isSummary = old.kind === "weekly" && leaders.has(old.personId);
      const kind = isSummary ? "weekly" : "morning";
      const push: PlannedPush = { personId: old.personId, kind, ...carrier };
      const target = await openMessage(office, stores, push);
      await stores.notices.move(old.id, target);
      await stores.messages.record(old.id, {
        // What may have arrived is not called dropped, though the next message tells it again.
        status: old.status === "unknown" || old.status === "claimed" ? "unknown" : "dropped",
        reason: "superseded",
        pickAt: null,
        at: now,
        platformIds: [],
        attempted: false,
      });
    }
  });
}

async function openMessage(
  office: Office,
  stores: Stores,
  push: PlannedPush,
): Promise<MessageId> {
  let carrier = push;
  for (let morning = 0; morning < MOST_MORNINGS; morning += 1) {
    const found = (await planMessages(office, stores, [carrier])).get(keyOf(carrier));
    if (found?.open) return found.id;
    carrier = { ...carrier, ...nextCarrier(carrier.slot, office.rules, office.calendar) };
  }
  throw new Error("every message of the coming days has left");
}

function keyOf(push: PlannedPush): string {
  return `${push.personId} ${push.kind} ${push.slot}`;
}
