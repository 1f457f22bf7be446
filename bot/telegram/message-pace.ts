/** How fast Telegram takes messages from a bot: 30 a second in all, 1 a second in a chat, 20 a minute in a group. */
import type { Spacing } from "../../domain/channel.ts";
import type { ChatId } from "../../domain/ids.ts";

/** Of calls that leave within any second. */
export const TELEGRAM_PER_SECOND = 30;

/**
 * A little below 29 a second: thirty-one calls then span 1,050 ms, so that some of them may come
 * fifty milliseconds late and no second holds more than thirty.
 */
const BOT_MILLIS = 35;
const CHAT_MILLIS = 1_100;
const GROUP_MILLIS = 3_100;

export function telegramSpacing(chatId: ChatId): Spacing {
  return { botMillis: BOT_MILLIS, chatMillis: chatId.startsWith("-") ? GROUP_MILLIS : CHAT_MILLIS };
}
