/** The questions of proof, review and the record are answered by an index, not by reading a table. */
import { expect, test } from "vitest";
import type { OrgDatabase } from "../../domain/stores.ts";
import type { FileHash, ReportPeriodId } from "../../domain/ids.ts";
import type { DeadlineQuery } from "../../domain/plan-stores.ts";
import { at } from "../builders/time.ts";
import { fillProof, PROOF_READS } from "./contract/proof-methods.ts";
import { DEADLINES, fillOffice, PEOPLE } from "./contract/sample-office.ts";
import { watchOffice } from "./query-plans.ts";

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

const watched = () =>
  watchOffice(async (db) => {
    await fillOffice(db);
    await fillProof(db, "");
  });

test.each(READS)("%s is answered by an index", async (_words, read) => {
  const { plansOf } = await watched();
  const plans = await plansOf(read);
  expect(plans).not.toEqual([]);
  for (const { sql, steps } of plans) expect(steps, sql).not.toMatch(READS_ALL);
});

test("what waits for its review is found among all that is closed by an index of its own", async () => {
  const { plansOf } = await watched();
  const stepsOf = async (query: Partial<DeadlineQuery>) => {
    const [plan] = await plansOf((db) =>
      db.deadlines.list({ unitIds: null, limit: 1_000, ...query }),
    );
    return plan?.steps;
  };
  expect(await stepsOf({ states: ["submitted"] })).toContain("deadline_to_review");
  expect(await stepsOf({ states: ["submitted"], words: ["ke"] })).toContain("deadline_to_review");
  // The control: of what was accepted there is no end, and no index of its own.
  expect(await stepsOf({ states: ["accepted"] })).not.toContain("deadline_to_review");
  const reportPeriodId = "a" as ReportPeriodId;
  expect(await stepsOf({ reportPeriodId })).toContain("deadline_by_report_period");
});

test("a search for words is not: the control", async () => {
  const { plansOf } = await watched();
  const [plan] = await plansOf(PROOF_READS["evidence.search"]);
  expect(plan?.steps).toMatch(READS_ALL);
});
