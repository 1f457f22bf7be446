import { sql, type SqlBool } from "kysely";
import { foldCode } from "../domain/dossier-code.ts";
import type { Dossier } from "../domain/dossier.ts";
import type {
  DossierCounts,
  DossierQuery,
  DossierSpan,
  DossierStore,
  DossierView,
} from "../domain/dossier-stores.ts";
import type { DossierId, UnitId } from "../domain/ids.ts";
import type { Instant, LocalDate } from "../domain/time.ts";
import {
  forgetApplicants,
  readApplicants,
  replaceApplicants,
  type ApplicantOf,
} from "./applicants.ts";
import { inOrderOf, readChunks } from "./chunks.ts";
import { countDossiers } from "./dossier-counts.ts";
import { dossierFrom, dossierRow } from "./dossier-mapping.ts";
import {
  countMatching,
  groupMatching,
  listDossiers,
  selectDossiers,
  viewFrom,
} from "./dossier-query.ts";
import { excluded } from "./excluded.ts";
import type { DossierRow } from "./rows/dossier-rows.ts";
import { SqlStore, type Connection } from "./sql-store.ts";

/** A row has some forty values: so many stay below the dialects' limits on parameters. */
const ROWS_AT_ONCE = 250;

export class SqlDossierStore extends SqlStore implements DossierStore {
  async byId(id: DossierId): Promise<Dossier | null> {
    const row = await this.#select().where("id", "=", id).executeTakeFirst();
    return row ? dossierFrom(row) : null;
  }

  async byIds(ids: readonly DossierId[]): Promise<readonly Dossier[]> {
    const rows = await readChunks(ids, (chunk) =>
      this.#select().where("id", "in", chunk).execute(),
    );
    return inOrderOf(ids, rows.map(dossierFrom), (dossier) => dossier.id);
  }

  async views(ids: readonly DossierId[]): Promise<readonly DossierView[]> {
    const views = await readChunks(ids, (chunk) =>
      selectDossiers(this.db, this.org).where("dossier.id", "in", chunk).execute(),
    );
    return inOrderOf(ids, views.map(viewFrom), ({ dossier }) => dossier.id);
  }

  async byCodes(codes: readonly string[]): Promise<readonly Dossier[]> {
    const rows = await readChunks(codes.map(foldCode), (chunk) =>
      this.#select().where("code_folded", "in", chunk).execute(),
    );
    return rows.map(dossierFrom);
  }

