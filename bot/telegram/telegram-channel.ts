/**
 * Sending by the Telegram Bot API, through grammY. Each call waits for its turn, at most some seconds;
 * what has to wait longer is rescheduled by the database.
 */
import { Api, InputFile } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Attachment, Channel, Outgoing, Pacer } from "../../domain/channel.ts";
import type { ChatId } from "../../domain/ids.ts";
import type { SendResult } from "../../domain/message.ts";
import { clientOptions, departure } from "./api-client.ts";
import {
  asksToWait,
  faultOf,
  heldFault,
  isUnchanged,
  isUneditable,
  isUnparsed,
  sendResultOf,
  type ApiFault,
  waitSeconds,
} from "./api-fault.ts";
import { keyboardOf } from "./message-keyboard.ts";
import { splitText, type Part } from "./message-text.ts";
import { TELEGRAM_TRAITS } from "./telegram-traits.ts";

const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;
const TIMEOUT_MILLIS = 20_000;
/** A message of several parts, files included, has so many times the time of one call. */
const CALLS_AT_MOST = 3;
/** A message that has not begun is rather rescheduled than kept waiting. */
const PATIENCE_MILLIS = 5_000;
/** One that has begun would begin anew: its later parts wait longer. */
const LATER_PATIENCE_MILLIS = 30_000;
const LATER_TRIES = 3;

export interface TelegramChannelOptions {
  readonly token: string;
  readonly apiRoot: string;
  /** Asked before every call that sends or edits. */
  readonly pacer: Pacer;
  /** For one call; a message of several parts may take three times as long. */
  readonly timeoutMillis?: number;
}

type Signal = Parameters<Api["getMe"]>[0];

interface Sending {
  readonly api: Api;
  readonly pacer: Pacer;
  readonly chatId: ChatId;
  readonly signal: Signal;
}

/** One call; `marked` says whether its words go with or without mark-up. Gives the message's id. */
type Step = (marked: boolean) => Promise<string>;

/**
 * Outcomes: no turn in time: held. 429 and 5xx, or no connection: retry. 403, or a chat that Telegram does not know:
 * unreachable. Any other refusal: rejected. No clear answer: unknown. When a message of several
 * parts breaks off after the first, `retry` and `held` too become unknown (“partly sent”), since some
 * of it has arrived. A 429 holds the bot's pace for as long as it says.
 */
export function makeTelegramChannel(options: TelegramChannelOptions): Channel {
  const { token, apiRoot, pacer, timeoutMillis = TIMEOUT_MILLIS } = options;
  const api = new Api(token, clientOptions({ apiRoot, timeoutMillis }));
  return {
    traits: TELEGRAM_TRAITS,
    async send(chatId, outgoing) {
      const signal = AbortSignal.timeout(CALLS_AT_MOST * timeoutMillis) as Signal;
      try {
        return await send({ api, pacer, chatId, signal }, outgoing);
      } catch (error) {
        if (error instanceof RangeError) return { outcome: "rejected", reason: error.message };
        return sendResultOf(faultOf(error));
      }
    },
  };
}

async function send(sending: Sending, outgoing: Outgoing): Promise<SendResult> {
  const keyboard = keyboardOf(outgoing.choices);
  const parts = splitText(outgoing.lines, TEXT_LIMIT);
  const target = Number(outgoing.replaces.at(-1));
  const [only] = parts;
  if (only && parts.length === 1 && !outgoing.attachment && Number.isSafeInteger(target)) {
    const edited = await attempt(sending, editStep(sending, target, only, keyboard));
    if (edited.ok) return { outcome: "sent", platformIds: [edited.id] };
    if (isUnchanged(edited.fault)) return { outcome: "sent", platformIds: [String(target)] };
    if (!isUneditable(edited.fault)) return sendResultOf(edited.fault);
  }
  return sendAll(sending, stepsOf(sending, outgoing, parts, keyboard));
}

/** A picture or file takes a short text along as its caption; a longer one follows it. */
function stepsOf(
  sending: Sending,
  { lines, attachment }: Outgoing,
  parts: readonly Part[],
  keyboard: InlineKeyboardMarkup | null,
): readonly Step[] {
  const texts = (last: InlineKeyboardMarkup | null): Step[] =>
    parts.map((part, index) => textStep(sending, part, index === parts.length - 1 ? last : null));
  if (!attachment) return texts(keyboard);
  const captions = splitText(lines, CAPTION_LIMIT);
  if (captions.length > 1) {
    return [attachmentStep(sending, attachment, null, null), ...texts(keyboard)];
  }
  return [attachmentStep(sending, attachment, captions[0] ?? null, keyboard)];
}

