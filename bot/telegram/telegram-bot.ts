/**
 * A Telegram bot as it receives: by long polling under a lease, or by webhook. It starts even while
 * Telegram is away, and keeps on trying in the background.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Api } from "grammy";
import type { Incoming } from "../../domain/channel.ts";
import type { Clock } from "../../domain/clock.ts";
import type { BotAccount } from "../../domain/org.ts";
import type { LeaseStore } from "../../domain/stores.ts";
import type { Instant } from "../../domain/time.ts";
import { clientOptions } from "./api-client.ts";
import { BotSession, type Pace, type WebhookSettings } from "./bot-session.ts";
import { downloadFile } from "./file-download.ts";
import type { Log } from "./log.ts";
import { makeReception, type Reception } from "./update-reception.ts";
import { readWebhookCall, type WebhookHeaders } from "./webhook-door.ts";

const CALL_MILLIS = 10_000;
/** Longer than Telegram holds an empty poll. */
const POLL_MILLIS = 45_000;

export interface TelegramBotOptions {
  readonly token: string;
  readonly apiRoot: string;
  readonly bot: Pick<BotAccount, "id">;
  /** Resolves once the update is stored; an update that is stored already changes nothing. */
  readonly receive: (incoming: Incoming) => Promise<{ readonly settled: Promise<void> }>;
  readonly clock: Clock;
  readonly leases: LeaseStore;
  /** Real time, for the lease; `clock` may be simulated. */
  readonly leaseNow: () => Instant;
  /** Names this process among all that may poll for the bot. */
  readonly holder: string;
  readonly log: Log;
  /** For the menu beside the input field: `a-z0-9_`, at most 32 characters, and what each does. */
  readonly commands: readonly { readonly command: string; readonly description: string }[];
  /** Left out for long polling. */
  readonly webhook?: WebhookSettings;
  readonly pace?: Partial<Pace>;
}

export interface TelegramBot {
  /**
   * Resolves once polling has begun or the webhook is set; also when Telegram is away or another
   * process polls, since both are waited out in the background. Throws TelegramTokenError
   * (`code: "bad-token"`) when Telegram knows no such bot.
   */
  start(): Promise<void>;
  /** Resolves when nothing is being stored any more, at the latest after so many milliseconds. */
  stop(timeoutMillis: number): Promise<void>;
  /** As Telegram knows the bot, without `@`; null until Telegram has said. */
  readonly username: string | null;
  /** Null when the file is gone or over 20 MB; throws when Telegram is away. */
  fetchFile(ref: string): Promise<Uint8Array | null>;
  /**
   * One call of the webhook: 200 once the update is stored, 401 without the secret, 413 over 1 MB,
   * 400 for no JSON object, 500 when storing failed (Telegram then sends it again), 404 when there
   * is no webhook. Never throws.
   */
  readonly handleWebhook: (
    headers: WebhookHeaders,
    bodyText: string,
  ) => Promise<{ readonly status: number }>;
}

export function makeTelegramBot(options: TelegramBotOptions): TelegramBot {
  const { token, apiRoot, log } = options;
  const api = new Api(token, clientOptions({ apiRoot, timeoutMillis: CALL_MILLIS }));
  const client = clientOptions({ apiRoot, timeoutMillis: POLL_MILLIS });
  const reception = makeReception({ ...options, api, botId: options.bot.id });
  const session = new BotSession({ ...options, api, client, take: reception.take });
  return {
    start: () => session.start(),
    async stop(timeoutMillis) {
      const ended = Promise.all([session.stop(), reception.idle()]).then(() => true);
      const inTime = await Promise.race([ended, sleep(timeoutMillis, false, { ref: false })]);
      if (!inTime) log.warn({ botId: options.bot.id }, "stopped before all updates were stored");
    },
    get username() {
      return session.me?.username ?? null;
    },
    fetchFile: (ref) => downloadFile({ api, apiRoot, token }, ref),
    async handleWebhook(headers, bodyText) {
      if (!options.webhook) return { status: 404 };
      const call = readWebhookCall(options.webhook.secret, headers, bodyText);
      return { status: call.ok ? await takeCalled(reception, call.update, log) : call.status };
    },
  };
}

async function takeCalled(reception: Reception, update: object, log: Log): Promise<number> {
  try {
    await reception.take(update);
    return 200;
  } catch (error) {
    log.error(
      { error: String(error) },
      "an update could not be stored; Telegram will send it again",
    );
    return 500;
  }
}
