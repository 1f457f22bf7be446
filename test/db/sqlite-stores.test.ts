import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "../../db/migrate.ts";
import { openDatabase } from "../../db/open-database.ts";
import { describeStores } from "./store-contract.ts";

describeStores("SQLite in memory", async () => {
  const database = await openDatabase(":memory:");
  await migrate(database);
  return { database, close: () => database.close() };
});

describeStores("SQLite in a file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "dondoc-sqlite-"));
  const database = await openDatabase(`file:${join(folder, "dondoc.sqlite")}`);
  await migrate(database);
  return {
    database,
    async close() {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
});
