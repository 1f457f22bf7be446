import type { OrgId } from "../domain/ids.ts";
import type { Ahead } from "../domain/upkeep-stores.ts";
import { forChunks } from "./chunks.ts";
import type { Connection } from "./sql-store.ts";

/** What hangs on a duty that somebody has worked on. */
const WORKED_ON = ["evidence", "remark", "extension", "snooze"] as const;

/** As `SetBackStore` says. */
export async function takeBackApologies(
  db: Connection,
  org: OrgId,
  { now, beyond }: Ahead,
): Promise<number> {
  const untouched = await untouchedSince(db, org, beyond);
  await forChunks(untouched, async (ids) => {
    for (const table of ["notice", "apology"] as const) {
      await db
        .deleteFrom(table)
        .where("org_id", "=", org)
        .where("deadline_id", "in", ids)
        .execute();
    }
    await db.deleteFrom("deadline").where("org_id", "=", org).where("id", "in", ids).execute();
  });
  await db
    .updateTable("deadline")
    .set({ created_at: now })
    .where("org_id", "=", org)
    .where("dossier_id", "is not", null)
    .where("created_at", ">", beyond)
    .execute();
  await db
    .updateTable("apology")
    .set({ created_at: now })
    .where("org_id", "=", org)
    .where("created_at", ">", beyond)
    .execute();
  return untouched.length;
}

async function untouchedSince(db: Connection, org: OrgId, beyond: Ahead["beyond"]) {
  let query = db
    .selectFrom("deadline")
    .innerJoin("apology", (join) =>
      join
        .onRef("apology.org_id", "=", "deadline.org_id")
        .onRef("apology.deadline_id", "=", "deadline.id"),
    )
    .select("deadline.id")
    .where("deadline.org_id", "=", org)
    .where("deadline.created_at", ">", beyond)
    .where("deadline.state", "=", "open")
    .where("deadline.revision", "=", 1)
    .where("apology.clock", "=", "overdue")
    .where("apology.reason", "is", null)
    .where("apology.new_due", "is", null)
    .where("apology.drafted_at", "is", null);
  for (const table of WORKED_ON) {
    query = query.where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom(table)
            .select(`${table}.deadline_id`)
            .whereRef(`${table}.org_id`, "=", "deadline.org_id")
            .whereRef(`${table}.deadline_id`, "=", "deadline.id"),
        ),
      ),
    );
  }
  return (await query.execute()).map(({ id }) => id);
}
