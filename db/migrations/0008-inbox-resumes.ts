/** How often an update was played again after the process that played it had died. */
import type { Kysely } from "kysely";
import { runStatements } from "./run-statements.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [`alter table inbox add column resumes integer not null default 0`]);
}
