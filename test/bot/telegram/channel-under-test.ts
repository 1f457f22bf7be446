/** The channel against the strict fake. */
import { onTestFinished } from "vitest";
import { makeTelegramChannel } from "../../../bot/telegram/telegram-channel.ts";
import type { Pacer } from "../../../domain/channel.ts";
import type { ChatId } from "../../../domain/ids.ts";
import type { SendResult } from "../../../domain/message.ts";
import { startFakeTelegram } from "../../fakes/telegram/index.ts";

/** Lets everything go at once. */
export const UNPACED: Pacer = { turn: async () => null, left: () => {}, hold: async () => {} };

export const AN = "1001" as ChatId;

/** A channel to a user 1001 who has started the bot. */
export async function open() {
  const telegram = await startFakeTelegram();
  const an = telegram.user(1001, { first_name: "An" });
  an.start();
  const { token, url: apiRoot } = telegram;
  const channel = makeTelegramChannel({ token, apiRoot, pacer: UNPACED, timeoutMillis: 2_000 });
  return {
    telegram,
    an,
    channel,
    chatId: AN,
    seen: () =>
      telegram.messagesTo(1001).map(({ text, buttons }) => ({
        text,
        buttons: buttons.flat().map((button) => ({ label: button.text, id: button.data ?? "" })),
      })),
    close: () => telegram.stop(),
  };
}

export async function openForTest() {
  const opened = await open();
  onTestFinished(() => opened.close());
  return opened;
}

export function idsOf(result: SendResult): readonly string[] {
  return result.outcome === "sent" ? result.platformIds : [];
}
