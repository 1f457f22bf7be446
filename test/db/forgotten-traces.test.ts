/** What was deleted from an SQLite file is not left in it to be read. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { migrate } from "../../db/migrate.ts";
import { openDatabase } from "../../db/open-database.ts";
import { emptyOffice } from "./contract/given.ts";

const folder = mkdtempSync(join(tmpdir(), "dondoc-traces-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

// Incident: the names of applicants that had been forgotten still stood in the database's file.
test("what is forgotten leaves no trace in the file", async () => {
  const path = join(folder, "dondoc.sqlite");
  const name = "Nguyễn Thị Bảy 0912345678 ";
  const database = await openDatabase(`file:${path}`);
  await migrate(database);
  const { settings } = await emptyOffice({ database });
  await settings.setValue("kept", `còn ${name}`);
  await settings.setValue("forgotten", name.repeat(50));
  await settings.setValue("forgotten", "");
  await database.close();
  const file = readFileSync(path);
  expect(file.includes(`còn ${name}`)).toBe(true);
  expect(file.includes(name + name)).toBe(false);
});
