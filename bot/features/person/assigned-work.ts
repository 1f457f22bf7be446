/** What was given to an officer goes back to his unit when he leaves it. */
import type { UnitId } from "../../../domain/ids.ts";
import type { Person } from "../../../domain/org.ts";
import { saveDeadline, type LinkedTurn } from "../../conversation/turn.ts";

/** More than a unit ever owes. */
const MOST_OWED = 5_000;

/** How many there were. */
export async function releaseAssigned(
  turn: LinkedTurn,
  { id }: Person,
  left: readonly UnitId[],
): Promise<number> {
  if (left.length === 0) return 0;
  const owed = await turn.stores.deadlines.list({ unitIds: left, limit: MOST_OWED });
  const given = owed.filter(({ deadline }) => deadline.assigneeId === id);
  for (const { deadline } of given) {
    await saveDeadline(turn, { ...deadline, assigneeId: null }, "unassigned", { from: id });
  }
  return given.length;
}
