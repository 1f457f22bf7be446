/** Which message carries a notice or a note: the planned one, or a later one when that has left. */
import { actingFor } from "./acting.ts";
import type { MessageId } from "./ids.ts";
import { dayOf, type PlannedPush } from "./message.ts";
import type { PlannedNotice } from "./notice-plan.ts";
import type { Office } from "./office.ts";
import type { RuleBook } from "./rules.ts";
import { nextCarrier, placementAfterSummary } from "./sending-hours.ts";
import type { Stores } from "./stores.ts";
import { dateIn } from "./time.ts";

/** More mornings than a clock is ever set back over messages that have left already. */
const MOST_MORNINGS = 500;

/** What planning needs of an office. */
export type PlanningOffice = Pick<Office, "calendar" | "clock" | "ids">;

/**
 * Puts each of the sweep's notices into its message; one whose message has left goes into the next
 * morning's, but for those of a due day's afternoon: the morning after it has rungs of its own.
 * Returns how many were new.
 */
export async function placeNotices(
  office: PlanningOffice,
  stores: Stores,
  notices: readonly PlannedNotice[],
): Promise<number> {
  const isAfternoon = ({ push }: PlannedNotice) => push.kind === "due-day";
  const afternoons = notices.filter(isAfternoon);
  const open = new Map([
    ...(await openOnly(office, stores, afternoons)),
    ...(await openMessages(
      office,
      stores,
      notices.filter((planned) => !isAfternoon(planned)).map(({ push }) => push),
    )),
  ]);
  return stores.notices.add(
    notices.flatMap(({ notice, push }) => {
      const messageId = open.get(keyOf(push));
      return messageId ? [{ ...notice, messageId }] : [];
    }),
  );
}

/** The message itself, or the first of the mornings after it that has not left yet. */
export async function openMessage(
  office: PlanningOffice,
  stores: Stores,
  push: PlannedPush,
): Promise<MessageId> {
  const found = (await openMessages(office, stores, [push])).get(keyOf(push));
  if (!found) throw new Error("a push has no message");
  return found;
}

/** For each push, by key, the message that still waits: its own, or that of a morning after it. */
export async function openMessages(
  office: PlanningOffice,
  stores: Stores,
  pushes: readonly PlannedPush[],
): Promise<ReadonlyMap<string, MessageId>> {
  const open = new Map<string, MessageId>();
  let waiting = pushes.map((push) => ({ key: keyOf(push), push }));
  for (let morning = 0; waiting.length > 0; morning += 1) {
    if (morning === MOST_MORNINGS) throw new Error("every message of the coming days has left");
    const all = waiting.map(({ push }) => push);
    const summaries = await summariesInstead(stores, all);
    const others = all.filter((push) => !summaries.has(keyOf(push)));
    const messages = new Map([...summaries, ...(await planMessages(office, stores, others))]);
    const left: typeof waiting = [];
    for (const { key, push } of waiting) {
      const message = messages.get(keyOf(push));
      if (message?.open) open.set(key, message.id);
      else left.push({ key, push });
    }
    if (left.length === 0) break;
    const rules = await stores.settings.rules();
    waiting = [];
    for (const { key, push } of left) {
      const event = summaries.has(keyOf(push)) ? await eventToday(office, stores, push) : null;
      if (event && "id" in event) open.set(key, event.id);
      else waiting.push({ key, push: event ?? nextMorning(office, rules, push) });
    }
  }
  return open;
}

/** What comes to a leader after his summary of today: his event that still waits, or a new one. */
async function eventToday(
  office: PlanningOffice,
  stores: Stores,
  { personId, slot }: PlannedPush,
): Promise<PlannedPush | { readonly id: MessageId } | null> {
  const { calendar, clock } = office;
  const now = clock.now();
  if (dayOf(slot) !== dateIn(now, calendar.zone)) return null;
  const id = await stores.messages.plannedEvent(personId, now);
  if (id) return { id };
  return { personId, ...placementAfterSummary(now, await stores.settings.rules(), calendar) };
}

function nextMorning(
  { calendar }: PlanningOffice,
  rules: RuleBook,
  push: PlannedPush,
): PlannedPush {
  const { personId, slot } = push;
  return { personId, kind: "morning", ...nextCarrier(dayOf(slot), rules, calendar) };
}

/**
 * A leader's summary of a day is his morning's message too: for each push that it takes the place of,
 * by the push's key. Also one that has left, so that nobody finds two on a morning.
 */
async function summariesInstead(
  stores: Stores,
  pushes: readonly PlannedPush[],
): Promise<ReadonlyMap<string, Waiting>> {
  const mornings = pushes.filter(({ kind }) => kind === "morning");
  const summaries = new Map<string, Waiting>();
  if (mornings.length === 0) return summaries;
  const leaders = await stores.people.withRole("leader");
  for (const [slot, ofDay] of Map.groupBy(mornings, (push) => push.slot)) {
    const acting = actingFor(leaders, await stores.people.standInsOn(dayOf(slot)));
    const concerned = ofDay.filter(({ personId }) => acting.includes(personId));
    const personIds = [...new Set(concerned.map(({ personId }) => personId))];
    if (personIds.length === 0) continue;
    for (const { id, personId, status } of await stores.messages.ofSlot(
      "weekly",
      slot,
      personIds,
    )) {
      // One that was not sent after all leaves the morning to its own message.
      if (!personId || status === "dropped") continue;
      const key = keyOf({ personId, kind: "morning", slot });
      summaries.set(key, { id, open: status === "planned" });
    }
  }
  return summaries;
}

/** A message, and whether it still takes something more. */
interface Waiting {
  readonly id: MessageId;
  readonly open: boolean;
}

export async function planMessages(
  office: PlanningOffice,
  stores: Stores,
  pushes: readonly PlannedPush[],
): Promise<ReadonlyMap<string, Waiting>> {
  const unique = new Map(pushes.map((push) => [keyOf(push), push]));
  if (unique.size === 0) return new Map();
  const madeAt = office.clock.now();
  const planned = await stores.messages.plan(
    [...unique.values()].map((push) => ({ ...push, madeAt, id: office.ids.next<"MessageId">() })),
  );
  return new Map(
    planned.map(({ id, personId, kind, slot, status }) => [
      `${personId} ${kind} ${slot}`,
      { id, open: status === "planned" },
    ]),
  );
}

export function keyOf(push: Pick<PlannedPush, "personId" | "kind" | "slot">): string {
  return `${push.personId} ${push.kind} ${push.slot}`;
}

async function openOnly(
  office: PlanningOffice,
  stores: Stores,
  notices: readonly PlannedNotice[],
): Promise<readonly (readonly [string, MessageId])[]> {
  const messages = await planMessages(
    office,
    stores,
    notices.map(({ push }) => push),
  );
  return [...messages].flatMap(([key, { id, open }]) => (open ? [[key, id] as const] : []));
}
