/** A bot against the strict fake. */
import { onTestFinished } from "vitest";
import type { BotSettings } from "../../../bot/channel-kit.ts";
import { makeTelegramBot, type TelegramBotOptions } from "../../../bot/telegram/telegram-bot.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import type { FakeTelegram } from "../../fakes/telegram/index.ts";
import { openOfficeOf, QUICK, surroundings } from "../receiving-bot.ts";

export { BOT, LEASE, NOW, PATIENCE, QUICK, textsOf } from "../receiving-bot.ts";

const SETTING = "TELEGRAM_BOT_TOKEN";

export const openOffice = () => openOfficeOf("telegram", SETTING);

type Over = Partial<TelegramBotOptions & BotSettings>;

/** Not started yet. */
export function makeBot(telegram: FakeTelegram, office: OrgDatabase, over: Over = {}) {
  const { context, ...rest } = surroundings(office);
  const { token = telegram.token, apiRoot = telegram.url, webhook = null, ...more } = over;
  const settings = { credentialSetting: SETTING, token, apiRoot, webhook };
  const bot = makeTelegramBot({ ...context, settings, pace: QUICK, ...more });
  onTestFinished(() => bot.stop(5_000));
  return { bot, ...rest };
}
