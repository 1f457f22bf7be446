import type { Incoming, IncomingBody } from "../domain/channel.ts";
import type { InboxRow, InboxStore } from "../domain/message-stores.ts";
import type { Instant } from "../domain/time.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlInboxStore extends SqlStore implements InboxStore {
  async put(incoming: Incoming): Promise<number | null> {
    const row = await this.db
      .insertInto("inbox")
      .values({
        org_id: this.org,
        bot_id: incoming.botId,
        key: incoming.key,
        chat_id: incoming.chatId,
        is_private: incoming.isPrivate ? 1 : 0,
        received_at: incoming.receivedAt,
        body: JSON.stringify(incoming.body),
        processed_at: null,
        failure: null,
        resumes: 0,
        said_at: incoming.saidAt ?? null,
      })
      .onConflict((conflict) => conflict.columns(["org_id", "bot_id", "key"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    return row?.id ?? null;
  }

  async take(id: number, at: Instant): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable("inbox")
      .set({ processed_at: at })
      .where("org_id", "=", this.org)
      .where("id", "=", id)
      .where("processed_at", "is", null)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async pending(limit: number): Promise<readonly InboxRow[]> {
    const rows = await this.db
      .selectFrom("inbox")
      .selectAll()
      .where("org_id", "=", this.org)
      .where("processed_at", "is", null)
      .orderBy("id")
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      incoming: {
        botId: row.bot_id,
        key: row.key,
        chatId: row.chat_id,
        isPrivate: row.is_private === 1,
        receivedAt: row.received_at,
        ...(row.said_at && { saidAt: row.said_at }),
        body: JSON.parse(row.body ?? "null") as IncomingBody,
      },
    }));
  }

  async countResume(id: number): Promise<number> {
    const row = await this.db
      .updateTable("inbox")
      .set((eb) => ({ resumes: eb("resumes", "+", 1) }))
      .where("org_id", "=", this.org)
      .where("id", "=", id)
      .returning("resumes")
      .executeTakeFirst();
    return row?.resumes ?? 0;
  }

  async giveUp(id: number, at: Instant, reason: string): Promise<void> {
    await this.db
      .updateTable("inbox")
      .set({ processed_at: at, failure: reason })
      .where("org_id", "=", this.org)
      .where("id", "=", id)
      .where("processed_at", "is", null)
      .execute();
  }

  async expireBodies(before: Instant): Promise<number> {
    const { numUpdatedRows } = await this.db
      .updateTable("inbox")
      .set({ body: null })
      .where("org_id", "=", this.org)
      .where("processed_at", "is not", null)
      .where("processed_at", "<", before)
      .where("body", "is not", null)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }
}
