/** Units to choose from: those that are there or will be, and those whose names come near a typed one. */
import type { UnitId } from "../../domain/ids.ts";
import type { OrgUnit } from "../../domain/org.ts";
import { nameToBeMade, unitToBeMade } from "../../domain/plan-import.ts";
import type { Stores } from "../../domain/stores.ts";
import { foldText } from "../../domain/text.ts";
import { nearMisses } from "../../domain/unit-likeness.ts";
import { unitCalled } from "../../domain/unit-names.ts";

const MOST_OFFERED = 8;

/** A unit that a document will make, to be chosen like one that there is. */
export function unitOfDocument(name: string): OrgUnit {
  return unitCalled(name, unitToBeMade(name));
}

/** The unit that was chosen, whether there is one or one is to be made; null when it is gone. */
export async function chosenUnit(
  stores: Stores,
  id: UnitId,
): Promise<Pick<OrgUnit, "id" | "name"> | null> {
  const name = nameToBeMade(id);
  if (name !== null) return { id, name };
  const [unit] = await stores.units.byIds([id]);
  return unit ?? null;
}

/** Units that a name may be a slip of, the nearest first; then those that hold all its words. */
export function nearestUnits(typed: string, units: readonly OrgUnit[]): readonly OrgUnit[] {
  const words = foldText(typed)
    .split(" ")
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const holding = units.filter(({ name, aliases }) =>
    [name, ...aliases].some((spelling) => {
      const inName = new Set(foldText(spelling).split(" "));
      return words.every((word) => inName.has(word));
    }),
  );
  return [...new Set([...nearMisses(typed, units), ...holding])].slice(0, MOST_OFFERED);
}
