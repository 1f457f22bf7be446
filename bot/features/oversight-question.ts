import { standsUntil, type OversightQuestion } from "../conversation/state.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";

/** What the chat is asked now, and until when that stands. */
export function asking(turn: LinkedTurn, question: OversightQuestion): NonNullable<Reply["asks"]> {
  return { ...question, until: standsUntil(turn.now) };
}
