/** How a choice is named on the wire: the message that offers it, and its place there. */
import type { Choice } from "./channel.ts";
import type { MessageId } from "./ids.ts";

const CHOICE_ID = /^([\w-]{1,24}):(\d{1,2})$/u;

export function choiceId(message: MessageId, position: number): string {
  return `${message}:${position}`;
}

/** A message's choices as a channel is given them, numbered row by row from 0. */
export function nameChoices(
  message: MessageId,
  rows: readonly (readonly Choice[])[],
): { readonly label: string; readonly id: string }[][] {
  let position = 0;
  return rows.map((row) => row.map(({ label }) => ({ label, id: choiceId(message, position++) })));
}

/** Null for whatever no message of ours was ever sent with. */
export function readChoiceId(
  id: string,
): { readonly messageId: MessageId; readonly position: number } | null {
  const match = CHOICE_ID.exec(id);
  return match ? { messageId: match[1] as MessageId, position: Number(match[2]) } : null;
}
