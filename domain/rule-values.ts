/** What a rule's value is, and how it is read from what a person typed. */
import { fail, ok, type Result } from "./result.ts";
import type { RuleName } from "./rule-names.ts";
import type { Escalation } from "./rules.ts";
import { foldText } from "./text.ts";
import { parseLocalTime, type LocalTime } from "./time.ts";
import type { OfficeHours } from "./working-calendar.ts";

export type RuleValue =
  /** Working days, in the order in which they come. */
  | { readonly kind: "days"; readonly days: readonly number[] }
  | { readonly kind: "count"; readonly count: number }
  | { readonly kind: "escalation"; readonly after: Escalation }
  | { readonly kind: "time"; readonly time: LocalTime }
  | { readonly kind: "hours"; readonly hours: OfficeHours };

/** Why what was typed cannot be a rule. */
export type RuleFault =
  | { readonly fault: "not-days" }
  | { readonly fault: "no-days" }
  | { readonly fault: "too-many"; readonly most: number }
  | { readonly fault: "twice"; readonly number: number }
  | { readonly fault: "out-of-range"; readonly least: number; readonly most: number }
  | { readonly fault: "not-count" }
  | { readonly fault: "not-two" }
  | { readonly fault: "leader-before-coordinator" }
  | { readonly fault: "not-time" }
  | { readonly fault: "not-hours" }
  /** A time of the rules as they would be lies outside what it may be; `until` is included. */
  | {
      readonly fault: "outside";
      readonly rule: RuleName;
      readonly from: LocalTime;
      readonly until: LocalTime;
    };

export interface Range {
  readonly least: number;
  readonly most: number;
}

const MOST_DAYS = 8;
const NONE: readonly string[] = ["khong", "khong nhac", "none", "-"];

/** `20, 10, 5, 2, 0`, in any order; `không` where there may be none. */
export function readDays(
  text: string,
  range: Range,
  order: "first-largest" | "first-smallest",
  mayBeNone: boolean,
): Result<RuleValue, RuleFault> {
  if (NONE.includes(foldText(text))) {
    return mayBeNone ? ok({ kind: "days", days: [] }) : fail({ fault: "no-days" });
  }
  const days = numbersIn(text);
  if (!days) return fail({ fault: "not-days" });
  if (days.length > MOST_DAYS) return fail({ fault: "too-many", most: MOST_DAYS });
  const twice = days.find((day, index) => days.indexOf(day) !== index);
  if (twice !== undefined) return fail({ fault: "twice", number: twice });
  if (days.some((day) => isOutside(day, range))) return fail({ fault: "out-of-range", ...range });
  const sign = order === "first-largest" ? -1 : 1;
  return ok({ kind: "days", days: days.toSorted((one, other) => sign * (one - other)) });
}

export function readCount(text: string, range: Range): Result<RuleValue, RuleFault> {
  const [count, ...others] = numbersIn(text) ?? [];
  if (count === undefined || others.length > 0) return fail({ fault: "not-count" });
  return isOutside(count, range)
    ? fail({ fault: "out-of-range", ...range })
    : ok({ kind: "count", count });
}

/** `3, 5`: to the coordinator, to the leader. */
export function readEscalation(text: string, range: Range): Result<RuleValue, RuleFault> {
  const [coordinator, leader, ...others] = numbersIn(text) ?? [];
  if (coordinator === undefined || leader === undefined || others.length > 0) {
    return fail({ fault: "not-two" });
  }
  if ([coordinator, leader].some((day) => isOutside(day, range))) {
    return fail({ fault: "out-of-range", ...range });
  }
  if (leader < coordinator) return fail({ fault: "leader-before-coordinator" });
  return ok({ kind: "escalation", after: { coordinator, leader } });
}

/** `7:30`, `07h30`, `7 giờ 30`, `14h`. */
export function readTime(text: string): Result<RuleValue, RuleFault> {
  const time = timeFrom(foldText(text));
  return time ? ok({ kind: "time", time }) : fail({ fault: "not-time" });
}

/** `07:30 - 11:30, 13:30 - 17:00`: what stands between the four times is all the same. */
export function readHours(text: string): Result<RuleValue, RuleFault> {
  const times = (foldText(text).match(TIMES) ?? []).map(timeFrom);
  const [from, noon, back, until, ...others] = times;
  if (!from || !noon || !back || !until || others.length > 0) return fail({ fault: "not-hours" });
  if (!(from < noon && noon <= back && back < until)) return fail({ fault: "not-hours" });
  return ok({ kind: "hours", hours: { morning: [from, noon], afternoon: [back, until] } });
}

const TIME = /^(\d{1,2})(?:\s*(?::|h|gio|g)\s*(\d{2})?)?\s*(?:phut|p)?$/u;
const TIMES = /\d{1,2}(?:\s*(?::|h|gio|g)\s*(?:\d{2})?)?/gu;

function timeFrom(folded: string): LocalTime | null {
  const [, hour, minute] = TIME.exec(folded.trim()) ?? [];
  if (hour === undefined) return null;
  return parseLocalTime(`${hour.padStart(2, "0")}:${minute ?? "00"}`);
}

/**
 * Numbers in a row. Incident: “31/02” was taken for 31 and 2 days; whatever may be a date is none.
 */
function numbersIn(text: string): readonly number[] | null {
  const words = foldText(text).replace(/\b(?:va|ngay|lam viec|lan|tuan)\b/gu, " ");
  if (!/^[\s,;]*\d{1,4}(?:[\s,;]+\d{1,4})*[\s,;]*$/u.test(words)) return null;
  return (words.match(/\d+/gu) ?? []).map(Number);
}

function isOutside(number: number, { least, most }: Range): boolean {
  return number < least || number > most;
}
