/** What an office had handed in before documents stood by themselves, brought to where they do. */
import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { describe, expect, onTestFinished, test } from "vitest";
import { migrate } from "../../../db/migrate.ts";
import { MIGRATIONS } from "../../../db/migrations/index.ts";
import type { SqlDatabase } from "../../../db/sql-database.ts";
import type { DeadlineId, EvidenceId, OrgId, UnitId } from "../../../domain/ids.ts";
import { evidence } from "../../builders/plan.ts";
import { extension } from "../../builders/proof.ts";
import { day } from "../../builders/time.ts";

const PROOF = "0011-proof";
const BEFORE: Readonly<Record<string, Migration>> = Object.fromEntries(
  Object.entries(MIGRATIONS).filter(([name]) => name < PROOF),
);
/** It, and those that were made since. */
const APPLIED = Object.keys(MIGRATIONS).filter((name) => name >= PROOF);
const AT = "2023-03-30T02:00:00.000Z";
const HASH = "a".repeat(64);

type Row = Readonly<Record<string, string | number | null>>;

/** Deadlines in every state that evidence could bring them to. */
const DEADLINES: readonly Row[] = [
  { id: "d-open", state: "open" },
  { id: "d-submitted", state: "submitted", evidence_id: "e-link", completed_on: "2023-03-29" },
  { id: "d-accepted", state: "accepted", evidence_id: "e-file", completed_on: "2023-03-30" },
  { id: "d-waived", state: "waived", state_reason: "không phát sinh" },
];
const PIECES: readonly Row[] = [
  {
    id: "e-link",
    deadline_id: "d-submitted",
    kind: "link",
    url: "https://vanban.example.vn/45",
    note: "Báo cáo số 45/BC-TĐKT\n ngày 10/3/2023 – Đợt 1",
    document_number: "45/BC-TĐKT",
    document_kind: "BC",
    document_issuer: "UBND",
    document_date: "2023-03-10",
  },
  {
    id: "e-file",
    deadline_id: "d-accepted",
    kind: "file",
    file_hash: HASH,
    file_name: "Quyết định (bản ký).pdf",
    note: "",
  },
  { id: "e-reference", deadline_id: "d-open", kind: "reference", note: "Chờ tệp 100%_\\" },
];

/** @param openEmpty a database without any table */
export function describeProofMigration(name: string, openEmpty: () => Promise<SqlDatabase>): void {
  async function open(): Promise<SqlDatabase> {
    const database = await openEmpty();
    onTestFinished(() => database.close());
    return database;
  }

  async function withOldWork(): Promise<{ database: SqlDatabase; offices: readonly OrgId[] }> {
    const database = await open();
    await migrate(database, BEFORE);
    const offices: OrgId[] = [];
    for (const words of ["", " (huyện khác)"]) offices.push(await addOffice(database, words));
    return { database, offices };
  }

  describe(`what was handed in before ${PROOF} on ${name}`, () => {
    test("becomes a document with one use each, in every office", async () => {
      const { database, offices } = await withOldWork();
      expect(await migrate(database)).toEqual({ applied: APPLIED });
      for (const org of offices) await expectDocuments(database, org);
      await expectWhole(database);
    });

    test("is found by number and by all its words, without diacritics", async () => {
      const { database, offices } = await withOldWork();
      await migrate(database);
      const store = database.of(offices[0]!).evidence;
      const found = async (...words: string[]) =>
        (await store.search(words, null, 10)).map(({ id }) => id);
      expect(await found("45/bc-tdkt", "dot 1")).toEqual(["e-link"]);
      expect(await found("45/bc-tdkt ngay 10/3")).toEqual(["e-link"]);
      expect(await found("quyet dinh (ban ky)")).toEqual(["e-file"]);
      expect(await found("100%_\\")).toEqual(["e-reference"]);
      expect(await found("huyen khac")).toEqual([]);
      const date = day("2023-03-10");
      expect(await store.findDocuments({ number: "45/bc-tdkt", date })).toHaveLength(1);
      const known = (await store.byId("e-link" as EvidenceId))!.document;
      await store.saveDocument(known);
      expect(await found("45/bc-tdkt ngay 10/3"), "as a document of today").toEqual(["e-link"]);
    });

    test("leaves deadlines and extensions as they stood, with nothing said of what is new", async () => {
      const { database, offices } = await withOldWork();
      await migrate(database);
      const { deadlines, extensions } = database.of(offices[0]!);
      const fresh = { originalDue: null, plannedUnitId: null, assigneeId: null, directiveId: null };
      for (const { id, state } of DEADLINES) {
        expect(await deadlines.byId(id as DeadlineId)).toMatchObject({
          ...fresh,
          state: { name: state },
        });
      }
      expect(await deadlines.byId("d-accepted" as DeadlineId)).toMatchObject({
        state: { evidenceId: "e-file", completedOn: "2023-03-30" },
      });
      expect(await extensions.undecided(day("2023-03-24"))).toMatchObject([
        { id: "x-1", due: "2023-03-31", proposedDue: "2023-04-14", comment: null, decision: null },
      ]);
    });

    test("takes new work at once: a second use, a review, an answer, a remark", async () => {
      const { database, offices } = await withOldWork();
      await migrate(database);
      const stores = database.of(offices[0]!);
      const known = (await stores.evidence.byId("e-file" as EvidenceId))!;
      await stores.evidence.add({
        ...evidence({ deadlineId: "d-open" as DeadlineId, submittedBy: known.submittedBy }),
        document: known.document,
      });
      expect(await stores.evidence.usesOf(known.document.id)).toHaveLength(2);
      const by = known.submittedBy;
      const answered = extension({
        id: "x-1" as never,
        deadlineId: "d-open" as DeadlineId,
        unitId: "u-1" as UnitId,
        proposedBy: by,
      });
      const comment = { isInFavour: true, words: "", by, at: known.submittedAt };
      await stores.extensions.save({ ...answered, comment });
      expect(await stores.extensions.undecided(day("2023-03-24"))).toMatchObject([{ comment }]);
      await expectWhole(database);
    });

    test("is migrated once: again does nothing, and keeps what it made", async () => {
      const { database, offices } = await withOldWork();
      await migrate(database);
      expect(await migrate(database)).toEqual({ applied: [] });
      for (const org of offices) await expectDocuments(database, org);
    });

    test("stands untouched where the migration fails at its end, and can be migrated then", async () => {
      const { database, offices } = await withOldWork();
      const before = await oldEvidence(database);
      expect(before).toHaveLength(2 * PIECES.length);
      const failing: Migration = {
        async up(db) {
          await MIGRATIONS[PROOF]!.up(db);
          await sql`insert into no_such_table values (1)`.execute(db);
        },
      };
      await expect(migrate(database, { ...BEFORE, [PROOF]: failing })).rejects.toThrow(PROOF);
      expect(await oldEvidence(database)).toEqual(before);
      const tables = await database.kysely.introspection.getTables();
      const names = tables.map((table) => table.name);
      for (const made of ["document", "evidence_use", "remark", "directive"]) {
        expect(names).not.toContain(made);
      }
      expect(await migrate(database)).toEqual({ applied: APPLIED });
      for (const org of offices) await expectDocuments(database, org);
    });
  });
}

