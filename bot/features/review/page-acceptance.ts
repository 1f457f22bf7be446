/** Đạt cả trang: a whole page of the queue at once, after one question. */
import type { Deadline } from "../../../domain/deadline.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import { isAsSeen, lookedAtNow } from "../../../domain/review-queue.ts";
import { may } from "../../../domain/rights.ts";
import type { LookedAt } from "../../../domain/review-action.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { toItem } from "../progress.ts";
import { mayReview, reviewableIn } from "./review-access.ts";
import { reviewLines } from "./review-lines.ts";
import { acceptIn, notReviewed, tellAccepted } from "./reviewing.ts";

export async function askAcceptPage(
  turn: LinkedTurn,
  page: readonly LookedAt[],
): Promise<readonly Reply[]> {
  const found = await ofPage(turn, page);
  if ("refusal" in found) return found.refusal;
  const still = found.pairs.filter(mayBeAccepted);
  const [first] = found.pairs;
  if (still.length === 0 && first) return notReviewed(turn, first.view);
  return [
    {
      content: {
        kind: "ask-accept-page",
        lines: await reviewLines(
          turn,
          still.map(({ view }) => view),
        ),
        page: still.map(({ lookedAt }) => lookedAt),
      },
    },
  ];
}

/** Does all that still may be done, and says which could not. */
export async function acceptPage(
  turn: LinkedTurn,
  page: readonly LookedAt[],
): Promise<readonly Reply[]> {
  const found = await ofPage(turn, page);
  if ("refusal" in found) return found.refusal;
  const saved = new Map<DeadlineId, Deadline>();
  // All in one order, and what is told of them after the last: of two who accept some of the same at
  // once the second waits, and neither waits for the other in a circle.
  for (const pair of found.pairs.toSorted(byId)) {
    const done = mayBeAccepted(pair) ? await acceptIn(turn, pair.view) : null;
    if (done?.ok) saved.set(done.value.id, done.value);
  }
  await tellAccepted(turn, [...saved.values()]);
  const accepted = found.pairs.flatMap(({ view }): DeadlineView[] => {
    const deadline = saved.get(view.deadline.id);
    return deadline ? [{ ...view, deadline }] : [];
  });
  const kept = found.pairs.flatMap(({ view }) => (saved.has(view.deadline.id) ? [] : [view]));
  const left = (await reviewableIn(turn, ["submitted"])).length;
  return [
    {
      content: {
        kind: "page-accepted",
        accepted: accepted.map((view) => ({
          ...toItem(turn, view),
          lookedAt: lookedAtNow(view.deadline),
        })),
        kept: kept.map((view) => toItem(turn, view)),
        left,
      },
      items: accepted.map(({ deadline }) => deadline.id),
    },
  ];
}

interface Pair {
  readonly view: DeadlineView;
  readonly lookedAt: LookedAt;
  readonly isHis: boolean;
}

/** One of them that is not his to review can only have been forged. */
async function ofPage(
  turn: LinkedTurn,
  page: readonly LookedAt[],
): Promise<{ readonly pairs: readonly Pair[] } | { readonly refusal: readonly Reply[] }> {
  const views = await turn.stores.deadlines.views(page.map(({ deadlineId }) => deadlineId));
  const foreign = views.find(({ deadline }) => !may(turn.actor, "review", deadline));
  if (foreign) return { refusal: await refuse(turn, "deadline", foreign.deadline.id) };
  const pairs: Pair[] = [];
  for (const view of views) {
    const lookedAt = page.find(({ deadlineId }) => deadlineId === view.deadline.id);
    if (!lookedAt) continue;
    pairs.push({ view, lookedAt, isHis: await mayReview(turn, view.deadline) });
  }
  if (pairs.length === 0) return { refusal: [{ content: { kind: "refused", reason: "gone" } }] };
  return { pairs };
}

/** As it was seen; and he has not handed it in himself since. */
function mayBeAccepted({ view, lookedAt, isHis }: Pair): boolean {
  return isHis && lookedAt.from === "submitted" && isAsSeen(view.deadline, lookedAt);
}

function byId({ view: { deadline: one } }: Pair, { view: { deadline: other } }: Pair): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
