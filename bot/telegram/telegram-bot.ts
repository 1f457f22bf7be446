/**
 * A Telegram bot as it receives: by long polling under a lease, or by webhook. It starts even while
 * Telegram is away, and keeps on trying in the background.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Api } from "grammy";
import type { BotContext, LiveBot } from "../channel-kit.ts";
import type { SessionPace } from "../receiving/receiving-session.ts";
import { answerCall, type WebhookHeaders } from "../receiving/webhook-door.ts";
import { clientOptions } from "./api-client.ts";
import { titleOf } from "./bot-identity.ts";
import { makeBotSession } from "./bot-session.ts";
import { downloadFile } from "./file-download.ts";
import { makeReception } from "./update-reception.ts";

const CALL_MILLIS = 10_000;
const SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
/** Longer than Telegram holds an empty poll. */
const POLL_MILLIS = 45_000;

export interface TelegramBotOptions extends BotContext {
  readonly pace?: Partial<SessionPace>;
}

/**
 * A webhook's call is answered 200 once the update is stored, 401 without the secret, 413 over 1 MB,
 * 400 for no JSON object, 500 when storing failed: Telegram then sends it again.
 */
export interface TelegramBot extends LiveBot {
  readonly handleWebhook: (
    headers: WebhookHeaders,
    bodyText: string,
  ) => Promise<{ readonly status: number }>;
}

export function makeTelegramBot(options: TelegramBotOptions): TelegramBot {
  const { botId, log } = options;
  const { token, apiRoot, webhook } = options.settings;
  const api = new Api(token, clientOptions({ apiRoot, timeoutMillis: CALL_MILLIS }));
  const client = clientOptions({ apiRoot, timeoutMillis: POLL_MILLIS });
  const reception = makeReception({ ...options, api });
  const session = makeBotSession({ ...options, api, client, take: reception.take });
  return {
    start: () => session.start(),
    async stop(timeoutMillis) {
      const ended = Promise.all([session.stop(), reception.idle()]).then(() => true);
      const inTime = await Promise.race([ended, sleep(timeoutMillis, false, { ref: false })]);
      if (!inTime) log.warn({ botId }, "stopped before all updates were stored");
    },
    get title() {
      return session.me && titleOf(session.me);
    },
    // The platform keeps what comes meanwhile: nothing depends on when it was last heard.
    isReceiving: true,
    inviteLink: (code) => session.me && `https://t.me/${session.me.username}?start=${code}`,
    fetchFile: (ref) => downloadFile({ api, apiRoot, token }, ref),
    async handleWebhook(headers, bodyText) {
      if (!webhook) return { status: 404 };
      const key = { header: SECRET_HEADER, secret: webhook.secret };
      return answerCall({ key, take: reception.take, log }, headers, bodyText);
    },
  };
}
