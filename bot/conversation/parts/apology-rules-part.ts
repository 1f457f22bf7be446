/** Quy định xin lỗi: which feature answers. */
import type { ApologyRulesAction } from "../../../domain/apology-action.ts";
import { answerApplicantDays, askApplicantDays } from "../../features/apologies/applicant-days.ts";
import {
  answerApologyRule,
  answerFirstDay,
  askApologyRule,
  askFirstDay,
  chooseForm,
  removePack,
  showApologyRules,
  showPack,
} from "../../features/apologies/apology-rules.ts";
import { chooseDesk, listDeskUnits } from "../../features/apologies/desk-units.ts";
import {
  askTemplate,
  handOutTemplate,
  restoreTemplate,
} from "../../features/apologies/letter-template.ts";
import {
  APOLOGY_RULES_QUESTIONS,
  type ApologyRulesQuestion,
} from "../questions/apology-question.ts";
import type { LinkedTurn, Reply } from "../turn.ts";
import type { Part } from "./part.ts";

export const APOLOGY_RULES_PART: Part<ApologyRulesAction, ApologyRulesQuestion> = {
  does: {
    "apology-rules": "shows",
    "apology-pack": "shows",
    "ask-apology-rule": "acts",
    "choose-letter-form": "acts",
    "ask-apology-rules-from": "acts",
    "remove-apology-rules": "acts",
    "letter-template": "acts",
    "ask-letter-template": "acts",
    "shipped-template": "acts",
    "desk-units": "turns",
    "choose-desk": "acts",
    "ask-applicant-days": "acts",
  },
  asks: APOLOGY_RULES_QUESTIONS,
  act: actOnApologyRules,
  answer: answerApologyRules,
};

async function actOnApologyRules(
  turn: LinkedTurn,
  action: ApologyRulesAction,
): Promise<readonly Reply[]> {
  switch (action.do) {
    case "apology-rules":
      return showApologyRules(turn);
    case "apology-pack":
      return showPack(turn, action.from);
    case "ask-apology-rule":
      return askApologyRule(turn, action);
    case "choose-letter-form":
      return chooseForm(turn, action);
    case "ask-apology-rules-from":
      return askFirstDay(turn);
    case "remove-apology-rules":
      return removePack(turn, action.from);
    case "letter-template":
      return handOutTemplate(turn, action.from);
    case "ask-letter-template":
      return askTemplate(turn, action.from);
    case "shipped-template":
      return restoreTemplate(turn, action.from);
    case "desk-units":
      return listDeskUnits(turn, action.page);
    case "choose-desk":
      return chooseDesk(turn, action.unitId, action.isDesk);
    case "ask-applicant-days":
      return askApplicantDays(turn);
    default:
      return action satisfies never;
  }
}

async function answerApologyRules(
  turn: LinkedTurn,
  asked: ApologyRulesQuestion,
  text: string,
): Promise<readonly Reply[] | null> {
  switch (asked.asking) {
    case "apology-rule":
      return answerApologyRule(turn, asked, text);
    case "apology-rules-from":
      return answerFirstDay(turn, text);
    case "letter-template":
      // A file is asked for: words are no answer to it.
      return null;
    case "applicant-days":
      return answerApplicantDays(turn, text);
    default:
      return asked satisfies never;
  }
}
