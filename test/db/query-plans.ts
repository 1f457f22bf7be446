/** What an office asks of SQLite, and the way on which that looks for the answer. */
import { CompiledQuery, Kysely } from "kysely";
import { onTestFinished } from "vitest";
import { migrate } from "../../db/migrate.ts";
import type { Schema } from "../../db/schema.ts";
import { SqlDatabase } from "../../db/sql-database.ts";
import { sqliteDialect } from "../../db/sqlite-dialect.ts";
import type { OrgDatabase } from "../../domain/stores.ts";
import { emptyOffice } from "./contract/given.ts";

export interface Watched {
  readonly db: OrgDatabase;
  /** The plans of every query or change that `work` makes, in turn. */
  plansOf(work: (db: OrgDatabase) => Promise<unknown>): Promise<readonly Plan[]>;
}

export interface Plan {
  readonly sql: string;
  /** A line for each step. */
  readonly steps: string;
}

/** @param fill what stands in the office before anything is asked */
export async function watchOffice(fill: (db: OrgDatabase) => Promise<void>): Promise<Watched> {
  const asked: CompiledQuery[] = [];
  const kysely = new Kysely<Schema>({
    dialect: sqliteDialect(null),
    log: ({ query }) => {
      if (/^(?:select|update|delete)/u.test(query.sql)) asked.push(query);
    },
  });
  const database = new SqlDatabase(kysely, "sqlite");
  onTestFinished(() => database.close());
  await migrate(database);
  const db = await emptyOffice({ database });
  await fill(db);
  return {
    db,
    async plansOf(work) {
      asked.length = 0;
      await work(db);
      const plans: Plan[] = [];
      for (const query of asked.splice(0)) plans.push(await planOf(kysely, query));
      return plans;
    },
  };
}

async function planOf(kysely: Kysely<Schema>, query: CompiledQuery): Promise<Plan> {
  const { sql, parameters } = query;
  const explained = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
  const { rows } = await kysely.executeQuery<{ readonly detail: string }>(explained);
  return { sql, steps: rows.map(({ detail }) => detail).join("\n") };
}
