/** Whether a process can do its work now, for `/readyz`. */
import type { Engine } from "./domain/engine.ts";
import type { Office } from "./domain/office.ts";
import { isOfficeHours } from "./domain/sending-hours.ts";
import { millisOf, type Instant } from "./domain/time.ts";
import type { OpenedOffice } from "./opened-office.ts";

/** Sweeps come every minute; a process that works and has not swept for so long is stuck. */
const LONGEST_PAUSE_SECONDS = 300;

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, string>>;
}

type Reachable = Pick<OpenedOffice, "office"> & {
  readonly database: Pick<OpenedOffice["database"], "ping">;
};

/**
 * @param engine null in a process that only takes messages in: sweeping is another's task. All ages
 *   are of the office's clock: where that jumps (the demo), the sweep of the new moment follows.
 */
export async function readinessOf(
  opened: Reachable,
  engine: Pick<Engine, "health"> | null,
): Promise<Readiness> {
  const database = await databaseState(opened);
  const engineState = engine && (await engine.health());
  const isStuck = engine !== null && database.pause > LONGEST_PAUSE_SECONDS;
  return {
    ready: database.isReached && !isStuck && (engineState?.ready ?? true),
    checks: {
      ...database.checks,
      ...(engineState && {
        engine: engineState.ready ? engineState.name : `${engineState.name}: unreachable`,
      }),
    },
  };
}

async function databaseState({ office, database }: Reachable) {
  const { clock, database: stores } = office;
  try {
    await database.ping();
    const now = clock.now();
    const last = (await stores.settings.value("last-sweep")) as Instant | null;
    const pause = last ? secondsBetween(last, now) : 0;
    return {
      isReached: true,
      pause,
      checks: {
        database: "ok",
        lastSweepSeconds: last ? String(pause) : "never",
        oldestOverdueSeconds: String(await oldestOverdue(office, now)),
      },
    };
  } catch {
    return { isReached: false, pause: 0, checks: { database: "unreachable" } };
  }
}

/** Since when the oldest waits that could have gone; what waits for the morning is not overdue. */
async function oldestOverdue({ database, calendar }: Office, now: Instant): Promise<number> {
  if (!isOfficeHours(now, await database.settings.rules(), calendar)) {
    return (await database.messages.counts(now)).oldestOverdueSeconds;
  }
  const { since } = await database.messages.backlog(now);
  return since ? secondsBetween(since, now) : 0;
}

function secondsBetween(from: Instant, to: Instant): number {
  return Math.round((millisOf(to) - millisOf(from)) / 1_000);
}
