/** What an office had before there were dossiers, brought to where there are. */
import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { describe, expect, onTestFinished, test } from "vitest";
import { migrate } from "../../../db/migrate.ts";
import { MIGRATIONS } from "../../../db/migrations/index.ts";
import type { SqlDatabase } from "../../../db/sql-database.ts";
import type { DeadlineId, MessageId, OrgId, UnitId } from "../../../domain/ids.ts";
import { apology, dossier } from "../../builders/dossier.ts";
import { deadline } from "../../builders/plan.ts";
import { at, day } from "../../builders/time.ts";

const DOSSIERS = "0012-dossiers";
const BEFORE: Readonly<Record<string, Migration>> = Object.fromEntries(
  Object.entries(MIGRATIONS).filter(([name]) => name < DOSSIERS),
);
/** It, and those that were made since. */
const APPLIED = Object.keys(MIGRATIONS).filter((name) => name >= DOSSIERS);
const AT = "2023-03-30T02:00:00.000Z";
const UNIT = "u-1" as UnitId;
const OLD_DUTY = "d-old" as DeadlineId;
const OLD_MESSAGE = "m-old" as MessageId;

type Row = Readonly<Record<string, string | number | null>>;

/** @param openEmpty a database without any table */
export function describeDossierMigration(
  name: string,
  openEmpty: () => Promise<SqlDatabase>,
): void {
  async function withOldWork(): Promise<{ database: SqlDatabase; offices: readonly OrgId[] }> {
    const database = await openEmpty();
    onTestFinished(() => database.close());
    await migrate(database, BEFORE);
    const offices: OrgId[] = [];
    for (const words of ["", " (huyện khác)"]) offices.push(await addOffice(database, words));
    return { database, offices };
  }

  describe(`an office of before ${DOSSIERS} on ${name}`, () => {
    test("keeps its deadlines and messages, which are about no dossier", async () => {
      const { database, offices } = await withOldWork();
      const before = await oldRows(database);
      expect(await migrate(database)).toEqual({ applied: APPLIED });
      expect(await oldRows(database)).toEqual(before);
      for (const org of offices) await expectOld(database, org);
    });

    test("takes dossiers and apologies at once, and forgets its old texts as before", async () => {
      const { database, offices } = await withOldWork();
      await migrate(database);
      for (const org of offices) {
        const { dossiers, deadlines, apologies, messages } = database.of(org);
        const late = dossier({ code: "H49-1", unitId: UNIT });
        await dossiers.add([late]);
        const duty = deadline({
          kind: "apology",
          unitId: UNIT,
          dossierId: late.id,
          dossierDue: day("2023-02-24"),
        });
        await deadlines.add([duty]);
        await apologies.add(apology({ dossierId: late.id, deadlineId: duty.id }));
        const [view] = await deadlines.views([duty.id]);
        expect(view).toMatchObject({ code: "H49-1", deadline: duty });
        expect(await messages.expireApplicantTexts(at("2099-01-01 00:00"))).toBe(0);
        expect(await messages.expireTexts(at("2099-01-01 00:00"))).toBe(1);
      }
    });

    test("is migrated once: again does nothing, and keeps what was made since", async () => {
      const { database, offices } = await withOldWork();
      await migrate(database);
      const { dossiers } = database.of(offices[0]!);
      const made = dossier({ unitId: UNIT });
      await dossiers.add([made]);
      expect(await migrate(database)).toEqual({ applied: [] });
      expect(await dossiers.byId(made.id)).toEqual(made);
    });

    test("stands untouched where the migration fails at its end, and can be migrated then", async () => {
      const { database, offices } = await withOldWork();
      const before = await wholeRows(database);
      const failing: Migration = {
        async up(db) {
          await MIGRATIONS[DOSSIERS]!.up(db);
          await sql`insert into no_such_table values (1)`.execute(db);
        },
      };
      await expect(migrate(database, { ...BEFORE, [DOSSIERS]: failing })).rejects.toThrow(DOSSIERS);
      // With every column that there is: none of the new ones may have stayed.
      expect(await wholeRows(database)).toEqual(before);
      const tables = await database.kysely.introspection.getTables();
      const names = tables.map((table) => table.name);
      for (const made of ["dossier", "dossier_applicant", "apology", "apology_rules"]) {
        expect(names).not.toContain(made);
      }
      expect(await migrate(database)).toEqual({ applied: APPLIED });
      for (const org of offices) await expectOld(database, org);
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
    id: UNIT,
    name: `Phòng Tư pháp${words}`,
    name_folded: "phong tu phap",
    kind: "department",
  });
  await insert(database, "person", { org_id: org, id: "p-1", post: "Trưởng phòng" });
  await insert(database, "deadline", {
    org_id: org,
    id: OLD_DUTY,
    kind: "deliverable",
    unit_id: UNIT,
    label: `Kế hoạch${words}`,
    search_label: "ke hoach",
    due: "2023-03-31",
    timing: "dated",
    created_at: AT,
    noticed_until: AT,
    within_year: 0,
    date_version: 1,
    state: "open",
    is_open: 1,
    revision: 3,
  });
  await insert(database, "message", {
    org_id: org,
    id: OLD_MESSAGE,
    person_id: "p-1",
    kind: "morning",
    slot: "2023-03-30",
    status: "sent",
    planned_for: AT,
    sent_at: AT,
    attempts: 1,
    content: `{"kind":"unsupported"}`,
    text: `Nhắc việc${words}`,
    actions: "[]",
    items: "[]",
    platform_ids: "[]",
    texts_kept_since: AT,
  });
  return org;
}

async function insert(database: SqlDatabase, table: string, row: Row): Promise<void> {
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${columns})
    values (${sql.join(Object.values(row))})`.execute(database.kysely);
}

/** What is neither new nor changed by the migration. */
async function oldRows(database: SqlDatabase): Promise<readonly unknown[]> {
  const deadlines = await sql`select org_id, id, kind, unit_id, label, due, state, is_open, revision
    from deadline order by org_id, id`.execute(database.kysely);
  const messages = await sql`select org_id, id, person_id, slot, status, content, text,
    texts_kept_since from message order by org_id, id`.execute(database.kysely);
  return [...deadlines.rows, ...messages.rows];
}

async function wholeRows(database: SqlDatabase): Promise<readonly unknown[]> {
  const deadlines = await sql`select * from deadline order by org_id, id`.execute(database.kysely);
  const messages = await sql`select * from message order by org_id, id`.execute(database.kysely);
  return [...deadlines.rows, ...messages.rows];
}

async function expectOld(database: SqlDatabase, org: OrgId): Promise<void> {
  const { deadlines, messages, dossiers, apologies } = database.of(org);
  expect(await deadlines.byId(OLD_DUTY)).toMatchObject({
    dossierId: null,
    dossierDue: null,
    state: { name: "open" },
    revision: 3,
  });
  const [view] = await deadlines.list({ unitIds: [UNIT], words: ["ke hoach"], limit: 10 });
  expect(view).toMatchObject({ code: null, title: "", deadline: { id: OLD_DUTY } });
  expect((await messages.byId(OLD_MESSAGE))?.text).toContain("Nhắc việc");
  expect(await dossiers.count({ unitIds: null })).toBe(0);
  expect(await apologies.rules()).toEqual([]);
}
