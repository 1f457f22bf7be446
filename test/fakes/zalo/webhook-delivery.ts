import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { badRequest } from "./api-error.ts";
import type { QueuedEvent, UpdatesQueue } from "./updates-queue.ts";

const ANSWER_TIMEOUT_MS = 10_000;
const SECRET_HEADER = "X-Bot-Api-Secret-Token";

/** How events look on their way to a webhook: by the documents, or as in production. */
export type WebhookShape = "flat" | "wrapped";

export type Delivery = {
  /** Undefined for the probe, and for what was pushed without one. */
  readonly messageId: string | undefined;
  /** HTTP status, or undefined when there was no answer. */
  readonly status: number | undefined;
  readonly reason?: string;
};

type Target = { readonly link: string; readonly url: URL; readonly secret: string };

/** Pushes events one after another, each once: what fails is not repeated. */
export class WebhookDelivery {
  readonly deliveries: Delivery[] = [];
  readonly probes: Delivery[] = [];
  updatedAt = 0;
  shape: WebhookShape;
  readonly #updates: UpdatesQueue;
  readonly #onChange: () => void;
  readonly #stopped = new AbortController();
  #target: Target | undefined;
  #isPaused = false;
  #running: Promise<void> | undefined;

  constructor(updates: UpdatesQueue, shape: WebhookShape, onChange: () => void) {
    this.#updates = updates;
    this.shape = shape;
    this.#onChange = onChange;
  }

  get url(): string {
    return this.#target?.link ?? "";
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  /** Tries the address with an empty body, then goes on whatever it answers. */
  async set(target: Target, at: number): Promise<void> {
    this.probes.push(await this.#post(target, "", undefined));
    this.#target = target;
    this.updatedAt = at;
    this.wake();
  }

  clear(at: number): void {
    this.#target = undefined;
    this.updatedAt = at;
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
      this.#onChange();
    });
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  #isReady(): boolean {
    const canSend = this.#target !== undefined && !this.#isPaused && !this.#stopped.signal.aborted;
    return canSend && this.#updates.hasPending;
  }

  async #deliverAll(): Promise<void> {
    while (this.#isReady()) {
      const event = this.#updates.take();
      if (event === undefined || this.#target === undefined) return;
      this.deliveries.push(await this.#deliver(this.#target, event));
    }
  }

  #deliver(target: Target, { messageId, body }: QueuedEvent): Promise<Delivery> {
    const shaped = this.shape === "flat" ? body : { ok: true, result: body };
    return this.#post(target, JSON.stringify(shaped), messageId);
  }

  async #post(target: Target, body: string, messageId: string | undefined): Promise<Delivery> {
    try {
      return { messageId, status: await post(target, body, this.#stopped.signal) };
    } catch (error) {
      return { messageId, status: undefined, reason: String(error) };
    }
  }
}

/** @throws ApiError 400 for an address or a secret that the platform would not take */
export function readTarget(link: string, secret: string, allowsHttp: boolean): Target {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const isAllowed = url?.protocol === "https:" || (allowsHttp && url?.protocol === "http:");
  if (url === undefined || !isAllowed) throw badRequest("url must be an https address");
  if (secret.length < 8 || secret.length > 256) {
    throw badRequest("secret_token must have 8 to 256 characters");
  }
  return { link, url, secret };
}

/** A connection of its own for each delivery, so that a bot's server can close without waiting. */
function post({ url, secret }: Target, body: string, stop: AbortSignal): Promise<number> {
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  const headers = { "content-type": "application/json", [SECRET_HEADER]: secret };
  const signal = AbortSignal.any([stop, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
  return new Promise((resolve, reject) => {
    const request = send(url, { method: "POST", headers, agent: false, signal });
    request.on("error", reject);
    request.on("response", (response) => {
      response.on("error", reject);
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    request.end(body);
  });
}
