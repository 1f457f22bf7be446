import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { migrate } from "../../db/migrate.ts";
import { openDatabase } from "../../db/open-database.ts";
import { describeCopies } from "./contract/copies.ts";
import { describeDossierMigration } from "./contract/dossier-migration.ts";
import { describeMigrations } from "./contract/migrations.ts";
import { describeProcesses } from "./contract/processes.ts";
import { describeProofMigration } from "./contract/proof-migration.ts";
import { describeStores } from "./store-contract.ts";

const folder = mkdtempSync(join(tmpdir(), "dondoc-sqlite-"));
let files = 0;

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const openMemory = () => openDatabase(":memory:");

/** In folders that are still to be made, as with the default address. */
function newAddress() {
  files += 1;
  return `file:${join(folder, `data-${files}`, "dondoc.sqlite")}`;
}

const openFile = () => openDatabase(newAddress());

describeStores("SQLite in memory", async () => {
  const database = await openMemory();
  await migrate(database);
  return { database, close: () => database.close() };
});

describeStores("SQLite in a file", async () => {
  const database = await openFile();
  await migrate(database);
  return { database, close: () => database.close() };
});

describeMigrations("SQLite in memory", openMemory);
describeMigrations("SQLite in a file", openFile);
describeProofMigration("SQLite in memory", openMemory);
describeDossierMigration("SQLite in memory", openMemory);
describeCopies("SQLite in a file", openFile);
describeProcesses("SQLite in a file", async () => newAddress());
