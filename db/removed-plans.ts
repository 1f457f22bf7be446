/** Plans that are taken back, and the codes that stay theirs. */
import { sql } from "kysely";
import type { OrgId } from "../domain/ids.ts";
import type { PlanRows } from "../domain/plan-stores.ts";
import { forChunks } from "./chunks.ts";
import type { Connection } from "./sql-store.ts";

/** Of the tasks there are and of those that were removed. */
export async function highestTaskNumber(db: Connection, org: OrgId): Promise<number> {
  const inUse = await highestInUse(db, org);
  const used = await db
    .selectFrom("used_code")
    .select("highest")
    .where("org_id", "=", org)
    .executeTakeFirst();
  return Math.max(inUse, used?.highest ?? 0);
}

/** Belongs in a transaction. Rows go before what they refer to. */
export async function removePlanRows(db: Connection, org: OrgId, rows: PlanRows): Promise<void> {
  if (rows.tasks.length > 0) await keepNumbers(db, org);
  await removeWhere(db, org, "embedded_report", "deliverable_id", rows.deliverables);
  await removeWhere(db, org, "deliverable", "id", rows.deliverables);
  await removeWhere(db, org, "report_period", "id", rows.periods);
  await removeWhere(db, org, "task_unit", "task_id", rows.tasks);
  await removeWhere(db, org, "task", "id", rows.tasks);
  await removeWhere(db, org, "plan", "id", rows.plans);
}

async function highestInUse(db: Connection, org: OrgId): Promise<number> {
  const row = await db
    .selectFrom("task")
    .select((eb) => eb.fn.max("code_number").as("highest"))
    .where("org_id", "=", org)
    .executeTakeFirst();
  return row?.highest ?? 0;
}

async function keepNumbers(db: Connection, org: OrgId): Promise<void> {
  const highest = await highestTaskNumber(db, org);
  await db
    .insertInto("used_code")
    .values({ org_id: org, highest })
    .onConflict((conflict) => conflict.column("org_id").doUpdateSet({ highest }))
    .execute();
}

async function removeWhere(
  db: Connection,
  org: OrgId,
  table: "embedded_report" | "deliverable" | "report_period" | "task_unit" | "task" | "plan",
  column: "deliverable_id" | "task_id" | "id",
  ids: readonly string[],
): Promise<void> {
  await forChunks(ids, (chunk) =>
    sql`delete from ${sql.table(table)}
      where org_id = ${org} and ${sql.ref(column)} in (${sql.join(chunk)})`.execute(db),
  );
}
