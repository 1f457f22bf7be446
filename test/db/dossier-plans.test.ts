/** The questions of dossiers and apologies are answered by an index, not by reading a table. */
import { expect, test } from "vitest";
import type { OrgDatabase } from "../../domain/stores.ts";
import { at, day } from "../builders/time.ts";
import { DOSSIER_READS, DOSSIER_WRITES, fillDossiers } from "./contract/dossier-methods.ts";
import { fillOffice, UNITS } from "./contract/sample-office.ts";
import { watchOffice, type Plan } from "./query-plans.ts";

type Ask = (db: OrgDatabase) => Promise<unknown>;

/** A table, or all that an office has in it. */
const READS_ALL = /SCAN (?!\d)|\(org_id=\?\)/u;
const SORTS_ALL = "USE TEMP B-TREE FOR ORDER BY";
const NOW = at("2023-02-21 00:00");
const TODAY = day("2023-02-21");
const OPEN = { isOpen: true, unitIds: null, limit: 10 } as const;
const SPAN = { from: day("2023-02-01"), to: day("2023-02-28"), asOf: TODAY };

const watched = () =>
  watchOffice(async (db) => {
    await fillOffice(db);
    await fillDossiers(db, "");
  });

async function plansOf(ask: Ask): Promise<readonly Plan[]> {
  const office = await watched();
  const plans = await office.plansOf(ask);
  expect(plans).not.toEqual([]);
  return plans;
}

const INDEXED: readonly (readonly [words: string, index: string, ask: Ask])[] = [
  [
    "those whose look has come",
    "dossier_to_look_at (org_id=? AND source=? AND next_look_at<?)",
    (s) => s.dossiers.withLookDue(NOW, NOW, 10),
  ],
  [
    "the next look",
    "dossier_to_look_at (org_id=? AND source=?",
    DOSSIER_READS["dossiers.nextLookAt"],
  ],
  [
    "the newest export",
    "dossier_by_export (org_id=? AND source=?)",
    DOSSIER_READS["dossiers.latestExport"],
  ],
  [
    "those due on a day",
    "dossier_open_by_due (org_id=? AND is_open=? AND due_on>? AND due_on<?)",
    (s) => s.dossiers.list({ ...OPEN, dueFrom: TODAY, dueTo: TODAY }),
  ],
  [
    "how many are late",
    "dossier_open_by_due (org_id=? AND is_open=? AND due_on<?)",
    (s) => s.dossiers.count({ ...OPEN, isToldLate: true, dueTo: TODAY }),
  ],
  [
    "how many wait",
    "COVERING INDEX dossier_open_by_due (org_id=? AND is_open=?)",
    (s) => s.dossiers.count({ ...OPEN, isWaiting: true }),
  ],
  [
    "how many of a unit wait",
    "COVERING INDEX dossier_open_by_unit (org_id=? AND unit_id=? AND is_open=?)",
    (s) => s.dossiers.count({ ...OPEN, unitIds: [UNITS.justice], isWaiting: true }),
  ],
  [
    "how many are late by unit",
    "dossier_open_by_due (org_id=? AND is_open=? AND due_on<?)",
    (s) => s.dossiers.groups({ ...OPEN, isToldLate: true, dueTo: TODAY }, "unit"),
  ],
  [
    "a unit's open ones",
    "dossier_open_by_unit (org_id=? AND unit_id=? AND is_open=?",
    (s) => s.dossiers.list({ ...OPEN, unitIds: [UNITS.justice] }),
  ],
  [
    "those of some codes",
    "dossier_by_code (org_id=? AND code_folded=?)",
    DOSSIER_READS["dossiers.byCodes"],
  ],
  [
    "how those of a span stand",
    "dossier_by_receipt (org_id=? AND received_on>? AND received_on<?)",
    (s) => s.dossiers.counts(SPAN, null),
  ],
  [
    "a dossier's apologies",
    "apology_by_dossier (org_id=? AND dossier_id=?)",
    DOSSIER_READS["apologies.ofDossiers"],
  ],
  [
    "a duty's apology",
    "apology_by_deadline (org_id=? AND deadline_id=?)",
    DOSSIER_READS["apologies.ofDeadlines"],
  ],
  [
    "what names applicants",
    "message_naming_applicants (org_id=? AND texts_kept_since>? AND texts_kept_since<?)",
    (s) => s.messages.expireApplicantTexts(NOW),
  ],
];

test.each(INDEXED)("%s are found by an index of their own", async (_, index, ask) => {
  // The names of all units are read beside: there are few.
  const plans = (await plansOf(ask)).filter(({ sql }) => !sql.includes(`from "org_unit"`));
  expect(plans).not.toEqual([]);
  for (const { sql, steps } of plans) {
    expect(steps, sql).toContain(index);
    expect(steps, sql).not.toMatch(READS_ALL);
  }
});

test.each([
  ["open ones by their day", (s: OrgDatabase) => s.dossiers.list(OPEN)],
  ["open ones page by page", (s: OrgDatabase) => s.dossiers.openAfter("a" as never, 10)],
])("%s are read in the order of an index, not sorted out of all", async (_, ask) => {
  for (const { sql, steps } of await plansOf(ask)) expect(steps, sql).not.toContain(SORTS_ALL);
});

test("whoever is forgotten is looked for among those who are known, not among all dossiers", async () => {
  const [plan] = await plansOf(DOSSIER_WRITES["dossiers.forgetApplicants"]);
  expect(plan?.steps).toContain("dossier USING INDEX");
  expect(plan?.steps).toContain("deadline_by_dossier");
});

test("words in the middle of texts are found by reading all of them: the control", async () => {
  const [plan] = await plansOf((s) => s.dossiers.list({ unitIds: null, words: ["a"], limit: 10 }));
  expect(plan?.steps).toMatch(READS_ALL);
});
