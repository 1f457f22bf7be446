/** Telegram's updates in every channel's common form. */
import { z } from "zod";
import type { Incoming, IncomingBody } from "../../domain/channel.ts";
import type { BotId, ChatId } from "../../domain/ids.ts";
import type { Instant } from "../../domain/time.ts";

/** What we ask Telegram for; it keeps all other kinds to itself. */
export const WANTED_UPDATES = ["message", "callback_query"] as const;

const sender = z.looseObject({ is_bot: z.boolean().optional() });
const chat = z.looseObject({ id: z.int(), type: z.string() });

const message = z.looseObject({
  chat,
  from: sender.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  reply_to_message: z.looseObject({ message_id: z.int() }).optional(),
  document: z
    .looseObject({
      file_id: z.string(),
      file_name: z.string().optional(),
      file_size: z.number().optional(),
    })
    .optional(),
  photo: z
    .array(
      z.looseObject({
        file_id: z.string(),
        width: z.number(),
        height: z.number(),
        file_size: z.number().optional(),
      }),
    )
    .optional(),
});

const updateSchema = z.looseObject({
  update_id: z.int(),
  message: message.optional(),
  callback_query: z
    .looseObject({
      id: z.string(),
      from: sender,
      data: z.string().optional(),
      /** Of a message too old to be shown, only its place is left. */
      message: z.looseObject({ chat }).optional(),
    })
    .optional(),
});

type TelegramMessage = z.infer<typeof message>;
export type TelegramUpdate = z.infer<typeof updateSchema>;

/** What a person may send that we do nothing with, but answer; all else is Telegram's own notices. */
const UNSUPPORTED = [
  "animation",
  "audio",
  "checklist",
  "contact",
  "dice",
  "game",
  "location",
  "paid_media",
  "poll",
  "sticker",
  "story",
  "venue",
  "video",
  "video_note",
  "voice",
] as const;

/** Null for what is no update by the Bot API's documents. */
export function readUpdate(raw: unknown): TelegramUpdate | null {
  const read = updateSchema.safeParse(raw);
  return read.success ? read.data : null;
}

/**
 * Null for what nobody is to be answered for: posts without a sender, other bots' messages, edits
 * of what was written before, and notices of the chat itself. Texts stay as they were written.
 */
export function incomingOf(
  update: TelegramUpdate,
  received: { readonly botId: BotId; readonly at: Instant },
): Incoming | null {
  const found = update.message ? ofMessage(update.message) : ofChoice(update.callback_query);
  if (!found) return null;
  return {
    botId: received.botId,
    key: String(update.update_id),
    chatId: String(found.chat.id) as ChatId,
    isPrivate: found.chat.type === "private",
    receivedAt: received.at,
    body: found.body,
  };
}

interface Found {
  readonly chat: z.infer<typeof chat>;
  readonly body: IncomingBody;
}

function ofMessage(written: TelegramMessage): Found | null {
  if (!written.from || written.from.is_bot) return null;
  const body = bodyOf(written);
  return body && { chat: written.chat, body };
}

/** A choice under a message that was sent by way of another chat belongs to none of ours. */
function ofChoice(query: TelegramUpdate["callback_query"]): Found | null {
  if (!query?.message || query.data === undefined || query.from.is_bot) return null;
  return { chat: query.message.chat, body: { kind: "choice", id: query.data } };
}

function bodyOf(written: TelegramMessage): IncomingBody | null {
  const repliedTo = written.reply_to_message?.message_id;
  const replyTo = repliedTo === undefined ? null : String(repliedTo);
  if (written.text !== undefined) return { kind: "text", text: written.text, replyTo };
  // An animation comes with a document beside it: the first decides.
  if (UNSUPPORTED.some((kind) => kind in written)) return { kind: "unsupported" };
  const file = fileOf(written);
  if (!file) return null;
  return { kind: "file", ...file, caption: written.caption ?? "", replyTo };
}

/** Of a picture, which has no name of its own, the largest size. */
function fileOf({ document, photo }: TelegramMessage) {
  if (document) {
    const { file_id: ref, file_name: name, file_size: size } = document;
    return { ref, name: name ?? "file", size: size ?? null };
  }
  const [largest] = (photo ?? []).toSorted(
    (one, other) => other.width * other.height - one.width * one.height,
  );
  return largest && { ref: largest.file_id, name: "photo.jpg", size: largest.file_size ?? null };
}
