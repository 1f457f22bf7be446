import { describe, expect, test } from "vitest";
import { mayPlanSet, readRuleName, RULE_NAMES, type RuleName } from "../../domain/rule-names.ts";
import { isSameRule, valueOf, withRule, withRuleAsIn } from "../../domain/rule-settings.ts";
import { DEFAULT_RULES, type OrgRules } from "../../domain/rules.ts";

function set(name: RuleName, text: string, rules: OrgRules = DEFAULT_RULES): OrgRules {
  const changed = withRule(name, text, rules);
  if (!changed.ok) throw new Error(JSON.stringify(changed.error));
  return changed.value;
}

function fault(name: RuleName, text: string, rules: OrgRules = DEFAULT_RULES): unknown {
  const changed = withRule(name, text, rules);
  return changed.ok ? null : changed.error;
}

describe("numbers of days", () => {
  test("are sorted as they come, whatever stands between them", () => {
    const days = [20, 10, 5, 2, 0];
    for (const text of ["20, 10, 5, 2, 0", "0 2 5 10 20", "5; 20;10 ; 2, 0", "20,10,5,2 và 0"]) {
      expect(set("work-before", text).ladder.work.before).toEqual(days);
    }
    expect(set("after", "5, 1, 3").ladder.after).toEqual([1, 3, 5]);
  });

  test.each([
    ["mười ngày", { fault: "not-days" }],
    ["", { fault: "not-days" }],
    ["-5, 0", { fault: "not-days" }],
    ["1e3", { fault: "not-days" }],
    ["31/02", { fault: "not-days" }],
    ["31.2", { fault: "not-days" }],
    ["ngày 31 tháng 2", { fault: "not-days" }],
    ["5, 5", { fault: "twice", number: 5 }],
    ["61", { fault: "out-of-range", least: 0, most: 60 }],
    ["9999", { fault: "out-of-range", least: 0, most: 60 }],
    ["8,7,6,5,4,3,2,1,0", { fault: "too-many", most: 8 }],
    ["không", { fault: "no-days" }],
  ])("“%s” is none", (text, expected) => {
    expect(fault("work-before", text)).toEqual(expected);
  });

  test("may be none where a duty is reminded of otherwise", () => {
    expect(set("status", "không").ladder.status).toEqual([]);
    expect(set("after", "Không nhắc").ladder.after).toEqual([]);
  });

  test("after a date begin with the day after", () => {
    expect(fault("after", "0, 3")).toEqual({ fault: "out-of-range", least: 1, most: 60 });
  });
});

describe("an escalation", () => {
  test("has a day for the coordinator and one for the leader", () => {
    const { work, report } = set("work-escalation", "2, 4").ladder;
    expect(work.escalation).toEqual({ coordinator: 2, leader: 4 });
    expect(report).toEqual(DEFAULT_RULES.ladder.report);
  });

  test.each([
    ["5, 3", { fault: "leader-before-coordinator" }],
    ["5", { fault: "not-two" }],
    ["1, 2, 3", { fault: "not-two" }],
    ["0, 5", { fault: "out-of-range", least: 1, most: 60 }],
  ])("is not “%s”", (text, expected) => {
    expect(fault("work-escalation", text)).toEqual(expected);
  });
});

describe("times", () => {
  test.each(["8:00", "08:00", "8h", "8 giờ", "08h00", "8 giờ 00 phút", "8g00"])(
    "“%s” is eight in the morning",
    (text) => {
      expect(set("morning-time", text).ladder.morningTime).toBe("08:00");
    },
  );

  test.each(["sáng sớm", "24:00", "7:60", "07:3", "7.5", "-7"])("“%s” is none", (text) => {
    expect(fault("morning-time", text)).toEqual({ fault: "not-time" });
  });

  test("the morning's message keeps to office hours, and to the morning", () => {
    const bounds = { fault: "outside", rule: "morning-time", from: "07:30", until: "11:00" };
    for (const text of ["07:29", "11:01", "05:00", "14:00"]) {
      expect(fault("morning-time", text)).toEqual(bounds);
    }
    expect(fault("morning-time", "11:00")).toBeNull();
  });

  test("only the leaders' summary may come before office hours, never before six", () => {
    expect(set("leader-summary-time", "6:00").summary.leaderTime).toBe("06:00");
    expect(fault("leader-summary-time", "05:59")).toMatchObject({ fault: "outside" });
    expect(fault("leader-summary-time", "07:31")).toMatchObject({ fault: "outside" });
  });

  test("office hours cannot leave a message outside: what is in the way is named", () => {
    expect(fault("office-hours", "08:00-11:30, 13:30-17:00")).toEqual({
      fault: "outside",
      rule: "morning-time",
      from: "08:00",
      until: "11:00",
    });
    const later = set("morning-time", "08:00");
    const hours = set("office-hours", "8h - 12h, 13h - 17h", later).officeHours;
    expect(hours).toEqual({ morning: ["08:00", "12:00"], afternoon: ["13:00", "17:00"] });
  });

  test.each([
    "07:30-11:30",
    "11:30-07:30, 13:30-17:00",
    "07:30-13:45, 13:30-17:00",
    "cả ngày",
    "7-11-13-17-19",
  ])("“%s” are no office hours", (text) => {
    expect(fault("office-hours", text)).toEqual({ fault: "not-hours" });
  });
});

describe("every rule", () => {
  test.each(RULE_NAMES)("%s stays what it is when it is set as it is in the same rules", (name) => {
    expect(withRuleAsIn(name, DEFAULT_RULES, DEFAULT_RULES)).toEqual({
      ok: true,
      value: DEFAULT_RULES,
    });
  });

  test("is set alone: no other changes with it", () => {
    const typed: Partial<Record<RuleName, string>> = {
      "office-hours": "07:00-11:30, 13:30-17:00",
      "morning-time": "07:45",
      "due-day-time": "15:00",
      "leader-summary-time": "06:30",
      "coordinator-summary-time": "16:00",
    };
    for (const name of RULE_NAMES) {
      const value = valueOf(name, DEFAULT_RULES);
      const other = value.kind === "escalation" ? "7, 9" : value.kind === "count" ? "7" : "7, 1";
      const changed = set(name, typed[name] ?? other);
      const differing = RULE_NAMES.filter((each) => !isSameRule(each, changed, DEFAULT_RULES));
      expect(differing).toEqual([name]);
    }
  });

  test("names are known, and nothing else is", () => {
    expect(readRuleName("after")).toBe("after");
    for (const name of ["", "After", "__proto__", "constructor"]) {
      expect(readRuleName(name)).toBeNull();
    }
  });

  test("times are not a plan's to set", () => {
    expect(RULE_NAMES.filter((name) => !mayPlanSet(name))).toHaveLength(5);
    expect(mayPlanSet("work-before")).toBe(true);
  });
});
