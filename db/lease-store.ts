import type { LeaseStore } from "../domain/upkeep-stores.ts";
import type { Instant } from "../domain/time.ts";
import { excluded } from "./excluded.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlLeaseStore extends SqlStore implements LeaseStore {
  async acquire(name: string, holder: string, now: Instant, until: Instant): Promise<boolean> {
    const row = await this.db
      .insertInto("lease")
      .values({ org_id: this.org, name, holder, until })
      .onConflict((conflict) =>
        conflict
          .columns(["org_id", "name"])
          .doUpdateSet(excluded("holder", "until"))
          .where((eb) => eb.or([eb("lease.until", "<=", now), eb("lease.holder", "=", holder)])),
      )
      .returning("holder")
      .executeTakeFirst();
    return row !== undefined;
  }

  async release(name: string, holder: string): Promise<void> {
    await this.db
      .deleteFrom("lease")
      .where("org_id", "=", this.org)
      .where("name", "=", name)
      .where("holder", "=", holder)
      .execute();
  }
}
