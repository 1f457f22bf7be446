import { afterAll, beforeAll } from "vitest";
import { migrate } from "../../db/migrate.ts";
import { openDatabase } from "../../db/open-database.ts";
import { startPostgres, type TestPostgres } from "../servers/postgres.ts";
import { describeWithPostgres } from "../servers/suites.ts";
import { describeStores } from "./store-contract.ts";

describeWithPostgres("with a server", () => {
  let server: TestPostgres;

  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);

  afterAll(async () => {
    await server?.stop();
  });

  describeStores("PostgreSQL", async () => {
    const database = await openDatabase(await server.createDatabase());
    await migrate(database);
    return { database, close: () => database.close() };
  });
});
