/** What is typed for a message's choices, settled with everything else that is known once it is in words. */
import { keyChoices, markingOf } from "../domain/answer-key.ts";
import type { Rendered } from "../domain/channel.ts";
import { offerChoices, type Offer } from "../domain/choice-id.ts";
import type { AnswerKey, Message } from "../domain/message.ts";
import type { Stores } from "../domain/stores.ts";
import type { Instant } from "../domain/time.ts";
import type { Address } from "./address.ts";

/** So far back stands whatever is still being answered. */
const LOOKED_BACK = 6;

/**
 * An earlier copy of the message may have arrived in the same chat: what its buttons do, and what is
 * typed for them, must not become something else.
 */
export async function markChoices(
  stores: Stores,
  message: Message,
  { botId, chatId, channel }: Address,
  { choices, awaitsNumber }: Rendered,
  now: Instant,
): Promise<{ readonly offer: Offer; readonly answerKey: AnswerKey }> {
  const offer = offerChoices(message.id, choices, message.actions);
  const isNumbered = channel.traits.choices === "numbered" && choices.length > 0;
  const shown = isNumbered ? await stores.messages.latestShown(botId, chatId, LOOKED_BACK) : [];
  const others = shown.filter(({ id }) => id !== message.id);
  const marking = isNumbered ? markingOf(message, awaitsNumber === true, others, now) : null;
  const isHere = message.botId === botId && message.chatId === chatId;
  const mayHaveArrived =
    isHere && message.attempts > 0 && (await stores.messages.mayHaveArrived(message.id));
  const earlier = mayHaveArrived ? (message.answerKey ?? []) : [];
  const keyed = keyChoices(offer, choices, marking, earlier);
  return { offer: { ...offer, choices: keyed.choices }, answerKey: keyed.answerKey };
}
