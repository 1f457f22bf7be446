/** What was answered for dossiers beside a promise: an apology is on its way, or a further new date was refused. */
import { apologiesWithDuties } from "./apology-duty.ts";
import { isOpen } from "./deadline.ts";
import type { DossierLine } from "./dossier-content.ts";
import type { Dossier } from "./dossier.ts";
import type { DossierId } from "./ids.ts";
import type { Stores } from "./stores.ts";

/** The deed by which it stands on record. */
export const REFUSED_DEED = "refused-reappointment";
const MOST_LOOKED_AT = 50;

/** Whether a further new date was asked for in the place of this date, and refused by rule. */
export async function wasRefused(
  { audit }: Pick<Stores, "audit">,
  { id, due }: Pick<Dossier, "id" | "due">,
): Promise<boolean> {
  const entries = await audit.of("dossier", id, MOST_LOOKED_AT);
  return entries.some(({ deed, detail }) => deed === REFUSED_DEED && detail["due"] === due.on);
}

/** How far the apologies for the dates in force are; a dossier without one has none of it. */
export async function apologiesUnderWay(
  stores: Pick<Stores, "apologies" | "deadlines">,
  dossiers: readonly Pick<Dossier, "id" | "due">[],
): Promise<ReadonlyMap<DossierId, NonNullable<DossierLine["apology"]>>> {
  const owed = await apologiesWithDuties(
    stores,
    dossiers.map(({ id }) => id),
  );
  const dueOf = new Map(dossiers.map(({ id, due }) => [id, due.on]));
  return new Map(
    owed.flatMap(({ apology: { dossierId, oldDue }, duty: { state } }) => {
      const due = dueOf.get(dossierId);
      const isForIt = due !== undefined && oldDue.on >= due && state.name !== "waived";
      const how = isOpen(state) ? ("on-its-way" as const) : ("sent" as const);
      return isForIt ? [[dossierId, how] as const] : [];
    }),
  );
}
