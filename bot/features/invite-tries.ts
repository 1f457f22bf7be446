/** How often codes may be guessed: by one chat, and by all chats of a bot together. */
import { plusMillis } from "../../domain/time.ts";
import type { Turn } from "../conversation/turn.ts";

const WINDOW_MILLIS = 3_600_000;
const WRONG_OF_A_CHAT = 5;
const WRONG_OF_A_BOT = 100;

/**
 * Whether a code from this chat is not even looked up now. Once a bot has been given a hundred wrong
 * codes within the hour, whoever has given one himself waits; the first of a chat is always looked
 * up, so that nobody who guesses, from however many chats, can keep out who was given the right one.
 */
export async function mustWait({ stores, incoming, now }: Turn): Promise<boolean> {
  const { botId, chatId } = incoming;
  const since = plusMillis(now, -WINDOW_MILLIS);
  const own = await stores.people.failedTries(botId, chatId, since);
  if (own === 0 || own >= WRONG_OF_A_CHAT) return own > 0;
  return (await stores.people.failedTries(botId, null, since)) >= WRONG_OF_A_BOT;
}

export async function noteWrong({ stores, incoming, now }: Turn): Promise<void> {
  await stores.people.recordFailedTry(incoming.botId, incoming.chatId, now);
}
