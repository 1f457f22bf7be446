/** Lists say of which items a later date was asked for, and not decided yet. */
import type { Item } from "../../../domain/content.ts";
import { isOpen } from "../../../domain/deadline.ts";
import { standingOf } from "../../../domain/extension.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";

/** @param items a page of them */
export async function withAskedDates(
  turn: LinkedTurn,
  items: readonly Item[],
): Promise<readonly Item[]> {
  const extensible = items.filter(
    ({ due, state, progress }) => due && isOpen({ name: state }) && !progress,
  );
  if (extensible.length === 0) return items;
  const ids = extensible.map(({ deadlineId }) => deadlineId);
  const asked = await turn.stores.extensions.of(ids);
  return items.map((item) => {
    const latest = asked.find(({ deadlineId }) => deadlineId === item.deadlineId);
    if (!latest || item.progress) return item;
    const deadline = { due: item.due, unitId: item.unitId, state: { name: item.state } };
    const waits = standingOf(latest, deadline, turn.today) === "undecided";
    return waits ? { ...item, askedDue: latest.proposedDue } : item;
  });
}
