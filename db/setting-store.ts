import { DEFAULT_RULES, type OrgRules } from "../domain/rules.ts";
import type { SettingStore } from "../domain/stores.ts";
import type { LocalDate } from "../domain/time.ts";
import { excluded } from "./excluded.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlSettingStore extends SqlStore implements SettingStore {
  async rules(): Promise<OrgRules> {
    const row = await this.db
      .selectFrom("organisation")
      .select("rules")
      .where("id", "=", this.org)
      .executeTakeFirst();
    return row?.rules ? (JSON.parse(row.rules) as OrgRules) : DEFAULT_RULES;
  }

  async saveRules(rules: OrgRules): Promise<void> {
    await this.db
      .updateTable("organisation")
      .set({ rules: JSON.stringify(rules) })
      .where("id", "=", this.org)
      .execute();
  }

  async calendarOverrides(): Promise<
    readonly { readonly day: LocalDate; readonly works: boolean }[]
  > {
    const rows = await this.db
      .selectFrom("calendar_override")
      .select(["day", "works"])
      .where("org_id", "=", this.org)
      .orderBy("day")
      .execute();
    return rows.map((row) => ({ day: row.day, works: row.works === 1 }));
  }

  async saveCalendarOverride(day: LocalDate, works: boolean): Promise<void> {
    await this.db
      .insertInto("calendar_override")
      .values({ org_id: this.org, day, works: works ? 1 : 0 })
      .onConflict((conflict) => conflict.columns(["org_id", "day"]).doUpdateSet(excluded("works")))
      .execute();
  }

  async value(name: string): Promise<string | null> {
    const row = await this.db
      .selectFrom("setting")
      .select("value")
      .where("org_id", "=", this.org)
      .where("name", "=", name)
      .executeTakeFirst();
    return row?.value ?? null;
  }

  async setValue(name: string, value: string): Promise<void> {
    await this.db
      .insertInto("setting")
      .values({ org_id: this.org, name, value })
      .onConflict((conflict) => conflict.columns(["org_id", "name"]).doUpdateSet(excluded("value")))
      .execute();
  }
}
