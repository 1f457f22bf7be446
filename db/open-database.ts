import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { type Dialect, Kysely } from "kysely";
import { type DatabaseLocation, readDatabaseUrl } from "./database-url.ts";
import { postgresDialect } from "./postgres-dialect.ts";
import type { Schema } from "./schema.ts";
import { SqlDatabase } from "./sql-database.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";

export interface OpenOptions {
  /** Hears of idle connections to a server that broke; they are replaced by themselves. */
  readonly onConnectionLost?: (error: Error) => void;
}

/**
 * Opens the database at a `DATABASE_URL`: `file:data/dondoc.sqlite` (the folder is made),
 * `:memory:`, `postgres://…`. It may still have to be migrated. Throws when there is none to be
 * reached.
 */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<SqlDatabase> {
  const location = readDatabaseUrl(url);
  try {
    const kysely = new Kysely<Schema>({ dialect: dialectOf(location, options) });
    return await reached(new SqlDatabase(kysely, location.dialect));
  } catch (cause) {
    throw new Error("The database cannot be reached", { cause });
  }
}

async function reached(database: SqlDatabase): Promise<SqlDatabase> {
  try {
    await database.ping();
    return database;
  } catch (cause) {
    await database.close();
    throw cause;
  }
}

function dialectOf(location: DatabaseLocation, options: OpenOptions): Dialect {
  switch (location.dialect) {
    case "sqlite":
      if (location.file !== null) mkdirSync(dirname(location.file), { recursive: true });
      return sqliteDialect(location.file);
    case "postgres":
      return postgresDialect(location.url, options.onConnectionLost ?? (() => {}));
    default:
      return location satisfies never;
  }
}
