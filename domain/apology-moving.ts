/** Hồ sơ chuyển đơn vị: the apology still owed for a dossier goes along with it; one that is settled stays. */
import type { ApologyWithDuty } from "./apology-duty.ts";
import { isOpen } from "./deadline.ts";
import { moveToUnit } from "./handling-changes.ts";
import type { UnitId } from "./ids.ts";

/** Null where nothing moves. A letter that was made in the name of the other unit has to be made again. */
export function moveApology(
  { apology, duty }: ApologyWithDuty,
  unitId: UnitId | null,
): ApologyWithDuty | null {
  if (unitId === null || !isOpen(duty.state)) return null;
  const moved = moveToUnit(duty, unitId, []);
  if (!moved.ok) return null;
  // No document names who owes it: it is owed by whose dossier it is.
  return {
    apology: { ...apology, draftedAt: null },
    duty: { ...moved.value, plannedUnitId: null },
  };
}
