/** Xin lỗi: which feature answers. */
import type { ApologyAction } from "../../../domain/apology-action.ts";
import { listApologies, listUnitsOwing } from "../../features/apologies/apologies.ts";
import { showApology, showChanged } from "../../features/apologies/apology-card.ts";
import { askProofOfSending } from "../../features/apologies/apology-proof.ts";
import { draftLetterOf, draftLetters } from "../../features/apologies/letter-drafting.ts";
import { tick, untick } from "../../features/apologies/new-date-tick.ts";
import { answerPiece, askPiece, setNewDate } from "../../features/apologies/telling-apology.ts";
import { APOLOGY_QUESTIONS, type ApologyQuestion } from "../questions/apology-question.ts";
import type { LinkedTurn, Reply } from "../turn.ts";
import type { Part } from "./part.ts";

export const APOLOGY_PART: Part<ApologyAction, ApologyQuestion> = {
  does: {
    apologies: "turns",
    "apology-units": "turns",
    apology: "shows",
    "ask-apology-reason": "acts",
    "ask-new-date": "acts",
    "set-new-date": "acts",
    "ask-letter-number": "acts",
    "draft-letter": "acts",
    "draft-letters": "acts",
    "apology-sent": "acts",
    "tick-new-date": "acts",
    "untick-new-date": "acts",
  },
  asks: APOLOGY_QUESTIONS,
  act: actOnApology,
  answer: answerPiece,
};

async function actOnApology(turn: LinkedTurn, action: ApologyAction): Promise<readonly Reply[]> {
  switch (action.do) {
    case "apologies":
      return listApologies(turn, action);
    case "apology-units":
      return listUnitsOwing(turn, action.page);
    case "apology":
      return showApology(turn, action.deadlineId, action.more);
    case "ask-apology-reason":
      return askPiece(turn, action.deadlineId, { ...action, piece: "reason" });
    case "ask-new-date":
      return askPiece(turn, action.deadlineId, { ...action, piece: "new-date" });
    case "set-new-date":
      return setNewDate(turn, action.deadlineId, action.newDue, action.drafts);
    case "ask-letter-number":
      return askPiece(turn, action.deadlineId, { piece: "letter-number" });
    case "draft-letter":
      return draftLetterOf(turn, action.deadlineId);
    case "draft-letters":
      return draftLetters(turn, action.unitId);
    case "apology-sent":
      return askProofOfSending(turn, action.deadlineId);
    case "tick-new-date": {
      const ticked = await tick(turn, action.deadlineId);
      if ("replies" in ticked) return ticked.replies;
      const what = ticked.done ? "ticked" : "known-tick";
      return showChanged(turn, action.deadlineId, { what });
    }
    case "untick-new-date": {
      const unticked = await untick(turn, action.deadlineId);
      if ("replies" in unticked) return unticked.replies;
      return showChanged(turn, action.deadlineId, unticked.done ? { what: "unticked" } : null);
    }
    default:
      return action satisfies never;
  }
}