async function sendAll(sending: Sending, steps: readonly Step[]): Promise<SendResult> {
  const [first, ...later] = steps;
  if (!first) return { outcome: "rejected", reason: "there is nothing to be seen" };
  const begun = await attempt(sending, first);
  if (!begun.ok) return sendResultOf(begun.fault);
  const platformIds = [begun.id];
  for (const step of later) {
    const attempted = await attemptLater(sending, step);
    if (!attempted.ok) return brokenOff(sendResultOf(attempted.fault), platformIds.length);
    platformIds.push(attempted.id);
  }
  return { outcome: "sent", platformIds };
}

function brokenOff(result: SendResult, sentBefore: number): SendResult {
  if (result.outcome === "sent") return result;
  const reason = `partly sent (${sentBefore}), then: ${result.reason}`;
  const isUnclear = result.outcome === "retry" || result.outcome === "held";
  return isUnclear ? { outcome: "unknown", reason } : { ...result, reason };
}

type Attempted =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly fault: ApiFault };

/** A part that Telegram does not take now is waited for: what went before it has arrived. */
async function attemptLater(sending: Sending, step: Step): Promise<Attempted> {
  for (let tries = 1; ; tries += 1) {
    const attempted = await attempt(sending, step, LATER_PATIENCE_MILLIS);
    if (attempted.ok || !asksToWait(attempted.fault) || tries === LATER_TRIES) return attempted;
  }
}

/** With mark-up; if Telegram cannot read that, once more as plain words. */
async function attempt(
  sending: Sending,
  step: Step,
  patienceMillis = PATIENCE_MILLIS,
): Promise<Attempted> {
  const marked = await inTurn(sending, () => step(true), patienceMillis);
  const isReadable = marked.ok || !isUnparsed(marked.fault);
  return isReadable ? marked : inTurn(sending, () => step(false), patienceMillis);
}

async function inTurn(
  { pacer, chatId }: Sending,
  call: () => Promise<string>,
  patienceMillis: number,
): Promise<Attempted> {
  try {
    const wait = await pacer.turn(chatId, patienceMillis);
    if (wait !== null) return { ok: false, fault: heldFault(wait) };
  } catch {
    // Whoever keeps the pace is away: nothing was sent, and nothing may be.
    return { ok: false, fault: { kind: "not-sent", why: "its turn is not known" } };
  }
  try {
    return { ok: true, id: await departure.run(() => pacer.left(chatId), call) };
  } catch (error) {
    const fault = faultOf(error);
    if (asksToWait(fault)) await pacer.hold(waitSeconds(fault)).catch(() => undefined);
    return { ok: false, fault };
  }
}

/** Telegram's preview would fetch a link that was meant for the reader alone. */
const NO_PREVIEW = { link_preview_options: { is_disabled: true } };

function textStep(sending: Sending, part: Part, keyboard: InlineKeyboardMarkup | null): Step {
  return async (marked) => {
    const other = { ...NO_PREVIEW, ...modeOf(marked), ...markupOf(keyboard) };
    const words = marked ? part.html : part.text;
    const sent = await sending.api.sendMessage(sending.chatId, words, other, sending.signal);
    return String(sent.message_id);
  };
}

/** An edit without a keyboard takes the old one away. */
function editStep(
  sending: Sending,
  target: number,
  part: Part,
  keyboard: InlineKeyboardMarkup | null,
): Step {
  return async (marked) => {
    const other = { ...NO_PREVIEW, ...modeOf(marked), ...markupOf(keyboard) };
    const words = marked ? part.html : part.text;
    await sending.api.editMessageText(sending.chatId, target, words, other, sending.signal);
    return String(target);
  };
}

function attachmentStep(
  { api, chatId, signal }: Sending,
  attachment: Attachment,
  caption: Part | null,
  keyboard: InlineKeyboardMarkup | null,
): Step {
  return async (marked) => {
    const words = caption && { caption: marked ? caption.html : caption.text, ...modeOf(marked) };
    const other = { ...words, ...markupOf(keyboard) };
    const sent =
      attachment.kind === "picture"
        ? await api.sendPhoto(chatId, new InputFile(attachment.png, "picture.png"), other, signal)
        : await api.sendDocument(chatId, documentOf(attachment), other, signal);
    return String(sent.message_id);
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
