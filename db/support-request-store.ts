import type { DeadlineId } from "../domain/ids.ts";
import type { SupportRequest, SupportRequestStore } from "../domain/reminding-stores.ts";
import { forChunks, readChunks } from "./chunks.ts";
import { excluded } from "./excluded.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlSupportRequestStore extends SqlStore implements SupportRequestStore {
  async save(requests: readonly SupportRequest[]): Promise<void> {
    const rows = requests.map((request) => ({
      org_id: this.org,
      deadline_id: request.deadlineId,
      unit_id: request.unitId,
      wanted_by: request.wantedBy,
      words: request.words,
      asked_by: request.by,
      at: request.at,
    }));
    await this.atomically((db) =>
      forChunks(rows, (chunk) =>
        db
          .insertInto("support_request")
          .values(chunk)
          .onConflict((conflict) =>
            conflict
              .columns(["org_id", "deadline_id", "unit_id"])
              .doUpdateSet(excluded("wanted_by", "words", "asked_by", "at")),
          )
          .execute(),
      ),
    );
  }

  async of(deadlines: readonly DeadlineId[]): Promise<readonly SupportRequest[]> {
    const rows = await readChunks(deadlines, (chunk) =>
      this.db
        .selectFrom("support_request")
        .selectAll()
        .where("org_id", "=", this.org)
        .where("deadline_id", "in", chunk)
        .orderBy("wanted_by")
        .orderBy("unit_id")
        .execute(),
    );
    return rows.map((row) => ({
      deadlineId: row.deadline_id,
      unitId: row.unit_id,
      wantedBy: row.wanted_by,
      words: row.words,
      by: row.asked_by,
      at: row.at,
    }));
  }
}
