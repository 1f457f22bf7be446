/** A worker that sends through the Bot API, in a time that runs faster than the machine's. */
import { openOffice } from "../../opened-office.ts";
import type { Instant } from "../../domain/time.ts";
import { instantOf, millisOf } from "../../domain/time.ts";
import { makeTelegramChannel } from "../../bot/telegram/telegram-channel.ts";
import { TELEGRAM_PER_SECOND, telegramSpacing } from "../../bot/telegram/message-pace.ts";
import { makePacer } from "../../jobs/pacing.ts";
import { SYSTEM_CLOCK } from "../../system-clock.ts";
import { readOrders } from "./doomed-process.ts";
import { placeIn } from "./reminded-office.ts";
import { makeEngine, toolsOf, workOff } from "./working-process.ts";

/** Half a minute's wait takes less than a second. */
const SPEED = 40;
/** For one call; the claim is longer than the several calls that one message may take. */
const TIMEOUT_MILLIS = 800;
const CLAIM_MILLIS = 4 * TIMEOUT_MILLIS * SPEED;

export interface ChatOrders {
  readonly folder: string;
  readonly dawn: Instant;
  /** When it was dawn, in milliseconds of the machine's clock. */
  readonly begun: number;
  readonly apiRoot: string;
  readonly token: string;
}

const { folder, dawn, begun, apiRoot, token } = readOrders<ChatOrders>();
const clock = {
  now: () => instantOf(new Date(millisOf(dawn) + (Date.now() - begun) * SPEED)),
};
const opened = await openOffice(placeIn(folder), clock);
const { database } = opened.office;
const [bot] = await database.bots.all();
if (!bot) throw new Error("the office has no bot");
const pacer = makePacer({
  pace: database.pace,
  bot: bot.id,
  spacingOf: telegramSpacing,
  mostASecond: TELEGRAM_PER_SECOND,
  now: SYSTEM_CLOCK.now,
});
const channel = makeTelegramChannel({ token, apiRoot, pacer, timeoutMillis: TIMEOUT_MILLIS });
const tools = toolsOf(opened, bot.id, channel, { claimMillis: CLAIM_MILLIS });
await workOff(await makeEngine(null), tools);
await opened.close();
