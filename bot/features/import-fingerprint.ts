/** Tells whether a preview that somebody says yes to is still what would come in. */
import { createHash } from "node:crypto";
import type { OrgPreview } from "../../domain/org-import.ts";
import type { ImportPreview } from "../../domain/plan-import.ts";
import type { ScoresPreview } from "../../domain/scores.ts";

/** 96 bits: enough to tell previews apart, and short in every button. */
const LENGTH = 16;

/** Everything that one file would bring; null for what it does not hold. */
interface Previewed {
  readonly plan: ImportPreview | null;
  readonly scores: ScoresPreview | null;
  readonly org: OrgPreview | null;
}

/**
 * The same as long as the preview shows the same. What grows with the clock (how much is past) or
 * with other plans (the codes of tasks) is left out: it changes nothing that was agreed to.
 */
export function fingerprintOf({ plan, scores, org }: Previewed): string {
  const shown = {
    plan: plan && {
      year: plan.plan.year,
      name: plan.planName,
      counts: plan.counts,
      change: plan.change,
      added: plan.tasksAdded,
      changed: plan.tasksChanged,
      missing: plan.tasksMissing,
      newUnits: plan.newUnits,
      unknownGroups: plan.unknownGroups,
      ambiguousUnits: plan.ambiguousUnits,
      byUnit: plan.byUnit,
      byMonth: plan.byMonth,
      questions: plan.questions,
      corrections: [plan.corrections.rows, plan.corrections.phrases],
    },
    scores: scores?.sets.map(({ change }) => change),
    org,
  };
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, LENGTH);
}
