/** Who is told of dossiers and what they need, as things stand on a day. */
import { loadDirectory } from "./directory.ts";
import type { PersonId, UnitId } from "./ids.ts";
import { deskUnits } from "./one-stop-desk.ts";
import type { Directory } from "./recipients.ts";
import type { Stores } from "./stores.ts";
import type { LocalDate } from "./time.ts";

export interface DossierHearers {
  /** The units of the one-stop desk. */
  readonly deskIds: readonly UnitId[];
  /**
   * Those who answer for the unit that handles a dossier; the desk where nobody of it can be reached, or
   * nobody knows which it is; else the coordinators, at last the leaders.
   */
  ofUnit(unitId: UnitId | null): readonly PersonId[];
  /** The desk; else the coordinators, at last the leaders. */
  readonly desk: readonly PersonId[];
  /** The coordinators; the leaders where nobody of them can be reached. */
  readonly coordinators: readonly PersonId[];
  readonly leaders: readonly PersonId[];
}

/** @param unitIds the units that may be asked for */
export async function loadHearers(
  stores: Stores,
  unitIds: readonly (UnitId | null)[],
  day: LocalDate,
): Promise<DossierHearers> {
  const deskIds = await deskUnits(stores);
  const known = unitIds.filter((unitId) => unitId !== null);
  const directory = await loadDirectory(stores, [], day, [...known, ...deskIds]);
  const { leaders } = directory;
  const coordinators = firstOf(directory.coordinators, leaders);
  const desk = firstOf(ownersOfAll(directory, deskIds), coordinators);
  return {
    deskIds,
    ofUnit: (unitId) => (unitId === null ? desk : firstOf(ownersOfAll(directory, [unitId]), desk)),
    desk,
    coordinators,
    leaders,
  };
}

function ownersOfAll(directory: Directory, unitIds: readonly UnitId[]): readonly PersonId[] {
  return [...new Set(unitIds.flatMap((unitId) => directory.ownersOf(unitId, null)))];
}

function firstOf(people: readonly PersonId[], others: readonly PersonId[]): readonly PersonId[] {
  return people.length > 0 ? people : others;
}