  async add(dossiers: readonly Dossier[]): Promise<void> {
    const rows = dossiers.map((dossier) => dossierRow(this.org, dossier));
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      const some = rows.slice(start, start + ROWS_AT_ONCE);
      await this.db.insertInto("dossier").values(some).execute();
    }
  }

  async save(dossier: Dossier): Promise<boolean> {
    const { org_id, id, revision, ...row } = dossierRow(this.org, dossier);
    const { numUpdatedRows } = await this.db
      .updateTable("dossier")
      .set({ ...row, revision: revision + 1 })
      .where("org_id", "=", org_id)
      .where("id", "=", id)
      .where("revision", "=", revision)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async saveAll(dossiers: readonly Dossier[]): Promise<readonly DossierId[]> {
    const saved = new Set<DossierId>();
    await this.atomically(async (db) => {
      for (let start = 0; start < dossiers.length; start += ROWS_AT_ONCE) {
        const some = dossiers.slice(start, start + ROWS_AT_ONCE);
        const rows = some.map((each) => dossierRow(this.org, each));
        for (const { id } of await saveOver(db, rows).execute()) saved.add(id);
      }
    });
    return dossiers.flatMap(({ id }) => (saved.has(id) ? [] : [id]));
  }

  async remove(id: DossierId): Promise<void> {
    await this.atomically(async (db) => {
      await db
        .deleteFrom("dossier_applicant")
        .where("org_id", "=", this.org)
        .where("dossier_id", "=", id)
        .execute();
      await db.deleteFrom("dossier").where("org_id", "=", this.org).where("id", "=", id).execute();
    });
  }

  async openAfter(after: DossierId | null, limit: number): Promise<readonly Dossier[]> {
    // The sum keeps the index of what is open out of it: that one would be sorted anew for every page.
    let page = this.#select()
      .where(sql<SqlBool>`is_open + 0 = 1`)
      .orderBy("id")
      .limit(limit);
    if (after !== null) page = page.where("id", ">", after);
    return (await page.execute()).map(dossierFrom);
  }

  async ahead(now: Instant, limit: number): Promise<readonly Dossier[]> {
    const rows = await this.#select()
      .where((eb) => eb.or([eb("looked_until", ">", now), eb("as_of", ">", now)]))
      .limit(limit)
      .execute();
    return rows.map(dossierFrom);
  }

  async list({
    offset = 0,
    limit,
    ...query
  }: Parameters<DossierStore["list"]>[0]): Promise<readonly DossierView[]> {
    if (query.unitIds?.length === 0) return [];
    const rows = await listDossiers(this.db, this.org, query).offset(offset).limit(limit).execute();
    return rows.map(viewFrom);
  }

  async count(query: DossierQuery): Promise<number> {
    return query.unitIds?.length === 0 ? 0 : countMatching(this.db, this.org, query);
  }

  async groups(query: DossierQuery, by: "unit" | "field") {
    return query.unitIds?.length === 0 ? [] : groupMatching(this.db, this.org, query, by);
  }

  async withLookDue(now: Instant, freshSince: Instant, limit: number): Promise<readonly Dossier[]> {
    // Each source by itself; together they would be sorted out of all that is open.
    const due = this.#select()
      .where("next_look_at", "<=", now)
      .orderBy("next_look_at")
      .limit(limit);
    const typed = await due.where("source", "=", "typed").execute();
    const exported = await due
      .where("source", "=", "export")
      .where("as_of", ">=", freshSince)
      .execute();
    return [...typed, ...exported]
      .map(dossierFrom)
      .toSorted((one, other) => ((one.nextLookAt ?? "") < (other.nextLookAt ?? "") ? -1 : 1))
      .slice(0, limit);
  }

  async nextLookAt(freshSince: Instant): Promise<Instant | null> {
    const first = this.db
      .selectFrom("dossier")
      .select("next_look_at as next")
      .where("org_id", "=", this.org)
      .where("next_look_at", "is not", null)
      .orderBy("next_look_at")
      .limit(1);
    const typed = await first.where("source", "=", "typed").executeTakeFirst();
    const exported = await first
      .where("source", "=", "export")
      .where("as_of", ">=", freshSince)
      .executeTakeFirst();
    const moments = [typed, exported].flatMap((row) => row?.next ?? []);
    return moments.toSorted()[0] ?? null;
  }

  async latestExport(): Promise<Instant | null> {
    const row = await this.db
      .selectFrom("dossier")
      .select((eb) => eb.fn.max("as_of").as("latest"))
      .where("org_id", "=", this.org)
      .where("source", "=", "export")
      .executeTakeFirst();
    return row?.latest ?? null;
  }

  applicantsOf(ids: readonly DossierId[]) {
    return readApplicants(this.db, this.org, ids);
  }

  async saveApplicants(applicants: readonly ApplicantOf[]): Promise<void> {
    await this.atomically((db) => replaceApplicants(db, this.org, applicants));
  }

  forgetApplicants(before: LocalDate, untoldSince: Instant): Promise<number> {
    return forgetApplicants(this.db, this.org, before, untoldSince);
  }

  async counts(
    span: DossierSpan,
    unitIds: readonly UnitId[] | null,
  ): Promise<readonly DossierCounts[]> {
    return unitIds?.length === 0 ? [] : countDossiers(this.db, this.org, span, unitIds);
  }

  #select() {
    return this.db.selectFrom("dossier").selectAll().where("org_id", "=", this.org);
  }
}

/** What is saved over a newer one is left out of what comes back. */
function saveOver(db: Connection, rows: readonly DossierRow[]) {
  const [row] = rows;
  const columns = (Object.keys(row ?? {}) as (keyof DossierRow)[]).filter(
    (column) => !["org_id", "id", "revision"].includes(column),
  );
  return db
    .insertInto("dossier")
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(["org_id", "id"])
        .doUpdateSet({ ...excluded(...columns), revision: sql`excluded.revision + 1` })
        .where("dossier.revision", "=", sql.ref<number>("excluded.revision")),
    )
    .returning("id");
}
