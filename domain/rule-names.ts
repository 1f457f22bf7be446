/** The rules that an office may set, by name, in the order and the groups in which they are shown. */
export const RULE_GROUPS = {
  times: [
    "office-hours",
    "morning-time",
    "due-day-time",
    "leader-summary-time",
    "coordinator-summary-time",
  ],
  work: ["work-before", "after", "mondays", "work-escalation", "proof", "grace-after-import"],
  report: ["report-cut-off", "report-before", "report-escalation"],
  apology: ["apology-before", "apology-escalation"],
  other: ["status", "own-date", "support"],
} as const;

export type RuleGroup = keyof typeof RULE_GROUPS;
export type RuleName = (typeof RULE_GROUPS)[RuleGroup][number];

export const RULE_NAMES: readonly RuleName[] = Object.values(RULE_GROUPS).flat();

export function readRuleName(text: string): RuleName | null {
  return RULE_NAMES.find((name) => name === text) ?? null;
}

/** Times are the same for all plans: a person has one message a morning, not one for each plan. */
export function mayPlanSet(name: RuleName): boolean {
  return !(RULE_GROUPS.times as readonly RuleName[]).includes(name);
}
