/** What the person of a turn may see and do, asked anew on every action. */
import type { Deadline } from "../../domain/deadline.ts";
import type { DeadlineId, PersonId, TaskId } from "../../domain/ids.ts";
import type { Role } from "../../domain/org.ts";
import type { Right } from "../../domain/rights-table.ts";
import { may, unitsInCharge } from "../../domain/rights.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import type { AuditEntry } from "../../domain/upkeep-stores.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../conversation/turn.ts";

/** All roles of the person and of those he stands in for today. */
export function rolesOf(turn: LinkedTurn): readonly Role[] {
  const people = [turn.actor.person, ...turn.actor.standsInFor];
  return [...new Set(people.flatMap((person) => person.grants.map((grant) => grant.role)))];
}

/**
 * The deadline, if the person may do this with it; otherwise the refusal, which is logged: a button
 * of somebody else's can only have been forged.
 */
export async function changeable(
  turn: LinkedTurn,
  id: DeadlineId,
  right: Right = "report",
): Promise<{ view: DeadlineView } | { refusal: readonly Reply[] }> {
  const view = (await turn.stores.deadlines.views([id]))[0];
  if (!view) return { refusal: [{ content: { kind: "refused", reason: "gone" } }] };
  if (may(turn.actor, right, view.deadline)) return { view };
  return { refusal: await refuse(turn, "deadline", id) };
}

/**
 * A signer may look at what lies before him, besides what his roles let him see. Of a task that many
 * units lead, each sees its own part alone; those that support or follow it see everybody's.
 */
export async function isVisible(turn: LinkedTurn, deadline: Deadline): Promise<boolean> {
  const { state } = deadline;
  if (state.name === "awaiting" && state.signerId === turn.actor.person.id) return true;
  const units = deadline.taskId ? await turn.stores.plans.unitsOfTasks([deadline.taskId]) : [];
  const supportIds = units.filter(({ part }) => part !== "lead").map(({ unitId }) => unitId);
  return may(turn.actor, "see-work", { unitId: deadline.unitId, supportIds });
}

export async function refuse(
  turn: LinkedTurn,
  subject: AuditEntry["subject"],
  subjectId: string,
  reason: "not-yours" | "role" | "gone" = "not-yours",
): Promise<readonly Reply[]> {
  await putOnRecord(turn, { subject, subjectId, deed: "refused", detail: { why: reason } });
  return [{ content: { kind: "refused", reason } }];
}

/** Every unit that has a part in a task: whoever is of one may see it. */
export async function unitsOfTask(turn: LinkedTurn, taskId: TaskId) {
  const units = await turn.stores.plans.unitsOfTasks([taskId]);
  return units.map((taskUnit) => taskUnit.unitId);
}

export function ownUnits(turn: LinkedTurn) {
  return unitsInCharge(turn.actor);
}

/** The persons who sign: the leaders. */
export async function signersFor(
  turn: LinkedTurn,
): Promise<readonly { readonly id: PersonId; readonly post: string }[]> {
  const leaders = await turn.stores.people.withRole("leader");
  return leaders.map(({ id, post }) => ({ id, post }));
}
