import type { MessageId } from "../domain/ids.ts";
import type { Notice } from "../domain/message.ts";
import type { NoticeStore } from "../domain/stores.ts";
import { forChunks } from "./chunks.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlNoticeStore extends SqlStore implements NoticeStore {
  async add(notices: readonly (Notice & { readonly messageId: MessageId })[]): Promise<number> {
    const rows = notices.map((notice) => ({
      org_id: this.org,
      deadline_id: notice.deadlineId,
      date_version: notice.dateVersion,
      rung: notice.rung,
      day: notice.day,
      person_id: notice.personId,
      section: notice.section,
      message_id: notice.messageId,
    }));
    return this.atomically(async (db) => {
      let added = 0;
      await forChunks(rows, async (chunk) => {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto("notice")
          .values(chunk)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        added += Number(numInsertedOrUpdatedRows ?? 0n);
      });
      return added;
    });
  }

  async ofMessage(message: MessageId): Promise<readonly Notice[]> {
    const rows = await this.db
      .selectFrom("notice")
      .selectAll()
      .where("org_id", "=", this.org)
      .where("message_id", "=", message)
      .orderBy("day")
      .orderBy("deadline_id")
      .orderBy("rung")
      .execute();
    return rows.map((row) => ({
      deadlineId: row.deadline_id,
      dateVersion: row.date_version,
      rung: row.rung,
      day: row.day,
      personId: row.person_id,
      section: row.section,
    }));
  }

  async move(from: MessageId, to: MessageId): Promise<void> {
    await this.db
      .updateTable("notice")
      .set({ message_id: to })
      .where("org_id", "=", this.org)
      .where("message_id", "=", from)
      .execute();
  }
}
