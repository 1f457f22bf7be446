/** Choices as an inline keyboard under a message. */
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Outgoing } from "../../domain/channel.ts";
import { cleanLabel, shortened } from "../message-parts/text-cleaning.ts";

/** What an ordinary phone shows of a label. */
const LABEL_LENGTH = 60;
/** Of `callback_data`, in bytes. */
const ID_BYTES = 64;

/** Null for no choices. Throws RangeError for an id that cannot come back from Telegram. */
export function keyboardOf(choices: Outgoing["choices"]): InlineKeyboardMarkup | null {
  const rows = choices
    .filter((row) => row.length > 0)
    .map((row) =>
      row.map(({ label, id }) => ({ text: labelOf(label), callback_data: checkedId(id) })),
    );
  return rows.length > 0 ? { inline_keyboard: rows } : null;
}

/** Telegram refuses a button without words. */
function labelOf(label: string): string {
  return shortened(cleanLabel(label), LABEL_LENGTH) || "•";
}

function checkedId(id: string): string {
  const bytes = Buffer.byteLength(id);
  if (bytes >= 1 && bytes <= ID_BYTES) return id;
  throw new RangeError(`a choice's id has ${bytes} bytes, of 1 to ${ID_BYTES}`);
}
