import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { badRequest } from "./api-error.ts";
import type { QueuedUpdate, UpdatesQueue } from "./updates-queue.ts";

/** How long Telegram waits for an answer to a webhook. */
const ANSWER_TIMEOUT_MS = 60_000;
const FIRST_BACKOFF_MS = 10;
const LAST_BACKOFF_MS = 200;
const HTTPS_PORTS = ["", "443", "80", "88", "8443"];

export type WebhookFailure = {
  readonly updateId: number;
  /** HTTP status, or undefined when there was no answer. */
  readonly status: number | undefined;
  readonly reason: string;
};

type Target = {
  /** The URL as it was set. */
  readonly link: string;
  readonly url: URL;
  readonly secret: string | undefined;
};

/** Pushes queued updates one after another; one that fails is repeated before the next is tried. */
export class WebhookDelivery {
  readonly failures: WebhookFailure[] = [];
  readonly #updates: UpdatesQueue;
  readonly #allowsHttp: boolean;
  readonly #stopped = new AbortController();
  #target: Target | undefined;
  #isPaused = false;
  #running: Promise<void> | undefined;

  constructor(updates: UpdatesQueue, allowsHttp: boolean) {
    this.#updates = updates;
    this.#allowsHttp = allowsHttp;
  }

  get url(): string {
    return this.#target?.link ?? "";
  }

  /** @throws ApiError 400 for a URL or a secret that Telegram would not take */
  set(link: string, secret: string | undefined): void {
    const url = this.#checkUrl(link);
    if (secret !== undefined && secret.length > 256) throw badRequest("secret token is too long");
    if (secret !== undefined && !/^[A-Za-z0-9_-]+$/.test(secret)) {
      throw badRequest("secret token contains unallowed characters");
    }
    this.#target = { link, url, secret };
    this.wake();
  }

  clear(): void {
    this.#target = undefined;
  }

  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.wake();
  }

  /** Starts delivering unless that is under way, or nothing can be delivered. */
  wake(): void {
    if (this.#running !== undefined || !this.#isReady()) return;
    this.#running = this.#deliverAll().finally(() => {
      this.#running = undefined;
      this.wake();
    });
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  #isReady(): boolean {
    const canSend = this.#target !== undefined && !this.#isPaused && !this.#stopped.signal.aborted;
    return canSend && this.#updates.size > 0;
  }

  async #deliverAll(): Promise<void> {
    let backoff = FIRST_BACKOFF_MS;
    while (this.#isReady()) {
      const update = this.#updates.first;
      const target = this.#target;
      if (update === undefined || target === undefined) return;
      const failure = await this.#deliver(update, target);
      if (failure === undefined) {
        this.#updates.remove(update);
        backoff = FIRST_BACKOFF_MS;
      } else if (!this.#stopped.signal.aborted) {
        this.failures.push(failure);
        await sleep(backoff);
        backoff = Math.min(backoff * 2, LAST_BACKOFF_MS);
      }
    }
  }

  async #deliver(update: QueuedUpdate, target: Target): Promise<WebhookFailure | undefined> {
    const { updateId } = update;
    update.deliveries += 1;
    try {
      const status = await post(target, update.body, this.#stopped.signal);
      if (status >= 200 && status < 300) return undefined;
      return { updateId, status, reason: `Wrong response from the webhook: ${status}` };
    } catch (error) {
      return { updateId, status: undefined, reason: String(error) };
    }
  }

  #checkUrl(link: string): URL {
    const url = URL.canParse(link) ? new URL(link) : undefined;
    const isAllowedHttp = this.#allowsHttp && url?.protocol === "http:";
    if (url === undefined || (url.protocol !== "https:" && !isAllowedHttp)) {
      throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
    }
    if (!isAllowedHttp && !HTTPS_PORTS.includes(url.port)) {
      throw badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
    }
    return url;
  }
}

/** A connection of its own for each delivery, so that a bot's server can close without waiting. */
function post({ url, secret }: Target, body: unknown, stop: AbortSignal): Promise<number> {
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  const headers = {
    "content-type": "application/json",
    ...(secret === undefined ? {} : { "X-Telegram-Bot-Api-Secret-Token": secret }),
  };
  const signal = AbortSignal.any([stop, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
  return new Promise((resolve, reject) => {
    const request = send(url, { method: "POST", headers, agent: false, signal });
    request.on("error", reject);
    request.on("response", (response) => {
      response.on("error", reject);
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    request.end(JSON.stringify(body));
  });
}
