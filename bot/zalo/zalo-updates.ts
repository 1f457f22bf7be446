/** The platform's events in every channel's common form. */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Incoming, IncomingBody } from "../../domain/channel.ts";
import type { BotId, ChatId } from "../../domain/ids.ts";
import type { Instant } from "../../domain/time.ts";
import { momentOf } from "./platform-time.ts";

/** As it stands in keys and rows; whatever else an id may hold, it is none of the platform's. */
const identifier = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^[!-~]{1,200}$/u));

/** Of a wrong kind is as good as missing: a platform that adds or changes a field loses us nothing. */
const words = z.string().nullish().catch(null);

const messageSchema = z.looseObject({
  from: z.looseObject({ is_bot: z.boolean().nullish().catch(null) }).nullish(),
  chat: z.looseObject({ id: identifier, chat_type: words }),
  message_id: identifier.nullish().catch(null),
  date: z.unknown().optional(),
  text: words,
  caption: words,
  photo: words,
  photo_url: words,
});

type ZaloMessage = z.infer<typeof messageSchema>;

export interface ZaloEvent {
  readonly name: string;
  readonly message: ZaloMessage;
  /** For what has no id of its own. */
  readonly digest: string;
}

const eventSchema = z.looseObject({ event_name: words, message: messageSchema });
const wrappedSchema = z.looseObject({ result: z.looseObject({}) });

/** Null for what is no event: with the envelope of the documents, without it, or as it is polled. */
export function readEvent(raw: unknown): ZaloEvent | null {
  const wrapped = wrappedSchema.safeParse(raw);
  const read = eventSchema.safeParse(wrapped.success ? wrapped.data.result : raw);
  if (!read.success) return null;
  const { event_name: name, message } = read.data;
  const digest = createHash("sha256").update(JSON.stringify(read.data)).digest("base64url");
  return { name: name ?? nameOf(message), message, digest };
}

function nameOf(message: ZaloMessage): string {
  if (pictureOf(message) !== null) return "message.image.received";
  const isText = typeof message.text === "string";
  return isText ? "message.text.received" : "message.unsupported.received";
}

/**
 * Null for what nobody is to be answered for: other bots' messages, those without a sender, and
 * events of kinds to come. Texts stay as they were written.
 */
export function incomingOf(
  { name, message, digest }: ZaloEvent,
  received: { readonly botId: BotId; readonly at: Instant },
): Incoming | null {
  if (!message.from || message.from.is_bot) return null;
  const body = bodyOf(name, message);
  if (!body) return null;
  return {
    botId: received.botId,
    key: `${name} ${message.message_id ?? digest}`,
    chatId: message.chat.id as ChatId,
    isPrivate: message.chat.chat_type === "PRIVATE",
    receivedAt: received.at,
    saidAt: momentOf(message.date),
    body,
  };
}

function bodyOf(name: string, message: ZaloMessage): IncomingBody | null {
  const { text } = message;
  const ref = pictureOf(message);
  switch (name) {
    case "message.text.received":
      return typeof text === "string"
        ? { kind: "text", text, replyTo: null }
        : { kind: "unsupported" };
    case "message.image.received": {
      if (ref === null) return { kind: "unsupported" };
      const caption = message.caption ?? text ?? "";
      return { kind: "file", ref, name: "photo.jpg", size: null, caption, replyTo: null };
    }
    case "message.sticker.received":
    case "message.voice.received":
    case "message.unsupported.received":
      return { kind: "unsupported" };
    default:
      return null;
  }
}

/** `photo` by the documents, `photo_url` in production. */
function pictureOf({ photo, photo_url: photoUrl }: ZaloMessage): string | null {
  return photoUrl || photo || null;
}
