/** Chờ ký: the papers that lie before this person, or before whom he stands in for. */
import { standsSince } from "../../../domain/review-queue.ts";
import { actsFor } from "../../../domain/rights.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { dateIn } from "../../../domain/time.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { pageOfList } from "../paging.ts";
import { toItem } from "../progress.ts";

const ITEMS_A_PAGE = 6;
const MOST_AWAITING = 1_000;

export async function showSignings(turn: LinkedTurn, page: number): Promise<readonly Reply[]> {
  const all = await signingsOf(turn);
  const shown = pageOfList(all, page, ITEMS_A_PAGE);
  const { zone } = turn.tools.office.calendar;
  const items = shown.slice.map((view) => ({
    ...toItem(turn, view),
    since: dateIn(standsSince(view.deadline) ?? turn.now, zone),
  }));
  return [
    {
      content: {
        kind: "signings",
        items,
        total: all.length,
        page: shown.page,
        pages: shown.pages,
      },
    },
  ];
}

/** The earliest due first. */
export async function signingsOf(turn: LinkedTurn): Promise<readonly DeadlineView[]> {
  const signers = actsFor(turn.actor);
  const views = await turn.stores.deadlines.list({
    unitIds: null,
    states: ["awaiting"],
    limit: MOST_AWAITING,
  });
  return views.filter(
    ({ deadline: { state } }) => state.name === "awaiting" && signers.includes(state.signerId),
  );
}
