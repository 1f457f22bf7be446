import type { DeadlineId } from "../domain/ids.ts";
import type { StatusLine, StatusLineStore } from "../domain/reminding-stores.ts";
import { excluded } from "./excluded.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlStatusLineStore extends SqlStore implements StatusLineStore {
  async save({ deadlineId, quarterEnd, words, by, at }: StatusLine): Promise<void> {
    await this.db
      .insertInto("status_line")
      .values({
        org_id: this.org,
        deadline_id: deadlineId,
        quarter_end: quarterEnd,
        words,
        given_by: by,
        at,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["org_id", "deadline_id", "quarter_end"])
          .doUpdateSet(excluded("words", "given_by", "at")),
      )
      .execute();
  }

  async of(deadline: DeadlineId): Promise<readonly StatusLine[]> {
    const rows = await this.db
      .selectFrom("status_line")
      .selectAll()
      .where("org_id", "=", this.org)
      .where("deadline_id", "=", deadline)
      .orderBy("quarter_end", "desc")
      .execute();
    return rows.map((row) => ({
      deadlineId: row.deadline_id,
      quarterEnd: row.quarter_end,
      words: row.words,
      by: row.given_by,
      at: row.at,
    }));
  }
}
