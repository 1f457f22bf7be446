/** A part of the conversation: what its choices do, and what answers its questions. */
import type { Message } from "../../../domain/message.ts";
import type { AnsweredBy } from "../questions/answered-by.ts";
import type { LinkedTurn, Reply } from "../turn.ts";

/**
 * `shows`: changes nothing, and one can go back to it. `turns`: the same, and it takes the place of the
 * message whose choice it was, as another page does. `acts`: anything else.
 */
export type Effect = "shows" | "turns" | "acts";

export interface Part<
  Action extends { readonly do: string },
  Question extends { readonly asking: string },
> {
  readonly does: Readonly<Record<Action["do"], Effect>>;
  readonly asks: AnsweredBy<Question>;
  /** @param message the one whose choice it was; null where it is shown again */
  act(turn: LinkedTurn, action: Action, message: Message | null): Promise<readonly Reply[]>;
  /** Null for words that are no answer: the question is dropped, and they are understood anew. */
  answer(turn: LinkedTurn, asked: Question, text: string): Promise<readonly Reply[] | null>;
}
