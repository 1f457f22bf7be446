/** Which of a person's chats his pushes go to, where he has several. */
import type { Attempt, Message } from "./message.ts";
import type { Account } from "./org.ts";

/** So often a bot may fail with a message, surely not sent, before another is asked. */
const TRIES_A_BOT = 3;
/** A platform that wants so long a pause is as good as away. */
const LONG_HOLD_SECONDS = 60;
const HELD = "held: ";
const REJECTED = "rejected: ";

/** An account, and how it stands with the message that is to go out. */
export interface AccountStanding {
  readonly account: Account;
  /** How often its bot has failed with this very message, surely not sent. */
  readonly failures: number;
  /** How often nobody knows whether it arrived. */
  readonly unclear: number;
  /** Its platform does not take this message, however often it is asked. */
  readonly isRejected: boolean;
  /** Its platform wanted a long pause when this message was last picked up. */
  readonly isHeld: boolean;
  /** The bot's month has room for a message of this worth. */
  readonly hasRoom: boolean;
}

export function reachable(accounts: readonly Account[]): readonly Account[] {
  return accounts.filter(({ unreachableSince }) => unreachableSince === null);
}

/** Where a person's pushes go as long as all is well; null where he cannot be reached. */
export function usualAccount(accounts: readonly Account[]): Account | null {
  return reachable(accounts).toSorted(byWish)[0] ?? null;
}

/**
 * The reachable ones, the one to be tried first: what one bot has no room for another carries before
 * it is left out, and a platform that is blocked or away is as good as unreachable. Among those that
 * stand alike the preferred one, else the one that was linked last.
 */
export function inOrderOfChoice(standings: readonly AccountStanding[]): readonly Account[] {
  const accounts = new Set(reachable(standings.map(({ account }) => account)));
  return standings
    .filter(({ account }) => accounts.has(account))
    .toSorted(
      (one, other) =>
        Number(other.hasRoom) - Number(one.hasRoom) ||
        compare(roundsOf(one), roundsOf(other)) ||
        byWish(one.account, other.account),
    )
    .map(({ account }) => account);
}

/** How this message has fared with the account's bot. */
export function fareOf(
  { botId }: Account,
  message: Pick<Message, "botId" | "statusReason">,
  attempts: readonly Pick<Attempt, "botId" | "outcome" | "reason">[],
): Omit<AccountStanding, "account" | "hasRoom"> {
  const own = attempts.filter((attempt) => attempt.botId === botId);
  return {
    failures: own.filter(({ outcome }) => outcome === "failed").length,
    unclear: own.filter(({ outcome }) => outcome === "unknown").length,
    isRejected: own.some(({ reason }) => reason?.startsWith(REJECTED)),
    isHeld: message.botId === botId && isHeldBack(message),
  };
}

/** With so many tries of one kind its bot has had its turn, and another is asked, where there is one. */
export function isTurnOver(tries: number): boolean {
  return tries > 0 && tries % TRIES_A_BOT === 0;
}

/** The reason under which it is on record that a platform does not take a message. */
export function rejectedReason(reason: string): string {
  return `${REJECTED}${reason}`;
}

export function isLongHold(seconds: number): boolean {
  return seconds >= LONG_HOLD_SECONDS;
}

/** The reason under which a message is kept that another bot is to carry, since one is held. */
export function heldReason(reason: string): string {
  return `${HELD}${reason}`;
}

export function isHeldBack({ statusReason }: Pick<Message, "statusReason">): boolean {
  return statusReason?.startsWith(HELD) ?? false;
}

function roundsOf({ failures, unclear, isHeld, isRejected }: AccountStanding): number {
  if (isRejected) return Number.POSITIVE_INFINITY;
  const rounds = Math.floor(failures / TRIES_A_BOT) + Math.floor(unclear / TRIES_A_BOT);
  return rounds + (isHeld ? 1 : 0);
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

function byWish(one: Account, other: Account): number {
  if (one.isPreferred !== other.isPreferred) return one.isPreferred ? -1 : 1;
  if (one.linkedAt !== other.linkedAt) return one.linkedAt < other.linkedAt ? 1 : -1;
  // Linked at one moment: any order, as long as it is always the same.
  return one.botId < other.botId ? -1 : 1;
}
