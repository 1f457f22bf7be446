/** The rules in force, in plain words; what may be set, and what is wrong with what was typed. */
import type { RulePlan } from "../../domain/oversight-content.ts";
import type { RuleGroup, RuleName } from "../../domain/rule-names.ts";
import { valueOf } from "../../domain/rule-settings.ts";
import type { RuleFault, RuleValue } from "../../domain/rule-values.ts";
import { DEFAULT_RULES } from "../../domain/rules.ts";
import { shorten } from "./format.ts";

const PLAN_LENGTH = 60;
const NO_REMINDER = "không nhắc";

export const RULE_GROUP_WORDS: Readonly<Record<RuleGroup, string>> = {
  times: "Giờ gửi tin",
  work: "Nhiệm vụ, văn bản",
  report: "Báo cáo định kỳ",
  apology: "Hồ sơ TTHC, xin lỗi",
  other: "Tình trạng quý, đăng ký ngày, phối hợp",
};

interface RuleWords {
  readonly title: string;
  /** What numbers of days mean. */
  readonly days?: DayWords;
}

interface DayWords {
  /** Stands before the numbers: `trước`. */
  readonly lead: string;
  /** What a 0 means. */
  readonly zero: string;
}

const BEFORE_DUE: DayWords = { lead: "trước", zero: "trong ngày đến hạn" };
const AFTER_DUE: DayWords = { lead: "sau", zero: "" };

export const RULE_WORDS: Readonly<Record<RuleName, RuleWords>> = {
  "office-hours": { title: "Giờ hành chính" },
  "morning-time": { title: "Tin buổi sáng" },
  "due-day-time": { title: "Nhắc lần hai trong ngày đến hạn" },
  "leader-summary-time": {
    title: "Tổng hợp gửi lãnh đạo UBND, đầu tuần",
  },
  "coordinator-summary-time": {
    title: "Dự thảo tổng hợp, cuối tuần",
  },
  "work-before": { title: "Nhắc trước hạn", days: BEFORE_DUE },
  after: { title: "Nhắc khi quá hạn", days: AFTER_DUE },
  mondays: { title: "Sau đó nhắc đầu mỗi tuần" },
  "work-escalation": { title: "Báo cáo khi việc quá hạn" },
  proof: {
    title: "Nhắc tài liệu kiểm chứng sau khi báo hoàn thành",
    days: AFTER_DUE,
  },
  "grace-after-import": { title: "Sau khi nhập kế hoạch, chưa báo cáo việc quá hạn trong" },
  "report-cut-off": {
    title: "Nhắc trước ngày chốt số liệu",
    days: { lead: "trước", zero: "trong ngày chốt" },
  },
  "report-before": { title: "Nhắc trước hạn gửi báo cáo", days: BEFORE_DUE },
  "report-escalation": { title: "Báo cáo khi báo cáo định kỳ quá hạn" },
  "apology-before": {
    title: "Hỏi hồ sơ có kịp hạn, nhắc xin lỗi",
    days: { lead: "trước hạn trả", zero: "" },
  },
  "apology-escalation": { title: "Báo cáo khi chưa xin lỗi" },
  status: {
    title: "Hỏi tình trạng việc thường xuyên cuối quý",
    days: { lead: "trước", zero: "trong ngày làm việc cuối quý" },
  },
  "own-date": {
    title: "Hỏi ngày hoàn thành việc “Trong năm”",
    days: { lead: "sau", zero: "ngày làm việc đầu năm" },
  },
  support: {
    title: "Nhắc việc đơn vị khác đề nghị phối hợp",
    days: { lead: "trước", zero: "trong ngày được đề nghị" },
  },
};

/** `trước 20, 10, 5, 2 ngày làm việc và trong ngày đến hạn`. */
export function ruleValueWords(name: RuleName, value: RuleValue): string {
  switch (value.kind) {
    case "days":
      return dayWords(value.days, RULE_WORDS[name].days ?? BEFORE_DUE);
    case "count":
      return name === "mondays" ? mondayWords(value.count) : `${value.count} ngày làm việc`;
    case "escalation": {
      const { coordinator, leader } = value.after;
      return (
        `Cơ quan thường trực CCHC sau ${coordinator}, ` +
        `lãnh đạo UBND sau ${leader} ngày làm việc`
      );
    }
    case "time":
      return value.time;
    case "hours": {
      const { morning, afternoon } = value.hours;
      return `${morning.join("–")}, ${afternoon.join("–")}`;
    }
    default:
      return value satisfies never;
  }
}

