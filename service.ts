/** A real deployment: the bots, the engine, the health page; one process or several. */
import { hostname } from "node:os";
import { COMMAND_WORDS, MENU } from "./bot/copy/commands.ts";
import { START_WORDS } from "./bot/copy/command-line.ts";
import { TELEGRAM_PER_SECOND, telegramSpacing } from "./bot/telegram/message-pace.ts";
import { makeTelegramBot, type TelegramBot } from "./bot/telegram/telegram-bot.ts";
import { makeTelegramChannel } from "./bot/telegram/telegram-channel.ts";
import { TELEGRAM_TRAITS } from "./bot/telegram/telegram-traits.ts";
import { makeWebServer } from "./bot/web/web-server.ts";
import type { WebhookHandler } from "./bot/web/webhooks.ts";
import type { Config, TelegramConfig } from "./config.ts";
import type { Clock } from "./domain/clock.ts";
import type { Engine } from "./domain/engine.ts";
import { assembleIntake, makeJobTools, startWork } from "./assembly.ts";
import { makeContentsReader } from "./jobs/import/contents-reader.ts";
import { makeEmbeddedEngine } from "./jobs/engines/embedded-engine.ts";
import type { EngineOptions } from "./jobs/engines/engine-options.ts";
import type { Log } from "./jobs/job-tools.ts";
import { makePacer } from "./jobs/pacing.ts";
import { keepRefreshed } from "./live-calendar.ts";
import { openOffice, placeOf } from "./opened-office.ts";
import { readinessOf } from "./readiness.ts";
import type { ProcessRole, Running } from "./running.ts";
import { SYSTEM_CLOCK } from "./system-clock.ts";

/** Enough to keep the platform's rate while each call takes up to seven tenths of a second. */
const DELIVERIES_AT_ONCE = 20;
const WATCH_MILLIS = 30_000;
const FAILED_START_MILLIS = 2_000;
const QUEUE_PREFIX = "dondoc";

export async function startService(
  config: Config & { readonly telegram: TelegramConfig },
  role: ProcessRole,
  clock: Clock,
  log: Log,
): Promise<Running> {
  const opened = await openOffice(placeOf(config), clock);
  const { database, ids } = opened.office;
  const { token, apiRoot } = config.telegram;
  const bot = await database.bots.ensure("telegram", "TELEGRAM_BOT_TOKEN", ids.next<"BotId">());
  const pacer = makePacer({
    pace: database.pace,
    bot: bot.id,
    spacingOf: telegramSpacing,
    mostASecond: TELEGRAM_PER_SECOND,
    now: SYSTEM_CLOCK.now,
  });
  const channel = makeTelegramChannel({ token, apiRoot, pacer });
  const tools = makeJobTools(opened, new Map([[bot.id, channel]]), log);
  const engine = role === "bot" ? null : await makeEngine(config, log);
  let telegram: TelegramBot | null = null;
  const reader = makeContentsReader();
  const intake = assembleIntake({
    reader,
    opened,
    tools,
    traitsOf: () => TELEGRAM_TRAITS,
    fetchFile: async ({ body }) =>
      body.kind === "file" && telegram ? telegram.fetchFile(body.ref) : null,
    bots: () => [
      {
        botId: bot.id,
        traits: TELEGRAM_TRAITS,
        title: telegram?.username ? `@${telegram.username}` : null,
        inviteLink: (code) =>
          telegram?.username ? `https://t.me/${telegram.username}?start=${code}` : null,
      },
    ],
    publicAddresses: null,
  });
  if (role !== "worker") {
    telegram = makeTelegramBot({
      token,
      apiRoot,
      bot,
      receive: intake.receive,
      clock,
      leases: database.leases,
      leaseNow: SYSTEM_CLOCK.now,
      holder: `${hostname()} ${process.pid} ${ids.next<"Holder">()}`,
      commands: MENU.map((command) => ({ command, description: COMMAND_WORDS[command] })),
      log,
      ...(config.telegram.webhook ? { webhook: config.telegram.webhook } : {}),
    });
  }
  const server =
    telegram &&
    makeWebServer({
      log,
      readiness: () => readinessOf(opened, engine),
      webhooks: webhooksOf(config.telegram, telegram),
      demo: null,
    });
  const endRefreshing = keepRefreshed(opened.office, log);
  const stop = async (limit: number): Promise<void> => {
    endRefreshing();
    await telegram?.stop(limit);
    await server?.stop(limit);
    await intake.stop();
    await reader.close();
    await engine?.stop(limit);
    await opened.close();
  };
  try {
    const health = server && (await server.start(config.port, config.host));
    // Updates belong to whoever takes them in: two processes would play a chat out of order.
    if (telegram) await intake.resume();
    if (engine) await startWork(engine, tools);
    await telegram?.start();
    return { banner: bannerOf(telegram, health?.url ?? null), stop };
  } catch (failure) {
    // What runs already would keep a process alive that has said that it could not start.
    await stop(FAILED_START_MILLIS);
    throw failure;
  }
}

function bannerOf(telegram: TelegramBot | null, health: string | null): readonly string[] {
  return [
    telegram ? START_WORDS.telegram(telegram.username ?? "…") : START_WORDS.worker,
    ...(health ? [START_WORDS.health(health)] : []),
    START_WORDS.stop,
  ];
}

function webhooksOf(
  { webhook }: TelegramConfig,
  bot: TelegramBot,
): ReadonlyMap<string, WebhookHandler> {
  if (!webhook) return new Map();
  return new Map([[new URL(webhook.url).pathname, bot.handleWebhook]]);
}

/** BullMQ and its Redis client are only loaded where they are used. */
async function makeEngine(config: Config, log: Log): Promise<Engine> {
  const options: EngineOptions = {
    deliverConcurrency: DELIVERIES_AT_ONCE,
    onFailure: (job, error) => log.error({ job, error: String(error) }, "a job failed"),
    log,
  };
  if (!config.redisUrl) return makeEmbeddedEngine(options);
  const { makeBullmqEngine } = await import("./jobs/engines/bullmq-engine.ts");
  return makeBullmqEngine({
    ...options,
    redisUrl: config.redisUrl,
    prefix: QUEUE_PREFIX,
    watchMillis: WATCH_MILLIS,
  });
}
