/** What a choice does, and a command; where it shows something, the way back there is kept. */
import type { Action, CommandName } from "../../domain/action.ts";
import type { Message } from "../../domain/message.ts";
import { readDossierWish } from "../../domain/dossier-wish.ts";
import { isOversightAction } from "../../domain/oversight-action.ts";
import { showCalendar } from "../features/calendar.ts";
import {
  askEvidence,
  attachPending,
  chooseOther,
  chooseTarget,
  dropPending,
} from "../features/evidence.ts";
import { help } from "../features/help.ts";
import { isInviteCode } from "../features/invite-code.ts";
import { link } from "../features/linking.ts";
import { inviteHead, invitePerson, listPeople } from "../features/people.ts";
import { runPeopleCommand } from "../features/person/people-called.ts";
import { askFile } from "../features/plan-import.ts";
import { present, reportDeadlineDone } from "../features/progress.ts";
import { askLateReason, askWaiveReason } from "../features/reasons.ts";
import { showApologies } from "../features/apologies/apologies.ts";
import { showDossiers } from "../features/dossiers/dossiers.ts";
import { openDirectives } from "../features/directives/directives.ts";
import { showRecord } from "../features/record/record.ts";
import { showReviews } from "../features/review/review-queue.ts";
import { search } from "../features/search/search.ts";
import { showSettings } from "../features/settings.ts";
import { showSummary } from "../features/summary.ts";
import { openDeadline, openTask } from "../features/task-detail.ts";
import { listTasks } from "../features/task-list.ts";
import { listUnits } from "../features/units.ts";
import { explain } from "../features/why.ts";
import { reopenDeadline } from "../features/undoing.ts";
import { actOnFollowUp } from "./follow-up-dispatch.ts";
import { actOnImport } from "./import-dispatch.ts";
import { actOnOversight } from "./oversight-dispatch.ts";
import { actOnPart, isPartAction, shows } from "./parts/parts.ts";
import { isShowing, trailOf, walked, type Step } from "./trail.ts";
import type { LinkedTurn, Reply } from "./turn.ts";

export async function runCommand(
  turn: LinkedTurn,
  name: CommandName,
  rest: string,
): Promise<readonly Reply[]> {
  return withTrail(turn, await obey(turn, name, rest), stepsOf({ do: "command", name }, rest));
}

/** What a choice of a message does; rights are the features' to check. */
export async function act(
  turn: LinkedTurn,
  action: Action,
  message: Message,
): Promise<readonly Reply[]> {
  const from: readonly Step[] = message.kind === "reply" ? [] : [{ messageId: message.id }];
  const replies = await perform(turn, action, message);
  return withTrail(turn, replies, [...from, ...stepsOf(action, "")]);
}

/** What an action shows, as it is now: below, not in place of anything. */
export async function showAgain(turn: LinkedTurn, action: Action): Promise<readonly Reply[]> {
  const replies = await perform(turn, action, null);
  return replies.map(({ trail: _, ...reply }) => reply);
}

/** A list asked for by its code or words is shown like one that is chosen. */
export async function searchTasks(turn: LinkedTurn, words: string): Promise<readonly Reply[]> {
  return leadTo(turn, { do: "list", filter: words, page: 0 });
}

/** What somebody wants to see, said in words of his own. */
export async function leadTo(turn: LinkedTurn, action: Action): Promise<readonly Reply[]> {
  return withTrail(turn, await perform(turn, action, null), stepsOf(action, ""));
}

