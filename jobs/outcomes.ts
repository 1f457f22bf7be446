/** What becomes of a message after a try: what is kept on record, and when it is tried again. */
import type { DropReason, Message, MessageKind, SendResult } from "../domain/message.ts";
import type { MessageOutcome } from "../domain/message-stores.ts";
import type { Stores } from "../domain/stores.ts";
import { plusMillis, type Instant } from "../domain/time.ts";

const MINUTE_MILLIS = 60_000;
/**
 * After an answer that leaves it unclear whether a message arrived, it is tried again so much later:
 * twice soon, and once when a short outage is over. Then an answer stays `unknown`; a push waits to be
 * gathered into the next morning's message, since a possible duplicate beats a lost deadline.
 */
const UNKNOWN_PAUSES_MILLIS = [MINUTE_MILLIS, 2 * MINUTE_MILLIS, 60 * MINUTE_MILLIS] as const;
const UNTIL_GATHERED_MILLIS = 12 * 60 * MINUTE_MILLIS;
const FIRST_RETRY_MILLIS = 30_000;
export const LONGEST_RETRY_MILLIS = 600_000;

/** How a message has fared, with this attempt unless its platform was not asked. */
export interface Tries {
  readonly kind: MessageKind;
  readonly attempts: number;
  /** How many of them left it unclear whether it arrived. */
  readonly unknown: number;
}

export function outcomeOf(
  result: SendResult,
  { kind, attempts, unknown }: Tries,
  now: Instant,
): MessageOutcome {
  const base = { at: now, platformIds: [], attempted: true, reason: null, pickAt: null } as const;
  const wait = Math.min(LONGEST_RETRY_MILLIS, FIRST_RETRY_MILLIS * 2 ** Math.min(attempts, 10));
  switch (result.outcome) {
    case "sent":
      return {
        ...base,
        status: "sent",
        platformIds: result.platformIds,
        ...(result.shownAt && { shownAt: result.shownAt }),
      };
    case "unreachable":
      return { ...base, status: "dropped", reason: `unreachable: ${result.reason}` };
    case "held": {
      const pickAt = plusMillis(now, result.afterSeconds * 1000);
      return { ...base, status: "failed", reason: result.reason, pickAt, attempted: false };
    }
    case "retry":
      return {
        ...base,
        status: "failed",
        reason: result.reason,
        pickAt: plusMillis(now, Math.max(result.afterSeconds * 1000, attempts > 1 ? wait : 0)),
      };
    case "rejected":
      return { ...base, status: "failed", reason: result.reason };
    case "unknown":
      return {
        ...base,
        status: "unknown",
        reason: result.reason,
        pickAt: pickAfterUnknown(kind, unknown, now),
      };
    default:
      return result satisfies never;
  }
}

function pickAfterUnknown(kind: MessageKind, unknown: number, now: Instant): Instant | null {
  const pause = UNKNOWN_PAUSES_MILLIS[unknown - 1];
  if (pause !== undefined) return plusMillis(now, pause);
  return kind === "reply" ? null : plusMillis(now, UNTIL_GATHERED_MILLIS);
}

/** What is decided before any channel is asked. */
export function notAttempted(
  status: MessageOutcome["status"],
  reason: string,
  at: Instant,
  pickAt: Instant | null,
): MessageOutcome {
  return { status, reason, at, pickAt, platformIds: [], attempted: false };
}

/** Gives a message up unsent; one that may have arrived at an earlier try is not called dropped. */
export async function dropUnsent(
  stores: Stores,
  message: Message,
  reason: DropReason,
  now: Instant,
): Promise<void> {
  const mayHaveArrived = message.attempts > 0 && (await stores.messages.mayHaveArrived(message.id));
  const status = mayHaveArrived ? "unknown" : "dropped";
  await stores.messages.record(message.id, notAttempted(status, reason, now, null));
}
