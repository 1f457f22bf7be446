/** Cài đặt: what is shown of the rules and of the calendar, and how they are changed. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { PlanId } from "../../domain/ids.ts";
import type { RuleLine } from "../../domain/oversight-content.ts";
import { mayPlanSet, RULE_GROUPS, type RuleGroup, type RuleName } from "../../domain/rule-names.ts";
import type { LocalDate } from "../../domain/time.ts";
import { say } from "./answers.ts";
import { APOLOGY_RULES_LABEL } from "./apology-rules.ts";
import { CHANNELS_LABEL } from "./channel-words.ts";
import { dateWithWeekday, fullDate, shorten } from "./format.ts";
import { LONGEST_BUTTON } from "./items.ts";
import {
  RULE_GROUP_WORDS,
  RULE_WORDS,
  ruleExample,
  ruleFaultWords,
  ruleValueWords,
  scopeWords,
} from "./oversight-rules.ts";
import { pageTurns } from "./paging.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const ALL_RULES: Choice = {
  label: "Quy tắc nhắc việc của cơ quan",
  action: { do: "settings", planId: null, isWhole: true },
};
const GROUPS = Object.keys(RULE_GROUPS) as RuleGroup[];
const MOST_DAYS = 40;
const MAY_BE_NONE: readonly RuleName[] = [
  "after",
  "proof",
  "report-cut-off",
  "apology-before",
  "status",
  "own-date",
  "support",
];

export function renderSettings(content: Of<"settings">): Rendered {
  const { plan, rules, isWhole, mayChange, hasPlans, standInsOf } = content;
  const title = isWhole ? `Quy tắc nhắc việc: ${scopeWords(plan)}` : "Cài đặt";
  const lines: Line[] = [[{ bold: title }]];
  for (const group of GROUPS) {
    const own = rules.filter(({ name }) =>
      (RULE_GROUPS[group] as readonly RuleName[]).includes(name),
    );
    if (own.length > 0) lines.push([], [{ bold: RULE_GROUP_WORDS[group] }], ...own.map(ruleLine));
  }
  const isChanged = rules.some(isUnusual);
  if (isChanged) lines.push([], [`(*) khác ${plan ? "quy tắc của cơ quan" : "mặc định"}.`]);
  const planId = plan?.id ?? null;
  const choices: Choice[][] = [];
  if (mayChange) {
    choices.push(...groupChoices(planId));
    if (hasPlans) choices.push([toPlans]);
    if (!plan) choices.push([{ label: APOLOGY_RULES_LABEL, action: { do: "apology-rules" } }]);
  }
  choices.push([{ label: "Lịch nghỉ", action: { do: "days-off" } }]);
  if (!plan) choices.push([{ label: CHANNELS_LABEL, action: { do: "channels" } }]);
  if (standInsOf) {
    const absentId = standInsOf === "everybody" ? null : standInsOf;
    choices.push([{ label: "Phân công thay", action: { do: "stand-ins", absentId, page: 0 } }]);
  }
  if (!isWhole) choices.push([ALL_RULES]);
  return { lines, choices, attachment: null };
}

export function renderRuleGroup({ group, plan, rules }: Of<"rule-group">): Rendered {
  const planId = plan?.id ?? null;
  const head: Line[] = [
    [{ bold: `${RULE_GROUP_WORDS[group]} (${scopeWords(plan)})` }],
    ["Chọn mục cần đổi:"],
  ];
  return {
    lines: [...head, ...rules.map(ruleLine)],
    choices: [
      ...rules.map(({ name }, index): Choice[] => [
        {
          label: shorten(RULE_WORDS[name].title, LONGEST_BUTTON),
          action: { do: "ask-rule", rule: name, planId },
          line: head.length + index,
        },
      ]),
      [{ label: "Quay lại", action: { do: "settings", planId }, turn: "back" }],
    ],
    attachment: null,
  };
}

export function renderAskRule({ plan, rule }: Of<"ask-rule">): Rendered {
  const { title } = RULE_WORDS[rule.name];
  const none = MAY_BE_NONE.includes(rule.name) ? "; hoặc “không” để thôi nhắc" : "";
  const lines: Line[] = [
    [{ bold: title }, ` (${scopeWords(plan)})`],
    [`Hiện nay: ${ruleValueWords(rule.name, rule.value)}.`],
  ];
  if (isUnusual(rule))
    lines.push([`${usualName(plan)}: ${ruleValueWords(rule.name, rule.usual)}.`]);
  lines.push([`Đề nghị nhắn giá trị mới, ví dụ: ${ruleExample(rule.name)}${none}.`]);
  return {
    lines,
    choices: afterRule(plan?.id ?? null, rule),
    attachment: null,
    awaitsNumber: true,
  };
}

export function renderRuleSaved({ plan, rule }: Of<"rule-saved">): Rendered {
  return {
    lines: [
      [
        `Đã lưu cho ${scopeWords(plan)}. `,
        { bold: RULE_WORDS[rule.name].title },
        `: ${ruleValueWords(rule.name, rule.value)}.`,
      ],
      ...(leavesDueDayOut(rule) ? [["Lưu ý: ngày đến hạn không còn được nhắc (số 0)."]] : []),
      ["Áp dụng ngay cho mọi thời hạn."],
    ],
    choices: afterRule(plan?.id ?? null, rule),
    attachment: null,
  };
}

/** 0 is the due day; whoever types the days before it easily leaves it out. */
function leavesDueDayOut({ name, value }: RuleLine): boolean {
  const isBefore = name === "work-before" || name === "report-before";
  return isBefore && value.kind === "days" && !value.days.includes(0);
}

