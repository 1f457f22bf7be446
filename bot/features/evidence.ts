/** Tài liệu kiểm chứng: a link, a file, or a document's number and date, for exactly one deadline. */
import { isOnTime, isOpen, submitEvidence } from "../../domain/deadline.ts";
import { isOutsideScoringYear, type Evidence } from "../../domain/evidence.ts";
import type { DeadlineId } from "../../domain/ids.ts";
import { scheduleNotices } from "../../domain/ladder.ts";
import { mayChange } from "../../domain/rights.ts";
import type { DeadlineView } from "../../domain/stores.ts";
import { PAGE_SIZE } from "../../domain/task-list.ts";
import { partsOf } from "../../domain/time.ts";
import type { Message } from "../../domain/message.ts";
import {
  standsUntil,
  updateAnswered,
  type PendingEvidence,
  type WaitingEvidence,
} from "../conversation/state.ts";
import {
  deedOf,
  ladderFor,
  saveDeadline,
  type LinkedTurn,
  type Reply,
} from "../conversation/turn.ts";
import { changeable, ownUnits, refuse } from "./access.ts";
import { readFileEvidence, readTextEvidence } from "./offered-evidence.ts";
import { toItem } from "./progress.ts";

const MOST_CANDIDATES = 60;
/** Sent one after the other without a word of what they prove; earlier ones are let go. */
const MOST_WAITING = 20;
const TAKES_EVIDENCE = ["open", "returned", "awaiting", "done", "submitted"] as const;

export async function askEvidence(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await changeable(turn, id);
  if ("refusal" in found) return found.refusal;
  return [
    {
      content: { kind: "ask-evidence", item: toItem(turn, found.view) },
      items: [id],
      asks: { asking: "evidence", deadlineId: id, until: standsUntil(turn.now) },
    },
  ];
}

/** Words or a file that prove something: for the item replied to, or the one asked about. */
export async function receiveEvidence(
  turn: LinkedTurn,
  text: string,
  replyTo: string | null,
): Promise<readonly Reply[]> {
  const read = turn.file ? readFileEvidence(turn.file, text) : readTextEvidence(text);
  if ("problem" in read) {
    const again = turn.state?.asking === "evidence" ? { asks: turn.state } : {};
    return [{ content: { kind: "bad-link", problem: read.problem }, ...again }];
  }
  const { evidence } = read;
  if (!evidence) return askAgain(turn);
  const meant = await itemsMeant(turn, replyTo);
  const views = await provable(turn, meant);
  if (meant.length > 0 && views.length === 0) return refuseAll(turn, meant);
  const [only] = views;
  if (views.length === 1 && only) return submit(turn, only, evidence);
  const candidates = views.length > 0 ? views : await allProvable(turn);
  if (candidates.length === 0) return [{ content: { kind: "nothing-to-prove" } }];
  return askWhich(turn, evidence, candidates, 0, turn.waiting);
}

/** Gives the evidence that a message asks about to the deadline chosen. */
export async function attachPending(
  turn: LinkedTurn,
  id: DeadlineId,
  message: Message,
): Promise<readonly Reply[]> {
  const { asked, others } = waitingFor(turn, message);
  if (!asked) return [{ content: { kind: "refused", reason: "gone" } }];
  const found = await changeable(turn, id);
  if ("refusal" in found) return found.refusal;
  const replies = await submit(turn, found.view, asked.evidence);
  const isTaken = replies.some(({ content }) => content.kind === "evidence-recorded");
  return isTaken ? replies.map((reply) => ({ ...reply, waiting: others })) : replies;
}

/** Another page of what the evidence that a message asks about could belong to. */
export async function chooseTarget(
  turn: LinkedTurn,
  page: number,
  message: Message,
): Promise<readonly Reply[]> {
  const { asked, others } = waitingFor(turn, message);
  if (!asked) return [{ content: { kind: "refused", reason: "gone" } }];
  const views = await provable(turn, asked.candidates);
  return askWhich(turn, asked.evidence, views, page, others);
}

/** Hủy: what the message asked about is let go. */
export function dropPending(turn: LinkedTurn, message: Message): readonly Reply[] {
  return [{ content: { kind: "cancelled" }, waiting: waitingFor(turn, message).others }];
}

/** The deadlines that the message replied to spoke of. */
export async function itemsOfReplied(
  turn: LinkedTurn,
  replyTo: string,
): Promise<readonly DeadlineId[]> {
  const { botId, chatId } = turn.incoming;
  const message = await turn.stores.messages.byPlatformId(botId, chatId, replyTo);
  return message?.items ?? [];
}

function waitingFor(turn: LinkedTurn, message: Message) {
  const update = updateAnswered(message);
  return {
    asked: turn.waiting.find(({ askedIn }) => askedIn === update),
    others: turn.waiting.filter(({ askedIn }) => askedIn !== update),
  };
}

