/** What waits for its review, a line each: what is owed, the last that was handed in, what is to be known of it. */
import { lookedAtNow, standsSince } from "../../../domain/review-queue.ts";
import type { ReviewLine } from "../../../domain/review-content.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { dateIn } from "../../../domain/time.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";
import { toItem } from "../progress.ts";
import { documentOf } from "./given-documents.ts";

/** @param views a page of them */
export async function reviewLines(
  turn: LinkedTurn,
  views: readonly DeadlineView[],
): Promise<readonly ReviewLine[]> {
  const given = await turn.stores.evidence.ofDeadlines(views.map(({ deadline }) => deadline.id));
  const lines: ReviewLine[] = [];
  for (const view of views) {
    const { deadline } = view;
    const own = given.filter(
      ({ proves }) => proves.kind === "deadline" && proves.deadlineId === deadline.id,
    );
    const lookedAt = lookedAtNow(deadline);
    const last = own.find(({ id }) => id === lookedAt?.evidenceId);
    const reviews = last ? await turn.stores.reviews.of(deadline.id) : [];
    const since = standsSince(deadline) ?? turn.now;
    lines.push({
      ...toItem(turn, view),
      lookedAt,
      since: dateIn(since, turn.tools.office.calendar.zone),
      document: last ? documentOf(turn, last, reviews) : null,
      others: last ? own.length - 1 : 0,
    });
  }
  return lines;
}
