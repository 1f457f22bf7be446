/** Telegram, for the wiring. grammY is loaded with the first bot that is made, and not before. */
import type { ChannelKit } from "../channel-kit.ts";
import { TELEGRAM_PER_SECOND, telegramSpacing } from "./message-pace.ts";
import { TELEGRAM_TRAITS } from "./telegram-traits.ts";

export const TELEGRAM: ChannelKit = {
  traits: TELEGRAM_TRAITS,
  settings: {
    token: "TELEGRAM_BOT_TOKEN",
    apiRoot: "TELEGRAM_API_ROOT",
    webhookUrl: "TELEGRAM_WEBHOOK_URL",
    webhookSecret: "TELEGRAM_WEBHOOK_SECRET",
  },
  tokenPattern: /^\d+:[\w-]{10,}$/u,
  realApiRoot: "https://api.telegram.org",
  pace: { spacingOf: telegramSpacing, mostASecond: TELEGRAM_PER_SECOND },
  async makeChannel({ token, apiRoot }, pacer) {
    const { makeTelegramChannel } = await import("./telegram-channel.ts");
    return makeTelegramChannel({ token, apiRoot, pacer });
  },
  async makeBot(context) {
    const { makeTelegramBot } = await import("./telegram-bot.ts");
    return makeTelegramBot(context);
  },
  async identify(settings, timeoutMillis) {
    const { identifyBot } = await import("./bot-identity.ts");
    return identifyBot(settings, timeoutMillis);
  },
};
