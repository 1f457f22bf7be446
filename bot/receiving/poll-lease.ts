/** The right to poll, which one process holds at a time; it runs out if its holder dies. */
import { setTimeout as sleep } from "node:timers/promises";
import type { LeaseStore } from "../../domain/upkeep-stores.ts";
import { millisOf, plusMillis, type Instant } from "../../domain/time.ts";
import type { BotLog } from "../channel-kit.ts";

export interface LeaseTools {
  readonly leases: LeaseStore;
  readonly name: string;
  readonly holder: string;
  /** Real time, even where all else runs on a simulated clock. */
  readonly now: () => Instant;
  readonly validMillis: number;
  readonly renewMillis: number;
  readonly log: BotLog;
}

export interface HeldLease {
  /** Aborted once the right has passed to another, or may have. */
  readonly lost: AbortSignal;
  /** Gives the right up, if it is still held; safe to call twice. */
  release(): Promise<void>;
}

/** Null when another process holds it. The lease renews itself until it is released. */
export async function takeLease(tools: LeaseTools): Promise<HeldLease | null> {
  const until = await acquire(tools);
  if (!until) return null;
  const lost = new AbortController();
  const released = new AbortController();
  const renewing = renew(tools, until, lost, released.signal);
  return {
    lost: lost.signal,
    async release() {
      if (released.signal.aborted) return;
      released.abort();
      await renewing;
      if (!lost.signal.aborted) await tools.leases.release(tools.name, tools.holder);
    },
  };
}

/** Never throws: a database that is away for longer than the lease is valid means losing it. */
async function renew(
  tools: LeaseTools,
  firstUntil: Instant,
  lost: AbortController,
  released: AbortSignal,
): Promise<void> {
  let expiry = expireAt(tools, firstUntil, lost);
  while (!lost.signal.aborted && !released.aborted) {
    await pause(tools.renewMillis, AbortSignal.any([lost.signal, released]));
    if (lost.signal.aborted || released.aborted) break;
    try {
      const until = await acquire(tools);
      clearTimeout(expiry);
      if (until) expiry = expireAt(tools, until, lost);
      else lost.abort();
    } catch (error) {
      tools.log.warn({ lease: tools.name, error: String(error) }, "could not renew a lease");
    }
  }
  clearTimeout(expiry);
}

async function acquire(tools: LeaseTools): Promise<Instant | null> {
  const now = tools.now();
  const until = plusMillis(now, tools.validMillis);
  return (await tools.leases.acquire(tools.name, tools.holder, now, until)) ? until : null;
}

function expireAt(tools: LeaseTools, until: Instant, lost: AbortController): NodeJS.Timeout {
  const left = millisOf(until) - millisOf(tools.now());
  return setTimeout(() => lost.abort(), Math.max(left, 0)).unref();
}

/** Resolves after so many milliseconds, or at once when the signal is aborted. */
export async function pause(millis: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(millis, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
