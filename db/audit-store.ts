import type { AuditEntry, AuditStore } from "../domain/stores.ts";
import { forChunks } from "./chunks.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlAuditStore extends SqlStore implements AuditStore {
  async add(entries: readonly AuditEntry[]): Promise<void> {
    const rows = entries.map((entry) => ({
      org_id: this.org,
      at: entry.at,
      person_id: entry.personId,
      channel: entry.channel,
      subject: entry.subject,
      subject_id: entry.subjectId,
      deed: entry.deed,
      detail: JSON.stringify(entry.detail),
    }));
    await this.atomically((db) =>
      forChunks(rows, (chunk) => db.insertInto("audit").values(chunk).execute()),
    );
  }

  /** Newest first. */
  async of(
    subject: AuditEntry["subject"],
    id: string,
    limit: number,
  ): Promise<readonly AuditEntry[]> {
    const rows = await this.db
      .selectFrom("audit")
      .selectAll()
      .where("org_id", "=", this.org)
      .where("subject", "=", subject)
      .where("subject_id", "=", id)
      .orderBy("id", "desc")
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      at: row.at,
      personId: row.person_id,
      channel: row.channel,
      subject: row.subject,
      subjectId: row.subject_id,
      deed: row.deed,
      detail: JSON.parse(row.detail) as AuditEntry["detail"],
    }));
  }
}
