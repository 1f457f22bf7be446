/** From start to stop: says who the bot is, sets what Telegram should know, and keeps receiving. */
import type { Api, ApiClientOptions } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { BotAccount } from "../../domain/org.ts";
import type { LeaseStore } from "../../domain/stores.ts";
import type { Instant } from "../../domain/time.ts";
import { describeError, faultOf, isBadToken } from "./api-fault.ts";
import type { Log } from "./log.ts";
import { pause, takeLease, type HeldLease } from "./poll-lease.ts";
import { WANTED_UPDATES } from "./telegram-updates.ts";
import { TelegramTokenError } from "./token-error.ts";
import { poll } from "./update-polling.ts";

/** How long things take, in milliseconds. */
export interface Pace {
  /** A poller that dies is replaced after so long. */
  readonly leaseMillis: number;
  /** How often the lease is renewed, and how often a second process asks for it. */
  readonly renewMillis: number;
  /** After Telegram said that somebody else polls (409). */
  readonly conflictMillis: number;
  /** After the first fault; doubled with each that follows at once. */
  readonly firstRetryMillis: number;
  readonly longestRetryMillis: number;
}

const PACE: Pace = {
  leaseMillis: 30_000,
  renewMillis: 10_000,
  conflictMillis: 30_000,
  firstRetryMillis: 1_000,
  longestRetryMillis: 60_000,
};

export interface WebhookSettings {
  /** Where Telegram delivers: https. */
  readonly url: string;
  /** 1 to 256 of `A-Za-z0-9_-`. */
  readonly secret: string;
}

export interface SessionTools {
  readonly token: string;
  readonly api: Api;
  readonly client: ApiClientOptions;
  readonly bot: Pick<BotAccount, "id">;
  readonly take: (update: unknown) => Promise<void>;
  readonly leases: LeaseStore;
  readonly leaseNow: () => Instant;
  readonly holder: string;
  readonly log: Log;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
  readonly webhook?: WebhookSettings;
  readonly pace?: Partial<Pace>;
}

export class BotSession {
  readonly #tools: SessionTools;
  readonly #pace: Pace;
  readonly #stopping = new AbortController();
  /** Settled by whatever the first attempt comes to. */
  readonly #begun = Promise.withResolvers<void>();
  #hasBegun = false;
  #running: Promise<void> = Promise.resolve();
  #me: UserFromGetMe | null = null;
  #hasMenu = false;
  #isWaiting = false;
  #failures = 0;

  constructor(tools: SessionTools) {
    this.#tools = tools;
    this.#pace = { ...PACE, ...tools.pace };
  }

  get me(): UserFromGetMe | null {
    return this.#me;
  }

  async start(): Promise<void> {
    this.#running = this.#keepReceiving();
    await this.#begun.promise;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#begin();
    await this.#running;
  }

  #begin(): void {
    this.#hasBegun = true;
    this.#begun.resolve();
  }

  /** Never throws: what ends an attempt is logged and waited out. */
  async #keepReceiving(): Promise<void> {
    const stop = this.#stopping.signal;
    while (!stop.aborted) {
      let wait: number | null;
      try {
        wait = await this.#attempt();
      } catch (error) {
        wait = this.#waitAfter(error);
      }
      if (wait === null) return;
      this.#begin();
      await pause(wait, stop);
    }
  }

  /** Milliseconds until the next attempt; null when there is nothing left to do. */
  async #attempt(): Promise<number | null> {
    this.#me ??= await this.#tools.api.getMe();
    if (!this.#hasMenu) await this.#setMenu();
    if (this.#tools.webhook) {
      await this.#setWebhook(this.#tools.webhook);
      return null;
    }
    const lease = await this.#takeLease();
    if (!lease) return this.#pace.renewMillis;
    try {
      await this.#poll(this.#me, lease);
    } finally {
      await lease.release();
    }
    return 0;
  }

  async #poll(me: UserFromGetMe, lease: HeldLease): Promise<void> {
    const { token, client, take, log } = this.#tools;
    const onBegun = (): void => {
      this.#failures = 0;
      log.info({ username: me.username }, "polling Telegram");
      this.#begin();
    };
    const onAway = (): void => this.#begin();
    const run = { stop: this.#stopping.signal, lost: lease.lost, onBegun, onAway };
    await poll({ token, client, me, take, log }, run);
    if (lease.lost.aborted) log.warn({}, "lost the right to poll Telegram; waiting for it");
  }

  async #takeLease(): Promise<HeldLease | null> {
    const { bot, leases, holder, leaseNow, log } = this.#tools;
    const { leaseMillis: validMillis, renewMillis } = this.#pace;
    const name = `poll:${bot.id}`;
    const tools = { leases, name, holder, now: leaseNow, validMillis, renewMillis, log };
    const lease = await takeLease(tools);
    if (!lease && !this.#isWaiting) {
      log.info({ botId: bot.id }, "another process polls for this bot; waiting to take over");
    }
    this.#isWaiting = !lease;
    return lease;
  }

  async #setWebhook({ url, secret }: WebhookSettings): Promise<void> {
    const { api, log } = this.#tools;
    await api.setWebhook(url, { secret_token: secret, allowed_updates: WANTED_UPDATES });
    log.info({ username: this.#me?.username }, "Telegram delivers to the webhook");
    this.#begin();
  }

  /** The bot works without its menu, and some servers have none. */
  async #setMenu(): Promise<void> {
    const { api, commands, log } = this.#tools;
    try {
      await api.setMyCommands(commands);
      this.#hasMenu = true;
    } catch (error) {
      log.warn({ fault: describeError(error) }, "could not set the menu of commands");
    }
  }

  #waitAfter(error: unknown): number | null {
    const { log, bot } = this.#tools;
    const { firstRetryMillis, longestRetryMillis, conflictMillis } = this.#pace;
    const fault = faultOf(error);
    const fields = { botId: bot.id, fault: describeError(error) };
    if (this.#stopping.signal.aborted) {
      log.debug?.(fields, "stopped while receiving from Telegram");
      return null;
    }
    if (isBadToken(fault) && !this.#hasBegun) {
      this.#begun.reject(new TelegramTokenError());
      return null;
    }
    if (fault.kind === "refused" && fault.code === 409) {
      log.error(
        fields,
        "another program receives for this bot (409): stop it, or give it a token of its own",
      );
      return conflictMillis;
    }
    const wait = Math.min(firstRetryMillis * 2 ** this.#failures, longestRetryMillis);
    this.#failures = Math.min(this.#failures + 1, 20);
    log.warn({ ...fields, againInMillis: wait }, "receiving from Telegram was broken off");
    return wait;
  }
}
