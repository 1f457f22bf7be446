/** Words that were written before the question came are no answer to it, in whatever order both arrive. */
import { updateAnswered } from "../../domain/message.ts";
import { sightOf } from "./on-screen.ts";
import type { LinkedTurn, Reply } from "./turn.ts";

/** So far back stands a question that is not answered yet. */
const LOOKED_BACK = 10;

/** Answers as if nothing had been asked, and lets the question stand, where it was not seen yet. */
export async function besideUnseenQuestion(
  turn: LinkedTurn,
  answer: (turn: LinkedTurn) => Promise<readonly Reply[]>,
): Promise<readonly Reply[]> {
  const { state } = turn;
  if (state === null || !(await isUnseen(turn))) return answer(turn);
  const replies = await answer({ ...turn, state: null });
  return replies.some(({ asks }) => asks)
    ? replies
    : replies.map((reply) => ({ ...reply, asks: state }));
}

async function isUnseen({ incoming, askedIn, stores }: LinkedTurn): Promise<boolean> {
  const { botId, chatId, saidAt = null } = incoming;
  if (saidAt === null || askedIn === null) return false;
  const shown = await stores.messages.latestShown(botId, chatId, LOOKED_BACK);
  const question = shown.find((message) => updateAnswered(message) === askedIn);
  return question !== undefined && sightOf(question, saidAt) === "not yet";
}
