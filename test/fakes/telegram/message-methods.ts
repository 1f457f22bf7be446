import { badRequest } from "./api-error.ts";
import type { FormattedText, InlineRows } from "./bot-api-types.ts";
import { readMessageText } from "./formatted-text.ts";
import { readInlineMarkup, readReplyMarkup } from "./keyboard.ts";
import type { MessageContent, StoredMessage } from "./message-store.ts";
import type { Method, MethodCall } from "./method.ts";
import { isRecord, readFlag, readInteger, readStructure, readText } from "./params.ts";

const CHAT_ACTIONS = new Set([
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
]);

export const sendMessage: Method = (call) => {
  const chat = call.world.chats.require(call.body);
  const content = { formatted: readMessageText(call.body) };
  return send({ ...call, method: "sendMessage", htmlField: "text" }, chat, content);
};

/** Stores, records and shows a message of the bot's, once its content has been found good. */
export function send(
  call: MethodCall & { readonly method: string; readonly htmlField: string },
  chat: StoredMessage["chat"],
  content: MessageContent,
): unknown {
  const { world, body } = call;
  const markup = readReplyMarkup(body);
  const replyTo = findReplied(call, chat.id);
  const { bot: from } = world;
  const message = world.messages.add({ ...content, chat, from, replyTo, inline: markup.inline });
  const html = readText(body, call.htmlField) ?? "";
  world.recorder.recordSent(call.method, message, html, markup);
  return world.messages.toWire(message);
}

export const editMessageText: Method = ({ world, body }) => {
  const chat = world.chats.require(body);
  const formatted = readMessageText(body);
  const markup = readInlineMarkup(body);
  const message = requireOwn({ world, body }, chat.id);
  if (message.attachment !== undefined) throw badRequest("there is no text in the message to edit");
  requireChange(message, formatted, markup.inline);
  const edited = world.messages.edit(message, { formatted, inline: markup.inline });
  world.recorder.recordEdit("editMessageText", edited, readText(body, "text"), markup);
  return world.messages.toWire(edited);
};

export const editMessageReplyMarkup: Method = ({ world, body }) => {
  const chat = world.chats.require(body);
  const markup = readInlineMarkup(body);
  const message = requireOwn({ world, body }, chat.id);
  requireChange(message, message.formatted, markup.inline);
  const edited = world.messages.edit(message, { inline: markup.inline });
  world.recorder.recordEdit("editMessageReplyMarkup", edited, undefined, markup);
  return world.messages.toWire(edited);
};

export const deleteMessage: Method = ({ world, body }) => {
  const chat = world.chats.require(body);
  const message = world.messages.find(chat.id, readInteger(body, "message_id"));
  if (message === undefined) throw badRequest("message to delete not found");
  world.messages.delete(message);
  world.recorder.recordDeleted(chat.id, message.messageId);
  return true;
};

export const sendChatAction: Method = ({ world, body }) => {
  world.chats.require(body);
  if (!CHAT_ACTIONS.has(readText(body, "action") ?? "")) {
    throw badRequest("wrong parameter action in request");
  }
  return true;
};

function findReplied({ world, body }: MethodCall, chatId: number): number | undefined {
  const given = readStructure(body, "reply_parameters");
  const legacy = readInteger(body, "reply_to_message_id");
  if (given === undefined && legacy === undefined) return undefined;
  if (given !== undefined && !isRecord(given)) throw badRequest("can't parse reply parameters");
  const messageId = given === undefined ? legacy : Number(given["message_id"]);
  if (world.messages.find(chatId, messageId) !== undefined) return messageId;
  const isOptional =
    given?.["allow_sending_without_reply"] === true ||
    readFlag(body, "allow_sending_without_reply");
  if (isOptional) return undefined;
  throw badRequest("message to be replied not found");
}

function requireOwn(
  { world, body }: Pick<MethodCall, "world" | "body">,
  chatId: number,
): StoredMessage {
  const messageId = readInteger(body, "message_id");
  if (messageId === undefined) throw badRequest("message identifier is not specified");
  const message = world.messages.find(chatId, messageId);
  if (message === undefined) throw badRequest("message to edit not found");
  if (message.from?.id !== world.bot.id) throw badRequest("message can't be edited");
  return message;
}

function requireChange(message: StoredMessage, formatted: FormattedText, inline: InlineRows): void {
  const before = JSON.stringify([message.formatted, message.inline]);
  if (before === JSON.stringify([formatted, inline])) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
}
