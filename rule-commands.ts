/** `rules` and `calendar`: what the office has settled, seen and changed by operators. */
import { CliError } from "./cli-error.ts";
import { dateWithWeekday, fullDate } from "./bot/copy/format.ts";
import { CALENDAR_WORDS } from "./bot/copy/command-line.ts";
import {
  RULE_WORDS,
  ruleFaultWords,
  ruleValueWords,
  scopeWords,
} from "./bot/copy/oversight-rules.ts";
import { daysOffFrom } from "./bot/features/days-off.ts";
import { changeDay, changeRule, type Changing } from "./bot/features/rule-change.ts";
import { parseDay, withOffice, type Printed } from "./commands.ts";
import type { Config } from "./config.ts";
import type { Office } from "./domain/office.ts";
import type { Plan } from "./domain/plan.ts";
import type { Result } from "./domain/result.ts";
import { mayPlanSet, readRuleName, RULE_NAMES, type RuleName } from "./domain/rule-names.ts";
import {
  isSameRule,
  rulesFor,
  rulesToChange,
  valueOf,
  withRule,
  withRuleAsIn,
} from "./domain/rule-settings.ts";
import type { RuleFault, RuleValue } from "./domain/rule-values.ts";
import { DEFAULT_RULES, type OrgRules } from "./domain/rules.ts";
import type { Stores } from "./domain/stores.ts";
import { foldText } from "./domain/text.ts";
import { dateIn, weekdayOf } from "./domain/time.ts";
import { rescheduleAll } from "./jobs/reschedule.ts";

export interface PlanOption {
  readonly plan?: string;
}

interface RuleOption extends PlanOption {
  readonly name: string;
}

export async function showRules(config: Config, options: PlanOption): Promise<Printed> {
  return withOffice(config, async ({ office }) => {
    const plan = await readPlan(office.database, options);
    return ruleList(plan, await rulesFor(office.database, plan?.id ?? null));
  });
}

export async function setRule(
  config: Config,
  options: RuleOption & { readonly value: string },
): Promise<Printed> {
  return change(config, options, (name, rules) => withRule(name, options.value, rules));
}

/** For a plan: as the organisation has it. */
export async function resetRule(config: Config, options: RuleOption): Promise<Printed> {
  return change(config, options, (name, rules, usual) => withRuleAsIn(name, usual, rules));
}

export async function showCalendar(config: Config): Promise<Printed> {
  return withOffice(config, async ({ office }) => {
    const { calendar, clock, database } = office;
    const days = await daysOffFrom(database, calendar, dateIn(clock.now(), calendar.zone));
    const listed = (list: readonly (typeof days.off)[number][]) =>
      list.map(fullDate).join(", ") || CALENDAR_WORDS.none;
    const words = [
      `${CALENDAR_WORDS.off}: ${listed(days.off)}`,
      `${CALENDAR_WORDS.worked}: ${listed(days.worked)}`,
      `${CALENDAR_WORDS.corrected}: ${listed(days.corrected)}`,
    ];
    return { json: days, words: words.join("\n") };
  });
}

export async function setDay(config: Config, text: string, what: string): Promise<Printed> {
  const day = parseDay(text);
  if (what !== "off" && what !== "work") throw new CliError("bad-off-or-work");
  const works = what === "work";
  if (works && weekdayOf(day) === 7) throw new CliError("sunday-off");
  return withOffice(config, async ({ office }) => {
    await office.database.transaction((stores) => changeDay(changing(office, stores), day, works));
    return { json: { day, works }, words: CALENDAR_WORDS.saved(dateWithWeekday(day), works) };
  });
}

async function change(
  config: Config,
  options: RuleOption,
  changed: (name: RuleName, rules: OrgRules, usual: OrgRules) => Result<OrgRules, RuleFault>,
): Promise<Printed> {
  const name = readRuleName(options.name);
  if (!name) throw new CliError("no-such-rule", { detail: RULE_NAMES.join(", ") });
  if (options.plan !== undefined && !mayPlanSet(name)) throw new CliError("not-for-plans");
  return withOffice(config, async ({ office }) =>
    office.database.transaction(async (stores) => {
      const plan = await readPlan(stores, options);
      const planId = plan?.id ?? null;
      const before = await rulesToChange(stores, planId);
      const usual = planId ? await rulesFor(stores, null) : DEFAULT_RULES;
      const after = changed(name, before, usual);
      if (!after.ok) throw new CliError("bad-rule", { detail: ruleFaultWords(name, after.error) });
      if (!isSameRule(name, before, after.value)) {
        await changeRule(changing(office, stores), planId, name, { before, after: after.value });
      }
      return ruleList(plan, after.value, [name]);
    }),
  );
}

function changing(office: Office, stores: Stores): Changing {
  return {
    office,
    stores,
    by: { personId: null, channel: "command-line" },
    reschedule: (within) => rescheduleAll(office, within),
  };
}

/** Null for the organisation. */
async function readPlan(stores: Stores, { plan }: PlanOption): Promise<Plan | null> {
  if (plan === undefined) return null;
  const all = await stores.plans.all();
  const [found, ...others] = all.filter(({ number }) => foldText(number) === foldText(plan));
  if (!found) {
    throw new CliError("no-such-plan", { detail: all.map(({ number }) => number).join(", ") });
  }
  if (others.length > 0) throw new CliError("unclear-plan");
  return found;
}

function ruleList(
  plan: Plan | null,
  rules: OrgRules,
  names: readonly RuleName[] = RULE_NAMES.filter((name) => !plan || mayPlanSet(name)),
): Printed {
  const values = names.map((name) => [name, valueOf(name, rules)] as const);
  const lines = values.map(
    ([name, value]) => `${name}  ${RULE_WORDS[name].title}: ${ruleValueWords(name, value)}`,
  );
  const scope = plan && { number: plan.number, year: plan.year };
  const json = {
    plan: scope,
    rules: Object.fromEntries(values.map(([name, value]) => [name, bare(value)])),
  };
  return { json, words: [`${CALENDAR_WORDS.scope}: ${scopeWords(plan)}`, ...lines].join("\n") };
}

function bare(value: RuleValue): unknown {
  switch (value.kind) {
    case "days":
      return value.days;
    case "count":
      return value.count;
    case "escalation":
      return value.after;
    case "time":
      return value.time;
    case "hours":
      return value.hours;
    default:
      return value satisfies never;
  }
}
