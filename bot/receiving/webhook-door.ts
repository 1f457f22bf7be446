/** What a webhook call has to show before it is let in; no web framework is known here. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { BotLog } from "../channel-kit.ts";

/** In bytes. Whoever reads the body may stop just behind it. */
const BODY_LIMIT = 1_048_576;

/** As a request of the platform or of Node's server has them; the case of names does not matter. */
export type WebhookHeaders =
  | Headers
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** What only the platform knows. */
export interface DoorKey {
  readonly header: string;
  readonly secret: string;
}

export interface Door {
  readonly key: DoorKey;
  /** Resolves once the update is stored. */
  readonly take: (update: object) => Promise<void>;
  readonly log: BotLog;
}

type WebhookCall =
  | { readonly ok: true; readonly update: object }
  | { readonly ok: false; readonly status: 400 | 401 | 413 };

/** As below; 200 once the update is stored, 500 when that failed. Never throws. */
export async function answerCall(
  { key, take, log }: Door,
  headers: WebhookHeaders,
  bodyText: string,
): Promise<{ readonly status: number }> {
  const call = readWebhookCall(key, headers, bodyText);
  if (!call.ok) return { status: call.status };
  try {
    await take(call.update);
    return { status: 200 };
  } catch (error) {
    log.error({ error: String(error) }, "an update could not be stored; the platform is told so");
    return { status: 500 };
  }
}

/**
 * 401 unless the secret is there exactly once, 413 for a body that is too long, 400 for one that is
 * no JSON object. The secret comes first: strangers learn nothing else.
 */
function readWebhookCall(
  { header, secret }: DoorKey,
  headers: WebhookHeaders,
  bodyText: string,
): WebhookCall {
  const entries = headers instanceof Headers ? [...headers] : Object.entries(headers);
  const given = entries
    .filter(([name]) => name.toLowerCase() === header.toLowerCase())
    .flatMap(([, value]) => value ?? []);
  const [only] = given;
  if (only === undefined || given.length > 1 || !isSame(only, secret)) return refused(401);
  if (Buffer.byteLength(bodyText) > BODY_LIMIT) return refused(413);
  const update = parseObject(bodyText);
  return update ? { ok: true, update } : refused(400);
}

/** Takes the same time however much of it is right. A doubled header, joined by a comma, is wrong. */
function isSame(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function parseObject(text: string): object | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  return typeof value === "object" && !Array.isArray(value) ? value : null;
}

function refused(status: 400 | 401 | 413): WebhookCall {
  return { ok: false, status };
}
