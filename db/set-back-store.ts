import { sql } from "kysely";
import type { Notice } from "../domain/message.ts";
import type { Ahead, SetBackStore } from "../domain/upkeep-stores.ts";
import { addDays } from "../domain/time.ts";
import { noticeFrom } from "./notice-store.ts";
import { takeBackApologies } from "./set-back-apologies.ts";
import { SqlStore, type Connection } from "./sql-store.ts";

export class SqlSetBackStore extends SqlStore implements SetBackStore {
  async takeBackNotices({ today, beyond }: Ahead): Promise<readonly Notice[]> {
    const rows = await this.db
      .deleteFrom("notice")
      .where("org_id", "=", this.org)
      .where("day", ">", today)
      .where("message_id", "in", (messages) =>
        messages
          .selectFrom("message")
          .select("id")
          .where("org_id", "=", this.org)
          .where((eb) =>
            eb.or([
              eb("status", "!=", "planned"),
              eb("made_at", ">", beyond),
              eb(sql`substr(message.slot, 1, 10)`, ">", sql.ref("notice.day")),
            ]),
          ),
      )
      .returningAll()
      .execute();
    return rows.map(noticeFrom);
  }

  takeBackApologies(ahead: Ahead): Promise<number> {
    return this.atomically((db) => takeBackApologies(db, this.org, ahead));
  }

  async bringBackMessages(ahead: Ahead): Promise<number> {
    return this.atomically(async (db) => {
      const moved = await this.#freeDays(db, ahead);
      await this.#endWaiting(db, ahead);
      await this.#settle(db, ahead);
      return moved;
    });
  }

  async forget({ today, beyond }: Ahead): Promise<void> {
    await this.atomically(async (db) => {
      await db
        .deleteFrom("lease")
        .where("org_id", "=", this.org)
        .where("until", ">", beyond)
        .execute();
      await db
        .deleteFrom("pace")
        .where("org_id", "=", this.org)
        .where("held", "=", 1)
        .where("next_at", ">", beyond)
        .execute();
      await db
        .deleteFrom("figure_snapshot")
        .where("org_id", "=", this.org)
        .where("day", ">", today)
        .execute();
    });
  }

  /** The id keeps apart what two wrong times have made for one day. */
  async #freeDays(db: Connection, { now, today, beyond }: Ahead): Promise<number> {
    const dayBefore = addDays(today, -1);
    const { numUpdatedRows } = await db
      .updateTable("message")
      .set((eb) => ({
        slot: sql<string>`cast(${dayBefore} as text) || ' ' || slot || ' ' || id`,
        // Its week's summary is yet to come; only what was to go along with it still has to be told.
        kind: eb
          .case()
          .when(
            eb.and([
              eb("kind", "=", "weekly"),
              eb("status", "!=", "claimed"),
              eb("pick_at", "is not", null),
            ]),
          )
          .then("morning" as const)
          .else(eb.ref("kind"))
          .end(),
        pick_at: eb
          .case()
          .when(eb.or([eb("pick_at", "is", null), eb("status", "=", "claimed")]))
          .then(eb.ref("pick_at"))
          .else(now)
          .end(),
        planned_for: now,
      }))
      .where("org_id", "=", this.org)
      .where("kind", "!=", "reply")
      .where("slot", ">=", addDays(today, 1))
      .where((eb) => eb.or([eb("status", "!=", "planned"), eb("made_at", ">", beyond)]))
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }

  async #endWaiting(db: Connection, { now, beyond, claimsUntil }: Ahead): Promise<void> {
    await db
      .updateTable("message")
      .set({ pick_at: now })
      .where("org_id", "=", this.org)
      .where("pick_at", ">", beyond)
      .where((eb) =>
        eb.or([
          eb("status", "in", ["failed", "unknown"]),
          eb.and([eb("status", "=", "planned"), eb("kind", "=", "reply")]),
          eb.and([
            eb("status", "=", "planned"),
            eb("kind", "=", "event"),
            eb("made_at", ">", beyond),
          ]),
        ]),
      )
      .execute();
    await db
      .updateTable("message")
      .set({ pick_at: claimsUntil })
      .where("org_id", "=", this.org)
      .where("status", "=", "claimed")
      .where("pick_at", ">", beyond)
      .execute();
  }

  /** Else what was sent by the wrong time is a chat's newest message until that time comes. */
  async #settle(db: Connection, { now }: Ahead): Promise<void> {
    for (const column of ["planned_for", "sent_at"] as const) {
      await db
        .updateTable("message")
        .set({ [column]: now })
        .where("org_id", "=", this.org)
        .where("pick_at", "is", null)
        .where(column, ">", now)
        .execute();
    }
  }
}
