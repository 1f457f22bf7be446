/** Which feature answers: the order in which an update is understood. */
import type { CommandName } from "../../domain/action.ts";
import { readChoiceId } from "../../domain/choice-id.ts";
import { isEvidenceText } from "../../domain/evidence-text.ts";
import { readTaskCode } from "../../domain/task-code.ts";
import { foldText } from "../../domain/text.ts";
import { isThanks } from "../../domain/thanks.ts";
import { plusMillis } from "../../domain/time.ts";
import { dossierCalled } from "../features/dossiers/finding.ts";
import { refuse, rolesOf } from "../features/access.ts";
import { itemsOfReplied } from "../features/evidence-target.ts";
import { receiveTemplate } from "../features/apologies/letter-template.ts";
import { receiveEvidence } from "../features/evidence.ts";
import { giveFile, wantsToGiveFile } from "../features/file-wish.ts";
import { spendCodeInGroup } from "../features/group-codes.ts";
import { introduce, link } from "../features/linking.ts";
import { refuseFile } from "../features/missing-file.ts";
import { receiveAsked, receiveUnasked } from "../features/plan-import.ts";
import { answerLateReason, answerWaiveReason } from "../features/reasons.ts";
import { readSnooze, snoozeByWords } from "../features/snooze.ts";
import { openDeadline } from "../features/task-detail.ts";
import { act, runCommand, searchTasks } from "./act.ts";
import { nearestCommand, parseCommand, type ParsedCommand } from "./commands.ts";
import { answerFollowUp } from "./follow-up-dispatch.ts";
import { answerImportQuestion, leaveImportQuestion } from "./import-dispatch.ts";
import { answerPart } from "./parts/parts.ts";
import { answerOversightQuestion } from "./oversight-dispatch.ts";
import {
  isFollowUpQuestion,
  isImportQuestion,
  isOversightQuestion,
  isPartQuestion,
  type ConversationState,
} from "./state.ts";
import type { LinkedTurn, Reply, Turn } from "./turn.ts";
import { takeTypedChoice } from "./typed-choice.ts";
import { besideUnseenQuestion } from "./unseen-question.ts";
import { answerWish } from "./wish-dispatch.ts";

/**
 * What a coordinator sends unasked is brought in if it holds anything to bring in; else it proves
 * his own unit's work. Other sorts of file are not even looked into.
 */
const READABLE = /\.(?:docx|xlsx|csv|tsv|tab|txt|text)$/iu;

/** So often an hour a stranger is told how to be linked. */
const TOLD_AN_HOUR = 5;

/** Somebody who is not linked can link, and learns nothing else. */
export async function answerStranger(turn: Turn): Promise<readonly Reply[]> {
  if (!turn.incoming.isPrivate) return (await spendCodeInGroup(turn)) ?? [];
  const { body } = turn.incoming;
  const replies = await (body.kind === "text" ? link(turn, body.text) : introduce(turn));
  // Where each message counts, a stranger does not spend them all by saying the same again and again.
  const isTold = replies.every(({ content }) => content.kind === "how-to-link");
  return isTold && turn.traits.tier !== null && (await isToldEnough(turn)) ? [] : replies;
}

async function isToldEnough({ stores, incoming, now }: Turn): Promise<boolean> {
  const { botId, chatId } = incoming;
  const latest = await stores.messages.latestShown(botId, chatId, TOLD_AN_HOUR);
  const anHourAgo = plusMillis(now, -3_600_000);
  // What he was sent while he still was linked told him nothing of that.
  const isLately = ({ preparedAt, content }: (typeof latest)[number]) =>
    content?.kind === "how-to-link" && preparedAt !== null && preparedAt > anHourAgo;
  return latest.length === TOLD_AN_HOUR && latest.every(isLately);
}

