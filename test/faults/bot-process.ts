/** A bot on Telegram, by polling or by webhook, that answers until its file says stop, or it dies. */
import { TELEGRAM_TRAITS } from "../../bot/telegram/telegram-traits.ts";
import { existsSync } from "node:fs";
import { assembleIntake } from "../../assembly.ts";
import { makeTelegramBot } from "../../bot/telegram/telegram-bot.ts";
import { makeTelegramChannel } from "../../bot/telegram/telegram-channel.ts";
import { makeWebServer } from "../../bot/web/web-server.ts";
import type { BotId } from "../../domain/ids.ts";
import { makeContentsReader } from "../../jobs/import/contents-reader.ts";
import { openSampleFile } from "../../sample-office.ts";
import { SYSTEM_CLOCK } from "../../system-clock.ts";
import { QUIET_DAY } from "./asked-office.ts";
import { readOrders } from "./doomed-process.ts";
import { ERROR_LOG, makeEngine, STOP_MILLIS, toolsOf, until, workOff } from "./working-process.ts";

export interface BotOrders {
  readonly folder: string;
  readonly bot: BotId;
  readonly apiRoot: string;
  readonly token: string;
  /** When this file is there, it ends in good order. */
  readonly stopFile: string;
  /** Left out for polling. */
  readonly webhook?: { readonly port: number; readonly path: string; readonly secret: string };
}

/** Whoever polls after a dead one does not wait for half a minute. */
const PACE = {
  leaseMillis: 800,
  renewMillis: 200,
  conflictMillis: 200,
  firstRetryMillis: 50,
  longestRetryMillis: 400,
};
/** How fast a chat may be answered is tried elsewhere. */
const NO_PACE = { turn: async () => null, left: () => {}, hold: async () => {} };

const { folder, bot, apiRoot, token, stopFile, webhook } = readOrders<BotOrders>();
const sample = await openSampleFile(folder, QUIET_DAY);
const { database, ids } = sample.office;
const tools = toolsOf(sample, bot, makeTelegramChannel({ token, apiRoot, pacer: NO_PACE }));
const reader = makeContentsReader();
const intake = assembleIntake({
  reader,
  opened: sample,
  tools,
  traitsOf: () => TELEGRAM_TRAITS,
  fetchFile: async () => null,
  bots: () => [],
  publicAddresses: null,
});
const address = webhook && `http://127.0.0.1:${webhook.port}${webhook.path}`;
const telegram = makeTelegramBot({
  settings: {
    credentialSetting: "TELEGRAM_BOT_TOKEN",
    token,
    apiRoot,
    webhook: webhook && address ? { url: address, secret: webhook.secret } : null,
  },
  botId: bot,
  receive: intake.receive,
  clock: sample.clock,
  leases: database.leases,
  leaseNow: SYSTEM_CLOCK.now,
  holder: ids.next<"Holder">(),
  commands: [],
  log: ERROR_LOG,
  onGap: async () => {},
  pace: PACE,
});
const server = makeWebServer({
  log: ERROR_LOG,
  readiness: async () => ({ ready: true, checks: {} }),
  webhooks: new Map(webhook ? [[webhook.path, telegram.handleWebhook]] : []),
  publicDoor: null,
  demo: null,
});
await intake.resume();
if (webhook) await server.start(webhook.port, "127.0.0.1");
await telegram.start();
await until(async () => existsSync(stopFile));
await telegram.stop(STOP_MILLIS);
await server.stop(STOP_MILLIS);
await intake.idle();
await reader.close();
await workOff(await makeEngine(null), tools);
await sample.close();
