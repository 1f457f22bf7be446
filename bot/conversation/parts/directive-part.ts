/** Giao nhiệm vụ, ý kiến chỉ đạo: which feature answers. */
import type { DirectiveAction } from "../../../domain/directive-action.ts";
import {
  answerPiece,
  answerUnit,
  askPiece,
  nameUnit,
  startDraft,
} from "../../features/directives/drafting.ts";
import { listDirectives } from "../../features/directives/directives.ts";
import { showDirective } from "../../features/directives/directive-card.ts";
import { giveDirective } from "../../features/directives/giving.ts";
import { answerRows, askRows, registerRows } from "../../features/directives/register.ts";
import { answerWithdrawal, askWithdrawal } from "../../features/directives/withdrawal.ts";
import { DIRECTIVE_QUESTIONS, type DirectiveQuestion } from "../questions/directive-question.ts";
import type { LinkedTurn, Reply } from "../turn.ts";
import type { Part } from "./part.ts";

export const DIRECTIVE_PART: Part<DirectiveAction, DirectiveQuestion> = {
  does: {
    directives: "turns",
    directive: "shows",
    "directive-units": "turns",
    "draft-directive": "acts",
    "ask-directive": "acts",
    "name-directive-unit": "acts",
    "give-directive": "acts",
    "ask-register": "acts",
    "register-directives": "acts",
    "ask-withdraw-directive": "acts",
  },
  asks: DIRECTIVE_QUESTIONS,
  act: actOnDirective,
  answer: answerDirective,
};

async function actOnDirective(
  turn: LinkedTurn,
  action: DirectiveAction,
): Promise<readonly Reply[]> {
  switch (action.do) {
    case "directives":
      return listDirectives(turn, action.direction, action.page);
    case "directive":
      return showDirective(turn, action.directiveId, 0);
    case "directive-units":
      return showDirective(turn, action.directiveId, action.page);
    case "draft-directive":
      return startDraft(turn, action.direction, "");
    case "ask-directive":
      return askPiece(turn, action.piece, action.draft);
    case "name-directive-unit":
      return nameUnit(turn, action.draft, action.phrase, action.means);
    case "give-directive":
      return giveDirective(turn, action.draft);
    case "ask-register":
      return askRows(turn);
    case "register-directives":
      return registerRows(turn, action.rows);
    case "ask-withdraw-directive":
      return askWithdrawal(turn, action.directiveId);
    default:
      return action satisfies never;
  }
}

async function answerDirective(
  turn: LinkedTurn,
  asked: DirectiveQuestion,
  text: string,
): Promise<readonly Reply[]> {
  switch (asked.asking) {
    case "directive":
      return answerPiece(turn, asked, text);
    case "directive-unit":
      return answerUnit(turn, asked, text);
    case "directive-rows":
      return answerRows(turn, text);
    case "withdraw-directive":
      return answerWithdrawal(turn, asked.directiveId, text);
    default:
      return asked satisfies never;
  }
}