function stepsOf(action: Action, rest: string): readonly Step[] {
  if (!isShowing(action) && !shows(action)) return [];
  if (action.do !== "command") return [{ action }];
  // A list that is asked for by a command is the same as one that is chosen.
  switch (action.name) {
    case "nhiemvu":
      return [{ action: { do: "list", filter: rest, page: 0 } }];
    case "nhatky":
      return [{ action: { do: "record", filter: rest, page: 0 } }];
    case "kiemchung":
      return [{ action: { do: "reviews", filter: rest, page: 0 } }];
    case "tim":
      return [{ action: { do: "search", words: rest, page: 0 } }];
    case "giao":
      return rest.trim() === ""
        ? [{ action: { do: "directives", direction: "given", page: 0 } }]
        : [];
    case "tonghop":
      return [{ action: { do: "summary", part: "whole" } }];
    case "donvi":
      return [{ action: { do: "units", page: 0 } }];
    case "nguoidung":
      return [{ action: { do: "people-called", words: rest, page: 0 } }];
    case "caidat":
      return [{ action: { do: "settings", planId: null } }];
    case "hoso": {
      const wish = readDossierWish(rest);
      return "action" in wish ? [{ action: wish.action }] : [];
    }
    case "xinloi":
      return [{ action: { do: "apologies", stage: null, unitId: null, words: rest, page: 0 } }];
    case "start":
    case "nhap":
      return [];
    case "lich":
    case "trogiup":
      return [{ action }];
    default:
      return action.name satisfies never;
  }
}

/** Where something can be pressed, nobody is led back by words. */
function withTrail(
  turn: LinkedTurn,
  replies: readonly Reply[],
  steps: readonly Step[],
): readonly Reply[] {
  const isLed = turn.traits.choices === "numbered" && steps.length > 0;
  if (!isLed || replies[0]?.content.kind === "refused") return replies;
  const last = steps.at(-1);
  const isOnTop = last !== undefined && "action" in last;
  const trail = trailOf(turn, walked(turn.trail, steps), isOnTop);
  return replies.map((reply, index) => (index === 0 ? { ...reply, trail } : reply));
}

async function obey(turn: LinkedTurn, name: CommandName, rest: string): Promise<readonly Reply[]> {
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
      return runPeopleCommand(turn, rest);
    case "nhap":
      return askFile(turn);
    case "hoso":
      return showDossiers(turn, rest);
    case "xinloi":
      return showApologies(turn, rest);
    case "trogiup":
      return help(turn);
    case "nhatky":
      return showRecord(turn, rest, 0);
    case "kiemchung":
      return showReviews(turn, rest, 0);
    case "tim":
      return search(turn, rest, 0);
    case "giao":
      return openDirectives(turn, rest);
    case "caidat":
      return showSettings(turn, null);
    case "start":
      return isInviteCode(rest) ? link(turn, rest) : help(turn);
    default:
      return name satisfies never;
  }
}

async function perform(
  turn: LinkedTurn,
  action: Action,
  message: Message | null,
): Promise<readonly Reply[]> {
  const chosenIn = message?.id ?? null;
  switch (action.do) {
    case "list":
      return onTop(await listTasks(turn, action.filter, action.page), chosenIn);
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
      return onTop(await chooseTarget(turn, action.page, message), chosenIn);
    case "attach-other":
      return chooseOther(turn, message);
    case "reopen":
      return reopenDeadline(turn, action.deadlineId);
    case "why":
      return explain(turn, action.messageId);
    case "units":
      return onTop(await listUnits(turn, action.page), chosenIn);
    case "people":
      return onTop(await listPeople(turn, "", action.page), chosenIn);
    case "invite":
      return invitePerson(turn, action.personId);
    case "invite-head":
      return inviteHead(turn, action.unitId);
    case "summary":
      return showSummary(turn, action.part);
    case "command":
      return obey(turn, action.name, "");
    case "cancel":
      return dropPending(turn, message);
    case "snooze":
    case "ask-status-line":
    case "ask-own-date":
    case "close-late":
    case "undo-close-late":
    case "choose-support":
    case "ask-support":
      return actOnFollowUp(turn, action, chosenIn);
    default:
      if (isPartAction(action)) return actOnPart(turn, action, message);
      return isOversightAction(action)
        ? actOnOversight(turn, action, chosenIn)
        : actOnImport(turn, action, chosenIn);
  }
}

/** The answer takes the place of the message whose button was pressed, where the channel can. */
function onTop(replies: readonly Reply[], messageId: Message["id"] | null): readonly Reply[] {
  if (messageId === null) return replies;
  return replies.map((reply, index) => (index === 0 ? { ...reply, replaces: messageId } : reply));
}
