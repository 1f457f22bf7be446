/** Which feature answers: the order in which an update is understood. */
import { actOnFollowUp, answerFollowUp } from "./follow-up-dispatch.ts";
import { actOnOversight, answerOversightQuestion, runOversight } from "./oversight-dispatch.ts";
import type { Action, CommandName } from "../../domain/action.ts";
import { readChoiceId } from "../../domain/choice-id.ts";
import type { Message } from "../../domain/message.ts";
import { isOversightAction } from "../../domain/oversight-action.ts";
import {
  askEvidence,
  attachPending,
  chooseTarget,
  dropPending,
  itemsOfReplied,
  receiveEvidence,
} from "../features/evidence.ts";
import { askFile, receiveAsked, receiveUnasked } from "../features/plan-import.ts";
import {
  answerLateReason,
  answerWaiveReason,
  askLateReason,
  askWaiveReason,
} from "../features/reasons.ts";
import { explain } from "../features/why.ts";
import { foldText } from "../../domain/text.ts";
import { help } from "../features/help.ts";
import { inviteHead, invitePerson, listPeople } from "../features/people.ts";
import { isEvidenceText } from "../../domain/evidence-text.ts";
import { introduce, isInviteCode, link } from "../features/linking.ts";
import { listTasks } from "../features/task-list.ts";
import { readTaskCode } from "../../domain/task-list.ts";
import { refuseFile } from "../features/missing-file.ts";
import { listUnits } from "../features/units.ts";
import { nearestCommand, parseCommand } from "./commands.ts";
import { actOnImport, answerImportQuestion, leaveImportQuestion } from "./import-dispatch.ts";
import { openDeadline, openTask } from "../features/task-detail.ts";
import { present, reopenDeadline, reportDeadlineDone } from "../features/progress.ts";
import { readSnooze, snoozeByWords } from "../features/snooze.ts";
import { refuse, rolesOf } from "../features/access.ts";
import { showCalendar } from "../features/calendar.ts";
import { showSummary } from "../features/summary.ts";
import {
  isFollowUpQuestion,
  isImportQuestion,
  isOversightQuestion,
  type ConversationState,
} from "./state.ts";
import type { LinkedTurn, Reply, Turn } from "./turn.ts";

/**
 * What a coordinator sends unasked is brought in if it holds anything to bring in; else it proves
 * his own unit's work. Other sorts of file are not even looked into.
 */
const READABLE = /\.(?:docx|xlsx|csv|tsv|tab|txt|text)$/iu;

/** Somebody who is not linked can link, and learns nothing else. */
export async function answerStranger(turn: Turn): Promise<readonly Reply[]> {
  if (!turn.incoming.isPrivate) return [];
  const { body } = turn.incoming;
  return body.kind === "text" ? link(turn, body.text) : introduce(turn);
}

export async function answer(turn: LinkedTurn): Promise<readonly Reply[]> {
  const { body, isPrivate } = turn.incoming;
  if (!isPrivate) return answerInGroup(turn);
  switch (body.kind) {
    case "text":
      return answerText(turn, body.text, body.replyTo);
    case "choice":
      return answerChoice(turn, body.id);
    case "file":
      return answerFile(turn, body.caption, body.replyTo);
    case "unsupported":
      return [{ content: { kind: "unsupported" } }];
    default:
      return body satisfies never;
  }
}

/** A person's work is his own: in a group only a command is answered, with where to ask. */
function answerInGroup(turn: LinkedTurn): readonly Reply[] {
  const { body } = turn.incoming;
  const addressed = body.kind === "text" && body.text.startsWith("/");
  return addressed ? [{ content: { kind: "private-only" } }] : [];
}

async function answerText(
  turn: LinkedTurn,
  text: string,
  replyTo: string | null,
): Promise<readonly Reply[]> {
  const command = parseCommand(text);
  const asked = command?.slashed ? null : await answerAsked(turn, text, replyTo);
  if (asked) return asked;
  const time = isReasonAsked(turn) ? undefined : readSnooze(text);
  if (time !== undefined) return snoozeByWords(turn, time, replyTo);
  const proves = isEvidenceText(text);
  if (command?.slashed || (command && !proves && !isReasonAsked(turn))) {
    return runCommand(turn, command.name, command.rest);
  }
  if (isCancel(text)) return [{ content: { kind: "cancelled" }, waiting: [] }];
  const isForAnother = proves && replyTo !== null && (await isAboutAnother(turn, replyTo));
  if (isReasonAsked(turn) && !isForAnother) return answerReason(turn, text);
  if (proves || turn.state?.asking === "evidence") return receiveEvidence(turn, text, replyTo);
  if (readTaskCode(text)) return listTasks(turn, text, 0);
  return answerOtherWords(turn, text, replyTo);
}

/**
 * What was asked while a document is brought in, or a rule is set, comes first; a reply is about
 * what it replies to.
 */
async function answerAsked(
  turn: LinkedTurn,
  text: string,
  replyTo: string | null,
): Promise<readonly Reply[] | null> {
  const { state } = turn;
  if (isFollowUpQuestion(state)) {
    const isOther = replyTo !== null && (await isAboutAnother(turn, replyTo));
    const isElse = isOther || isCancel(text) || readSnooze(text) !== undefined;
    return isElse ? null : answerFollowUp(turn, state, text);
  }
  if (!isImportQuestion(state) && !isOversightQuestion(state)) return null;
  if (replyTo !== null && (await itemsOfReplied(turn, replyTo)).length > 0) return null;
  if (isOversightQuestion(state)) {
    return isCancel(text) ? null : answerOversightQuestion(turn, state, text);
  }
  return isCancel(text)
    ? leaveImportQuestion(turn, state)
    : answerImportQuestion(turn, state, text);
}

