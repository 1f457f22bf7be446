/** Zalo, for the wiring. */
import type { ChannelKit } from "../channel-kit.ts";
import { identifyBot } from "./bot-identity.ts";
import { messagesIn } from "./message-count.ts";
import { ZALO_PER_SECOND, zaloSpacing } from "./message-pace.ts";
import { makeZaloBot } from "./zalo-bot.ts";
import { makeZaloChannel } from "./zalo-channel.ts";
import { ZALO_TRAITS } from "./zalo-traits.ts";

export const ZALO: ChannelKit = {
  traits: ZALO_TRAITS,
  settings: {
    token: "ZALO_BOT_TOKEN",
    apiRoot: "ZALO_API_ROOT",
    webhookUrl: "ZALO_WEBHOOK_URL",
    webhookSecret: "ZALO_WEBHOOK_SECRET",
  },
  tokenPattern: /^\d+:[^\s/?#]+$/u,
  realApiRoot: "https://bot-api.zaloplatforms.com",
  pace: { spacingOf: zaloSpacing, mostASecond: ZALO_PER_SECOND },
  messagesIn,
  makeChannel: async ({ token, apiRoot }, pacer) => makeZaloChannel({ token, apiRoot, pacer }),
  makeBot: async (context) => makeZaloBot(context),
  identify: identifyBot,
};
