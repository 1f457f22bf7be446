/** Which message carries a notice or a note: the planned one, or the next morning's when that has left. */
import type { MessageId } from "./ids.ts";
import { dayOf, type PlannedPush } from "./message.ts";
import type { PlannedNotice } from "./notice-plan.ts";
import type { Office } from "./office.ts";
import { nextCarrier } from "./sending-hours.ts";
import type { Stores } from "./stores.ts";

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
    const messages = await planMessages(
      office,
      stores,
      waiting.map(({ push }) => push),
    );
    const left: typeof waiting = [];
    for (const { key, push } of waiting) {
      const message = messages.get(keyOf(push));
      if (message?.open) open.set(key, message.id);
      else left.push({ key, push });
    }
    if (left.length === 0) break;
    const rules = await stores.settings.rules();
    waiting = left.map(({ key, push }) => ({
      key,
      push: {
        personId: push.personId,
        kind: "morning",
        ...nextCarrier(dayOf(push.slot), rules, office.calendar),
      },
    }));
  }
  return open;
}

export async function planMessages(
  office: PlanningOffice,
  stores: Stores,
  pushes: readonly PlannedPush[],
): Promise<ReadonlyMap<string, { readonly id: MessageId; readonly open: boolean }>> {
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
