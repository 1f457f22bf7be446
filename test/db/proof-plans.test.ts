/** The questions of proof, review and the record are answered by an index, not by reading a table. */
import { CompiledQuery, Kysely } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "../../db/migrate.ts";
import type { Schema } from "../../db/schema.ts";
import { SqlDatabase } from "../../db/sql-database.ts";
import { sqliteDialect } from "../../db/sqlite-dialect.ts";
import type { OrgDatabase } from "../../domain/stores.ts";
import type { FileHash, ReportPeriodId } from "../../domain/ids.ts";
import type { DeadlineQuery } from "../../domain/plan-stores.ts";
import { at } from "../builders/time.ts";
import { fillProof, PROOF_READS } from "./contract/proof-methods.ts";
import { emptyOffice } from "./contract/given.ts";
import { DEADLINES, fillOffice, PEOPLE } from "./contract/sample-office.ts";

type Read = (stores: OrgDatabase) => Promise<unknown>;

/** A word is looked for in the middle of texts: that reads them all. */
const { "evidence.search": _, ...NAMED } = PROOF_READS;
/** A table, or all that an office has in it, but for an index that holds only what is asked for. */
const READS_ALL = /SCAN (?!\d)|(?<!extension_undecided|directive_by_code) \(org_id=\?\)/u;
const READS: readonly (readonly [words: string, read: Read])[] = [
  ...Object.entries<Read>(NAMED),
  ["a file", (s) => s.evidence.findDocuments({ fileHash: "a" as FileHash })],
  ["an address", (s) => s.evidence.findDocuments({ url: "https://a.vn" })],
  [
    "any of them",
    (s) =>
      s.evidence.findDocuments({ fileHash: "a" as FileHash, url: "b", number: "c", date: null }),
  ],
  ["a person's record", (s) => s.audit.list({ personIds: [PEOPLE.head], limit: 20 })],
  ["a task's record", (s) => s.audit.of("deadline", DEADLINES.plan, 20)],
  [
    "a day's record",
    (s) => s.audit.list({ from: at("2023-03-24 00:00"), to: at("2023-03-25 00:00"), limit: 20 }),
  ],
  ["how far many are", (s) => s.deadlines.progress([{ ...NO_KEY, deliverableId: "a" as never }])],
];
const NO_KEY = { deliverableId: null, reportPeriodId: null, due: null };

async function watched() {
  const asked: CompiledQuery[] = [];
  const kysely = new Kysely<Schema>({
    dialect: sqliteDialect(null),
    log: (event) => {
      if (event.query.sql.startsWith("select")) asked.push(event.query);
    },
  });
  const database = new SqlDatabase(kysely, "sqlite");
  onTestFinished(() => database.close());
  await migrate(database);
  const db = await emptyOffice({ database });
  await fillOffice(db);
  await fillProof(db, "");
  return { db, kysely, asked };
}

async function planOf(kysely: Kysely<Schema>, { sql, parameters }: CompiledQuery): Promise<string> {
  const explained = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
  const { rows } = await kysely.executeQuery<{ readonly detail: string }>(explained);
  return rows.map(({ detail }) => detail).join("\n");
}

test.each(READS)("%s is answered by an index", async (_words, read) => {
  const { db, kysely, asked } = await watched();
  asked.length = 0;
  await read(db);
  expect(asked).not.toEqual([]);
  for (const query of asked.splice(0)) {
    const plan = await planOf(kysely, query);
    expect(plan, query.sql).not.toMatch(READS_ALL);
  }
});

test("what waits for its review is found among all that is closed by an index of its own", async () => {
  const { db, kysely, asked } = await watched();
  const plansOf = async (query: Partial<DeadlineQuery>) => {
    asked.length = 0;
    await db.deadlines.list({ unitIds: null, limit: 1_000, ...query });
    return planOf(kysely, asked[0]!);
  };
  expect(await plansOf({ states: ["submitted"] })).toContain("deadline_to_review");
  expect(await plansOf({ states: ["submitted"], words: ["ke"] })).toContain("deadline_to_review");
  // The control: of what was accepted there is no end, and no index of its own.
  expect(await plansOf({ states: ["accepted"] })).not.toContain("deadline_to_review");
  const reportPeriodId = "a" as ReportPeriodId;
  expect(await plansOf({ reportPeriodId })).toContain("deadline_by_report_period");
});

test("a search for words is not: the control", async () => {
  const { db, kysely, asked } = await watched();
  asked.length = 0;
  await PROOF_READS["evidence.search"](db);
  expect(await planOf(kysely, asked[0]!)).toMatch(READS_ALL);
});
