/** “Quay lại”: what was shown before, as it is now. */
import type { MessageId } from "../../domain/ids.ts";
import type { Message } from "../../domain/message.ts";
import { showAgain } from "./act.ts";
import { trailOf, type Step } from "./trail.ts";
import type { LinkedTurn, Reply } from "./turn.ts";

/**
 * From what is on top of the screen to the step before it; from anything else (an answer to a deed, a
 * question, what came by itself) to the last step.
 *
 * @param newest the newest message on the screen
 */
export async function goBack(turn: LinkedTurn, newest: Message | null): Promise<readonly Reply[]> {
  const { trail } = turn;
  const isLeft = trail?.isOnTop === true && newest?.kind === "reply";
  let steps = trail?.steps.slice(0, isLeft ? -1 : undefined) ?? [];
  for (let last = steps.at(-1); last; last = steps.at(-1)) {
    const [first, ...others] = await showStep(turn, last);
    if (first) return [{ ...first, trail: trailOf(turn, steps, true) }, ...others];
    steps = steps.slice(0, -1);
  }
  const content = { kind: "choice-not-taken", reason: "nothing-before" } as const;
  return [trail ? { content, trail } : { content }];
}

function showStep(turn: LinkedTurn, step: Step): Promise<readonly Reply[]> {
  return "action" in step ? showAgain(turn, step.action) : showMessageAgain(turn, step.messageId);
}

/** What came by itself says again what it said; nothing once that is forgotten, or another's. */
async function showMessageAgain(turn: LinkedTurn, id: MessageId): Promise<readonly Reply[]> {
  const message = await turn.stores.messages.byId(id);
  if (!message?.content || message.personId !== turn.actor.person.id) return [];
  return [{ content: message.content, items: message.items }];
}