export async function answer(turn: LinkedTurn): Promise<readonly Reply[]> {
  const { body, isPrivate } = turn.incoming;
  if (!isPrivate) return answerInGroup(turn);
  switch (body.kind) {
    case "text":
      return besideUnseenQuestion(turn, (asked) => answerText(asked, body.text, body.replyTo));
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
async function answerInGroup(turn: LinkedTurn): Promise<readonly Reply[]> {
  const spent = await spendCodeInGroup(turn);
  if (spent) return spent;
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
  const mistyped = command ? null : nearestSlashed(turn, text);
  // What was asked stands: a slip of a command answers nothing.
  if (mistyped)
    return [{ content: { kind: "unknown-words", nearest: mistyped }, ...stillAsked(turn) }];
  const chosen = mayChoose(command, replyTo) ? await takeTypedChoice(turn, text) : null;
  if (chosen) return chosen;
  const asked = command?.slashed ? null : await answerAsked(turn, text, replyTo);
  return asked ?? answerWords(turn, text, replyTo, command);
}

/** `/kiemchugn`: the command that was meant. */
function nearestSlashed(turn: LinkedTurn, text: string): CommandName | null {
  return text.trimStart().startsWith("/") ? nearestCommand(text, rolesOf(turn)) : null;
}

function stillAsked({ state }: LinkedTurn): Pick<Reply, "asks"> {
  return state === null ? {} : { asks: state };
}

async function answerWords(
  turn: LinkedTurn,
  text: string,
  replyTo: string | null,
  command: ParsedCommand | null,
): Promise<readonly Reply[]> {
  const time = isReasonAsked(turn) ? undefined : readSnooze(text);
  if (time !== undefined) return snoozeByWords(turn, time, replyTo);
  const proves = isEvidenceText(text);
  if (command?.slashed || (command && (!proves || isSaidOf(command)) && !isReasonAsked(turn))) {
    return runCommand(turn, command.name, command.rest);
  }
  if (isCancel(text)) return [{ content: { kind: "cancelled" }, waiting: [] }];
  if (wantsToGiveFile(turn, text)) return giveFile(turn);
  const isForAnother = proves && replyTo !== null && (await isAboutAnother(turn, replyTo));
  if (isReasonAsked(turn) && !isForAnother) return answerReason(turn, text);
  if (proves || turn.state?.asking === "evidence") return receiveEvidence(turn, text, replyTo);
  if (readTaskCode(text)) return searchTasks(turn, text);
  return answerOtherWords(turn, text, replyTo);
}

/**
 * “giao nhiệm vụ Báo cáo…; Phòng Tư pháp; Công văn 152/UBND-NV…”, “tìm 191/KH-UBND”: their documents prove
 * nothing here.
 */
function isSaidOf({ name, rest }: ParsedCommand): boolean {
  return (name === "giao" && rest.includes(";")) || (name === "tim" && !/https?:/iu.test(rest));
}

/** A choice's own words may begin like a command; a command alone is one, and a reply means its message. */
function mayChoose(command: ParsedCommand | null, replyTo: string | null): boolean {
  return replyTo === null && (command === null || (!command.slashed && command.rest !== ""));
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
  if (isFollowUpQuestion(state) || isPartQuestion(state)) {
    const isOther = replyTo !== null && (await isAboutAnother(turn, replyTo));
    const isElse =
      isOther || isCancel(text) || readSnooze(text) !== undefined || wantsToGiveFile(turn, text);
    if (isElse) return null;
    return isPartQuestion(state)
      ? answerPart(turn, state, text)
      : answerFollowUp(turn, state, text);
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
  const wished = await answerWish(turn, text);
  if (wished) return wished;
  const dossier = await dossierCalled(turn, text);
  if (dossier) return dossier;
  // Where each message counts, none is spent on who only says thank you.
  if (turn.traits.tier !== null && isThanks(text)) return [];
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
  const words = foldText(text).replace(/^\/|[\s.!,]*(?: (?:a|nhe|nha|em))?[\s.!,]*$/gu, "");
  return ["thoi", "huy", "bo qua", "cancel"].includes(words);
}

async function isReplyToItem(turn: LinkedTurn, replyTo: string | null): Promise<boolean> {
  return replyTo !== null && (await itemsOfReplied(turn, replyTo)).length > 0;
}

async function answerFile(
  turn: LinkedTurn,
  caption: string,
  replyTo: string | null,
): Promise<readonly Reply[]> {
  if (!turn.file) return refuseFile(turn);
  if (turn.state?.asking === "letter-template" && !(await isReplyToItem(turn, replyTo))) {
    return receiveTemplate(turn, turn.state.from);
  }
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
