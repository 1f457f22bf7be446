/**
 * A process of its own that polls, to be killed: it tells its parent of each update that it has
 * stored, and stays inside the third for ever.
 */
import { argv } from "node:process";
import { makeTelegramBot } from "../../../bot/telegram/telegram-bot.ts";
import { openDatabase } from "../../../db/open-database.ts";
import type { BotId, OrgId } from "../../../domain/ids.ts";
import { SYSTEM_CLOCK } from "../../../system-clock.ts";

const STAYS_IN = 3;

const [, , databaseUrl = "", apiRoot = "", token = "", settings = ""] = argv;
const { org, bot, pace } = JSON.parse(settings) as {
  org: OrgId;
  bot: { readonly id: BotId };
  pace: NonNullable<Parameters<typeof makeTelegramBot>[0]["pace"]>;
};
const office = (await openDatabase(databaseUrl)).of(org);
let stored = 0;

await makeTelegramBot({
  settings: { credentialSetting: "TELEGRAM_BOT_TOKEN", token, apiRoot, webhook: null },
  botId: bot.id,
  pace,
  clock: SYSTEM_CLOCK,
  leases: office.leases,
  leaseNow: SYSTEM_CLOCK.now,
  holder: "the process that dies",
  commands: [],
  onGap: async () => {},
  log: { info: () => {}, warn: () => {}, error: () => {} },
  async receive(incoming) {
    await office.inbox.put(incoming);
    stored += 1;
    process.send?.(incoming.key);
    if (stored === STAYS_IN) await new Promise(() => {});
    return { settled: Promise.resolve() };
  },
}).start();
