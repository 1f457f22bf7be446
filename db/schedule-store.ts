import type { ScheduleStore } from "../domain/upkeep-stores.ts";
import type { Instant } from "../domain/time.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlScheduleStore extends SqlStore implements ScheduleStore {
  async get(name: string): Promise<Instant | null> {
    const row = await this.db
      .selectFrom("schedule")
      .select("next_at")
      .where("org_id", "=", this.org)
      .where("name", "=", name)
      .executeTakeFirst();
    return row?.next_at ?? null;
  }

  async all(): Promise<readonly { readonly name: string; readonly nextAt: Instant }[]> {
    return this.db
      .selectFrom("schedule")
      .select(["name", "next_at as nextAt"])
      .where("org_id", "=", this.org)
      .orderBy("name")
      .execute();
  }

  async move(name: string, from: Instant | null, to: Instant): Promise<boolean> {
    if (from === null) return this.#create(name, to);
    const { numUpdatedRows } = await this.db
      .updateTable("schedule")
      .set({ next_at: to })
      .where("org_id", "=", this.org)
      .where("name", "=", name)
      .where("next_at", "=", from)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async #create(name: string, nextAt: Instant): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto("schedule")
      .values({ org_id: this.org, name, next_at: nextAt })
      .onConflict((conflict) => conflict.columns(["org_id", "name"]).doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }
}
