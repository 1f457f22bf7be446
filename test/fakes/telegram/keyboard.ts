import { badRequest } from "./api-error.ts";
import type { InlineButton, InlineRows } from "./bot-api-types.ts";
import { findUrlFault } from "./checked-url.ts";
import { isRecord, readStructure, wellFormed } from "./params.ts";
import type { RequestBody } from "./request-body.ts";

const MAX_BUTTONS = 100;
const MAX_CALLBACK_BYTES = 64;

const ACTIONS = [
  "url",
  "callback_data",
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "copy_text",
  "callback_game",
  "pay",
];

/** `inline` is empty when there is no inline keyboard; `raw` is the markup as it was sent. */
export type ReplyMarkup = { readonly inline: InlineRows; readonly raw: unknown };

const NO_MARKUP: ReplyMarkup = { inline: [], raw: undefined };

/** @throws ApiError 400 for a markup that Telegram would not take */
export function readReplyMarkup(body: RequestBody): ReplyMarkup {
  const raw = readStructure(body, "reply_markup");
  if (raw === undefined) return NO_MARKUP;
  if (!isRecord(raw)) throw badRequest("object expected as reply markup");
  if (raw["inline_keyboard"] !== undefined) return { inline: readInlineRows(raw), raw };
  const isOther =
    Array.isArray(raw["keyboard"]) ||
    raw["remove_keyboard"] === true ||
    raw["force_reply"] === true;
  if (!isOther && Object.keys(raw).length > 0) {
    throw badRequest("can't parse reply keyboard markup JSON object");
  }
  return { inline: [], raw };
}

/** For edits: only an inline keyboard, or none. */
export function readInlineMarkup(body: RequestBody): ReplyMarkup {
  const markup = readReplyMarkup(body);
  const raw = markup.raw;
  if (isRecord(raw) && Object.keys(raw).length > 0 && raw["inline_keyboard"] === undefined) {
    throw badRequest("inline keyboard expected");
  }
  return markup;
}

function readInlineRows(markup: Record<string, unknown>): InlineRows {
  const keyboard = markup["inline_keyboard"];
  if (!Array.isArray(keyboard)) {
    throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array');
  }
  const rows = keyboard.map((row: unknown) => {
    if (!Array.isArray(row)) {
      throw badRequest(
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
      );
    }
    return row.map(readButton);
  });
  if (rows.flat().length > MAX_BUTTONS) throw badRequest("reply markup is too long");
  return rows.filter((row) => row.length > 0);
}

function readButton(button: unknown): InlineButton {
  if (!isRecord(button)) throw badRequest("can't parse inline keyboard button: expected an Object");
  const text = button["text"];
  if (typeof text !== "string" || wellFormed(text).trim() === "") {
    throw badRequest("can't parse inline keyboard button: button text must be non-empty");
  }
  const actions = ACTIONS.filter((action) => button[action] !== undefined);
  if (actions.length === 0) {
    throw badRequest(
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    );
  }
  if (actions.length > 1) {
    throw badRequest(
      `can't parse inline keyboard button: exactly one action, found ${actions.join(", ")}`,
    );
  }
  if (actions[0] === "callback_data") checkCallbackData(button["callback_data"]);
  if (actions[0] === "url") checkButtonUrl(button["url"]);
  return { ...button, text };
}

function checkCallbackData(data: unknown): void {
  const size = typeof data === "string" ? Buffer.byteLength(wellFormed(data)) : 0;
  if (size < 1 || size > MAX_CALLBACK_BYTES) throw badRequest("BUTTON_DATA_INVALID");
}

function checkButtonUrl(url: unknown): void {
  if (typeof url !== "string") throw badRequest("BUTTON_URL_INVALID");
  const fault = findUrlFault(url);
  if (fault !== undefined) {
    throw badRequest(`inline keyboard button URL '${url}' is invalid: ${fault}`);
  }
}
