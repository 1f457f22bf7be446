/**
 * A message as the calls that it takes, each in its turn. A call waits for that some seconds at most;
 * what has to wait longer is rescheduled by the database.
 */
import type { Pacer } from "../../domain/channel.ts";
import type { ChatId } from "../../domain/ids.ts";
import type { SendResult } from "../../domain/message.ts";
import type { Instant } from "../../domain/time.ts";
import type { CallFault, Refusal } from "./call-fault.ts";
import { departure } from "./watched-agents.ts";

/** A message that has not begun is rather rescheduled than kept waiting. */
const PATIENCE_MILLIS = 5_000;
/** One that has begun would begin anew: its later parts wait longer. */
const LATER_PATIENCE_MILLIS = 30_000;
const LATER_TRIES = 3;

/** How a platform's answers are to be understood. */
export interface Platform<Refused extends Refusal> {
  /** What a call came to that threw. */
  readonly faultOf: (error: unknown) => CallFault<Refused>;
  readonly sendResultOf: (fault: CallFault<Refused>) => SendResult;
  /** The mark-up was not understood: the same words without it may be. */
  readonly isUnparsed: (fault: CallFault<Refused>) => boolean;
}

export interface Sending<Refused extends Refusal> {
  readonly platform: Platform<Refused>;
  readonly pacer: Pacer;
  readonly chatId: ChatId;
}

/** What the platform says of a message that it has taken. */
export interface Taken {
  /** Null where the platform told none that could be read. */
  readonly id: string | null;
  /** By the platform's own clock, where it tells. */
  readonly shownAt?: Instant | null;
}

/** One call. */
export interface Step {
  /** Whether its words have mark-up, without which they can be sent too. */
  readonly isMarked: boolean;
  call(marked: boolean): Promise<Taken>;
}

export type Attempted<Refused extends Refusal> =
  | { readonly ok: true; readonly taken: Taken }
  | { readonly ok: false; readonly fault: CallFault<Refused> };

/**
 * When a message of several steps breaks off after the first, `retry` and `held` become unknown
 * (“partly sent”), since some of it has arrived.
 *
 * @param before what of the message has been taken already
 */
export async function sendSteps<Refused extends Refusal>(
  sending: Sending<Refused>,
  steps: readonly Step[],
  before: readonly Taken[] = [],
): Promise<SendResult> {
  const taken = [...before];
  for (const step of steps) {
    const isFirst = taken.length === 0;
    const attempted = await (isFirst ? attempt(sending, step) : attemptLater(sending, step));
    if (!attempted.ok) {
      const result = sending.platform.sendResultOf(attempted.fault);
      return isFirst ? result : brokenOff(result, taken.length);
    }
    taken.push(attempted.taken);
  }
  const last = taken.at(-1);
  if (!last) return { outcome: "rejected", reason: "there is nothing to be seen" };
  const { shownAt } = last;
  const platformIds = taken.flatMap(({ id }) => id ?? []);
  return { outcome: "sent", platformIds, ...(shownAt && { shownAt }) };
}

function brokenOff(result: SendResult, takenBefore: number): SendResult {
  if (result.outcome === "sent") return result;
  const reason = `partly sent (${takenBefore}), then: ${result.reason}`;
  const isUnclear = result.outcome === "retry" || result.outcome === "held";
  return isUnclear ? { outcome: "unknown", reason } : { ...result, reason };
}

/** A part that the platform does not take now is waited for: what went before it has arrived. */
async function attemptLater<Refused extends Refusal>(
  sending: Sending<Refused>,
  step: Step,
): Promise<Attempted<Refused>> {
  for (let tries = 1; ; tries += 1) {
    const attempted = await attempt(sending, step, LATER_PATIENCE_MILLIS);
    if (attempted.ok || !asksToWait(attempted.fault) || tries === LATER_TRIES) return attempted;
  }
}

/** With mark-up; if the platform cannot read that, once more as plain words. */
export async function attempt<Refused extends Refusal>(
  sending: Sending<Refused>,
  step: Step,
  patienceMillis = PATIENCE_MILLIS,
): Promise<Attempted<Refused>> {
  const attempted = await inTurn(sending, () => step.call(step.isMarked), patienceMillis);
  const isDone = attempted.ok || !step.isMarked || !sending.platform.isUnparsed(attempted.fault);
  return isDone ? attempted : inTurn(sending, () => step.call(false), patienceMillis);
}

async function inTurn<Refused extends Refusal>(
  { platform, pacer, chatId }: Sending<Refused>,
  call: () => Promise<Taken>,
  patienceMillis: number,
): Promise<Attempted<Refused>> {
  try {
    const wait = await pacer.turn(chatId, patienceMillis);
    if (wait !== null) {
      return { ok: false, fault: { kind: "held", seconds: Math.ceil(wait / 1000) } };
    }
  } catch {
    // Whoever keeps the pace is away: nothing was sent, and nothing may be.
    return { ok: false, fault: { kind: "not-sent", why: "its turn is not known" } };
  }
  try {
    return { ok: true, taken: await departure.run(() => pacer.left(chatId), call) };
  } catch (error) {
    const fault = platform.faultOf(error);
    if (asksToWait(fault)) await pacer.hold(fault.retryAfterSeconds).catch(() => undefined);
    return { ok: false, fault };
  }
}

type Pause = { readonly kind: "refused"; readonly retryAfterSeconds: number };

function asksToWait(fault: CallFault): fault is CallFault & Pause {
  return fault.kind === "refused" && fault.retryAfterSeconds !== null;
}
