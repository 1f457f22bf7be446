import type { OrgId, PlanId } from "../domain/ids.ts";
import { ownRulesOf, withOwnRules, type OwnRules } from "../domain/plan-ladder.ts";
import { DEFAULT_RULES, type LadderRules, type OrgRules, type RuleBook } from "../domain/rules.ts";
import type { SettingStore } from "../domain/stores.ts";
import type { LocalDate } from "../domain/time.ts";
import { excluded } from "./excluded.ts";
import { kept } from "./kept-statement.ts";
import { SqlStore } from "./sql-store.ts";

const rulesOf = kept((db, { org }: { org: OrgId }) =>
  db.selectFrom("organisation").select("rules").where("id", "=", org),
);

const laddersOf = kept((db, { org }: { org: OrgId }) =>
  db
    .selectFrom("plan")
    .select(["id", "ladder"])
    .where("org_id", "=", org)
    .where("ladder", "is not", null),
);

export class SqlSettingStore extends SqlStore implements SettingStore {
  async rules(): Promise<RuleBook> {
    const [row] = await rulesOf(this.db, { org: this.org });
    const plans = await laddersOf(this.db, { org: this.org });
    const rules = completed(row?.rules ? (JSON.parse(row.rules) as Partial<OrgRules>) : {});
    const ladders = plans.map(({ id, ladder }) => {
      const own = JSON.parse(ladder ?? "{}") as OwnRules;
      return [id, withOwnRules(rules.ladder, own)] as const;
    });
    return { ...rules, planLadders: new Map(ladders) };
  }

  async savePlanLadder(plan: PlanId, ladder: LadderRules | null): Promise<void> {
    const own = ladder && ownRulesOf(ladder, (await this.rules()).ladder);
    await this.db
      .updateTable("plan")
      .set({ ladder: own && JSON.stringify(own) })
      .where("org_id", "=", this.org)
      .where("id", "=", plan)
      .execute();
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

/** Rules that were stored before a newer rule was known get its default. */
function completed(stored: Partial<OrgRules>): OrgRules {
  return {
    ...DEFAULT_RULES,
    ...stored,
    ladder: { ...DEFAULT_RULES.ladder, ...stored.ladder },
  };
}
