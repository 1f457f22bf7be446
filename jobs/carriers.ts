/** Which message carries a notice: the planned one, or the next morning's when that has left. */
import type { MessageId } from "../domain/ids.ts";
import type { PlannedPush } from "../domain/message.ts";
import { nextCarrier, type PlannedNotice } from "../domain/notice-plan.ts";
import type { Office } from "../domain/office.ts";
import type { Stores } from "../domain/stores.ts";

/** More mornings than a clock is ever set back over messages that have left already. */
const MOST_MORNINGS = 500;

/** Puts each notice into its message; one whose message has left goes into the next morning's. */
export async function placeNotices(
  office: Office,
  stores: Stores,
  notices: readonly PlannedNotice[],
): Promise<number> {
  let added = 0;
  let waiting = notices;
  for (let morning = 0; waiting.length > 0; morning += 1) {
    if (morning === MOST_MORNINGS) throw new Error("every message of the coming days has left");
    const messages = await planMessages(
      office,
      stores,
      waiting.map(({ push }) => push),
    );
    added += await stores.notices.add(
      waiting.flatMap(({ notice, push }) => {
        const message = messages.get(keyOf(push));
        return message?.open ? [{ ...notice, messageId: message.id }] : [];
      }),
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

export async function planMessages(
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

/** The message itself, or the first of the mornings after it that has not left yet. */
export async function openMessage(
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

export function keyOf(push: PlannedPush): string {
  return `${push.personId} ${push.kind} ${push.slot}`;
}