/** How a rule's usual value is typed: `20, 10, 5, 2, 0`. */
export function ruleExample(name: RuleName): string {
  const value = valueOf(name, DEFAULT_RULES);
  switch (value.kind) {
    case "days":
      return value.days.join(", ");
    case "count":
      return String(value.count);
    case "escalation":
      return `${value.after.coordinator}, ${value.after.leader}`;
    case "time":
      return value.time;
    case "hours":
      return `${value.hours.morning.join("-")}, ${value.hours.afternoon.join("-")}`;
    default:
      return value satisfies never;
  }
}

/** One sentence that says what would be right. */
export function ruleFaultWords(rule: RuleName, fault: RuleFault): string {
  const { title } = RULE_WORDS[rule];
  const example = ruleExample(rule);
  switch (fault.fault) {
    case "not-days":
      return `Đề nghị nhắn các số ngày làm việc, cách nhau bằng dấu phẩy, ví dụ: ${example}.`;
    case "no-days":
      return `“${title}” cần ít nhất một mốc, ví dụ: ${example}.`;
    case "too-many":
      return `Nhiều nhất ${fault.most} mốc, ví dụ: ${example}.`;
    case "twice":
      return `Số ${fault.number} được ghi hai lần. Đề nghị nhắn lại, ví dụ: ${example}.`;
    case "out-of-range":
      return `Mỗi số phải từ ${fault.least} đến ${fault.most}, ví dụ: ${example}.`;
    case "not-count":
      return `Đề nghị nhắn một số, ví dụ: ${example}.`;
    case "not-two":
      return (
        "Đề nghị nhắn hai số ngày làm việc: báo Cơ quan thường trực CCHC, " +
        `rồi báo cáo lãnh đạo UBND, ví dụ: ${example}.`
      );
    case "leader-before-coordinator":
      return "Lãnh đạo UBND không thể được báo cáo trước Cơ quan thường trực CCHC.";
    case "not-time":
      return `Đề nghị nhắn giờ và phút, ví dụ: ${example}.`;
    case "not-hours":
      return `Đề nghị nhắn giờ buổi sáng và buổi chiều, ví dụ: ${example}.`;
    case "outside":
      return outsideWords(rule, fault);
    default:
      return fault satisfies never;
  }
}

/** `cả cơ quan`, `kế hoạch 03/KH-UBND năm 2023`. */
export function scopeWords(plan: RulePlan | null): string {
  return plan ? `kế hoạch ${shorten(plan.number, PLAN_LENGTH)} năm ${plan.year}` : "cả cơ quan";
}

function outsideWords(
  rule: RuleName,
  fault: Extract<RuleFault, { readonly fault: "outside" }>,
): string {
  const bounds = `từ ${fault.from} đến ${fault.until}`;
  if (fault.rule === rule) return `“${RULE_WORDS[rule].title}” phải ${bounds}.`;
  return `Khi đó “${RULE_WORDS[fault.rule].title}” phải ${bounds}; đề nghị đổi mục đó trước.`;
}

function mondayWords(weeks: number): string {
  return weeks === 0
    ? `${NO_REMINDER}, đề nghị chốt chậm ngay`
    : `trong ${weeks} tuần, rồi đề nghị chốt chậm`;
}

function dayWords(days: readonly number[], { lead, zero }: DayWords): string {
  const counted = days.filter((day) => day > 0);
  const parts = [
    ...(counted.length > 0 ? [`${lead} ${counted.join(", ")} ngày làm việc`] : []),
    ...(days.includes(0) ? [zero] : []),
  ];
  const isFirst = days[0] === 0;
  return (isFirst ? parts.toReversed() : parts).join(" và ") || NO_REMINDER;
}
