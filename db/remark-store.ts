import type { DeadlineId } from "../domain/ids.ts";
import type { Remark, RemarkStore } from "../domain/proof-stores.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlRemarkStore extends SqlStore implements RemarkStore {
  async add({ deadlineId, words, by, at }: Remark): Promise<void> {
    await this.db
      .insertInto("remark")
      .values({ org_id: this.org, deadline_id: deadlineId, at, words, given_by: by })
      .execute();
  }

  async of(deadline: DeadlineId): Promise<readonly Remark[]> {
    const rows = await this.db
      .selectFrom("remark")
      .selectAll()
      .where("org_id", "=", this.org)
      .where("deadline_id", "=", deadline)
      .orderBy("id", "desc")
      .execute();
    return rows.map((row) => ({
      deadlineId: row.deadline_id,
      words: row.words,
      by: row.given_by,
      at: row.at,
    }));
  }
}
