/** How a choice is named on the wire: the message that offers it, and its place there. */
import type { Action } from "./action.ts";
import type { Choice, Outgoing } from "./channel.ts";
import type { MessageId } from "./ids.ts";

const CHOICE_ID = /^([\w-]{1,24}):(\d{1,3})$/u;

export function choiceId(message: MessageId, position: number): string {
  return `${message}:${position}`;
}

export interface Offer {
  /** In rows, as a channel is given them. */
  readonly choices: Outgoing["choices"];
  /** What the message's choices do, by position; those of every earlier offer among them. */
  readonly actions: readonly Action[];
}

/**
 * Names a message's choices. An earlier copy of the message, which may have arrived, keeps what its
 * own choices do: an action that was offered before has its old position, a new one the next.
 */
export function offerChoices(
  message: MessageId,
  rows: readonly (readonly Choice[])[],
  earlier: readonly Action[],
): Offer {
  const actions = [...earlier];
  const positions = new Map(
    earlier.map((action, position) => [JSON.stringify(action), position] as const).toReversed(),
  );
  const positionOf = (action: Action): number => {
    const known = positions.size > 0 ? positions.get(JSON.stringify(action)) : undefined;
    return known ?? actions.push(action) - 1;
  };
  const choices = rows.map((row) =>
    row.map(({ label, action, line }) => {
      const id = choiceId(message, positionOf(action));
      return line === undefined ? { label, id } : { label, id, line };
    }),
  );
  return { choices, actions };
}

/** Null for whatever no message of ours was ever sent with. */
export function readChoiceId(
  id: string,
): { readonly messageId: MessageId; readonly position: number } | null {
  const match = CHOICE_ID.exec(id);
  return match ? { messageId: match[1] as MessageId, position: Number(match[2]) } : null;
}
