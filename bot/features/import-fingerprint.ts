/** Tells whether a preview that somebody says yes to is still what would come in. */
import { createHash } from "node:crypto";
import type { DossierPreview } from "../../domain/dossier-import.ts";
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
  readonly dossiers: DossierPreview | null;
}

/**
 * The same as long as the preview shows the same. What grows with the clock (how much is past) or
 * with other plans (the codes of tasks) is left out: it changes nothing that was agreed to.
 */
export function fingerprintOf({ plan, scores, org, dossiers }: Previewed): string {
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
    // The moments are the file's, or that of its coming: they tell nothing new. What is late, and owed for it,
    // is found by the clock, also while the preview lies there.
    dossiers: dossiers && {
      ...dossiers,
      asOf: null,
      toApologise: null,
      news: { ...dossiers.news, lastAsOf: null },
    },
  };
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, LENGTH);
}
