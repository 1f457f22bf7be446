/** What becomes of a message after a try: what is kept on record, and when it is tried again. */
import type { DropReason, Message, SendResult } from "../domain/message.ts";
import type { MessageOutcome, Stores } from "../domain/stores.ts";
import { plusMillis, type Instant } from "../domain/time.ts";

/** What a channel left unclear is tried so often in all; then it stays `unknown`, and is shown. */
const MOST_UNKNOWN_ATTEMPTS = 3;
const FIRST_RETRY_MILLIS = 30_000;
export const LONGEST_RETRY_MILLIS = 600_000;

/**
 * @param attempts with this one, unless its platform was not asked
 */
export function outcomeOf(result: SendResult, attempts: number, now: Instant): MessageOutcome {
  const base = { at: now, platformIds: [], attempted: true, reason: null, pickAt: null } as const;
  const wait = Math.min(LONGEST_RETRY_MILLIS, FIRST_RETRY_MILLIS * 2 ** Math.min(attempts, 10));
  switch (result.outcome) {
    case "sent":
      return { ...base, status: "sent", platformIds: result.platformIds };
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
        pickAt: attempts < MOST_UNKNOWN_ATTEMPTS ? plusMillis(now, wait) : null,
      };
    default:
      return result satisfies never;
  }
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
