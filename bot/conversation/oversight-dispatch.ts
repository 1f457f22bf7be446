/** Which feature answers who looks at how the service itself works, or settles it. */
import { isChannelAction, type ChannelAction } from "../../domain/channel-action.ts";
import type { MessageId } from "../../domain/ids.ts";
import type { OversightAction } from "../../domain/oversight-action.ts";
import {
  addChannel,
  askLeaveChannel,
  leaveChannel,
  listChannels,
  preferChannel,
} from "../features/channels.ts";
import { answerDayOff, showDaysOff } from "../features/days-off.ts";
import { listMessages, showStory } from "../features/message-log.ts";
import { answerPerson, choosePerson } from "../features/person-choice.ts";
import {
  answerRule,
  askRule,
  choosePlan,
  resetRule,
  showGroup,
  showSettings,
} from "../features/settings.ts";
import { answerDays, askDays, endStandIn, listStandIns } from "../features/stand-ins.ts";
import { parseCommand } from "./commands.ts";
import type { OversightQuestion } from "./state.ts";
import type { LinkedTurn, Reply } from "./turn.ts";

/** Lists that are turned over take the place of the page before. */
const ON_TOP: readonly OversightAction["do"][] = ["message-log", "rule-plans", "choose-person"];

export async function actOnOversight(
  turn: LinkedTurn,
  action: OversightAction,
  messageId: MessageId | null,
): Promise<readonly Reply[]> {
  const replies = await act(turn, action);
  if (!ON_TOP.includes(action.do) || messageId === null) return replies;
  return replies.map((reply) =>
    reply.content.kind === "refused" ? reply : { ...reply, replaces: messageId },
  );
}

/** Null for a command that was typed instead: it is obeyed, and the question dropped. */
export async function answerOversightQuestion(
  turn: LinkedTurn,
  asked: OversightQuestion,
  text: string,
): Promise<readonly Reply[] | null> {
  if (parseCommand(text) && !/\d/u.test(text)) return null;
  switch (asked.asking) {
    case "rule-value":
      return answerRule(turn, asked, text);
    case "day-off":
      return answerDayOff(turn, text);
    case "person":
      return answerPerson(turn, asked, text);
    case "stand-in-days":
      return answerDays(turn, asked, text);
    default:
      return asked satisfies never;
  }
}

async function act(turn: LinkedTurn, action: OversightAction): Promise<readonly Reply[]> {
  switch (action.do) {
    case "message-log":
      return listMessages(turn, action.filter, action.page);
    case "message-story":
      return showStory(turn, action.messageId);
    case "settings":
      return showSettings(turn, action.planId, action.isWhole);
    case "rule-plans":
      return choosePlan(turn, action.page);
    case "rule-group":
      return showGroup(turn, action.group, action.planId);
    case "ask-rule":
      return askRule(turn, action.rule, action.planId);
    case "reset-rule":
      return resetRule(turn, action.rule, action.planId);
    case "days-off":
      return showDaysOff(turn);
    case "stand-ins":
      return listStandIns(turn, action.absentId, action.page);
    case "choose-person":
      return choosePerson(turn, action.absentId, action.words, action.page);
    case "choose-deputy":
      return askDays(turn, action.absentId, action.deputyId);
    case "end-stand-in":
      return endStandIn(turn, action.absentId, action.from);
    default:
      return isChannelAction(action) ? actOnChannels(turn, action) : (action satisfies never);
  }
}

async function actOnChannels(turn: LinkedTurn, action: ChannelAction): Promise<readonly Reply[]> {
  switch (action.do) {
    case "channels":
      return listChannels(turn);
    case "add-channel":
      return addChannel(turn);
    case "prefer-channel":
      return preferChannel(turn, action.botId, action.chatId);
    case "ask-leave-channel":
      return askLeaveChannel(turn, action.botId, action.chatId);
    case "leave-channel":
      return leaveChannel(turn, action.botId, action.chatId);
    default:
      return action satisfies never;
  }
}
