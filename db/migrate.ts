import { sql } from "kysely";
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from "kysely/migration";
import { MIGRATIONS } from "./migrations/index.ts";
import type { SqlDatabase } from "./sql-database.ts";

/**
 * Brings the tables up to date and says which migrations that took. All of them run in one
 * transaction, which also keeps a second process waiting: a migration that fails leaves nothing of
 * itself or of those before it. Throws with the cause.
 */
export async function migrate(
  database: SqlDatabase,
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<{ applied: string[] }> {
  const migrator = await migratorOf(database, migrations);
  if (await isUpToDate(database, migrator)) return { applied: [] };
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) {
    const failed = results.find((result) => result.status === "Error")?.migrationName;
    throw new Error(failed ? `Migration ${failed} failed` : "The database cannot be migrated", {
      cause: error,
    });
  }
  return { applied: results.map((result) => result.migrationName) };
}

/**
 * Incident: a process that started while another was stopped in the midst of a write failed on the lock that
 * the migrator takes even where it has nothing to do. Whether it has is found by reading alone; a database
 * that knows other migrations than these is the migrator's to judge.
 */
async function isUpToDate({ kysely }: SqlDatabase, migrator: Migrator): Promise<boolean> {
  const all = await migrator.getMigrations();
  if (!all.every(({ executedAt }) => executedAt)) return false;
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(DEFAULT_MIGRATION_TABLE)}
  `.execute(kysely);
  return Number(rows[0]?.count) === all.length;
}

/** The migrations that `migrate` would run. */
export async function pendingMigrations(database: SqlDatabase): Promise<readonly string[]> {
  const migrator = await migratorOf(database, MIGRATIONS);
  const all = await migrator.getMigrations();
  return all.filter((migration) => !migration.executedAt).map((migration) => migration.name);
}

async function migratorOf(
  database: SqlDatabase,
  migrations: Readonly<Record<string, Migration>>,
): Promise<Migrator> {
  return new Migrator({
    db: database.kysely,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    ...(database.dialect === "postgres"
      ? { migrationTableSchema: await currentSchema(database) }
      : {}),
  });
}

/** Named, since the migrator would otherwise take another schema's table for its own. */
async function currentSchema(database: SqlDatabase): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(
    database.kysely,
  );
  const name = rows[0]?.name;
  if (!name) throw new Error("The database's search path names no schema");
  return name;
}
