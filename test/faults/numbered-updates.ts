/** Updates as Telegram writes them. */
import type { Incoming } from "../../domain/channel.ts";

/** The chat of a head is his own number, and an update's key its own. */
export function telegramUpdateOf({ key, chatId, body }: Incoming): object {
  const id = Number(chatId);
  const from = { id, is_bot: false, first_name: `Số ${id}` };
  const chat = { id, type: "private", first_name: from.first_name };
  const update_id = Number(key);
  if (body.kind === "choice") {
    const message = { message_id: 1, date: 0, chat };
    const query = { id: `query-${key}`, from, message, chat_instance: chatId, data: body.id };
    return { update_id, callback_query: query };
  }
  if (body.kind !== "text") throw new Error("only texts and choices are asked");
  const replied = body.replyTo && { message_id: Number(body.replyTo), date: 0, chat };
  const message = { message_id: 1_000_000 + update_id, date: 0, from, chat, text: body.text };
  return { update_id, message: { ...message, ...(replied && { reply_to_message: replied }) } };
}
