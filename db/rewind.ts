import type { OrgId } from "../domain/ids.ts";
import type { Instant } from "../domain/time.ts";
import type { SqlDatabase } from "./sql-database.ts";

/**
 * Makes a copy of the data forget what lies after a moment, so that time can be played again from
 * there: messages, notices and schedules go, and what was brought in later counts as known then.
 * Only ever called on a copy.
 */
export async function rewind(copy: SqlDatabase, org: OrgId, to: Instant): Promise<void> {
  await copy.kysely.transaction().execute(async (transaction) => {
    for (const table of ["notice", "attempt", "message", "schedule", "account"] as const) {
      await transaction.deleteFrom(table).where("org_id", "=", org).execute();
    }
    await transaction
      .updateTable("deadline")
      .set({ created_at: to })
      .where("org_id", "=", org)
      .where("created_at", ">", to)
      .execute();
  });
}
