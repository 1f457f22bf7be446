/** All parts of the conversation that have their choices and questions in one place; each name once. */
import type { Action, PartAction } from "../../../domain/action.ts";
import type { Message } from "../../../domain/message.ts";
import type { PartQuestion } from "../state.ts";
import type { LinkedTurn, Reply } from "../turn.ts";
import { REVIEW_PART } from "./review-part.ts";
import { HANDLING_PART } from "./handling-part.ts";
import { DIRECTIVE_PART } from "./directive-part.ts";
import { RECORD_PART } from "./record-part.ts";
import { SEARCH_PART } from "./search-part.ts";
import { PERSON_PART } from "./person-part.ts";
import { PROOF_PART } from "./proof-part.ts";
import { APOLOGY_PART } from "./apology-part.ts";
import { APOLOGY_RULES_PART } from "./apology-rules-part.ts";
import { DOSSIER_PART, DOSSIER_RATES_PART } from "./dossier-part.ts";
import type { Effect, Part } from "./part.ts";

const PARTS = [
  REVIEW_PART,
  HANDLING_PART,
  DIRECTIVE_PART,
  RECORD_PART,
  SEARCH_PART,
  PERSON_PART,
  PROOF_PART,
  DOSSIER_PART,
  DOSSIER_RATES_PART,
  APOLOGY_PART,
  APOLOGY_RULES_PART,
] as const;

type AnyPart = Part<PartAction, PartQuestion>;

/** Does not compile while an action belongs to no part. */
const EFFECTS: Readonly<Record<PartAction["do"], Effect>> = {
  ...REVIEW_PART.does,
  ...HANDLING_PART.does,
  ...DIRECTIVE_PART.does,
  ...RECORD_PART.does,
  ...SEARCH_PART.does,
  ...PERSON_PART.does,
  ...PROOF_PART.does,
  ...DOSSIER_PART.does,
  ...DOSSIER_RATES_PART.does,
  ...APOLOGY_PART.does,
  ...APOLOGY_RULES_PART.does,
};

export function isPartAction(action: Action): action is PartAction {
  return Object.hasOwn(EFFECTS, action.do);
}

/** Whether it changes nothing, so that one can go back to it. */
export function shows(action: Action): boolean {
  return isPartAction(action) && EFFECTS[action.do] !== "acts";
}

export async function actOnPart(
  turn: LinkedTurn,
  action: PartAction,
  message: Message | null,
): Promise<readonly Reply[]> {
  const replies = await partWith((part) => Object.hasOwn(part.does, action.do)).act(
    turn,
    action,
    message,
  );
  if (message === null || EFFECTS[action.do] !== "turns") return replies;
  return replies.map((reply, index) =>
    index === 0 && reply.content.kind !== "refused" ? { ...reply, replaces: message.id } : reply,
  );
}

export async function answerPart(
  turn: LinkedTurn,
  asked: PartQuestion,
  text: string,
): Promise<readonly Reply[] | null> {
  for (const part of PARTS as readonly unknown[] as readonly AnyPart[]) {
    if (Object.hasOwn(part.asks, asked.asking)) return part.answer(turn, asked, text);
  }
  throw new Error("a question belongs to no part");
}

/** Each part takes its own actions alone: whoever asks has looked which it is. */
function partWith(isIt: (part: AnyPart) => boolean): AnyPart {
  const part = (PARTS as readonly unknown[] as readonly AnyPart[]).find(isIt);
  if (!part) throw new Error("an action belongs to no part");
  return part;
}
