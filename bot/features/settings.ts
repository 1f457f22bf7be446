/** /caidat: the rules in force, for everyone to see; coordinators change them line by line. */
import type { PlanId } from "../../domain/ids.ts";
import type { RuleLine, RulePlan } from "../../domain/oversight-content.ts";
import { may } from "../../domain/rights.ts";
import {
  mayPlanSet,
  readRuleName,
  RULE_GROUPS,
  RULE_NAMES,
  type RuleGroup,
  type RuleName,
} from "../../domain/rule-names.ts";
import {
  isSameRule,
  rulesFor,
  rulesToChange,
  valueOf,
  withRule,
  withRuleAsIn,
} from "../../domain/rule-settings.ts";
import { DEFAULT_RULES, type OrgRules } from "../../domain/rules.ts";
import type { OversightQuestion } from "../conversation/state.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { refuse, rolesOf } from "./access.ts";
import { help } from "./help.ts";
import { asking } from "./oversight-question.ts";
import { pageOfList } from "./paging.ts";
import { changeRule, type Changing } from "./rule-change.ts";
import { arrangedBy } from "./stand-ins.ts";

const PLANS_A_PAGE = 8;

/** Rules, and of what they are: of a plan, or for null of the organisation. */
interface OpenRules {
  readonly plan: RulePlan | null;
  readonly rules: OrgRules;
  /** What a rule is when nobody sets it here. */
  readonly usual: OrgRules;
}

export async function showSettings(
  turn: LinkedTurn,
  planId: PlanId | null,
  isAskedFor = false,
): Promise<readonly Reply[]> {
  // Linked, but of no role any more: nothing here concerns him.
  if (rolesOf(turn).length === 0) return help(turn);
  const opened = await openRules(turn, planId);
  if (!opened) return gone();
  const hasPlans = (await turn.stores.plans.all()).length > 0;
  const mayChange = may(turn.actor, "settle-rules");
  const isWhole = mayChange || isAskedFor;
  const all: readonly RuleName[] = isWhole ? RULE_NAMES : RULE_GROUPS.times;
  const names = all.filter((name) => !planId || mayPlanSet(name));
  return [
    {
      content: {
        kind: "settings",
        plan: opened.plan,
        rules: linesOf(names, opened),
        isWhole,
        mayChange,
        hasPlans,
        standInsOf: arrangedBy(turn),
      },
    },
  ];
}

export async function choosePlan(turn: LinkedTurn, page: number): Promise<readonly Reply[]> {
  if (!may(turn.actor, "settle-rules")) return refuse(turn, "rules", "plans", "role");
  const plans = (await turn.stores.plans.all()).toSorted((one, other) => other.year - one.year);
  const { slice, ...paged } = pageOfList(plans, page, PLANS_A_PAGE);
  return [{ content: { kind: "rule-plans", plans: slice.map(nameOf), ...paged } }];
}

export async function showGroup(
  turn: LinkedTurn,
  group: RuleGroup,
  planId: PlanId | null,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "settle-rules")) return refuse(turn, "rules", group, "role");
  const opened = await openRules(turn, planId);
  if (!opened || !Object.hasOwn(RULE_GROUPS, group)) return gone();
  const names = RULE_GROUPS[group].filter((name) => !planId || mayPlanSet(name));
  const rules = linesOf(names, opened);
  return [{ content: { kind: "rule-group", group, plan: opened.plan, rules } }];
}

export async function askRule(
  turn: LinkedTurn,
  name: RuleName,
  planId: PlanId | null,
): Promise<readonly Reply[]> {
  const opened = await openToChange(turn, name, planId);
  if ("refusal" in opened) return opened.refusal;
  const content = { kind: "ask-rule", plan: opened.plan, rule: lineOf(name, opened) } as const;
  return [{ content, asks: asking(turn, { asking: "rule-value", rule: name, planId }) }];
}

export async function answerRule(
  turn: LinkedTurn,
  { rule, planId }: Extract<OversightQuestion, { asking: "rule-value" }>,
  text: string,
): Promise<readonly Reply[]> {
  const opened = await openToChange(turn, rule, planId);
  if ("refusal" in opened) return opened.refusal;
  const changed = withRule(rule, text, opened.rules);
  if (!changed.ok) {
    const content = { kind: "bad-rule", rule, fault: changed.error } as const;
    return [{ content, asks: asking(turn, { asking: "rule-value", rule, planId }) }];
  }
  return save(turn, rule, opened, changed.value);
}

/** Về mặc định: for a plan, as the organisation has it. */
export async function resetRule(
  turn: LinkedTurn,
  rule: RuleName,
  planId: PlanId | null,
): Promise<readonly Reply[]> {
  const opened = await openToChange(turn, rule, planId);
  if ("refusal" in opened) return opened.refusal;
  const changed = withRuleAsIn(rule, opened.usual, opened.rules);
  if (!changed.ok) return [{ content: { kind: "bad-rule", rule, fault: changed.error } }];
  return save(turn, rule, opened, changed.value);
}

export function changingIn(turn: LinkedTurn): Changing {
  const { office, reschedule } = turn.tools;
  const by = { personId: turn.actor.person.id, channel: turn.channel };
  return { office, stores: turn.stores, by, reschedule };
}

async function save(
  turn: LinkedTurn,
  rule: RuleName,
  opened: OpenRules,
  after: OrgRules,
): Promise<readonly Reply[]> {
  const { plan, usual, rules: before } = opened;
  if (!isSameRule(rule, before, after)) {
    await changeRule(changingIn(turn), plan?.id ?? null, rule, { before, after });
  }
  const line = lineOf(rule, { plan, usual, rules: after });
  return [{ content: { kind: "rule-saved", plan, rule: line } }];
}

async function openToChange(
  turn: LinkedTurn,
  rule: RuleName,
  planId: PlanId | null,
): Promise<OpenRules | { readonly refusal: readonly Reply[] }> {
  if (!may(turn.actor, "settle-rules"))
    return { refusal: await refuse(turn, "rules", rule, "role") };
  const isKnown = readRuleName(rule) !== null && (!planId || mayPlanSet(rule));
  const opened = isKnown ? await openRules(turn, planId, rulesToChange) : null;
  return opened ?? { refusal: gone() };
}

/** Null for a plan that is not there. */
async function openRules(
  turn: LinkedTurn,
  planId: PlanId | null,
  read: typeof rulesFor = rulesFor,
): Promise<OpenRules | null> {
  const organisation = await read(turn.stores, null);
  if (!planId) return { plan: null, rules: organisation, usual: DEFAULT_RULES };
  const plan = await turn.stores.plans.byId(planId);
  if (!plan) return null;
  const rules = await read(turn.stores, planId);
  return { plan: nameOf(plan), rules, usual: organisation };
}

function linesOf(names: readonly RuleName[], opened: OpenRules): readonly RuleLine[] {
  return names.map((name) => lineOf(name, opened));
}

function lineOf(name: RuleName, { rules, usual }: OpenRules): RuleLine {
  return { name, value: valueOf(name, rules), usual: valueOf(name, usual) };
}

function nameOf({ id, number, year }: RulePlan): RulePlan {
  return { id, number, year };
}

function gone(): readonly Reply[] {
  return [{ content: { kind: "refused", reason: "gone" } }];
}
