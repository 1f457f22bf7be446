/** Those from whom a duty went to another unit hear so. */
import type { PlanningOffice } from "./carriers.ts";
import { loadDirectory } from "./directory.ts";
import { planEvent } from "./events.ts";
import type { PersonId } from "./ids.ts";
import type { DeadlineView } from "./plan-stores.ts";
import type { Stores } from "./stores.ts";
import { dateIn } from "./time.ts";

/**
 * Within the move's own transaction.
 *
 * @param by whose deed it is: he need not be told
 * @returns whether the new ones can be told anything
 */
export async function tellFormerOwners(
  office: PlanningOffice,
  stores: Stores,
  { deadline, code, title, unit }: DeadlineView,
  now: DeadlineView,
  by: PersonId | null,
): Promise<boolean> {
  const today = dateIn(office.clock.now(), office.calendar.zone);
  const units = [now.deadline.unitId];
  const directory = await loadDirectory(stores, [deadline], today, units);
  const heirs = directory.ownersOf(now.deadline.unitId, deadline.postId);
  const former = [
    ...directory.ownersOf(deadline.unitId, deadline.postId),
    ...(deadline.assigneeId ? directory.assigneeIn(deadline.unitId, deadline.assigneeId) : []),
  ].filter((person) => person !== by && !heirs.includes(person));
  const { label, unitId } = deadline;
  await planEvent(office, stores, former, {
    note: { kind: "moved-away", unitId, code, label, title, from: unit, to: now.unit },
  });
  return heirs.length > 0;
}
