/**
 * Every rule that an office may set, by name: where it stands in the rules, what it may be, and how
 * it is read. The chat and the command line both go by this one table.
 */
import type { PlanId } from "./ids.ts";
import { fail, ok, type Result } from "./result.ts";
import type { RuleName } from "./rule-names.ts";
import {
  readCount,
  readDays,
  readEscalation,
  readHours,
  readTime,
  type Range,
  type RuleFault,
  type RuleValue,
} from "./rule-values.ts";
import { ladderOf, type LadderRules, type OrgRules, type RuleBook } from "./rules.ts";
import type { Stores } from "./stores.ts";
import type { LocalTime } from "./time.ts";

interface RuleSetting {
  readonly of: (rules: OrgRules) => RuleValue;
  readonly read: (text: string) => Result<RuleValue, RuleFault>;
  /** The rules with this value in them; a value of another kind changes nothing. */
  readonly put: (rules: OrgRules, value: RuleValue) => OrgRules;
}

const WORKING_DAYS: Range = { least: 0, most: 60 };
/** At least a day: after a date, or before the last day on which an apology is in time. */
const DAYS_AFTER: Range = { least: 1, most: 60 };

const SETTINGS: Readonly<Record<RuleName, RuleSetting>> = {
  "office-hours": {
    of: ({ officeHours: hours }) => ({ kind: "hours", hours }),
    read: readHours,
    put: (rules, value) =>
      value.kind === "hours" ? { ...rules, officeHours: value.hours } : rules,
  },
  "morning-time": timeOfLadder("morningTime"),
  "due-day-time": timeOfLadder("dueDayTime"),
  "leader-summary-time": timeOfSummary("leaderTime"),
  "coordinator-summary-time": timeOfSummary("coordinatorTime"),
  "work-before": daysBefore("work", "must"),
  after: daysOfLadder("after", DAYS_AFTER, "first-smallest"),
  mondays: countOfLadder("mondays", { least: 0, most: 12 }),
  "work-escalation": escalationOf("work"),
  proof: daysOfLadder("proof", DAYS_AFTER, "first-smallest"),
  "grace-after-import": countOfLadder("graceAfterImport", { least: 0, most: 30 }),
  "report-cut-off": {
    of: ({ ladder }) => ({ kind: "days", days: ladder.report.beforeCutOff }),
    read: (text) => readDays(text, WORKING_DAYS, "first-largest", true),
    put: (rules, value) =>
      value.kind === "days"
        ? inLadder(rules, { report: { ...rules.ladder.report, beforeCutOff: value.days } })
        : rules,
  },
  "report-before": daysBefore("report", "must"),
  "report-escalation": escalationOf("report"),
  "apology-before": daysBefore("apology", "may", DAYS_AFTER),
  "apology-escalation": escalationOf("apology"),
  status: daysOfLadder("status", WORKING_DAYS, "first-largest"),
  "own-date": daysOfLadder("ownDate", WORKING_DAYS, "first-smallest"),
  support: daysOfLadder("support", WORKING_DAYS, "first-largest"),
};

export function valueOf(name: RuleName, rules: OrgRules): RuleValue {
  return SETTINGS[name].of(rules);
}

/** The rules with what was typed in them, if it can be understood and leaves them of one piece. */
export function withRule(
  name: RuleName,
  text: string,
  rules: OrgRules,
): Result<OrgRules, RuleFault> {
  const read = SETTINGS[name].read(text);
  return read.ok ? withValue(name, read.value, rules) : read;
}

/** As `withRule`, with the value that the rule has in other rules. */
export function withRuleAsIn(
  name: RuleName,
  other: OrgRules,
  rules: OrgRules,
): Result<OrgRules, RuleFault> {
  return withValue(name, valueOf(name, other), rules);
}

export function isSameRule(name: RuleName, one: OrgRules, other: OrgRules): boolean {
  return JSON.stringify(valueOf(name, one)) === JSON.stringify(valueOf(name, other));
}

/** The rules as a plan goes by them; the organisation's own for null. */
export async function rulesFor(stores: Stores, planId: PlanId | null): Promise<OrgRules> {
  return rulesIn(await stores.settings.rules(), planId);
}

/** As `rulesFor`, to be saved changed: nobody else may change any until the transaction ends. */
export async function rulesToChange(stores: Stores, planId: PlanId | null): Promise<OrgRules> {
  return rulesIn(await stores.settings.rulesToChange(), planId);
}

function rulesIn(book: RuleBook, planId: PlanId | null): OrgRules {
  const { summary, officeHours } = book;
  return { summary, officeHours, ladder: ladderOf(book, planId) };
}

