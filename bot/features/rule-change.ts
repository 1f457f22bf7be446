/** A changed rule or calendar takes effect at once: saved, noted, and every deadline rescheduled. */
import type { PlanId } from "../../domain/ids.ts";
import type { Office } from "../../domain/office.ts";
import type { RuleName } from "../../domain/rule-names.ts";
import { saveRulesFor, valueOf } from "../../domain/rule-settings.ts";
import type { OrgRules } from "../../domain/rules.ts";
import type { Stores } from "../../domain/stores.ts";
import type { AuditEntry } from "../../domain/upkeep-stores.ts";
import type { LocalDate } from "../../domain/time.ts";

/** Who changes it, and with what; the command line and the chat both do. */
export interface Changing {
  readonly office: Office;
  readonly stores: Stores;
  readonly by: Pick<AuditEntry, "personId" | "channel">;
  readonly reschedule: (stores: Stores) => Promise<unknown>;
}

export async function changeRule(
  changing: Changing,
  planId: PlanId | null,
  rule: RuleName,
  { before, after }: { readonly before: OrgRules; readonly after: OrgRules },
): Promise<void> {
  const { office, stores, by } = changing;
  await saveRulesFor(stores, planId, after);
  await stores.audit.add([
    {
      ...by,
      at: office.clock.now(),
      subject: "rules",
      subjectId: planId ?? "organisation",
      deed: "set-rule",
      detail: {
        rule,
        from: JSON.stringify(valueOf(rule, before)),
        to: JSON.stringify(valueOf(rule, after)),
      },
    },
  ]);
  await takeEffect(changing);
}

export async function changeDay(changing: Changing, day: LocalDate, works: boolean): Promise<void> {
  const { office, stores, by } = changing;
  await stores.settings.saveCalendarOverride(day, works);
  await stores.audit.add([
    {
      ...by,
      at: office.clock.now(),
      subject: "calendar",
      subjectId: day,
      deed: works ? "set-worked" : "set-off",
      detail: {},
    },
  ]);
  await takeEffect(changing);
}

/** Rescheduling counts in the calendar as it is now. */
async function takeEffect({ office, stores, reschedule }: Changing): Promise<void> {
  await office.refresh(stores);
  await reschedule(stores);
}
