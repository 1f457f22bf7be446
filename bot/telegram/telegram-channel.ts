/** Sending by the Telegram Bot API, through grammY. */
import { Api, InputFile } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Attachment, Channel, Outgoing, Pacer } from "../../domain/channel.ts";
import type { SendResult } from "../../domain/message.ts";
import { uploadMillis } from "../../domain/upload-time.ts";
import {
  attempt,
  sendSteps,
  type Platform,
  type Sending,
  type Step,
} from "../platform-calls/sending-steps.ts";
import { clientOptions } from "./api-client.ts";
import {
  faultOf,
  isUnchanged,
  isUneditable,
  isUnparsed,
  sendResultOf,
  type ApiRefusal,
} from "./api-fault.ts";
import { keyboardOf } from "./message-keyboard.ts";
import { splitText, type Part } from "./message-text.ts";
import { TELEGRAM_TRAITS } from "./telegram-traits.ts";

const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;
const TIMEOUT_MILLIS = 20_000;
/** A message of several parts, files included, has so many times the time of one call. */
const CALLS_AT_MOST = 3;

export interface TelegramChannelOptions {
  readonly token: string;
  readonly apiRoot: string;
  /** Asked before every call that sends or edits. */
  readonly pacer: Pacer;
  /** For one call without its file; a message of several parts may take three times as long. */
  readonly timeoutMillis?: number;
}

type Signal = Parameters<Api["getMe"]>[0];

const PLATFORM: Platform<ApiRefusal> = { faultOf, sendResultOf, isUnparsed };

interface Talk extends Sending<ApiRefusal> {
  readonly api: Api;
  /** The same, with as much more time as the file of this message may take. */
  readonly fileApi: Api;
  readonly signal: Signal;
}

/**
 * Outcomes: no turn in time: held. 429 and 5xx, or no connection: retry. 403, or a chat that Telegram does not know:
 * unreachable. Any other refusal: rejected. No clear answer: unknown. When a message of several
 * parts breaks off after the first, `retry` and `held` too become unknown (“partly sent”), since some
 * of it has arrived. A 429 holds the bot's pace for as long as it says.
 */
export function makeTelegramChannel(options: TelegramChannelOptions): Channel {
  const { token, apiRoot, pacer, timeoutMillis = TIMEOUT_MILLIS } = options;
  const client = clientOptions({ apiRoot, timeoutMillis });
  const api = new Api(token, client);
  return {
    traits: TELEGRAM_TRAITS,
    async send(chatId, outgoing) {
      const more = uploadMillis(outgoing.attachment);
      const signal = AbortSignal.timeout(CALLS_AT_MOST * timeoutMillis + more) as Signal;
      const fileApi = new Api(token, { ...client, timeoutSeconds: (timeoutMillis + more) / 1000 });
      try {
        return await send({ platform: PLATFORM, api, fileApi, pacer, chatId, signal }, outgoing);
      } catch (error) {
        if (error instanceof RangeError) return { outcome: "rejected", reason: error.message };
        return sendResultOf(faultOf(error));
      }
    },
  };
}

async function send(talk: Talk, outgoing: Outgoing): Promise<SendResult> {
  const keyboard = keyboardOf(outgoing.choices);
  const parts = splitText(outgoing.lines, TEXT_LIMIT);
  const target = Number(outgoing.replaces.at(-1));
  const [only] = parts;
  if (only && parts.length === 1 && !outgoing.attachment && Number.isSafeInteger(target)) {
    const edited = await attempt(talk, editStep(talk, target, only, keyboard));
    if (edited.ok || isUnchanged(edited.fault)) {
      return { outcome: "sent", platformIds: [String(target)] };
    }
    if (!isUneditable(edited.fault)) return sendResultOf(edited.fault);
  }
  return sendSteps(talk, stepsOf(talk, outgoing, parts, keyboard));
}

/** A picture or file takes a short text along as its caption; a longer one follows it. */
function stepsOf(
  talk: Talk,
  { lines, attachment }: Outgoing,
  parts: readonly Part[],
  keyboard: InlineKeyboardMarkup | null,
): readonly Step[] {
  const texts = (last: InlineKeyboardMarkup | null): Step[] =>
    parts.map((part, index) => textStep(talk, part, index === parts.length - 1 ? last : null));
  if (!attachment) return texts(keyboard);
  const captions = splitText(lines, CAPTION_LIMIT);
  if (captions.length > 1) {
    return [attachmentStep(talk, attachment, null, null), ...texts(keyboard)];
  }
  return [attachmentStep(talk, attachment, captions[0] ?? null, keyboard)];
}

/** Telegram's preview would fetch a link that was meant for the reader alone. */
const NO_PREVIEW = { link_preview_options: { is_disabled: true } };

function textStep(talk: Talk, part: Part, keyboard: InlineKeyboardMarkup | null): Step {
  return step(async (marked) => {
    const other = { ...NO_PREVIEW, ...modeOf(marked), ...markupOf(keyboard) };
    const words = marked ? part.html : part.text;
    const sent = await talk.api.sendMessage(talk.chatId, words, other, talk.signal);
    return sent.message_id;
  });
}

/** An edit without a keyboard takes the old one away. */
function editStep(
  talk: Talk,
  target: number,
  part: Part,
  keyboard: InlineKeyboardMarkup | null,
): Step {
  return step(async (marked) => {
    const other = { ...NO_PREVIEW, ...modeOf(marked), ...markupOf(keyboard) };
    const words = marked ? part.html : part.text;
    await talk.api.editMessageText(talk.chatId, target, words, other, talk.signal);
    return target;
  });
}

function attachmentStep(
  { fileApi, chatId, signal }: Talk,
  attachment: Attachment,
  caption: Part | null,
  keyboard: InlineKeyboardMarkup | null,
): Step {
  return step(async (marked) => {
    const words = caption && { caption: marked ? caption.html : caption.text, ...modeOf(marked) };
    const other = { ...words, ...markupOf(keyboard) };
    const sent =
      attachment.kind === "picture"
        ? await fileApi.sendPhoto(
            chatId,
            new InputFile(attachment.png, "picture.png"),
            other,
            signal,
          )
        : await fileApi.sendDocument(chatId, documentOf(attachment), other, signal);
    return sent.message_id;
  });
}

function step(call: (marked: boolean) => Promise<number>): Step {
  return {
    isMarked: true,
    async call(marked) {
      return { id: String(await call(marked)) };
    },
  };
}

/** The name stands unquoted in a header. */
function documentOf({ bytes, name }: Extract<Attachment, { kind: "file" }>): InputFile {
  return new InputFile(bytes, name.replace(/[\0-\u001f\u007f"\\/;]/gu, "_") || "file");
}

function modeOf(marked: boolean): { parse_mode?: "HTML" } {
  return marked ? { parse_mode: "HTML" } : {};
}

function markupOf(keyboard: InlineKeyboardMarkup | null): { reply_markup?: InlineKeyboardMarkup } {
  return keyboard ? { reply_markup: keyboard } : {};
}
