/** Tài liệu đã nộp: which feature answers. */
import type { Message } from "../../../domain/message.ts";
import type { ProofAction } from "../../../domain/proof-action.ts";
import {
  answerCriterionWords,
  attachCriterion,
  chooseCriterion,
  listCriterionEvidence,
  withdrawCriterionEvidence,
} from "../../features/proof/criterion-evidence.ts";
import {
  answerCorrectDocument,
  askCorrectDocument,
} from "../../features/proof/document-correction.ts";
import { submitAsIs, useAgain } from "../../features/proof/further-use.ts";
import { PROOF_QUESTIONS, type ProofQuestion } from "../questions/proof-question.ts";
import type { LinkedTurn, Reply } from "../turn.ts";
import type { Part } from "./part.ts";

export const PROOF_PART: Part<ProofAction, ProofQuestion> = {
  does: {
    "ask-correct-document": "acts",
    "submit-as-is": "acts",
    "use-again": "acts",
    "choose-criterion": "acts",
    "attach-criterion": "acts",
    "criterion-evidence": "turns",
    "withdraw-criterion-evidence": "acts",
  },
  asks: PROOF_QUESTIONS,
  act,
  answer,
};

function act(
  turn: LinkedTurn,
  action: ProofAction,
  message: Message | null,
): Promise<readonly Reply[]> {
  switch (action.do) {
    case "ask-correct-document":
      return askCorrectDocument(turn, action.evidenceId);
    case "submit-as-is":
      return submitAsIs(turn, action.deadlineId);
    case "use-again":
      return useAgain(turn, action.evidenceId);
    case "choose-criterion":
      return chooseCriterion(turn, action.page, action.filter, message);
    case "attach-criterion":
      return attachCriterion(turn, action.criterion, message);
    case "criterion-evidence":
      return listCriterionEvidence(turn, action.page);
    case "withdraw-criterion-evidence":
      return withdrawCriterionEvidence(turn, action.evidenceId);
    default:
      return action satisfies never;
  }
}

function answer(
  turn: LinkedTurn,
  asked: ProofQuestion,
  text: string,
): Promise<readonly Reply[] | null> {
  switch (asked.asking) {
    case "document-correction":
      return answerCorrectDocument(turn, asked.evidenceId, text);
    case "criterion-words":
      return answerCriterionWords(turn, asked.waitingIn, text);
    default:
      return asked satisfies never;
  }
}
