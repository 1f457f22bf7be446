/** A document's plan beside what is stored of it, task by task. */
import type { Task } from "../../../domain/plan.ts";
import type { ImportedTask } from "../../../domain/plan-import.ts";
import type { CorrectedPlan } from "./corrected-plan.ts";
import { keepsItsLead } from "./leading.ts";
import { matchTasks, type Matches } from "./matches.ts";
import type { StoredPlan } from "./stored-plan.ts";
import type { NamingPlan } from "./unit-directory.ts";

/** Skipped rows take their tasks out of the missing ones, and are left alone. */
export interface ComparedPlan extends Matches<ImportedTask, Task> {
  readonly corrected: CorrectedPlan;
  readonly stored: StoredPlan | null;
}

export function comparePlan(corrected: CorrectedPlan, stored: StoredPlan | null): ComparedPlan {
  return { corrected, stored, ...matchTasks(corrected.plan.tasks, stored?.tasks ?? []) };
}

/** The phrases that have to mean somebody: not those of skipped rows, nor leads set by a person. */
export function namesIn({ corrected, matches }: ComparedPlan): NamingPlan {
  const { plan, isSkipped, leadOf } = corrected;
  return {
    issuer: plan.issuer,
    year: plan.year,
    reportPeriods: plan.reportPeriods,
    tasks: matches
      .filter(({ imported }) => !isSkipped(imported))
      .map(({ imported, stored }) => {
        const isSet = leadOf(imported) !== null || keepsItsLead(imported, stored);
        return isSet ? { ...imported, lead: [] } : imported;
      }),
  };
}
