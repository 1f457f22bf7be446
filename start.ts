/** `start`: runs until it is told to stop. */
import { CliError } from "./cli-error.ts";
import { BadTokenError } from "./bot/channel-kit.ts";
import type { Config } from "./config.ts";
import { isOnRealHost } from "./configured-bots.ts";
import type { Clock } from "./domain/clock.ts";
import { parseInstant, type Instant } from "./domain/time.ts";
import { makeLog } from "./operator-log.ts";
import type { ProcessRole, Running } from "./running.ts";
import { makeRehearsalClock, SYSTEM_CLOCK } from "./system-clock.ts";

export interface StartOptions {
  readonly role: string;
  readonly clock?: string;
}

const STOP_MILLIS = 10_000;

export async function start(config: Config, options: StartOptions): Promise<void> {
  const role = readRole(options.role);
  const clock = options.clock === undefined ? null : readClock(options.clock);
  const running = await run(config, role, clock).catch(wordStartFailure);
  process.stdout.write(`${running.banner.join("\n")}\n`);
  stopOnSignal(running);
}

async function run(config: Config, role: ProcessRole, clock: Instant | null): Promise<Running> {
  if (config.bots.length === 0) {
    if (role !== "all") throw new CliError("demo-is-whole");
    const { startDemo } = await import("./demo.ts");
    // A newcomer looks at the page, not at a log; what goes wrong is still told.
    return startDemo(config, clock, makeLog(config.logLevel === "info" ? "warn" : config.logLevel));
  }
  const real = config.bots.filter(isOnRealHost).map(({ kit }) => kit.settings.apiRoot);
  if (clock && real.length > 0) {
    throw new CliError("real-host", { detail: [...new Set(real)].join(", ") });
  }
  const ownClock: Clock = clock ? makeRehearsalClock(clock) : SYSTEM_CLOCK;
  const { startService } = await import("./service.ts");
  return startService(config, role, ownClock, makeLog(config.logLevel));
}

function readRole(text: string): ProcessRole {
  if (text === "bot" || text === "worker" || text === "all") return text;
  throw new CliError("bad-role");
}

function readClock(text: string): Instant {
  const clock = parseInstant(text);
  if (!clock) throw new CliError("bad-clock");
  return clock;
}

/** What the person at the terminal can mend is a sentence; the rest is a fault of ours. */
function wordStartFailure(failure: unknown): never {
  if (failure instanceof BadTokenError) {
    throw new CliError("bad-token", { detail: failure.setting });
  }
  const code = failure instanceof Error && "code" in failure ? failure.code : null;
  if (code === "port-taken") throw new CliError(code);
  throw failure;
}

function stopOnSignal(running: Running): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void running.stop(STOP_MILLIS).then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
