/** What is owed together with a duty: the deadlines of the same product, report or directive. */
import type { Deadline } from "../../../domain/deadline.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";

const MOST_MEMBERS = 5_000;

export async function siblingsOf(
  { stores }: Pick<LinkedTurn, "stores">,
  { deliverableId, reportPeriodId, directiveId, taskId, planId }: Deadline,
): Promise<readonly Deadline[]> {
  if (deliverableId && taskId) {
    const views = await stores.deadlines.list({ unitIds: null, taskId, limit: MOST_MEMBERS });
    return views
      .map(({ deadline }) => deadline)
      .filter((deadline) => deadline.deliverableId === deliverableId);
  }
  if (reportPeriodId && planId) {
    const all = await stores.deadlines.ofPlan(planId);
    return all.filter((deadline) => deadline.reportPeriodId === reportPeriodId);
  }
  if (!directiveId) return [];
  return stores.deadlines.byIds(await stores.directives.deadlinesOf(directiveId));
}
