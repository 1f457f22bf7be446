/** A bot's receiving from start to stop: learns who the bot is, and polls under a lease, or is called. */
import { BadTokenError, type BotContext } from "../channel-kit.ts";
import { pause, takeLease, type HeldLease } from "./poll-lease.ts";

/** How long things take, in milliseconds. */
export interface SessionPace {
  /** A poller that dies is replaced after so long. */
  readonly leaseMillis: number;
  /** How often the lease is renewed, and how often a second process asks for it. */
  readonly renewMillis: number;
  /** After the platform said that somebody else polls. */
  readonly conflictMillis: number;
  /** After the first fault; doubled with each that follows at once. */
  readonly firstRetryMillis: number;
  readonly longestRetryMillis: number;
}

const PACE: SessionPace = {
  leaseMillis: 30_000,
  renewMillis: 10_000,
  conflictMillis: 30_000,
  firstRetryMillis: 1_000,
  longestRetryMillis: 60_000,
};

export interface PollingRun {
  /** Aborted to end the run; what was fetched already is still stored. */
  readonly stop: AbortSignal;
  /** Aborted when another process polls by now. */
  readonly lost: AbortSignal;
  /** Called when polling has begun. */
  readonly onBegun: () => void;
  /** Called when the platform could not be reached: nobody need wait for the beginning. */
  readonly onAway: () => void;
  /** Called when the platform serves the polling: the next fault is a first one. */
  readonly onServed: () => void;
}

/** What a platform is asked for; all of it throws what the platform's client throws. */
export interface Receiving {
  /** As operators call it. */
  readonly platform: string;
  /** Learns who the bot is; called again after each fault. Aborted, it may give up. */
  introduce(stop: AbortSignal): Promise<void>;
  /** Null for polling. */
  readonly setWebhook: ((stop: AbortSignal) => Promise<void>) | null;
  /** One run: resolves when it was told to stop, throws what it cannot mend by itself. */
  poll(run: PollingRun): Promise<void>;
  /** Told whether polling is this process's to do. */
  rightToPoll?(isOurs: boolean): void;
  /** In words for operators, without the token; and what it says about the bot. */
  judge(error: unknown): FaultJudgement;
}

export interface FaultJudgement {
  readonly fault: string;
  readonly meaning: "bad token" | "another receives" | "passing";
}

export type SessionTools = Pick<
  BotContext,
  "settings" | "botId" | "leases" | "leaseNow" | "holder" | "log"
> & {
  readonly pace?: Partial<SessionPace>;
};

export class ReceivingSession {
  readonly #tools: SessionTools;
  readonly #receiving: Receiving;
  readonly #pace: SessionPace;
  readonly #stopping = new AbortController();
  /** Settled by whatever the first attempt comes to. */
  readonly #begun = Promise.withResolvers<void>();
  #hasBegun = false;
  #running: Promise<void> = Promise.resolve();
  #isWaiting = false;
  #failures = 0;

  constructor(tools: SessionTools, receiving: Receiving) {
    this.#tools = tools;
    this.#receiving = receiving;
    this.#pace = { ...PACE, ...tools.pace };
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
    const { setWebhook, platform } = this.#receiving;
    const stop = this.#stopping.signal;
    await this.#receiving.introduce(stop);
    if (setWebhook) {
      await setWebhook(stop);
      this.#tools.log.info({ botId: this.#tools.botId }, `${platform} delivers to the webhook`);
      this.#begin();
      return null;
    }
    const lease = await this.#takeLease();
    this.#receiving.rightToPoll?.(lease !== null);
    if (!lease) return this.#pace.renewMillis;
    try {
      await this.#poll(lease);
    } finally {
      await lease.release();
    }
    return 0;
  }

  async #poll(lease: HeldLease): Promise<void> {
    const { botId, log } = this.#tools;
    const { platform } = this.#receiving;
    const onBegun = (): void => {
      log.info({ botId }, `polling ${platform}`);
      this.#begin();
    };
    const onAway = (): void => this.#begin();
    const onServed = (): void => {
      this.#failures = 0;
    };
    const stop = this.#stopping.signal;
    await this.#receiving.poll({ stop, lost: lease.lost, onBegun, onAway, onServed });
    if (!lease.lost.aborted) return;
    log.warn({ botId }, `lost the right to poll ${platform}; waiting for it`);
  }

  async #takeLease(): Promise<HeldLease | null> {
    const { botId, leases, holder, leaseNow, log } = this.#tools;
    const { leaseMillis: validMillis, renewMillis } = this.#pace;
    const name = `poll:${botId}`;
    const tools = { leases, name, holder, now: leaseNow, validMillis, renewMillis, log };
    const lease = await takeLease(tools);
    if (!lease && !this.#isWaiting) {
      log.info({ botId }, "another process polls for this bot; waiting to take over");
    }
    this.#isWaiting = !lease;
    return lease;
  }

  #waitAfter(error: unknown): number | null {
    const { log, botId, settings } = this.#tools;
    const { firstRetryMillis, longestRetryMillis, conflictMillis } = this.#pace;
    const { platform } = this.#receiving;
    const { fault, meaning } = this.#receiving.judge(error);
    const fields = { botId, fault };
    if (this.#stopping.signal.aborted) {
      log.debug?.(fields, `stopped while receiving from ${platform}`);
      return null;
    }
    if (meaning === "bad token" && !this.#hasBegun) {
      this.#begun.reject(new BadTokenError(settings.credentialSetting));
      return null;
    }
    if (meaning === "another receives") {
      log.error(
        fields,
        "another program receives for this bot (409): stop it, or give it a token of its own",
      );
      return conflictMillis;
    }
    const wait = Math.min(firstRetryMillis * 2 ** this.#failures, longestRetryMillis);
    this.#failures = Math.min(this.#failures + 1, 20);
    log.warn({ ...fields, againInMillis: wait }, `receiving from ${platform} was broken off`);
    return wait;
  }
}
