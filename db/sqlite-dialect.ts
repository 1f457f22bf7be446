import SQLite from "better-sqlite3";
import {
  type DialectAdapter,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
} from "kysely";

/** How long a statement waits for another process's transaction. */
const BUSY_MILLIS = 5_000;
const CACHE_KIBIBYTES = 32 * 1024;
const STATEMENTS_KEPT = 256;

/** SQLite in a file that several processes may share, or in memory (`null`). */
export function sqliteDialect(file: string | null): SqliteDialect {
  const database = new SQLite(file ?? ":memory:", { timeout: BUSY_MILLIS });
  database.pragma("journal_mode = WAL");
  // Each commit reaches the disk: what was acknowledged survives a power cut too.
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  // What is forgotten, such as who handed a dossier in, leaves no trace in the file.
  database.pragma("secure_delete = ON");
  database.pragma("temp_store = MEMORY");
  database.pragma(`cache_size = -${CACHE_KIBIBYTES}`);
  return new TransactionalSqliteDialect({ database: new SharedDatabase(database) });
}

/**
 * Keeps prepared statements by their text, and takes the write lock when a transaction begins:
 * one that reads first and writes later would fail at once, without waiting, if another process
 * had written in between.
 */
class SharedDatabase implements SqliteDatabase {
  readonly #database: SQLite.Database;
  /** The least recently used first. */
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(database: SQLite.Database) {
    this.#database = database;
  }

  prepare(wanted: string): SqliteStatement {
    const sql = this.#instead(wanted);
    const known = this.#statements.get(sql);
    if (known) this.#statements.delete(sql);
    const statement = known ?? new StrictStatement(this.#database.prepare(unseen(sql)));
    this.#statements.set(sql, statement);
    if (this.#statements.size > STATEMENTS_KEPT) this.#forgetOldest();
    return statement;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #instead(sql: string): string {
    if (sql === "begin") return "begin immediate";
    // On a full disk, for one, SQLite has rolled back by itself: that error is the one to be told,
    // not that there is nothing left to roll back.
    if (sql === "rollback" && !this.#database.inTransaction) return "select 1";
    return sql;
  }

  #forgetOldest(): void {
    const [oldest] = this.#statements.keys();
    if (oldest !== undefined) this.#statements.delete(oldest);
  }
}

/**
 * Hides a query's values from SQLite's planner. It would look into those that are compared with
 * indexed columns, and plan the query anew each time that they are bound: many times the work of a
 * query that reads a few rows, and for nothing, since no statistics are kept.
 */
function unseen(sql: string): string {
  if (!sql.startsWith("select")) return sql;
  return sql.replaceAll(/(?<=[=<>] )\?/gu, "(select ?)").replaceAll("in (?)", "= (select ?)");
}

/** Refuses what PostgreSQL refuses too: SQLite would store a text with a NUL, and find half of it. */
class StrictStatement implements SqliteStatement {
  readonly #statement: SqliteStatement;

  constructor(statement: SqliteStatement) {
    this.#statement = statement;
  }

  get reader(): boolean {
    return this.#statement.reader;
  }

  all(parameters: readonly unknown[]) {
    return this.#statement.all(withoutNul(parameters));
  }

  run(parameters: readonly unknown[]) {
    return this.#statement.run(withoutNul(parameters));
  }

  iterate(parameters: readonly unknown[]) {
    return this.#statement.iterate(withoutNul(parameters));
  }
}

function withoutNul(parameters: readonly unknown[]): readonly unknown[] {
  for (const parameter of parameters) {
    if (typeof parameter === "string" && parameter.includes("\0")) {
      throw new TypeError("a text with a NUL character cannot be stored");
    }
  }
  return parameters;
}

/** Lets migrations run in one transaction: they are whole, and exclude each other, by its lock. */
class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): DialectAdapter {
    return new TransactionalSqliteAdapter();
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
