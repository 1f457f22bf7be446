/** What the page may send, and nothing else. */
import { z } from "zod";
import { clockMoveSchema } from "./clock-move.ts";

/** As on the other channels, which fetch no larger ones. */
export const LARGEST_FILE_BYTES = 20 * 1024 * 1024;

const sender = {
  chat: z.string().min(1).max(200),
  /** Made by the page, once for each thing done: sent again, it is the same update. */
  key: z.uuid(),
};

const messageId = z.string().min(1).max(200);

export const messageSchema = z.strictObject({
  ...sender,
  text: z.string().max(10_000),
  replyTo: messageId.nullable(),
});

export const choiceSchema = z.strictObject({ ...sender, id: z.string().min(1).max(64) });

/** A form has no null: an empty field is none. */
export const fileFieldsSchema = z.strictObject({
  ...sender,
  caption: z.string().max(1_000),
  replyTo: z.union([z.literal("").transform(() => null), messageId]),
});

export const clockSchema = z.strictObject({ move: clockMoveSchema });