async function addOffice(database: SqlDatabase, words: string): Promise<OrgId> {
  const { id: org } = await database.createOrganisation({
    name: `UBND huyện${words}`,
    zone: "Asia/Ho_Chi_Minh",
  });
  await insert(database, "org_unit", {
    org_id: org,
    id: "u-1",
    name: "Phòng Tư pháp",
    name_folded: "phong tu phap",
    kind: "department",
  });
  await insert(database, "person", { org_id: org, id: "p-1", post: "Trưởng phòng" });
  const dates = { due: "2023-03-31", timing: "dated", created_at: AT, noticed_until: AT };
  for (const deadline of DEADLINES) {
    await insert(database, "deadline", {
      org_id: org,
      kind: "deliverable",
      unit_id: "u-1",
      label: "Kế hoạch",
      search_label: "ke hoach",
      ...dates,
      within_year: 0,
      date_version: 1,
      is_open: deadline["state"] === "open" ? 1 : 0,
      state_by: "p-1",
      state_at: AT,
      revision: 1,
      ...deadline,
    });
  }
  for (const piece of PIECES) {
    const note = `${String(piece["note"])}${words}`;
    await insert(database, "evidence", {
      ...piece,
      org_id: org,
      note,
      submitted_by: "p-1",
      submitted_at: AT,
    });
  }
  await insert(database, "extension", {
    org_id: org,
    id: "x-1",
    deadline_id: "d-open",
    original_due: "2023-03-31",
    proposed_due: "2023-04-14",
    reason: "chờ hướng dẫn",
    proposed_by: "p-1",
    proposed_at: AT,
  });
  return org;
}

async function insert(database: SqlDatabase, table: string, row: Row): Promise<void> {
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${columns})
    values (${sql.join(Object.values(row))})`.execute(database.kysely);
}

async function oldEvidence(database: SqlDatabase): Promise<readonly unknown[]> {
  const { rows } = await sql`select * from evidence order by org_id, id`.execute(database.kysely);
  return rows;
}

async function expectDocuments(database: SqlDatabase, org: OrgId): Promise<void> {
  const store = database.of(org).evidence;
  const by = { givenBy: "p-1", givenAt: AT };
  const uses = await store.ofDeadlines(DEADLINES.map(({ id }) => id as DeadlineId));
  expect(uses.map(({ id, proves }) => [id, proves])).toEqual([
    ["e-file", { kind: "deadline", deadlineId: "d-accepted" }],
    ["e-reference", { kind: "deadline", deadlineId: "d-open" }],
    ["e-link", { kind: "deadline", deadlineId: "d-submitted" }],
  ]);
  for (const use of uses) {
    expect(use).toMatchObject({ submittedBy: "p-1", submittedAt: AT, document: by });
    expect(await store.usesOf(use.document.id)).toEqual([use]);
  }
  const [file, reference, link] = uses.map(({ document }) => document);
  const name = "Quyết định (bản ký).pdf";
  expect(file).toMatchObject({ source: { kind: "file", hash: HASH, name }, reference: null });
  expect(reference).toMatchObject({ source: { kind: "reference" }, reference: null });
  expect(reference!.note).toContain("Chờ tệp 100%_\\");
  expect(link).toMatchObject({
    source: { kind: "link", url: "https://vanban.example.vn/45" },
    reference: {
      number: "45/BC-TĐKT",
      kind: "BC",
      issuer: "UBND",
      date: "2023-03-10",
      subject: null,
    },
  });
}

/** No row points to one that is not there, and none can be made to. */
async function expectWhole(database: SqlDatabase): Promise<void> {
  if (database.dialect === "sqlite") {
    const { rows } = await sql`pragma foreign_key_check`.execute(database.kysely);
    expect(rows).toEqual([]);
  }
  const stray = sql`update evidence set document_id = 'nobodys'`.execute(database.kysely);
  await expect(stray).rejects.toThrow();
  const lost = sql`update evidence set deadline_id = 'nobodys'`.execute(database.kysely);
  await expect(lost).rejects.toThrow();
}
