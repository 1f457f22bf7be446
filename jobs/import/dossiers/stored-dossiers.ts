/** Stores what an export brings, within the caller's transaction. */
import { isDeepStrictEqual } from "node:util";
import type { DossierPreview } from "../../../domain/dossier-import.ts";
import type { Office } from "../../../domain/office.ts";
import type { ImportAuthor } from "../../../domain/plan-importer.ts";
import type { Stores } from "../../../domain/stores.ts";
import type { AuditEntry } from "../../../domain/upkeep-stores.ts";
import { dateIn } from "../../../domain/time.ts";
import type { DraftedImport } from "./dossier-preview.ts";
import { lastWith } from "./settled-apologies.ts";
import { storeSettled } from "./stored-apologies.ts";

export async function storeDossiers(
  office: Office,
  stores: Stores,
  draft: DraftedImport,
  preview: DossierPreview,
  by: ImportAuthor,
): Promise<void> {
  const { compared, units } = draft;
  await stores.units.add(units.newUnits);
  for (const { unitId, alias } of units.newAliases) await stores.units.addAlias(unitId, alias);
  const added = compared.filter(({ change }) => change === "new");
  await stores.dossiers.add(added.map(({ dossier }) => dossier));
  // Of one that stays as it is, the moment of which it is known moves on, and may make it late.
  const told = compared.filter(
    ({ before, dossier, change }) =>
      change === "changed" || (change === "same" && !isDeepStrictEqual(before, dossier)),
  );
  const overtaken = await stores.dossiers.saveAll(told.map(({ dossier }) => dossier));
  if (overtaken.length > 0) throw new Error("a dossier was changed meanwhile");
  await stores.dossiers.saveApplicants(
    compared.flatMap(({ dossier, applicant }) =>
      applicant ? [{ dossierId: dossier.id, applicant }] : [],
    ),
  );
  await storeSettled(office, stores, compared, by);
  await stores.audit.add(entriesOf(office, draft, preview, by));
}

/** One of the whole, where it tells anything new; and one of each duty that it changes. */
function entriesOf(
  { clock, calendar }: Office,
  { asOf, lastAsOf, compared }: DraftedImport,
  { read, created, updated, rejected, news }: DossierPreview,
  { personId, channel }: ImportAuthor,
): AuditEntry[] {
  const by = { at: clock.now(), personId, channel };
  const duties = [
    ...compared
      .flatMap(({ settled }) => lastWith(settled, "waived"))
      .map(({ duty: { id } }) => ({ id, deed: "apology-not-owed", to: "waived" })),
    ...compared
      .flatMap(({ settled }) => [
        ...lastWith(settled, "entered"),
        ...lastWith(settled, "confirmed"),
      ])
      .map(({ apology: { deadlineId: id, newDue } }) => ({
        id,
        deed: "new-date-seen",
        to: newDue,
      })),
  ];
  const day = dateIn(asOf, calendar.zone);
  const isLaterDay = lastAsOf === null || day > dateIn(lastAsOf, calendar.zone);
  if (created + updated + duties.length === 0 && !isLaterDay) return [];
  const { ended, waived, entered } = news;
  const counts = { read, created, updated, rejected: rejected.length, ended, waived, entered };
  return [
    {
      ...by,
      subject: "dossier",
      subjectId: "all",
      deed: "imported-dossiers",
      detail: { asOf: day, ...counts },
    },
    ...duties.map(({ id, deed, to }): AuditEntry => {
      return { ...by, subject: "deadline", subjectId: id, deed, detail: { to } };
    }),
  ];
}
