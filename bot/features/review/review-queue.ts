/** /kiemchung of who reviews: what waits, the longest and costliest first. */
import type { DeadlineStateName } from "../../../domain/deadline.ts";
import { readTaskCode } from "../../../domain/task-code.ts";
import { foldText } from "../../../domain/text.ts";
import { may } from "../../../domain/rights.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { pageOfList } from "../paging.ts";
import { besideReviews } from "./beside-reviews.ts";
import { showMissingProofs } from "./missing-proofs.ts";
import { reviewableIn } from "./review-access.ts";
import { reviewLines } from "./review-lines.ts";

const LINES_A_PAGE = 5;
const LONGEST_FILTER = 100;
const WAITING: readonly DeadlineStateName[] = ["submitted"];
/** Who looks for something finds also what was settled, to correct it. */
const SETTLED: readonly DeadlineStateName[] = ["accepted", "waived"];

/** Who may review nothing is shown what is missing of his own. */
export async function showReviews(
  turn: LinkedTurn,
  wanted: string,
  page: number,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "review")) return showMissingProofs(turn, page);
  const filter = readFilter(wanted);
  const words = foldText(filter).split(" ").filter(Boolean);
  const waiting = await reviewableIn(turn, WAITING, words);
  const settled = words.length > 0 ? await reviewableIn(turn, SETTLED, words) : [];
  const all = [...waiting, ...settled.toReversed()];
  const shown = pageOfList(all, page, LINES_A_PAGE);
  const lines = await reviewLines(turn, shown.slice);
  return [
    {
      content: {
        kind: "reviews",
        filter,
        lines,
        total: waiting.length,
        beside: await besideReviews(turn),
        page: shown.page,
        pages: shown.pages,
      },
      items: lines.map(({ deadlineId }) => deadlineId),
    },
  ];
}

/** Without characters that nobody sees; a task's code as it is stored. */
function readFilter(text: string): string {
  const visible = text.replace(/[\p{C}\s]+/gu, " ").trim();
  return readTaskCode(visible) ?? [...visible].slice(0, LONGEST_FILTER).join("");
}
