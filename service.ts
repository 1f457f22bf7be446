/** A real deployment: the bots, the engine, the health page; one process or several. */
import { START_WORDS } from "./bot/copy/command-line.ts";
import { makeWebServer, type WebServer } from "./bot/web/web-server.ts";
import type { Config } from "./config.ts";
import type { Clock } from "./domain/clock.ts";
import type { KnownBot } from "./domain/channel.ts";
import { makeJobTools, startWork } from "./assembly.ts";
import type { Log } from "./jobs/job-tools.ts";
import { keepRefreshed } from "./live-calendar.ts";
import { openBots } from "./opened-bots.ts";
import { openOffice, placeOf } from "./opened-office.ts";
import { readinessOf } from "./readiness.ts";
import { makePublicDoor } from "./public-addresses.ts";
import { openReceiving } from "./receiving.ts";
import type { ProcessRole, Running } from "./running.ts";
import { makeEngine } from "./work-engine.ts";

const FAILED_START_MILLIS = 2_000;
/** What is left of a stop for its last part, however long the first ones took. */
const LEAST_STOP_MILLIS = 500;

export async function startService(
  config: Config,
  role: ProcessRole,
  clock: Clock,
  log: Log,
): Promise<Running> {
  const opened = await openOffice(placeOf(config), clock);
  const bots = await openBots(config.bots, opened.office);
  const channels = new Map(bots.map(({ botId, channel }) => [botId, channel]));
  const tools = makeJobTools(opened, channels, log, config.publicUrl);
  const engine = role === "bot" ? null : await makeEngine(config, log);
  const receiving =
    role === "worker" ? null : await openReceiving(opened, bots, tools, config.publicUrl);
  const server = makeWebServer({
    log,
    readiness: () => readinessOf(opened, engine),
    webhooks: receiving?.bots.webhooks ?? new Map(),
    publicDoor: receiving && makePublicDoor(opened, receiving.intake, config.publicUrl),
    demo: null,
  });
  const endRefreshing = keepRefreshed(opened.office, log);
  const stop = async (limit: number): Promise<void> => {
    endRefreshing();
    // One limit for all: whoever stops a process waits no longer than he was told.
    const begun = performance.now();
    const left = (): number => Math.max(limit - (performance.now() - begun), LEAST_STOP_MILLIS);
    await Promise.all([receiving?.bots.stop(limit), server.stop(limit)]);
    await receiving?.close(left());
    await engine?.stop(left());
    await opened.close();
  };
  try {
    const health = receiving
      ? (await server.start(config.port, config.host)).url
      : await serveBeside(server, config, log);
    if (engine) await startWork(engine, tools);
    await receiving?.start();
    return { banner: bannerOf(receiving?.bots.known ?? null, health), stop };
  } catch (failure) {
    // What runs already would keep a process alive that has said that it could not start.
    await stop(FAILED_START_MILLIS);
    throw failure;
  }
}

/** A worker is only looked at: it works as well where another process has the port. */
async function serveBeside(server: WebServer, config: Config, log: Log): Promise<string | null> {
  if (!config.isPortSet) return null;
  try {
    return (await server.start(config.port, config.host)).url;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "port-taken")) throw error;
    log.warn({ port: config.port }, "the port is taken: this worker has no health page");
    return null;
  }
}

function bannerOf(bots: readonly KnownBot[] | null, health: string | null): readonly string[] {
  return [
    ...(bots?.map(({ traits, title }) => START_WORDS.running(traits.name, title ?? "…")) ?? [
      START_WORDS.worker,
    ]),
    ...(health ? [START_WORDS.health(health)] : []),
    START_WORDS.stop,
  ];
}
