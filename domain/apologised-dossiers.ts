/** For which dossiers an apology is on its way, or made, for the date that is in force. */
import type { Dossier } from "./dossier.ts";
import type { DossierId } from "./ids.ts";
import type { Stores } from "./stores.ts";

/** One that is not needed answers nothing, nor does one for a date that was put off since. */
export async function apologisedFor(
  { apologies, deadlines }: Pick<Stores, "apologies" | "deadlines">,
  dossiers: readonly Pick<Dossier, "id" | "due">[],
): Promise<ReadonlySet<DossierId>> {
  if (dossiers.length === 0) return new Set();
  const owed = await apologies.ofDossiers(dossiers.map(({ id }) => id));
  if (owed.length === 0) return new Set();
  const duties = await deadlines.byIds(owed.map(({ deadlineId }) => deadlineId));
  const waived = new Set(duties.flatMap(({ id, state }) => (state.name === "waived" ? [id] : [])));
  const dues = new Map(dossiers.map(({ id, due }) => [id, due]));
  return new Set(
    owed.flatMap(({ dossierId, deadlineId, oldDue }) => {
      const due = dues.get(dossierId);
      return due && oldDue.on >= due.on && !waived.has(deadlineId) ? [dossierId] : [];
    }),
  );
}
