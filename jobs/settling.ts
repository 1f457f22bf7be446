/** Where a message goes on after a try: again, to another of its reader's chats, or to others instead. */
import {
  fareOf,
  heldReason,
  isHeldBack,
  isLongHold,
  isTurnOver,
  reachable,
  rejectedReason,
} from "../domain/account-choice.ts";
import type { Message, SendResult } from "../domain/message.ts";
import type { MessageOutcome } from "../domain/message-stores.ts";
import type { Stores } from "../domain/stores.ts";
import { plusMillis, type Instant } from "../domain/time.ts";
import { addressesAmong, readerOf, type Address } from "./address.ts";
import { handOver } from "./hand-over.ts";
import type { JobTools } from "./job-tools.ts";
import { outcomeOf, type Tries } from "./outcomes.ts";

/** An answer that surely has not arrived is tried so long. */
const ANSWERED_WITHIN_MILLIS = 24 * 3_600_000;

/** A message and where it was sent. */
export interface Attempted extends Address {
  readonly message: Message;
}

async function triesOf(stores: Stores, message: Message, result: SendResult): Promise<Tries> {
  const attempts = message.attempts + 1;
  if (result.outcome !== "unknown") return { kind: message.kind, attempts, unknown: 0 };
  const before = message.attempts > 0 ? await stores.messages.attemptsOf(message.id) : [];
  const unknown = before.filter(({ outcome }) => outcome === "unknown").length + 1;
  return { kind: message.kind, attempts, unknown };
}

/**
 * A push that one of a person's chats cannot take goes to another that he has; where there is none,
 * its duties are handed over.
 */
export async function settle(
  tools: JobTools,
  stores: Stores,
  attempted: Attempted,
  result: SendResult,
  now: Instant,
): Promise<MessageOutcome> {
  const { message, botId, chatId } = attempted;
  const outcome = outcomeOf(result, await triesOf(stores, message, result), now);
  if (message.kind === "reply") {
    if (result.outcome === "unreachable") await stores.people.markUnreachable(botId, chatId, now);
    return answerInTime(message, outcome);
  }
  if (result.outcome === "sent") return outcome;
  if (result.outcome === "rejected") return passRejected(tools, stores, attempted, outcome);
  if (result.outcome !== "unreachable") {
    return passOn(tools, stores, attempted, { result, outcome, now });
  }
  await stores.people.markUnreachable(botId, chatId, now);
  const reader = await readerOf(stores, message);
  if (!reader) return outcome;
  if (addressesAmong(tools, reader.accounts) !== "nowhere") {
    return { ...outcome, status: "failed", pickAt: now };
  }
  await handOver(tools.office, stores, message);
  return outcome;
}

/** Who has asked so long ago has asked again meanwhile, or needs the answer no more. */
function answerInTime(message: Message, outcome: MessageOutcome): MessageOutcome {
  const latest = plusMillis(message.plannedFor, ANSWERED_WITHIN_MILLIS);
  const isLate = outcome.pickAt !== null && outcome.pickAt > latest;
  return isLate ? { ...outcome, pickAt: null } : outcome;
}

/** What one platform does not take, another may; what none does is told to the coordinators. */
async function passRejected(
  tools: JobTools,
  stores: Stores,
  { message, botId }: Attempted,
  { at, ...outcome }: MessageOutcome,
): Promise<MessageOutcome> {
  const rejected = { ...outcome, at, reason: rejectedReason(outcome.reason ?? "") };
  const accounts = reachable((await readerOf(stores, message))?.accounts ?? []);
  const before = message.attempts > 0 ? await stores.messages.attemptsOf(message.id) : [];
  const others = accounts.filter(
    (account) => account.botId !== botId && !fareOf(account, message, before).isRejected,
  );
  if (addressesAmong(tools, others) !== "nowhere") return { ...rejected, pickAt: at };
  await handOver(tools.office, stores, message);
  return rejected;
}

interface NotTaken {
  readonly result: Extract<SendResult, { readonly outcome: "held" | "retry" | "unknown" }>;
  readonly outcome: MessageOutcome;
  readonly now: Instant;
}

/**
 * Where its reader has another chat, a push does not wait on and on for a platform that is away, or
 * of which nobody can tell what it did.
 */
async function passOn(
  tools: JobTools,
  stores: Stores,
  { message, botId }: Attempted,
  { result, outcome, now }: NotTaken,
): Promise<MessageOutcome> {
  // Where the other platform wants a pause too, it is waited for.
  const isHold = result.outcome === "held";
  if (isHold && (!isLongHold(result.afterSeconds) || isHeldBack(message))) return outcome;
  const accounts = reachable((await readerOf(stores, message))?.accounts ?? []);
  const own = accounts.find((account) => account.botId === botId);
  const others = accounts.filter((account) => account !== own);
  const found = addressesAmong(tools, others);
  if (!own || found === "nowhere" || found === "elsewhere") return outcome;
  if (isHold) return { ...outcome, reason: heldReason(result.reason), pickAt: now };
  const before = message.attempts > 0 ? await stores.messages.attemptsOf(message.id) : [];
  const { failures, unclear } = fareOf(own, message, before);
  const tries = result.outcome === "unknown" ? unclear : failures;
  return isTurnOver(tries + 1) ? { ...outcome, pickAt: now } : outcome;
}
