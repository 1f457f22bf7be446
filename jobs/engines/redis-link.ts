/** The connection that work is asked for through: it answers soon, or fails soon. */
import { Redis } from "ioredis";
import type { Log } from "../job-tools.ts";

/** How long a command, or a connection that is being made, may take; in milliseconds. */
const PATIENCE_MILLIS = 900;

/** Connections come back by themselves, at the latest so long after Redis does. */
const LONGEST_PAUSE_MILLIS = 2_000;

export function pauseBeforeReconnecting(attempt: number): number {
  return Math.min(attempt * 200, LONGEST_PAUSE_MILLIS);
}

export class RedisLink {
  readonly redis: Redis;
  readonly #log: Log;
  readonly #secrets: readonly string[];
  /** What was said since Redis was last there; it would be said again at every attempt. */
  readonly #told = new Set<string>();
  #state: "new" | "ready" | "away" | "closed" = "new";

  constructor(url: string, log: Log) {
    this.#log = log;
    this.#secrets = secretsOf(url);
    this.redis = new Redis(url, {
      // Nothing may wait for Redis to come back: the sweep catches up with what was not woken.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: PATIENCE_MILLIS,
      retryStrategy: pauseBeforeReconnecting,
    });
    this.redis.on("error", (error: unknown) => this.report(error));
    this.redis.on("ready", () => this.#turn("ready"));
    this.redis.on("close", () => this.#turn("away"));
  }

  get isReady(): boolean {
    return this.redis.status === "ready";
  }

  /**
   * Does something with Redis. Fails within two seconds when Redis is away or does not answer, with
   * an error that holds no password.
   */
  async use<Result>(what: (redis: Redis) => Promise<Result>): Promise<Result> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(new Error("no answer in time")),
      2 * PATIENCE_MILLIS,
    );
    try {
      return await Promise.race([this.#whenReady().then(() => what(this.redis)), late.promise]);
    } catch (error) {
      // Not as the cause: ioredis hangs the command with its arguments on the error.
      // oxlint-disable-next-line preserve-caught-error
      throw new Error(`Redis cannot be used: ${this.describe(error)}`);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Logs what went wrong on any connection, once until Redis is back. */
  report(error: unknown): void {
    const reason = this.describe(error);
    if (this.#state === "closed" || this.#told.has(reason)) return;
    this.#told.add(reason);
    this.#log.error({ reason }, "Redis reports an error");
  }

  /** An error in words, without the password. */
  describe(error: unknown): string {
    const text = wordsOf(error);
    return this.#secrets.reduce((safe, secret) => safe.replaceAll(secret, "***"), text);
  }

  close(): void {
    this.#state = "closed";
    this.redis.disconnect();
  }

  async #whenReady(): Promise<void> {
    if (this.isReady) return;
    const ready = Promise.withResolvers<void>();
    const timer = setTimeout(() => ready.reject(new Error("not connected")), PATIENCE_MILLIS);
    this.redis.once("ready", ready.resolve);
    try {
      await ready.promise;
    } finally {
      clearTimeout(timer);
      this.redis.off("ready", ready.resolve);
    }
  }

  #turn(state: "ready" | "away"): void {
    if (this.#state === "closed" || this.#state === state) return;
    if (state === "away") this.#log.warn({}, "Redis is away; the sweep will catch up");
    else this.#log.info({}, this.#state === "new" ? "Redis is there" : "Redis is back");
    if (state === "ready") this.#told.clear();
    this.#state = state;
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A host with several addresses fails with an error that has a code and no message.
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  return error.message || code;
}

/** The password of a Redis URL, as it is written and as it is meant. */
function secretsOf(url: string): readonly string[] {
  const { password } = new URL(url);
  return password === "" ? [] : [password, decodeURIComponent(password)];
}
