import type { OrgId, PlanId } from "../domain/ids.ts";
import { ownRulesOf, withOwnRules, type OwnRules } from "../domain/plan-ladder.ts";
import { DEFAULT_RULES, type LadderRules, type OrgRules, type RuleBook } from "../domain/rules.ts";
import type { SettingStore } from "../domain/upkeep-stores.ts";
import type { LocalDate } from "../domain/time.ts";
import { excluded } from "./excluded.ts";
import { kept } from "./kept-statement.ts";
import { SqlStore } from "./sql-store.ts";

/** The organisation's rules, beside each plan that has a ladder of its own; one row where none has. */
const rulesOf = kept((db, { org }: { org: OrgId }) =>
  db
    .selectFrom("organisation")
    .leftJoin("plan", (join) =>
      join.onRef("plan.org_id", "=", "organisation.id").on("plan.ladder", "is not", null),
    )
    .select(["organisation.rules", "plan.id as plan", "plan.ladder"])
    .where("organisation.id", "=", org),
);

export class SqlSettingStore extends SqlStore implements SettingStore {
  async rules(): Promise<RuleBook> {
    const rows = await rulesOf(this.db, { org: this.org });
    const [row] = rows;
    const rules = completed(row?.rules ? (JSON.parse(row.rules) as Partial<OrgRules>) : {});
    const ladders = rows.flatMap(({ plan, ladder }) => {
      if (!plan || !ladder) return [];
      const own = JSON.parse(ladder) as OwnRules;
      return [[plan, withOwnRules(rules.ladder, own)] as const];
    });
    return { ...rules, planLadders: new Map(ladders) };
  }

  async rulesToChange(): Promise<RuleBook> {
    // On a server's database a row that was written is its writer's until the transaction ends; one
    // that is only read may be read by two. Its key stays, so that what refers to it can be added.
    await this.db
      .updateTable("organisation")
      .set((eb) => ({ rules: eb.ref("rules") }))
      .where("id", "=", this.org)
      .execute();
    return this.rules();
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
