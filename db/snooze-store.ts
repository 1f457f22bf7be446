import type { DeadlineId } from "../domain/ids.ts";
import type { Snooze, SnoozeStore } from "../domain/reminding-stores.ts";
import type { Instant } from "../domain/time.ts";
import { forChunks, readChunks } from "./chunks.ts";
import { excluded } from "./excluded.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlSnoozeStore extends SqlStore implements SnoozeStore {
  async set(snoozes: readonly Snooze[]): Promise<void> {
    const rows = snoozes.map(({ personId, deadlineId, until }) => ({
      org_id: this.org,
      person_id: personId,
      deadline_id: deadlineId,
      until,
    }));
    await this.atomically((db) =>
      forChunks(rows, (chunk) =>
        db
          .insertInto("snooze")
          .values(chunk)
          .onConflict((conflict) =>
            conflict.columns(["org_id", "deadline_id", "person_id"]).doUpdateSet(excluded("until")),
          )
          .execute(),
      ),
    );
  }

  async running(deadlines: readonly DeadlineId[], now: Instant): Promise<readonly Snooze[]> {
    const rows = await readChunks(deadlines, (chunk) =>
      this.db
        .selectFrom("snooze")
        .selectAll()
        .where("org_id", "=", this.org)
        .where("deadline_id", "in", chunk)
        .where("until", ">", now)
        .execute(),
    );
    return rows.map(({ person_id, deadline_id, until }) => ({
      personId: person_id,
      deadlineId: deadline_id,
      until,
    }));
  }

  async expire(before: Instant): Promise<number> {
    const { numDeletedRows } = await this.db
      .deleteFrom("snooze")
      .where("org_id", "=", this.org)
      .where("until", "<", before)
      .executeTakeFirst();
    return Number(numDeletedRows);
  }
}
