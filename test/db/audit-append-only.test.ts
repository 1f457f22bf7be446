/** Nhật ký is append-only: what is written there is neither changed nor taken away by any code. */
import { expect, test } from "vitest";
import { isShipped, readSources, type SourceFile } from "../architecture/source-tree.ts";

/** What empties a whole organisation: the demo that starts over, and a copy that is not wanted. */
const EMPTIES = "db/empty-organisation.ts";

/** As Kysely says it, and as SQL does. */
const CHANGES =
  /(?:updateTable|deleteFrom|replaceInto|mergeInto)\(\s*"audit"|\b(?:update|delete\s+from|replace\s+into|truncate(?:\s+table)?|drop\s+table)\s+audit\b/iu;
/** One of several tables, which its file names. */
const CHANGES_ANY = /(?:updateTable|deleteFrom|replaceInto|mergeInto)\(\s*(?!")/u;

function breaches(sources: readonly SourceFile[]): readonly string[] {
  return sources
    .filter((file) => isShipped(file) && file.path !== EMPTIES)
    .filter(
      ({ text }) => CHANGES.test(text) || (CHANGES_ANY.test(text) && /["']audit["']/u.test(text)),
    )
    .map(({ path }) => path);
}

test("no code changes or removes what is in the record", () => {
  expect(breaches(readSources())).toEqual([]);
});

test("nothing that ships empties an organisation but the demo", () => {
  const users = readSources().filter(
    (file) => isShipped(file) && /from "[^"]*\/empty-organisation\.ts"/u.test(file.text),
  );
  expect(users.map(({ path }) => path)).toEqual(["sample-office.ts"]);
});

test.each([
  `db.deleteFrom("audit").where("id", "=", id)`,
  `await this.db\n.updateTable("audit")`,
  "sql`delete from audit where at < ${before}`",
  `const OLD = ["audit", "inbox"] as const; db.deleteFrom(table)`,
])("%s would be found", (text) => {
  expect(breaches([{ path: "db/probe.ts", text }])).toEqual(["db/probe.ts"]);
});
