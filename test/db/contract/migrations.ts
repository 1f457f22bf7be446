import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { describe, expect, onTestFinished, test } from "vitest";
import { COPIED_TABLES } from "../../../db/copy-database.ts";
import { migrate, pendingMigrations } from "../../../db/migrate.ts";
import { MIGRATIONS } from "../../../db/migrations/index.ts";
import type { SqlDatabase } from "../../../db/sql-database.ts";
import { organisation } from "../../builders/org.ts";

const NAMES = Object.keys(MIGRATIONS);

const makesShelf: Migration = {
  async up(db) {
    await sql`create table shelf (name text not null)`.execute(db);
    await sql`insert into shelf values ('first')`.execute(db);
  },
};
const failsHalfway: Migration = {
  async up(db) {
    await sql`alter table shelf add column label text`.execute(db);
    await sql`insert into shelf values ('second', 'half')`.execute(db);
    await sql`insert into no_such_table values (1)`.execute(db);
  },
};
const succeeds: Migration = {
  async up(db) {
    await sql`alter table shelf add column label text`.execute(db);
  },
};

/** @param openEmpty a database without any table */
export function describeMigrations(name: string, openEmpty: () => Promise<SqlDatabase>): void {
  async function open(): Promise<SqlDatabase> {
    const database = await openEmpty();
    onTestFinished(() => database.close());
    return database;
  }

  describe(`migrations on ${name}`, () => {
    test("are all applied to an empty database, in order", async () => {
      const database = await open();
      expect(await pendingMigrations(database)).toEqual(NAMES);
      expect(await migrate(database)).toEqual({ applied: NAMES });
      expect(await pendingMigrations(database)).toEqual([]);
    });

    test("applied twice do nothing the second time, and keep what is stored", async () => {
      const database = await open();
      await migrate(database);
      const made = await database.createOrganisation(organisation());
      expect(await migrate(database)).toEqual({ applied: [] });
      expect(await database.organisations()).toEqual([made]);
    });

    test("that fail halfway leave nothing of themselves or of those before them", async () => {
      const database = await open();
      const failing = migrate(database, { "0001-shelf": makesShelf, "0002-label": failsHalfway });
      await expect(failing).rejects.toThrow("0002-label");
      expect(await tablesOf(database)).not.toContain("shelf");
      const repaired = { "0001-shelf": makesShelf, "0002-label": succeeds };
      expect(await migrate(database, repaired)).toEqual({ applied: ["0001-shelf", "0002-label"] });
      const { rows } = await sql`select * from shelf`.execute(database.kysely);
      expect(rows).toEqual([{ name: "first", label: null }]);
    });

    test("that fail leave what was migrated before as it was", async () => {
      const database = await open();
      await migrate(database, { "0001-shelf": makesShelf });
      const failing = migrate(database, { "0001-shelf": makesShelf, "0002-label": failsHalfway });
      await expect(failing).rejects.toThrow("0002-label");
      const { rows } = await sql`select * from shelf`.execute(database.kysely);
      expect(rows).toEqual([{ name: "first" }]);
    });

    test("make exactly the tables that a copy takes along", async () => {
      const database = await open();
      await migrate(database);
      const own = (await tablesOf(database)).filter((table) => !table.startsWith("kysely_"));
      expect(own.toSorted()).toEqual(COPIED_TABLES.toSorted());
    });
  });
}

async function tablesOf(database: SqlDatabase): Promise<string[]> {
  const tables = await database.kysely.introspection.getTables();
  return tables.map(({ name }) => name);
}
