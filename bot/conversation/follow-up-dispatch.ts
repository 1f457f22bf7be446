/** Which feature answers what follows a duty up between its reminders. */
import type { FollowUpAction } from "../../domain/follow-up-action.ts";
import type { MessageId } from "../../domain/ids.ts";
import { closeAsLate, undoClosing } from "../features/closing.ts";
import { answerOwnDate, askOwnDate } from "../features/own-date.ts";
import { snooze } from "../features/snooze.ts";
import { answerStatusLine, askStatusLine } from "../features/status-line.ts";
import { answerSupport, askSupport, chooseSupport } from "../features/support-request.ts";
import type { FollowUpQuestion } from "./state.ts";
import type { LinkedTurn, Reply } from "./turn.ts";

/** @param pressed the message that it was chosen in: another page takes its place */
export async function actOnFollowUp(
  turn: LinkedTurn,
  action: FollowUpAction,
  pressed: MessageId | null,
): Promise<readonly Reply[]> {
  switch (action.do) {
    case "snooze":
      return snooze(turn, action.messageId, action.time);
    case "ask-status-line":
      return askStatusLine(turn, action.deadlineId);
    case "ask-own-date":
      return askOwnDate(turn, action.deadlineId);
    case "close-late":
      return closeAsLate(turn, action.deadlineId);
    case "undo-close-late":
      return undoClosing(turn, action.deadlineId);
    case "choose-support": {
      const replies = await chooseSupport(turn, action.deadlineId, action.page);
      const isPage = replies.some(
        ({ content }) => content.kind === "choose-support" && action.page !== 0,
      );
      return isPage && pressed
        ? replies.map((reply) => ({ ...reply, replaces: pressed }))
        : replies;
    }
    case "ask-support":
      return askSupport(turn, action.deadlineId, action.unitId);
    default:
      return action satisfies never;
  }
}

export async function answerFollowUp(
  turn: LinkedTurn,
  asked: FollowUpQuestion,
  text: string,
): Promise<readonly Reply[]> {
  switch (asked.asking) {
    case "status-line":
      return answerStatusLine(turn, asked, text);
    case "own-date":
      return answerOwnDate(turn, asked, text);
    case "support":
      return answerSupport(turn, asked, text);
    default:
      return asked satisfies never;
  }
}
