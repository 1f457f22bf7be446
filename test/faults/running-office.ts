/** What the processes of these tests share: a clock that runs on over their deaths, and the engine. */
import { setTimeout as sleep } from "node:timers/promises";
import { makeJobTools, startWork } from "../../assembly.ts";
import type { Channel } from "../../domain/channel.ts";
import type { BotId } from "../../domain/ids.ts";
import { parseInstant, plusMillis, type Instant } from "../../domain/time.ts";
import { makeEmbeddedEngine } from "../../jobs/engines/embedded-engine.ts";
import type { JobTools } from "../../jobs/job-tools.ts";
import type { OpenedOffice } from "../../opened-office.ts";

const WAKE_EVERY_MILLIS = 40;
const AT_ONCE = 4;
/** Long enough to send a message, and short enough to wait for when a process died over it. */
const CLAIM_MILLIS = 1_500;

/** What a process is told: its folder, the office's time, and when it has to die by itself. */
export interface ProcessOrders {
  readonly folder: string;
  readonly start: Instant;
  readonly dieAfter: number | null;
}

export function readOrders(args: readonly string[]): ProcessOrders {
  const [folder, start = "", dieAfter = ""] = args;
  const instant = parseInstant(start);
  if (!folder || !instant) throw new Error("give a folder and an instant");
  return { folder, start: instant, dieAfter: dieAfter === "" ? null : Number(dieAfter) };
}

/** The office's time at this moment, when `first` was what its clock showed at `begun`. */
export function timeSince(first: Instant, begun: number): Instant {
  return plusMillis(first, Date.now() - begun);
}

export function toolsOf(opened: OpenedOffice, bot: BotId, channel: Channel): JobTools {
  const log = {
    info: () => {},
    warn: () => {},
    error: (fields: object, message: string) => {
      process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
    },
  };
  const tools = makeJobTools(opened, new Map([[bot, channel]]), log);
  return { ...tools, claimMillis: CLAIM_MILLIS };
}

/** Delivers with the real engine until nothing waits to be picked up. */
export async function deliverAll(tools: JobTools): Promise<void> {
  const { messages } = tools.office.database;
  const engine = makeEmbeddedEngine({
    deliverConcurrency: AT_ONCE,
    deliverPerSecond: null,
    onFailure: (job, error) => process.stderr.write(`${job}: ${String(error)}\n`),
    log: tools.log,
  });
  await startWork(engine, tools);
  while ((await messages.nextPickAt()) !== null) {
    await engine.wake("sweep", [{}]);
    await sleep(WAKE_EVERY_MILLIS);
  }
  await engine.stop(5_000);
}