async function submit(
  turn: LinkedTurn,
  view: DeadlineView,
  pending: PendingEvidence,
): Promise<readonly Reply[]> {
  const { ids, calendar } = turn.tools.office;
  const id = ids.next<"EvidenceId">();
  const { deadline } = view;
  const documentDate = pending.reference?.date ?? null;
  const changed = submitEvidence(deadline, deedOf(turn), id, documentDate);
  if (!changed.ok) {
    const item = toItem(turn, view);
    return [{ content: { kind: "not-possible", item, error: changed.error } }];
  }
  const evidence: Evidence = {
    id,
    deadlineId: deadline.id,
    ...pending,
    submittedBy: turn.actor.person.id,
    submittedAt: turn.now,
  };
  await turn.stores.evidence.add(evidence);
  const scheduled = scheduleNotices(
    changed.value,
    turn.now,
    await ladderFor(turn, deadline),
    calendar,
  );
  await saveDeadline(turn, scheduled, "submitted-evidence", { evidenceId: id });
  const year = deadline.planYear ?? partsOf(turn.today).year;
  const siblings = await siblingsOf(turn, view);
  const isDue = (other: DeadlineView) =>
    other.deadline.due !== null && other.deadline.due <= turn.today;
  return [
    {
      content: {
        kind: "evidence-recorded",
        item: toItem(turn, { ...view, deadline: scheduled }),
        reference: pending.reference,
        awaitsFile: pending.source.kind === "reference",
        late: isOnTime(scheduled) === false,
        outsideYear: isOutsideScoringYear(documentDate, year) ? year : null,
        missing: siblings.filter(isDue).map((other) => toItem(turn, other)),
        upcoming: siblings.filter((other) => !isDue(other)).map((other) => toItem(turn, other)),
      },
      items: [deadline.id],
    },
  ];
}

/** What the same unit still has to prove of the same task. */
async function siblingsOf(turn: LinkedTurn, view: DeadlineView): Promise<readonly DeadlineView[]> {
  const { taskId, unitId, id } = view.deadline;
  if (!taskId) return [];
  const views = await turn.stores.deadlines.list({
    unitIds: [unitId],
    taskId,
    limit: MOST_CANDIDATES,
  });
  return views.filter(
    ({ deadline }) =>
      deadline.id !== id && (isOpen(deadline.state) || deadline.state.name === "done"),
  );
}

async function itemsMeant(
  turn: LinkedTurn,
  replyTo: string | null,
): Promise<readonly DeadlineId[]> {
  if (replyTo !== null) return itemsOfReplied(turn, replyTo);
  return turn.state?.asking === "evidence" ? [turn.state.deadlineId] : [];
}

async function provable(
  turn: LinkedTurn,
  ids: readonly DeadlineId[],
): Promise<readonly DeadlineView[]> {
  if (ids.length === 0) return [];
  const views = await turn.stores.deadlines.views(ids);
  return views.filter(
    ({ deadline }) =>
      mayChange(turn.actor, deadline) &&
      TAKES_EVIDENCE.some((state) => state === deadline.state.name),
  );
}

async function allProvable(turn: LinkedTurn): Promise<readonly DeadlineView[]> {
  const own = ownUnits(turn);
  if (own.length === 0) return [];
  return turn.stores.deadlines.list({
    unitIds: own,
    states: ["open", "returned", "awaiting", "done"],
    limit: MOST_CANDIDATES,
  });
}

function askWhich(
  turn: LinkedTurn,
  evidence: PendingEvidence,
  views: readonly DeadlineView[],
  page: number,
  others: readonly WaitingEvidence[],
): readonly Reply[] {
  const pages = Math.max(1, Math.ceil(views.length / PAGE_SIZE));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const slice = views.slice(shown * PAGE_SIZE, (shown + 1) * PAGE_SIZE);
  const items = slice.map((view) => toItem(turn, view));
  const candidates = views.map((view) => view.deadline.id);
  const until = standsUntil(turn.now);
  const asked = { evidence, candidates, askedIn: turn.updateId, until };
  return [
    {
      content: { kind: "ask-which", items, page: shown, pages },
      waiting: [...others, asked].slice(-MOST_WAITING),
    },
  ];
}

async function refuseAll(
  turn: LinkedTurn,
  meant: readonly DeadlineId[],
): Promise<readonly Reply[]> {
  const [first] = await turn.stores.deadlines.views(meant);
  if (!first) return [{ content: { kind: "refused", reason: "gone" } }];
  if (!mayChange(turn.actor, first.deadline)) return refuse(turn, "deadline", first.deadline.id);
  const error = { code: "not-open", state: first.deadline.state.name } as const;
  return [{ content: { kind: "not-possible", item: toItem(turn, first), error } }];
}

/** Words that prove nothing, where evidence was asked for. */
async function askAgain(turn: LinkedTurn): Promise<readonly Reply[]> {
  if (turn.state?.asking !== "evidence") {
    return [{ content: { kind: "unknown-words", nearest: null } }];
  }
  return askEvidence(turn, turn.state.deadlineId);
}
