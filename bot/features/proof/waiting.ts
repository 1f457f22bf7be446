/** Evidence that waits to be told what it proves, and the question which work that is. */
import { updateAnswered, type Message } from "../../../domain/message.ts";
import { may } from "../../../domain/rights.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { PAGE_SIZE } from "../../../domain/task-list.ts";
import {
  standsUntil,
  type PendingEvidence,
  type WaitingEvidence,
} from "../../conversation/state.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { likelyProvable } from "../evidence-target.ts";
import { toItem } from "../progress.ts";

/** Sent one after the other without a word of what they prove; earlier ones are let go. */
const MOST_WAITING = 20;

export interface Waiting {
  readonly asked: WaitingEvidence | undefined;
  readonly others: readonly WaitingEvidence[];
}

/** What the message asks about; undefined where it is settled, or waited too long. */
export function waitingFor(turn: LinkedTurn, message: Message | null): Waiting {
  return waitingIn(turn, message && updateAnswered(message));
}

/** @param update whose answer asks */
export function waitingIn(turn: LinkedTurn, update: number | null): Waiting {
  return {
    asked: turn.waiting.find(({ askedIn }) => askedIn === update),
    others: turn.waiting.filter(({ askedIn }) => askedIn !== update),
  };
}

/** From now on it is the answer to this update that asks about it. */
export function keptWaiting(
  turn: LinkedTurn,
  others: readonly WaitingEvidence[],
  asked: Omit<WaitingEvidence, "askedIn" | "until">,
): readonly WaitingEvidence[] {
  const until = standsUntil(turn.now);
  return [...others, { ...asked, askedIn: turn.updateId, until }].slice(-MOST_WAITING);
}

/** @param except what it surely does not prove, or proves already */
export async function askAmongAll(
  turn: LinkedTurn,
  evidence: PendingEvidence,
  others: readonly WaitingEvidence[],
  except: readonly DeadlineView["deadline"]["id"][],
): Promise<readonly Reply[]> {
  const views = (await likelyProvable(turn, evidence)).filter(
    ({ deadline }) => !except.includes(deadline.id),
  );
  const hasNone = views.length === 0 && !(await hasCriteria(turn));
  if (hasNone) return [{ content: { kind: "nothing-to-prove" }, waiting: others }];
  return askWhich(turn, { evidence }, views, 0, others);
}

export async function askWhich(
  turn: LinkedTurn,
  { evidence, isNarrowed }: Pick<WaitingEvidence, "evidence" | "isNarrowed">,
  views: readonly DeadlineView[],
  page: number,
  others: readonly WaitingEvidence[],
): Promise<readonly Reply[]> {
  const pages = Math.max(1, Math.ceil(views.length / PAGE_SIZE));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const slice = views.slice(shown * PAGE_SIZE, (shown + 1) * PAGE_SIZE);
  const items = slice.map((view) => toItem(turn, view));
  const candidates = views.map((view) => view.deadline.id);
  const narrowed = isNarrowed ? { isNarrowed } : {};
  const criteria = (await hasCriteria(turn)) ? { hasCriteria: true } : {};
  return [
    {
      content: { kind: "ask-which", items, page: shown, pages, ...narrowed, ...criteria },
      waiting: keptWaiting(turn, others, { evidence, candidates, ...narrowed }),
    },
  ];
}

async function hasCriteria(turn: LinkedTurn): Promise<boolean> {
  if (!may(turn.actor, "prove-criterion")) return false;
  return (await turn.stores.scores.all()).some(({ criteria }) => criteria.length > 0);
}