/** Words in reply to an item show it, with what can be done; others are not understood. */
async function answerOtherWords(
  turn: LinkedTurn,
  text: string,
  replyTo: string | null,
): Promise<readonly Reply[]> {
  const [item, ...others] = replyTo === null ? [] : await itemsOfReplied(turn, replyTo);
  if (item && others.length === 0) return openDeadline(turn, item);
  return [{ content: { kind: "unknown-words", nearest: nearestCommand(text, rolesOf(turn)) } }];
}

/** A document given in reply to a message about something else is no reason for what was asked. */
async function isAboutAnother(turn: LinkedTurn, replyTo: string): Promise<boolean> {
  if (!turn.state || !("deadlineId" in turn.state)) return false;
  const items = await itemsOfReplied(turn, replyTo);
  return items.length > 0 && !items.includes(turn.state.deadlineId);
}

type ReasonAsked = Extract<ConversationState, { asking: "waive-reason" | "late-reason" }>;
type TurnWithReasonAsked = LinkedTurn & { readonly state: ReasonAsked };

function isReasonAsked(turn: LinkedTurn): turn is TurnWithReasonAsked {
  return turn.state?.asking === "waive-reason" || turn.state?.asking === "late-reason";
}

function answerReason(turn: TurnWithReasonAsked, text: string): Promise<readonly Reply[]> {
  const { state } = turn;
  return state.asking === "waive-reason"
    ? answerWaiveReason(turn, state, text)
    : answerLateReason(turn, state, text);
}

function isCancel(text: string): boolean {
  return ["thoi", "huy", "bo qua", "cancel"].includes(foldText(text).replace(/^\//u, ""));
}

async function runCommand(
  turn: LinkedTurn,
  name: CommandName,
  rest: string,
): Promise<readonly Reply[]> {
  switch (name) {
    case "nhiemvu":
      return listTasks(turn, rest, 0);
    case "lich":
      return showCalendar(turn);
    case "tonghop":
      return showSummary(turn, "whole");
    case "donvi":
      return listUnits(turn, 0);
    case "nguoidung":
      return listPeople(turn, 0);
    case "nhap":
      return askFile(turn);
    case "trogiup":
      return help(turn);
    case "nhatky":
    case "caidat":
      return runOversight(turn, name, rest);
    case "start":
      return isInviteCode(rest) ? link(turn, rest) : help(turn);
    default:
      return name satisfies never;
  }
}

async function answerFile(
  turn: LinkedTurn,
  caption: string,
  replyTo: string | null,
): Promise<readonly Reply[]> {
  if (!turn.file) return refuseFile(turn);
  const wantsImport = turn.state?.asking === "file" || parseCommand(caption)?.name === "nhap";
  if (wantsImport) return receiveAsked(turn);
  const isAnswer = replyTo !== null || turn.state?.asking === "evidence";
  const brought =
    !isAnswer && READABLE.test(turn.file.name) ? await receiveUnasked(turn, turn.file) : null;
  return brought ?? receiveEvidence(turn, caption, replyTo);
}

/**
 * A choice names a message and a place in it. Only a message of this very chat counts; whatever
 * else was forged is as good as a message that is gone. Rights are the features' to check.
 */
async function answerChoice(turn: LinkedTurn, id: string): Promise<readonly Reply[]> {
  const choice = readChoiceId(id);
  const message = choice && (await turn.stores.messages.byId(choice.messageId));
  const { botId, chatId } = turn.incoming;
  const action = message?.actions[choice?.position ?? -1];
  if (!message || !action || message.botId !== botId || message.chatId !== chatId) {
    return refuse(turn, "message", message?.id ?? "unknown", "gone");
  }
  return act(turn, action, message);
}

async function act(turn: LinkedTurn, action: Action, message: Message): Promise<readonly Reply[]> {
  switch (action.do) {
    case "list":
      return onTop(await listTasks(turn, action.filter, action.page), message.id);
    case "open-task":
      return openTask(turn, action.taskId);
    case "open-deadline":
      return openDeadline(turn, action.deadlineId);
    case "report-done":
      return reportDeadlineDone(turn, action.deadlineId);
    case "present":
      return present(turn, action.deadlineId, action.signerId);
    case "ask-waive":
      return askWaiveReason(turn, action.deadlineId);
    case "ask-evidence":
      return askEvidence(turn, action.deadlineId);
    case "ask-late-reason":
      return askLateReason(turn, action.deadlineId);
    case "attach":
      return attachPending(turn, action.deadlineId, message);
    case "attach-list":
      return onTop(await chooseTarget(turn, action.page, message), message.id);
    case "reopen":
      return reopenDeadline(turn, action.deadlineId);
    case "why":
      return explain(turn, action.messageId);
    case "units":
      return onTop(await listUnits(turn, action.page), message.id);
    case "people":
      return onTop(await listPeople(turn, action.page), message.id);
    case "invite":
      return invitePerson(turn, action.personId);
    case "invite-head":
      return inviteHead(turn, action.unitId);
    case "summary":
      return showSummary(turn, action.part);
    case "command":
      return runCommand(turn, action.name, "");
    case "cancel":
      return dropPending(turn, message);
    case "snooze":
    case "ask-status-line":
    case "ask-own-date":
    case "close-late":
    case "undo-close-late":
    case "choose-support":
    case "ask-support":
      return actOnFollowUp(turn, action, message.id);
    default:
      return isOversightAction(action)
        ? actOnOversight(turn, action, message.id)
        : actOnImport(turn, action, message.id);
  }
}

/** The answer takes the place of the message whose button was pressed, where the channel can. */
function onTop(replies: readonly Reply[], messageId: Message["id"]): readonly Reply[] {
  return replies.map((reply, index) => (index === 0 ? { ...reply, replaces: messageId } : reply));
}
