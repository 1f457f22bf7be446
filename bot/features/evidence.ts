/** Tài liệu kiểm chứng: a link, a file, or a document's number and date, for exactly one deadline. */
import type { DeadlineId } from "../../domain/ids.ts";
import { updateAnswered, type Message } from "../../domain/message.ts";
import { mayChange } from "../../domain/rights.ts";
import type { DeadlineView } from "../../domain/stores.ts";
import { PAGE_SIZE } from "../../domain/task-list.ts";
import { standsUntil, type PendingEvidence, type WaitingEvidence } from "../conversation/state.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { changeable, refuse } from "./access.ts";
import { submit, takeBack } from "./evidence-submission.ts";
import { allProvable, itemsMeant, provable } from "./evidence-target.ts";
import { readFileEvidence, readTextEvidence } from "./offered-evidence.ts";
import { toItem } from "./progress.ts";
import { offerUpload } from "./upload-offer.ts";

/** Sent one after the other without a word of what they prove; earlier ones are let go. */
const MOST_WAITING = 20;

export async function askEvidence(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await changeable(turn, id);
  if ("refusal" in found) return found.refusal;
  return [
    {
      content: {
        kind: "ask-evidence",
        item: toItem(turn, found.view),
        upload: await offerUpload(turn),
      },
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
  const { items: meant, how } = await itemsMeant(turn, replyTo);
  const views = await provable(turn, meant);
  if (meant.length > 0 && views.length === 0 && how === "said") return refuseAll(turn, meant);
  const [only] = views;
  if (views.length === 1 && only) {
    if (how === "said") return submit(turn, only, evidence, newId(turn));
    if (how === "just-answered") return submitGuessed(turn, only, evidence);
  }
  if (views.length > 0) {
    return askWhich(turn, { evidence, isNarrowed: how !== "said" }, views, 0, turn.waiting);
  }
  return askAmongAll(turn, evidence, turn.waiting, null);
}

/** Không phải việc này, Việc khác: what the message took or asked about belongs to something else. */
export async function chooseOther(
  turn: LinkedTurn,
  message: Message | null,
): Promise<readonly Reply[]> {
  const { asked, others } = waitingFor(turn, message);
  if (!asked) return [{ content: { kind: "refused", reason: "gone" } }];
  const { taken, evidence } = asked;
  if (taken) {
    const refused = await takeBack(turn, taken);
    if (refused) return refused;
  }
  return askAmongAll(turn, evidence, others, taken?.deadlineId ?? null);
}

/** Gives the evidence that a message asks about to the deadline chosen. */
export async function attachPending(
  turn: LinkedTurn,
  id: DeadlineId,
  message: Message | null,
): Promise<readonly Reply[]> {
  const { asked, others } = waitingFor(turn, message);
  if (!asked) return [{ content: { kind: "refused", reason: "gone" } }];
  const found = await changeable(turn, id);
  if ("refusal" in found) return found.refusal;
  const replies = await submit(turn, found.view, asked.evidence, newId(turn));
  const isTaken = replies.some(({ content }) => content.kind === "evidence-recorded");
  return isTaken ? replies.map((reply) => ({ ...reply, waiting: others })) : replies;
}

/** Another page of what the evidence that a message asks about could belong to. */
export async function chooseTarget(
  turn: LinkedTurn,
  page: number,
  message: Message | null,
): Promise<readonly Reply[]> {
  const { asked, others } = waitingFor(turn, message);
  if (!asked) return [{ content: { kind: "refused", reason: "gone" } }];
  const views = await provable(turn, asked.candidates);
  return askWhich(turn, asked, views, page, others);
}

/** Hủy: what the message asked about is let go. */
export function dropPending(turn: LinkedTurn, message: Message | null): readonly Reply[] {
  return [{ content: { kind: "cancelled" }, waiting: waitingFor(turn, message).others }];
}

function newId(turn: LinkedTurn) {
  return turn.tools.office.ids.next<"EvidenceId">();
}

function waitingFor(turn: LinkedTurn, message: Message | null) {
  const update = message && updateAnswered(message);
  return {
    asked: turn.waiting.find(({ askedIn }) => askedIn === update),
    others: turn.waiting.filter(({ askedIn }) => askedIn !== update),
  };
}

/** @param except what it surely does not prove */
async function askAmongAll(
  turn: LinkedTurn,
  evidence: PendingEvidence,
  others: readonly WaitingEvidence[],
  except: DeadlineId | null,
): Promise<readonly Reply[]> {
  const views = (await allProvable(turn)).filter(({ deadline }) => deadline.id !== except);
  if (views.length === 0) return [{ content: { kind: "nothing-to-prove" }, waiting: others }];
  return askWhich(turn, { evidence }, views, 0, others);
}

/** Taken without asking, for what the chat was about: the answer says so, and how to take it back. */
async function submitGuessed(
  turn: LinkedTurn,
  view: DeadlineView,
  evidence: PendingEvidence,
): Promise<readonly Reply[]> {
  const before = view.deadline.state;
  const evidenceId = newId(turn);
  const [reply] = await submit(turn, view, evidence, evidenceId);
  if (reply?.content.kind !== "evidence-recorded") return reply ? [reply] : [];
  const taken = { deadlineId: view.deadline.id, evidenceId, before };
  const until = standsUntil(turn.now);
  const asked = { evidence, candidates: [], askedIn: turn.updateId, until, taken };
  return [
    {
      ...reply,
      content: { ...reply.content, isGuessed: true },
      waiting: [...turn.waiting, asked].slice(-MOST_WAITING),
    },
  ];
}

function askWhich(
  turn: LinkedTurn,
  { evidence, isNarrowed }: Pick<WaitingEvidence, "evidence" | "isNarrowed">,
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
  const narrowed = isNarrowed ? { isNarrowed } : {};
  const asked = { evidence, candidates, askedIn: turn.updateId, until, ...narrowed };
  return [
    {
      content: { kind: "ask-which", items, page: shown, pages, ...narrowed },
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
