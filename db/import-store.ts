import type { ImportStore, PendingImport } from "../domain/stores.ts";
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
      })
      .execute();
  }

  async byId(id: string): Promise<PendingImport | null> {
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
      at: row.at,
    };
  }

  async remove(id: string): Promise<void> {
    await this.db
      .deleteFrom("pending_import")
      .where("org_id", "=", this.org)
      .where("id", "=", id)
      .execute();
  }
}
