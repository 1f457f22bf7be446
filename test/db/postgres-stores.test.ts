import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { migrate } from "../../db/migrate.ts";
import { MIGRATIONS } from "../../db/migrations/index.ts";
import { openDatabase } from "../../db/open-database.ts";
import { startPostgres, type TestPostgres } from "../servers/postgres.ts";
import { describeWithPostgres } from "../servers/suites.ts";
import { unit } from "../builders/org.ts";
import { emptyOffice } from "./contract/given.ts";
import { describeCopies } from "./contract/copies.ts";
import { describeDossierMigration } from "./contract/dossier-migration.ts";
import { describeMigrations } from "./contract/migrations.ts";
import { describeProcesses } from "./contract/processes.ts";
import { describeProofMigration } from "./contract/proof-migration.ts";
import { describeStores } from "./store-contract.ts";

describeWithPostgres("with a server", () => {
  let server: TestPostgres;

  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);

  afterAll(async () => {
    await server.stop();
  });

  const openEmpty = async () => openDatabase(await server.createDatabase());

  describeStores("PostgreSQL", async () => {
    const database = await openEmpty();
    await migrate(database);
    return { database, close: () => database.close() };
  });

  describeMigrations("PostgreSQL", openEmpty);
  describeProofMigration("PostgreSQL", openEmpty);
  describeDossierMigration("PostgreSQL", openEmpty);
  describeCopies("PostgreSQL", openEmpty);
  describeProcesses("PostgreSQL", () => server.createDatabase());

  test("rules that are about to be changed keep nobody from adding to their office", async () => {
    const database = await openEmpty();
    onTestFinished(() => database.close());
    await migrate(database);
    const db = await emptyOffice({ database });
    const added = unit();
    await db.transaction(async (stores) => {
      await stores.settings.rulesToChange();
      await db.units.add([added]);
    });
    expect(await db.units.all()).toEqual([added]);
  });

  test("migrations that several processes start at the same time are applied once", async () => {
    const url = await server.createDatabase();
    const databases = await Promise.all([1, 2, 3, 4].map(() => openDatabase(url)));
    onTestFinished(async () => {
      for (const database of databases) await database.close();
    });
    const results = await Promise.all(databases.map((database) => migrate(database)));
    expect(results.flatMap(({ applied }) => applied)).toEqual(Object.keys(MIGRATIONS));
  });
});