export async function saveRulesFor(
  stores: Stores,
  planId: PlanId | null,
  rules: OrgRules,
): Promise<void> {
  if (planId) await stores.settings.savePlanLadder(planId, rules.ladder);
  else await stores.settings.saveRules(rules);
}

function withValue(name: RuleName, value: RuleValue, rules: OrgRules): Result<OrgRules, RuleFault> {
  const changed = SETTINGS[name].put(rules, value);
  const fault = misplacedTime(changed);
  return fault ? fail(fault) : ok(changed);
}

/** Only the leaders' summary may come before office hours; nothing comes before six. */
function misplacedTime({ ladder, summary, officeHours }: OrgRules): RuleFault | null {
  const { morning, afternoon } = officeHours;
  const bounds: readonly (readonly [RuleName, LocalTime, LocalTime, LocalTime])[] = [
    ["office-hours", morning[0], "06:00" as LocalTime, afternoon[1]],
    ["office-hours", afternoon[1], morning[0], "20:00" as LocalTime],
    ["morning-time", ladder.morningTime, morning[0], earlier(morning[1], "11:00" as LocalTime)],
    ["due-day-time", ladder.dueDayTime, afternoon[0], halfHourBefore(afternoon[1])],
    ["leader-summary-time", summary.leaderTime, "06:00" as LocalTime, ladder.morningTime],
    [
      "coordinator-summary-time",
      summary.coordinatorTime,
      afternoon[0],
      halfHourBefore(afternoon[1]),
    ],
  ];
  for (const [rule, time, from, until] of bounds) {
    if (time < from || time > until) return { fault: "outside", rule, from, until };
  }
  return null;
}

function earlier(one: LocalTime, other: LocalTime): LocalTime {
  return one < other ? one : other;
}

/** What is planned for the very end of a day would have no time to go out. */
function halfHourBefore(time: LocalTime): LocalTime {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) - 30;
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` as LocalTime;
}

function inLadder(rules: OrgRules, change: Partial<LadderRules>): OrgRules {
  return { ...rules, ladder: { ...rules.ladder, ...change } };
}

function timeOfLadder(key: "morningTime" | "dueDayTime"): RuleSetting {
  return {
    of: ({ ladder }) => ({ kind: "time", time: ladder[key] }),
    read: readTime,
    put: (rules, value) => (value.kind === "time" ? inLadder(rules, { [key]: value.time }) : rules),
  };
}

function timeOfSummary(key: "leaderTime" | "coordinatorTime"): RuleSetting {
  return {
    of: ({ summary }) => ({ kind: "time", time: summary[key] }),
    read: readTime,
    put: (rules, value) =>
      value.kind === "time"
        ? { ...rules, summary: { ...rules.summary, [key]: value.time } }
        : rules,
  };
}

function daysBefore(
  kind: "work" | "report" | "apology",
  some: "must" | "may",
  range = WORKING_DAYS,
): RuleSetting {
  return {
    of: ({ ladder }) => ({ kind: "days", days: ladder[kind].before }),
    read: (text) => readDays(text, range, "first-largest", some === "may"),
    put: (rules, value) =>
      value.kind === "days"
        ? inLadder(rules, { [kind]: { ...rules.ladder[kind], before: value.days } })
        : rules,
  };
}

function escalationOf(kind: "work" | "report" | "apology"): RuleSetting {
  return {
    of: ({ ladder }) => ({ kind: "escalation", after: ladder[kind].escalation }),
    read: (text) => readEscalation(text, DAYS_AFTER),
    put: (rules, value) =>
      value.kind === "escalation"
        ? inLadder(rules, { [kind]: { ...rules.ladder[kind], escalation: value.after } })
        : rules,
  };
}

function daysOfLadder(
  key: "after" | "proof" | "status" | "ownDate" | "support",
  range: Range,
  order: "first-largest" | "first-smallest",
): RuleSetting {
  return {
    of: ({ ladder }) => ({ kind: "days", days: ladder[key] }),
    read: (text) => readDays(text, range, order, true),
    put: (rules, value) => (value.kind === "days" ? inLadder(rules, { [key]: value.days }) : rules),
  };
}

function countOfLadder(key: "mondays" | "graceAfterImport", range: Range): RuleSetting {
  return {
    of: ({ ladder }) => ({ kind: "count", count: ladder[key] }),
    read: (text) => readCount(text, range),
    put: (rules, value) =>
      value.kind === "count" ? inLadder(rules, { [key]: value.count }) : rules,
  };
}
