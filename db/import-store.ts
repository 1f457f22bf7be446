import { sql, type Selectable } from "kysely";
import type { FileHash, ImportId, PlanId } from "../domain/ids.ts";
import { NO_CORRECTIONS, type ImportCorrections } from "../domain/plan-import.ts";
import type { ImportStore, MadeImport, PendingImport } from "../domain/upkeep-stores.ts";
import type { Instant } from "../domain/time.ts";
import { excluded } from "./excluded.ts";
import type { MadeImportRow } from "./rows/upkeep-rows.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlImportStore extends SqlStore implements ImportStore {
  async add(pending: PendingImport): Promise<void> {
    await this.db
      .insertInto("pending_import")
      .values({
        org_id: this.org,
        id: pending.id,
        person_id: pending.personId,
        file_hash: pending.fileHash,
        file_name: pending.fileName,
        at: pending.at,
        year: pending.year,
        corrections: JSON.stringify(pending.corrections),
      })
      .execute();
  }

  async byId(id: ImportId): Promise<PendingImport | null> {
    const row = await this.db
      .selectFrom("pending_import")
      .selectAll()
      .where("org_id", "=", this.org)
      .where("id", "=", id)
      .executeTakeFirst();
    if (!row) return null;
    return {
      id: row.id,
      personId: row.person_id,
      fileHash: row.file_hash,
      fileName: row.file_name,
      year: row.year,
      corrections:
        row.corrections === null
          ? NO_CORRECTIONS
          : (JSON.parse(row.corrections) as ImportCorrections),
      at: row.at,
    };
  }

  async save(pending: PendingImport): Promise<void> {
    await this.db
      .updateTable("pending_import")
      .set({ year: pending.year, corrections: JSON.stringify(pending.corrections) })
      .where("org_id", "=", this.org)
      .where("id", "=", pending.id)
      .execute();
  }

  async remove(id: ImportId): Promise<void> {
    await this.db
      .deleteFrom("pending_import")
      .where("org_id", "=", this.org)
      .where("id", "=", id)
      .execute();
  }

  async record(made: MadeImport): Promise<void> {
    await this.db
      .insertInto("made_import")
      .values({
        org_id: this.org,
        id: made.id,
        plan_id: made.planId,
        person_id: made.personId,
        at: made.at,
        footprint: JSON.stringify(made.footprint),
      })
      .onConflict((conflict) =>
        conflict.columns(["org_id", "id"]).doUpdateSet(excluded("footprint")),
      )
      .execute();
  }

  async made(id: ImportId): Promise<MadeImport | null> {
    return madeFrom(await this.#made().where("id", "=", id).executeTakeFirst());
  }

  async latest(): Promise<MadeImport | null> {
    return madeFrom(await this.#made().executeTakeFirst());
  }

  async latestOf(plan: PlanId): Promise<MadeImport | null> {
    return madeFrom(await this.#made().where("plan_id", "=", plan).executeTakeFirst());
  }

  async forget(id: ImportId): Promise<void> {
    await this.db
      .deleteFrom("made_import")
      .where("org_id", "=", this.org)
      .where("id", "=", id)
      .execute();
  }

  async dropFile(hash: FileHash): Promise<void> {
    await this.db
      .insertInto("dropped_file")
      .values({ org_id: this.org, hash })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async droppedFiles(): Promise<readonly FileHash[]> {
    const rows = await this.db
      .selectFrom("dropped_file")
      .select("hash")
      .where("org_id", "=", this.org)
      .execute();
    return rows.map(({ hash }) => hash);
  }

  async isFileNeeded(hash: FileHash): Promise<boolean> {
    const { rows } = await sql`
      select 1 from pending_import where org_id = ${this.org} and file_hash = ${hash}
      union all
      select 1 from document where org_id = ${this.org} and file_hash = ${hash}
      union all
      select 1 from apology_rules where org_id = ${this.org} and template = ${hash}
      union all
      select 1 from inbox where org_id = ${this.org} and processed_at is null
        and body like ${`%upload:${hash}%`}
      limit 1`.execute(this.db);
    return rows.length > 0;
  }

  async settleDropped(hash: FileHash): Promise<void> {
    await this.db
      .deleteFrom("dropped_file")
      .where("org_id", "=", this.org)
      .where("hash", "=", hash)
      .execute();
  }

  async expirePending(before: Instant): Promise<number> {
    await this.db
      .insertInto("dropped_file")
      .columns(["org_id", "hash"])
      .expression(
        this.db
          .selectFrom("pending_import")
          .select(["org_id", "file_hash"])
          .distinct()
          .where("org_id", "=", this.org)
          .where("at", "<", before),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { numDeletedRows } = await this.db
      .deleteFrom("pending_import")
      .where("org_id", "=", this.org)
      .where("at", "<", before)
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  async forgetMade(before: Instant): Promise<number> {
    const newest = this.db
      .selectFrom("made_import")
      .select(({ fn }) => fn.max("position").as("position"))
      .where("org_id", "=", this.org)
      .groupBy("plan_id");
    const { numDeletedRows } = await this.db
      .deleteFrom("made_import")
      .where("org_id", "=", this.org)
      .where("at", "<", before)
      .where("position", "not in", newest)
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  /** The newest first. */
  #made() {
    return this.db
      .selectFrom("made_import")
      .selectAll()
      .where("org_id", "=", this.org)
      .orderBy("position", "desc")
      .limit(1);
  }
}

function madeFrom(row: Selectable<MadeImportRow> | undefined): MadeImport | null {
  if (!row) return null;
  return {
    id: row.id,
    planId: row.plan_id,
    personId: row.person_id,
    at: row.at,
    footprint: JSON.parse(row.footprint) as unknown,
  };
}
