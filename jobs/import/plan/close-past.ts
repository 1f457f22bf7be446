/** Closes what was due before today: for a plan that came in when part of its year was over. */
import { ladderOf, type RuleBook } from "../../../domain/rules.ts";
import { isOverdue, reportDone, type Deadline } from "../../../domain/deadline.ts";
import type { DeadlineId, PlanId } from "../../../domain/ids.ts";
import { scheduleNotices } from "../../../domain/ladder.ts";
import type { Office } from "../../../domain/office.ts";
import type { ImportAuthor } from "../../../domain/plan-importer.ts";
import type { Stores } from "../../../domain/stores.ts";
import { dateIn } from "../../../domain/time.ts";
import type { Footprint } from "./footprint.ts";

/** Says how many it has closed. Belongs in a transaction. */
export async function closePast(
  office: Office,
  stores: Stores,
  planId: PlanId,
  by: ImportAuthor,
): Promise<number> {
  const now = office.clock.now();
  const today = dateIn(now, office.organisation.zone);
  const past = (await stores.deadlines.ofPlan(planId)).filter((each) => isOverdue(each, today));
  const rules = await stores.settings.rules();
  for (const deadline of past) {
    const closed = closeOnTime(office, rules, deadline, by);
    if (await stores.deadlines.save(closed)) continue;
    throw new Error(`Somebody else changed the deadline ${deadline.id} during the closing`);
  }
  await stores.audit.add(
    past.map((deadline) => ({
      at: now,
      personId: by.personId,
      channel: by.channel,
      subject: "deadline",
      subjectId: deadline.id,
      deed: "closed-in-bulk",
      detail: { from: deadline.state.name, to: "done", completedOn: deadline.due },
    })),
  );
  await noteInFootprint(stores, planId, past);
  return past.length;
}

function closeOnTime(
  office: Office,
  rules: RuleBook,
  deadline: Deadline,
  by: ImportAuthor,
): Deadline {
  const now = office.clock.now();
  const { due } = deadline;
  const done = due ? reportDone(deadline, { by: by.personId, at: now, today: due }) : null;
  if (!done?.ok) throw new Error(`The deadline ${deadline.id} was not overdue`);
  return scheduleNotices(done.value, now, ladderOf(rules, deadline.planId), office.calendar);
}

/**
 * Closing in bulk belongs to the import: it alone is no work that would keep it from being undone.
 * What an earlier import of the plan left is handed on to that one when this one is taken back.
 */
async function noteInFootprint(
  stores: Stores,
  planId: PlanId,
  closed: readonly Deadline[],
): Promise<void> {
  const made = await stores.imports.latestOf(planId);
  if (!made) return;
  const footprint = made.footprint as Footprint;
  const revisions: Record<DeadlineId, number> = { ...footprint.revisions };
  const restored: Record<DeadlineId, Footprint["restored"][DeadlineId]> = { ...footprint.restored };
  for (const { id, revision } of closed) {
    const left = revisions[id];
    const before = restored[id];
    if (left === revision) revisions[id] = revision + 1;
    else if (left === undefined) {
      const from = before?.to === revision ? before.from : revision;
      restored[id] = { from, to: revision + 1 };
    }
  }
  await stores.imports.record({ ...made, footprint: { ...footprint, revisions, restored } });
}
