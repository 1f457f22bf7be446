/** Điều chỉnh một việc: which feature answers. */
import type { HandlingAction } from "../../../domain/handling-action.ts";
import { assign, chooseAssignee } from "../../features/handling/assignment.ts";
import { answerDate, askDate } from "../../features/handling/date-correction.ts";
import {
  answerExtensionWords,
  askExtensionWords,
  commentOnExtension,
  decideExtension,
} from "../../features/handling/extension-answers.ts";
import { listExtensions, openExtension } from "../../features/handling/extension-list.ts";
import { answerExtension, askExtension } from "../../features/handling/extension-proposal.ts";
import { showHandling } from "../../features/handling/handling.ts";
import { answerOnTime, askOnTime, withdrawOnTime } from "../../features/handling/on-time.ts";
import { answerRemark, askRemark } from "../../features/handling/remarks.ts";
import {
  answerReturnUnsigned,
  askReturnUnsigned,
  signPaper,
} from "../../features/handling/signing.ts";
import {
  answerMoveReason,
  answerNewUnit,
  askMoveReason,
  chooseNewUnit,
} from "../../features/handling/unit-move.ts";
import { HANDLING_QUESTIONS, type HandlingQuestion } from "../questions/handling-question.ts";
import type { LinkedTurn, Reply } from "../turn.ts";
import type { Part } from "./part.ts";

export const HANDLING_PART: Part<HandlingAction, HandlingQuestion> = {
  does: {
    handling: "shows",
    extensions: "turns",
    extension: "shows",
    "ask-extension": "acts",
    "comment-extension": "acts",
    "decide-extension": "acts",
    "ask-extension-words": "acts",
    "choose-assignee": "turns",
    assign: "acts",
    "ask-remark": "acts",
    "ask-date": "acts",
    "choose-new-unit": "turns",
    "move-to-unit": "acts",
    "ask-on-time": "acts",
    "undo-on-time": "acts",
    sign: "acts",
    "ask-return-unsigned": "acts",
  },
  asks: HANDLING_QUESTIONS,
  act,
  answer,
};

async function act(turn: LinkedTurn, action: HandlingAction): Promise<readonly Reply[]> {
  switch (action.do) {
    case "handling":
      return showHandling(turn, action.deadlineId);
    case "ask-extension":
      return askExtension(turn, action.deadlineId);
    case "extensions":
      return listExtensions(turn, action.page);
    case "extension":
      return openExtension(turn, action.deadlineId);
    case "comment-extension":
      return commentOnExtension(turn, action, action.isInFavour);
    case "decide-extension":
      return decideExtension(turn, action, action.isGranted);
    case "ask-extension-words":
      return askExtensionWords(turn, action, action.to);
    case "choose-assignee":
      return chooseAssignee(turn, action.deadlineId, action.page);
    case "assign":
      return assign(turn, action.deadlineId, action.personId);
    case "ask-remark":
      return askRemark(turn, action.deadlineId);
    case "ask-date":
      return askDate(turn, action.deadlineId);
    case "choose-new-unit":
      return chooseNewUnit(turn, action.deadlineId, action.words, action.page);
    case "move-to-unit":
      return askMoveReason(turn, action.deadlineId, action.unitId);
    case "ask-on-time":
      return askOnTime(turn, action.deadlineId);
    case "undo-on-time":
      return withdrawOnTime(turn, action.deadlineId);
    case "sign":
      return signPaper(turn, action.deadlineId);
    case "ask-return-unsigned":
      return askReturnUnsigned(turn, action.deadlineId);
    default:
      return action satisfies never;
  }
}

async function answer(
  turn: LinkedTurn,
  asked: HandlingQuestion,
  text: string,
): Promise<readonly Reply[]> {
  const { deadlineId } = asked;
  switch (asked.asking) {
    case "extension":
      return answerExtension(turn, asked, text);
    case "extension-words":
      return answerExtensionWords(turn, asked, text);
    case "remark":
      return answerRemark(turn, deadlineId, text);
    case "date-correction":
      return answerDate(turn, asked, text);
    case "new-unit":
      return answerNewUnit(turn, deadlineId, text);
    case "move-reason":
      return answerMoveReason(turn, asked, text);
    case "on-time-reason":
      return answerOnTime(turn, deadlineId, text);
    case "unsigned-reason":
      return answerReturnUnsigned(turn, deadlineId, text);
    default:
      return asked satisfies never;
  }
}
