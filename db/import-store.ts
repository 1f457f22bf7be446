import type { ImportId } from "../domain/ids.ts";
import { NO_CORRECTIONS, type ImportCorrections } from "../domain/plan-import.ts";
import type { ImportStore, MadeImport, PendingImport } from "../domain/stores.ts";
import { excluded } from "./excluded.ts";
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

  async latest(): Promise<MadeImport | null> {
    const row = await this.db
      .selectFrom("made_import")
      .selectAll()
      .where("org_id", "=", this.org)
      .orderBy("position", "desc")
      .limit(1)
      .executeTakeFirst();
    if (!row) return null;
    return {
      id: row.id,
      planId: row.plan_id,
      personId: row.person_id,
      at: row.at,
      footprint: JSON.parse(row.footprint) as unknown,
    };
  }

  async forget(id: ImportId): Promise<void> {
    await this.db
      .deleteFrom("made_import")
      .where("org_id", "=", this.org)
      .where("id", "=", id)
      .execute();
  }
}
