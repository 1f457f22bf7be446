/** Who owes a task: as the document says, or as a person has decided. */
import type { UnitId } from "../../../domain/ids.ts";
import { keyOfOwer, type Ower } from "../../../domain/plan-deadlines.ts";
import type { Task, TaskUnit } from "../../../domain/plan.ts";
import type { ImportedTask } from "../../../domain/plan-import.ts";
import type { StoredPlan } from "./stored-plan.ts";
import { isSame } from "./is-same.ts";
import type { Leading } from "./task-draft.ts";
import type { UnitDirectory } from "./unit-directory.ts";

/** Whether a person has said who leads it, and the document still says what it said then. */
export function keepsItsLead(imported: ImportedTask, known: Task | null): boolean {
  return known !== null && known.isLeadDecided && isSame(known.lead, imported.lead);
}

/** For every task of a plan, whether it is stored already or not. */
export function makeLeading(
  stored: StoredPlan | null,
  directory: UnitDirectory,
  leadOf: (task: ImportedTask) => UnitId | null,
): (imported: ImportedTask, known: Task | null) => Leading {
  const unitsOf = Map.groupBy(stored?.taskUnits ?? [], ({ taskId }) => taskId);
  const deadlinesOf = Map.groupBy(stored?.deadlines ?? [], ({ taskId }) => taskId);
  return (imported, known) => {
    const present = known
      ? owersIn(unitsOf.get(known.id) ?? [], deadlinesOf.get(known.id) ?? [])
      : [];
    const decided = leadOf(imported);
    const unitId = decided && directory.register.unitFor(decided);
    if (!unitId && keepsItsLead(imported, known)) {
      return { owedBy: present, isDecided: true, isHandedOver: false };
    }
    const owedBy = unitId ? [{ unitId, postId: null }] : directory.owersOf(imported.lead);
    const owing = new Set(owedBy.map(keyOfOwer));
    // A group that has lost a member relieves nobody of what he owes already.
    const isCorrected = known !== null && (unitId !== null || !isSame(known.lead, imported.lead));
    return {
      owedBy,
      isDecided: unitId !== null,
      isHandedOver: isCorrected && present.some((ower) => !owing.has(keyOfOwer(ower))),
    };
  };
}

/** Those who lead it, each as the posts that owe something of it, if any do. */
function owersIn(units: readonly TaskUnit[], deadlines: readonly Ower[]): Ower[] {
  const owing = new Map(
    deadlines.map(({ unitId, postId }) => [keyOfOwer({ unitId, postId }), { unitId, postId }]),
  );
  return units
    .filter(({ part }) => part === "lead")
    .flatMap(({ unitId }) => {
      const own = [...owing.values()].filter((ower) => ower.unitId === unitId);
      return own.length > 0 ? own : [{ unitId, postId: null }];
    });
}
