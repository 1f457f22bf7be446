import type { OrgId } from "../domain/ids.ts";
import { COPIED_TABLES } from "./copy-database.ts";
import type { Schema } from "./schema.ts";
import type { SqlDatabase } from "./sql-database.ts";

/** Removes everything that an organisation has, all or nothing, but itself and the tables to be kept. */
export async function emptyOrganisation(
  database: SqlDatabase,
  org: OrgId,
  keep: readonly (keyof Schema)[],
): Promise<void> {
  const kept = new Set<keyof Schema>([...keep, "organisation"]);
  await database.kysely.transaction().execute(async (transaction) => {
    // Those that point to others go before what they point to.
    for (const table of COPIED_TABLES.toReversed()) {
      if (kept.has(table)) continue;
      await transaction
        .deleteFrom(table)
        .where("org_id" as never, "=", org as never)
        .execute();
    }
  });
}
