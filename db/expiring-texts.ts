import { sql } from "kysely";
import type { OrgId } from "../domain/ids.ts";
import type { Instant } from "../domain/time.ts";
import type { Connection } from "./sql-store.ts";

/** Forgets what messages said that were kept since before a moment; says of how many. */
export async function expireTexts(db: Connection, org: OrgId, before: Instant): Promise<number> {
  const { numUpdatedRows } = await forgetTexts(db, org, before).executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The same of those alone that name an applicant. */
export async function expireApplicantTexts(
  db: Connection,
  org: OrgId,
  before: Instant,
): Promise<number> {
  // Spelled out: an index of a part is used only where the statement itself says that part.
  const { numUpdatedRows } = await forgetTexts(db, org, before)
    .where("names_applicant", "=", sql.lit(1))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

function forgetTexts(db: Connection, org: OrgId, before: Instant) {
  return db
    .updateTable("message")
    .set({ content: null, text: null, actions: "[]", answer_key: null, texts_kept_since: null })
    .where("org_id", "=", org)
    .where("texts_kept_since", "is not", null)
    .where("texts_kept_since", "<", before);
}
