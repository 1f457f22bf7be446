/** Tài liệu kiểm chứng: a link, a file, or a document's number and date, for exactly one deadline. */
import { fitsDeliverable } from "../../domain/deliverable-parts.ts";
import type { DeadlineId } from "../../domain/ids.ts";
import type { Message } from "../../domain/message.ts";
import { may } from "../../domain/rights.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import { standsUntil, type PendingEvidence } from "../conversation/state.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { changeable, refuse } from "./access.ts";
import { submit } from "./evidence-submission.ts";
import { itemsMeant, provable } from "./evidence-target.ts";
import { readFileEvidence, readTextEvidence } from "./offered-evidence.ts";
import { toItem } from "./progress.ts";
import { giveAwaitedFile } from "./proof/awaited-file.ts";
import { refusedAsEvidence } from "./proof/file-refusal.ts";
import { takeBack } from "./proof/taking-back.ts";
import { askAmongAll, askWhich, keptWaiting, waitingFor } from "./proof/waiting.ts";
import { offerUpload } from "./upload-offer.ts";

export async function askEvidence(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await changeable(turn, id, "prove");
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
  const read = turn.file
    ? await readFileEvidence(turn.file, text, turn.today)
    : readTextEvidence(text, turn.today);
  if ("refused" in read) return refusedAsEvidence(turn, read.refused);
  if ("problem" in read) {
    const asked = turn.state?.asking === "evidence" ? turn.state : null;
    const { problem } = read;
    const content = { kind: "bad-link", problem, isAsked: asked !== null } as const;
    return [{ content, ...(asked && { asks: asked }) }];
  }
  const { evidence } = read;
  if (!evidence) return askAgain(turn);
  const { items: meant, how } = await itemsMeant(turn, replyTo);
  const views = await provable(turn, meant);
  if (meant.length > 0 && views.length === 0) {
    const given = await giveAwaitedFile(turn, meant, evidence);
    if (given) return given;
    if (how === "said") return refuseAll(turn, meant);
  }
  const [only] = views;
  if (views.length === 1 && only) {
    if (how === "said") return (await submit(turn, only, evidence)).replies;
    if (how === "just-answered" && mayBeMeant(only, evidence)) {
      return submitGuessed(turn, only, evidence);
    }
  }
  if (views.length > 0) {
    return askWhich(turn, { evidence, isNarrowed: how !== "said" }, views, 0, turn.waiting);
  }
  return askAmongAll(turn, evidence, turn.waiting, []);
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
    const refused = await takeBack(turn, taken, evidence);
    if (refused) return refused;
  }
  return askAmongAll(turn, evidence, others, taken ? [taken.deadlineId] : []);
}

/** Gives the evidence that a message asks about to the deadline chosen. */
export async function attachPending(
  turn: LinkedTurn,
  id: DeadlineId,
  message: Message | null,
): Promise<readonly Reply[]> {
  const { asked, others } = waitingFor(turn, message);
  if (!asked) return [{ content: { kind: "refused", reason: "gone" } }];
  const found = await changeable(turn, id, "prove");
  if ("refusal" in found) return found.refusal;
  const { replies } = await submit(turn, found.view, asked.evidence);
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

/** A report is not guessed to be the plan that was just spoken of. */
function mayBeMeant({ deadline }: DeadlineView, { reference }: PendingEvidence): boolean {
  return fitsDeliverable(reference?.kind ?? null, deadline.label) !== false;
}

/** Taken without asking, for what the chat was about: the answer says so, and how to take it back. */
async function submitGuessed(
  turn: LinkedTurn,
  view: DeadlineView,
  evidence: PendingEvidence,
): Promise<readonly Reply[]> {
  const { replies, taken } = await submit(turn, view, evidence);
  const [reply] = replies;
  if (reply?.content.kind !== "evidence-recorded") return replies;
  const asked = { evidence, candidates: [], ...(taken && { taken }) };
  return [
    {
      ...reply,
      content: { ...reply.content, isGuessed: true },
      waiting: keptWaiting(turn, turn.waiting, asked),
    },
  ];
}

async function refuseAll(
  turn: LinkedTurn,
  meant: readonly DeadlineId[],
): Promise<readonly Reply[]> {
  const [first] = await turn.stores.deadlines.views(meant);
  if (!first) return [{ content: { kind: "refused", reason: "gone" } }];
  const { id, unitId, state } = first.deadline;
  if (!may(turn.actor, "prove", { unitId })) return refuse(turn, "deadline", id);
  const error = { code: "not-open", state: state.name } as const;
  return [{ content: { kind: "not-possible", item: toItem(turn, first), error } }];
}

/** Words that prove nothing, where evidence was asked for. */
async function askAgain(turn: LinkedTurn): Promise<readonly Reply[]> {
  if (turn.state?.asking !== "evidence") {
    return [{ content: { kind: "unknown-words", nearest: null } }];
  }
  return askEvidence(turn, turn.state.deadlineId);
}
