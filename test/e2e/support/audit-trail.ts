/** What was done to the office's data, as it is kept: what counted once must stand there once. */
import { join } from "node:path";
import SQLite from "better-sqlite3";
import type { Place } from "./dondoc.ts";

/** How many times a deed has been done. */
export function countDeeds({ folder, settings }: Place, deed: string): number {
  const file = (settings["DATABASE_URL"] ?? "").replace(/^file:/u, "");
  const database = new SQLite(join(folder, file), { readonly: true });
  try {
    const rows = database.prepare("select count(*) as count from audit where deed = ?").all(deed);
    return (rows[0] as { count: number }).count;
  } finally {
    database.close();
  }
}
