import type { ExpressionBuilder } from "kysely";
import type { DeadlineId, MessageId, OrgId, PersonId } from "../domain/ids.ts";
import type { Notice } from "../domain/message.ts";
import type { NoticeStore } from "../domain/reminding-stores.ts";
import { forChunks, readChunks } from "./chunks.ts";
import { kept } from "./kept-statement.ts";
import type { NoticeRow } from "./rows/message-rows.ts";
import type { Schema } from "./schema.ts";
import { SqlStore } from "./sql-store.ts";

const noticesOf = kept((db, { org, message }: { org: OrgId; message: MessageId }) =>
  db
    .selectFrom("notice")
    .selectAll()
    .where("org_id", "=", org)
    .where("message_id", "=", message)
    .orderBy("day")
    .orderBy("deadline_id")
    .orderBy("rung"),
);

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
    const rows = await noticesOf(this.db, { org: this.org, message });
    return rows.map(noticeFrom);
  }

  async move(from: MessageId, to: MessageId): Promise<void> {
    await this.db
      .updateTable("notice")
      .set({ message_id: to })
      .where("org_id", "=", this.org)
      .where("message_id", "=", from)
      .execute();
  }

  async waiting(
    people: readonly PersonId[],
    deadlines: readonly DeadlineId[],
  ): Promise<readonly Notice[]> {
    if (people.length === 0) return [];
    const rows = await readChunks(deadlines, (chunk) =>
      this.#withMessage()
        .where("notice.deadline_id", "in", chunk)
        .where("notice.person_id", "in", people)
        .where(isToGo)
        .orderBy("notice.day")
        .orderBy("notice.deadline_id")
        .orderBy("notice.rung")
        .execute(),
    );
    return rows.map(noticeFrom);
  }

  async ofRungs(
    deadlines: readonly DeadlineId[],
    rungs: readonly string[],
  ): Promise<readonly (Notice & { readonly isWaiting: boolean })[]> {
    if (rungs.length === 0) return [];
    const rows = await readChunks(deadlines, (chunk) =>
      this.#withMessage()
        .select("message.status")
        .where("notice.deadline_id", "in", chunk)
        .where("notice.rung", "in", rungs)
        .execute(),
    );
    return rows.map((row) => ({ ...noticeFrom(row), isWaiting: row.status === "planned" }));
  }

  async withdraw(notices: readonly Notice[]): Promise<void> {
    await this.atomically(async (db) => {
      for (const notice of notices) {
        await db
          .deleteFrom("notice")
          .where("org_id", "=", this.org)
          .where("deadline_id", "=", notice.deadlineId)
          .where("date_version", "=", notice.dateVersion)
          .where("rung", "=", notice.rung)
          .where("day", "=", notice.day)
          .where("person_id", "=", notice.personId)
          .where("message_id", "in", (messages) =>
            messages
              .selectFrom("message")
              .select("id")
              .where("org_id", "=", this.org)
              .where("person_id", "=", notice.personId)
              .where(isToGo),
          )
          .execute();
      }
    });
  }

  /** Notices of this organisation beside the messages that carry them. */
  #withMessage() {
    return this.db
      .selectFrom("notice")
      .innerJoin("message", (join) =>
        join
          .onRef("message.org_id", "=", "notice.org_id")
          .onRef("message.id", "=", "notice.message_id"),
      )
      .selectAll("notice")
      .where("notice.org_id", "=", this.org);
  }
}

/**
 * Not sent, and composed anew before it is. Incident: a snooze in a message that waited for another
 * try was not taken back, and both were told. What may have arrived keeps what it told.
 */
function isToGo({ eb, or, and }: ExpressionBuilder<Schema, "message">) {
  return or([
    eb("message.status", "=", "planned"),
    and([eb("message.status", "=", "failed"), eb("message.pick_at", "is not", null)]),
  ]);
}

export function noticeFrom(row: NoticeRow): Notice {
  return {
    deadlineId: row.deadline_id,
    dateVersion: row.date_version,
    rung: row.rung,
    day: row.day,
    personId: row.person_id,
    section: row.section,
  };
}
