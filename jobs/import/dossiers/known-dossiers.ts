/** What is known already of the dossiers that an export tells of. */
import { apologiesWithDuties, type ApologyWithDuty } from "../../../domain/apology-duty.ts";
import { foldCode } from "../../../domain/dossier-code.ts";
import type { ImportedDossier } from "../../../domain/dossier-import.ts";
import type { Applicant, Dossier } from "../../../domain/dossier.ts";
import type { DossierId } from "../../../domain/ids.ts";
import type { Stores } from "../../../domain/stores.ts";

export interface KnownDossiers {
  /** By their folded codes. */
  readonly dossiers: ReadonlyMap<string, Dossier>;
  readonly applicants: ReadonlyMap<DossierId, Applicant>;
  /** The apologies of each, in the order of their numbers. */
  readonly apologies: ReadonlyMap<DossierId, readonly ApologyWithDuty[]>;
}

/** In batches, however many there are. */
export async function readKnown(
  stores: Stores,
  imported: readonly ImportedDossier[],
): Promise<KnownDossiers> {
  const found = await stores.dossiers.byCodes(imported.map(({ facts }) => facts.code));
  const ids = found.map(({ id }) => id);
  const applicants = await stores.dossiers.applicantsOf(ids);
  const owed = await apologiesWithDuties(stores, ids);
  return {
    dossiers: new Map(found.map((dossier) => [foldCode(dossier.code), dossier])),
    applicants: new Map(applicants.map(({ dossierId, applicant }) => [dossierId, applicant])),
    apologies: Map.groupBy(owed, ({ apology }) => apology.dossierId),
  };
}