export function renderBadRule({ rule, fault }: Of<"bad-rule">): Rendered {
  return say(ruleFaultWords(rule, fault), "Nhắn “thôi” để giữ như cũ.");
}

export function renderRulePlans({ plans, page, pages }: Of<"rule-plans">): Rendered {
  return {
    lines: [
      [{ bold: "Áp dụng cho" }],
      ["Kế hoạch có quy tắc riêng thì theo quy tắc riêng; phần còn lại theo cả cơ quan."],
    ],
    choices: [
      [{ label: "Cả cơ quan", action: { do: "settings", planId: null } }],
      ...plans.map((plan): Choice[] => [
        {
          label: shorten(`Kế hoạch ${plan.number} năm ${plan.year}`, LONGEST_BUTTON),
          action: { do: "settings", planId: plan.id },
        },
      ]),
      ...pageTurns(page, pages, (to) => ({ do: "rule-plans", page: to })),
    ],
    attachment: null,
  };
}

export function renderDaysOff({ off, worked, corrected, mayChange }: Of<"days-off">): Rendered {
  const mark = (day: LocalDate) =>
    corrected.includes(day) ? `${fullDate(day)} (*)` : fullDate(day);
  const listed = (days: readonly LocalDate[]) =>
    days.length > 0 ? days.slice(0, MOST_DAYS).map(mark).join(", ") : "không có";
  const lines: Line[] = [
    [{ bold: "Lịch nghỉ trong 12 tháng tới" }],
    [`Nghỉ, ngoài thứ Bảy và Chủ nhật: ${listed(off)}.`],
    [`Làm bù thứ Bảy: ${listed(worked)}.`],
  ];
  if (corrected.length > 0) lines.push(["(*) do cơ quan đặt."]);
  if (mayChange) lines.push([], ["Để đổi, nhắn ngày, ví dụ: 02/5/2023 nghỉ, hoặc 06/5/2023 làm."]);
  return { lines, choices: [[toSettings(null)]], attachment: null };
}

export function renderDaySaved({ day, works }: Of<"day-saved">): Rendered {
  const what = works ? "là ngày làm việc" : "là ngày nghỉ";
  return {
    ...say(`Đã lưu: ${dateWithWeekday(day)} ${what}.`, "Áp dụng ngay cho mọi thời hạn."),
    choices: [[{ label: "Lịch nghỉ", action: { do: "days-off" } }]],
  };
}

export const BAD_DAYS: Readonly<Record<Of<"bad-day">["reason"], string>> = {
  unread: "Đề nghị nhắn một ngày, kèm “nghỉ” hoặc “làm”, ví dụ: 02/5/2023 nghỉ.",
  past: "Ngày này đã qua.",
  sunday: "Chủ nhật luôn là ngày nghỉ.",
};

function ruleLine(rule: RuleLine): Line {
  const mark = isUnusual(rule) ? " (*)" : "";
  return [`- ${RULE_WORDS[rule.name].title}: ${ruleValueWords(rule.name, rule.value)}${mark}`];
}

function groupChoices(planId: PlanId | null): Choice[][] {
  const groups = GROUPS.filter((group) => !planId || RULE_GROUPS[group].every(mayPlanSet));
  return groups.map((group) => [
    { label: `Đổi: ${RULE_GROUP_WORDS[group]}`, action: { do: "rule-group", group, planId } },
  ]);
}

function afterRule(planId: PlanId | null, rule: RuleLine): Choice[][] {
  const reset: Choice[] = isUnusual(rule)
    ? [{ label: usualLabel(planId), action: { do: "reset-rule", rule: rule.name, planId } }]
    : [];
  return [[...reset, toSettings(planId)]];
}

function isUnusual({ value, usual }: RuleLine): boolean {
  return JSON.stringify(value) !== JSON.stringify(usual);
}

function usualName(plan: unknown): string {
  return plan ? "Cả cơ quan" : "Mặc định";
}

function usualLabel(planId: PlanId | null): string {
  return planId ? "Theo cả cơ quan" : "Về mặc định";
}

function toSettings(planId: PlanId | null): Choice {
  return { label: "Xem cài đặt", action: { do: "settings", planId } };
}

const toPlans: Choice = { label: "Áp dụng cho…", action: { do: "rule-plans", page: 0 } };
