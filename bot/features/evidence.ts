/** Tài liệu kiểm chứng: a link, a file, or a document's number and date, for exactly one deadline. */
import { isOnTime, isOpen, submitEvidence } from "../../domain/deadline.ts";
import { isOutsideScoringYear, type Evidence } from "../../domain/evidence.ts";
import { readOfferedEvidence } from "../../domain/evidence-text.ts";
import type { DeadlineId } from "../../domain/ids.ts";
import { scheduleNotices } from "../../domain/ladder.ts";
import { mayChange } from "../../domain/rights.ts";
import type { DeadlineView } from "../../domain/stores.ts";
import { PAGE_SIZE } from "../../domain/task-list.ts";
import { partsOf } from "../../domain/time.ts";
import { standsUntil, type PendingEvidence } from "../conversation/state.ts";
import { deedOf, saveDeadline, type LinkedTurn, type Reply } from "../conversation/turn.ts";
import { changeable, ownUnits, refuse } from "./access.ts";
import { toItem } from "./progress.ts";

const MOST_CANDIDATES = 60;
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
  const offered = readOfferedEvidence(text);
  if (!offered.ok) {
    const again = turn.state?.asking === "evidence" ? { asks: turn.state } : {};
    return [{ content: { kind: "bad-link", problem: offered.error }, ...again }];
  }
  const { url, reference, note } = offered.value;
  const { file } = turn;
  if (!file && !url && !reference) return askAgain(turn);
  const evidence: PendingEvidence = {
    source: file
      ? { kind: "file", hash: file.hash, name: file.name }
      : url
        ? { kind: "link", url }
        : { kind: "reference" },
    note,
    reference,
  };
  const meant = await itemsMeant(turn, replyTo);
  const views = await provable(turn, meant);
  if (meant.length > 0 && views.length === 0) return refuseAll(turn, meant);
  const [only] = views;
  if (views.length === 1 && only) return submit(turn, only, evidence);
  const candidates = views.length > 0 ? views : await allProvable(turn);
  if (candidates.length === 0) return [{ content: { kind: "nothing-to-prove" } }];
  return askWhich(turn, evidence, candidates, 0);
}

/** Gives the evidence that waits to the deadline chosen. */
export async function attachPending(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const { state } = turn;
  if (state?.asking !== "which") return [{ content: { kind: "refused", reason: "gone" } }];
  const found = await changeable(turn, id);
  if ("refusal" in found) return found.refusal;
  return submit(turn, found.view, state.evidence);
}

/** Another page of what the waiting evidence could belong to. */
export async function chooseTarget(turn: LinkedTurn, page: number): Promise<readonly Reply[]> {
  const { state } = turn;
  if (state?.asking !== "which") return [{ content: { kind: "refused", reason: "gone" } }];
  const views = await provable(turn, state.candidates);
  return askWhich(turn, state.evidence, views, page);
}

async function submit(
  turn: LinkedTurn,
  view: DeadlineView,
  pending: PendingEvidence,
): Promise<readonly Reply[]> {
  const { ids, calendar, rules } = turn.tools.office;
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
  const scheduled = scheduleNotices(changed.value, turn.now, rules.ladder, calendar);
  await saveDeadline(turn, scheduled, "submitted-evidence", { evidenceId: id });
  const year = view.planYear ?? partsOf(turn.today).year;
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
  if (replyTo !== null) {
    const { botId, chatId } = turn.incoming;
    const message = await turn.stores.messages.byPlatformId(botId, chatId, replyTo);
    return message?.items ?? [];
  }
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
): readonly Reply[] {
  const pages = Math.max(1, Math.ceil(views.length / PAGE_SIZE));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const slice = views.slice(shown * PAGE_SIZE, (shown + 1) * PAGE_SIZE);
  const items = slice.map((view) => toItem(turn, view));
  const candidates = views.map((view) => view.deadline.id);
  return [
    {
      content: { kind: "ask-which", items, page: shown, pages },
      asks: { asking: "which", evidence, candidates, until: standsUntil(turn.now) },
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
