/** A process that starts while another holds the database for writing. */
import SQLite from "better-sqlite3";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "../../db/migrate.ts";
import { openDatabase } from "../../db/open-database.ts";

/** Incident: the migrator took the lock though nothing was to be migrated, and the process ended. */
test("where nothing is to be migrated, no lock is waited for", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dondoc-locked-"));
  const file = join(folder, "office.sqlite");
  const first = await openDatabase(`file:${file}`);
  expect((await migrate(first)).applied.length).toBeGreaterThan(0);
  const writer = new SQLite(file);
  onTestFinished(async () => {
    writer.close();
    await first.close();
    rmSync(folder, { recursive: true });
  });
  writer.exec("begin immediate");

  const second = await openDatabase(`file:${file}`);
  onTestFinished(() => second.close());
  expect(await migrate(second)).toEqual({ applied: [] });
});
