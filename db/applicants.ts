import type { Applicant } from "../domain/dossier.ts";
import type { DossierId, OrgId } from "../domain/ids.ts";
import type { Instant, LocalDate } from "../domain/time.ts";
import { forChunks, inOrderOf, readChunks } from "./chunks.ts";
import type { Connection } from "./sql-store.ts";

export interface ApplicantOf {
  readonly dossierId: DossierId;
  readonly applicant: Applicant;
}

export async function readApplicants(
  db: Connection,
  org: OrgId,
  ids: readonly DossierId[],
): Promise<readonly ApplicantOf[]> {
  const rows = await readChunks(ids, (chunk) =>
    db
      .selectFrom("dossier_applicant")
      .selectAll()
      .where("org_id", "=", org)
      .where("dossier_id", "in", chunk)
      .execute(),
  );
  const found = rows.map(({ dossier_id: dossierId, name, phone, address }) => ({
    dossierId,
    applicant: { name, phone, address },
  }));
  return inOrderOf(ids, found, ({ dossierId }) => dossierId);
}

/** In a transaction. Of two that are given for one dossier the last one stays. */
export async function replaceApplicants(
  db: Connection,
  org: OrgId,
  applicants: readonly ApplicantOf[],
): Promise<void> {
  const last = new Map(applicants.map((each) => [each.dossierId, each]));
  await forChunks([...last.values()], async (chunk) => {
    await db
      .deleteFrom("dossier_applicant")
      .where("org_id", "=", org)
      .where(
        "dossier_id",
        "in",
        chunk.map(({ dossierId }) => dossierId),
      )
      .execute();
    const rows = chunk
      .filter(({ applicant }) => isKnown(applicant))
      .map(({ dossierId, applicant: { name, phone, address } }) => {
        return { org_id: org, dossier_id: dossierId, name, phone, address };
      });
    if (rows.length > 0) await db.insertInto("dossier_applicant").values(rows).execute();
  });
}

export async function forgetApplicants(
  db: Connection,
  org: OrgId,
  before: LocalDate,
  untoldSince: Instant,
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("dossier_applicant")
    .where("org_id", "=", org)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("dossier")
          .select("dossier.id")
          .whereRef("dossier.org_id", "=", "dossier_applicant.org_id")
          .whereRef("dossier.id", "=", "dossier_applicant.dossier_id")
          .where((on) =>
            on.or([
              on.and([on("dossier.is_open", "=", 0), on("dossier.ended_on", "<", before)]),
              on.and([
                on("dossier.is_open", "=", 1),
                on("dossier.source", "=", "export"),
                on("dossier.due_on", "<", before),
                on("dossier.as_of", "<", untoldSince),
              ]),
            ]),
          ),
      ),
    )
    // The letter that is still owed has to name whom it goes to.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("deadline")
            .select("deadline.id")
            .whereRef("deadline.org_id", "=", "dossier_applicant.org_id")
            .whereRef("deadline.dossier_id", "=", "dossier_applicant.dossier_id")
            .where("deadline.is_open", "=", 1),
        ),
      ),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

function isKnown({ name, phone, address }: Applicant): boolean {
  return name !== null || phone !== null || address !== null;
}
