/** Sending by the Zalo Bot Platform: texts, and pictures that it fetches from an address of ours. */
import { z } from "zod";
import type { Channel, Outgoing, Pacer } from "../../domain/channel.ts";
import type { SendResult } from "../../domain/message.ts";
import type { Refusal } from "../platform-calls/call-fault.ts";
import {
  attempt,
  sendSteps,
  type Platform,
  type Sending,
  type Step,
  type Taken,
} from "../platform-calls/sending-steps.ts";
import { momentOf } from "./platform-time.ts";
import { makeQuotaPause, type QuotaPause } from "./quota-pause.ts";
import { isPictureRefused, isUnparsed, sendResultOf } from "./send-outcomes.ts";
import { CallError, makeZaloClient, type ZaloClient } from "./zalo-client.ts";
import { splitMessage, type Part } from "./zalo-text.ts";
import { ZALO_TRAITS } from "./zalo-traits.ts";

const TIMEOUT_MILLIS = 20_000;
const TYPING_MILLIS = 3_000;
/** A message of several parts, a picture included, has so many times the time of one call. */
const CALLS_AT_MOST = 3;

export interface ZaloChannelOptions {
  readonly token: string;
  readonly apiRoot: string;
  /** Asked before every call that sends. */
  readonly pacer: Pacer;
  /** For one call; a message of several parts may take three times as long. */
  readonly timeoutMillis?: number;
}

interface Talk extends Sending<Refusal> {
  readonly client: ZaloClient;
  readonly signal: AbortSignal;
}

/**
 * Outcomes: no turn in time: held. 429, 401, an unknown method, 5xx, no connection: retry. 403, or a
 * chat that the platform does not know: unreachable. Any other refusal: rejected. 408, or no clear
 * answer: unknown. When a message of several parts breaks off after the first, `retry` and `held`
 * too become unknown (“partly sent”). A 429 holds the bot's pace, each time for longer.
 */
export function makeZaloChannel(options: ZaloChannelOptions): Channel {
  const { token, apiRoot, pacer, timeoutMillis = TIMEOUT_MILLIS } = options;
  const client = makeZaloClient({ token, apiRoot, timeoutMillis });
  const typingClient = makeZaloClient({ token, apiRoot, timeoutMillis: TYPING_MILLIS });
  const pause = makeQuotaPause();
  const platform = platformWith(pause);
  return {
    traits: ZALO_TRAITS,
    async send(chatId, outgoing) {
      const signal = AbortSignal.timeout(CALLS_AT_MOST * timeoutMillis);
      const result = await send({ platform, pacer, chatId, client, signal }, outgoing);
      if (result.outcome === "sent") pause.end();
      return result;
    },
    async typing(chatId) {
      const payload = { chat_id: chatId, action: "typing" };
      // Nobody misses it, and the answer itself meets whatever stood in its way.
      await typingClient.call("sendChatAction", payload).catch(() => undefined);
    },
  };
}

function platformWith(pause: QuotaPause): Platform<Refusal> {
  return {
    faultOf(error) {
      if (!(error instanceof CallError)) return { kind: "unclear", why: "an unknown fault" };
      const { fault } = error;
      const isQuota = fault.kind === "refused" && fault.code === 429;
      return isQuota ? { ...fault, retryAfterSeconds: pause.begin() } : fault;
    },
    sendResultOf,
    isUnparsed,
  };
}

/** A picture takes the text along as its caption where that is one part; a longer one follows it. */
async function send(talk: Talk, outgoing: Outgoing): Promise<SendResult> {
  const { attachment } = outgoing;
  const parts = splitMessage(outgoing);
  const texts = parts.map((part) => textStep(talk, part));
  if (attachment?.kind !== "picture" || attachment.url === undefined) {
    return sendSteps(talk, texts);
  }
  const hasCaption = parts.length === 1;
  const caption = hasCaption ? parts[0]?.text : undefined;
  const photo = await attempt(talk, photoStep(talk, attachment.url, caption));
  if (photo.ok) return sendSteps(talk, hasCaption ? [] : texts, [photo.taken]);
  const isTextEnough = texts.length > 0 && isPictureRefused(photo.fault);
  return isTextEnough ? sendSteps(talk, texts) : sendResultOf(photo.fault);
}

function textStep({ client, chatId, signal }: Talk, { text, markdown }: Part): Step {
  return {
    isMarked: markdown !== null,
    async call(marked) {
      const words =
        marked && markdown !== null ? { text: markdown, parse_mode: "markdown" } : { text };
      return takenOf(await client.call("sendMessage", { chat_id: chatId, ...words }, signal));
    },
  };
}

function photoStep({ client, chatId, signal }: Talk, photo: string, caption?: string): Step {
  return {
    isMarked: false,
    async call() {
      const payload = { chat_id: chatId, photo, ...(caption !== undefined && { caption }) };
      return takenOf(await client.call("sendPhoto", payload, signal));
    },
  };
}

const sentSchema = z.looseObject({
  message_id: z.union([z.string(), z.number()]).transform(String),
  date: z.unknown().optional(),
});

/** It was taken, even if nobody can read what the platform says of it. */
function takenOf(result: unknown): Taken {
  const read = sentSchema.safeParse(result);
  return read.success
    ? { id: read.data.message_id, shownAt: momentOf(read.data.date) }
    : { id: null };
}
