import { badRequest } from "./api-error.ts";
import { readHtml } from "./html.ts";
import { isImage } from "./image.ts";
import { readMarkdown } from "./markdown.ts";
import type { Method } from "./method.ts";
import { readText, requireText, type Fields } from "./params.ts";
import type { SentMessage } from "./recorder.ts";
import type { World } from "./world.ts";

/** UTF-16 units, mark-up included. */
const MAX_LENGTH = 2000;
const PHOTO_LIMIT = 10 * 1024 * 1024;
const FETCH_TIMEOUT_MS = 10_000;

type Words = Pick<SentMessage, "text" | "raw" | "parseMode">;

export const sendMessage: Method = {
  fields: ["chat_id", "text", "parse_mode", "text_styles"],
  run({ world, fields }) {
    const chatId = world.chats.require(fields);
    return send(world, { chatId, method: "sendMessage", ...readWords(fields, "text") });
  },
};

export const sendSticker: Method = {
  fields: ["chat_id", "sticker"],
  run({ world, fields }) {
    const chatId = world.chats.require(fields);
    requireText(fields, "sticker");
    return send(world, { chatId, method: "sendSticker", text: "", raw: "", parseMode: undefined });
  },
};

/** The platform fetches the picture itself, once, from where everybody could. */
export const sendPhoto: Method = {
  fields: ["chat_id", "photo", "caption", "parse_mode"],
  async run({ world, fields }) {
    const chatId = world.chats.require(fields);
    const url = requireText(fields, "photo");
    const words =
      readText(fields, "caption") === undefined
        ? { text: "", raw: "", parseMode: undefined }
        : readWords(fields, "caption");
    world.quota.requireRoom(chatId, world.clock.read());
    const photo = { url, bytes: await fetchPhoto(url) };
    return send(world, { chatId, method: "sendPhoto", ...words, photo });
  },
};

/** @throws ApiError 429 when the pace or the month is full */
function send(world: World, message: Omit<SentMessage, "seq" | "choices" | "messageId" | "at">) {
  const at = world.clock.tick();
  world.quota.requireRoom(message.chatId, at);
  world.quota.countSent(message.chatId, at);
  const messageId = world.nextMessageId();
  world.recorder.recordSent({ ...message, messageId, at });
  return { message_id: messageId, date: at };
}

function readWords(fields: Fields, name: string): Words {
  const raw = requireText(fields, name);
  if (raw.length > MAX_LENGTH) throw badRequest(`${name} is longer than ${MAX_LENGTH} characters`);
  if (raw.includes("\0")) throw badRequest(`${name} holds a NUL`);
  const parseMode = readText(fields, "parse_mode");
  const text = readAs(parseMode, raw);
  if (text.trim() === "") throw badRequest(`${name} is empty`);
  return { text, raw, parseMode };
}

function readAs(parseMode: string | undefined, raw: string): string {
  switch (parseMode) {
    case undefined:
      return raw;
    case "markdown":
      return readMarkdown(raw);
    case "html":
      return readHtml(raw);
    default:
      throw badRequest("parse_mode must be markdown or html");
  }
}

async function fetchPhoto(link: string): Promise<Buffer> {
  const protocol = URL.canParse(link) ? new URL(link).protocol : "";
  if (protocol !== "http:" && protocol !== "https:") throw badRequest("photo must be an address");
  const bytes = await download(link);
  if (bytes === undefined) throw badRequest("photo cannot be fetched");
  if (bytes.length > PHOTO_LIMIT) throw badRequest("photo is too large");
  if (!isImage(bytes)) throw badRequest("photo is not an image");
  return bytes;
}

async function download(link: string): Promise<Buffer | undefined> {
  try {
    const signal = AbortSignal.timeout(FETCH_TIMEOUT_MS);
    const response = await fetch(link, { redirect: "error", signal });
    const bytes = Buffer.from(await response.arrayBuffer());
    return response.status === 200 ? bytes : undefined;
  } catch {
    return undefined;
  }
}
