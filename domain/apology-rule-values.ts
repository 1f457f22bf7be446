/** Quy định xin lỗi: its values as a coordinator types them, and within what bounds they may be. */
import type { ApologyRuleName } from "./apology-action.ts";
import { LETTER_FORMS, type ApologyRules, type LetterForm } from "./apology-rules.ts";
import { fail, ok, type Result } from "./result.ts";
import { foldText } from "./text.ts";
import { addDays, localDate, type LocalDate } from "./time.ts";

/** Working days; a decree that asked for more would be about something else. */
export const MOST_LEAD_DAYS = 10;
export const MOST_REAPPOINTMENTS = 3;
/** Of the signer's post and of the basis, in characters. */
const LONGEST_RULE_WORDS: Readonly<Record<"signer" | "basis", number>> = {
  signer: 120,
  basis: 300,
};

export type ApologyRuleFault =
  | { readonly code: "not-number"; readonly most: number }
  | { readonly code: "blank" }
  | { readonly code: "too-long"; readonly most: number }
  /** One of the forms is chosen, not typed. */
  | { readonly code: "not-form" };

/** Rules begin no farther from today than this. */
const FARTHEST_DAYS = 20 * 366;
const NONE: readonly string[] = ["khong", "khong co", "de trong", "-"];

/** The pack with what was typed; the post of who signs may be `không`: the unit's head signs. */
export function withApologyRule(
  rules: ApologyRules,
  rule: ApologyRuleName,
  text: string,
): Result<ApologyRules, ApologyRuleFault> {
  switch (rule) {
    case "leadDays":
      return withCount(rules, rule, text, MOST_LEAD_DAYS);
    case "mostReappointments":
      return withCount(rules, rule, text, MOST_REAPPOINTMENTS);
    case "form": {
      const form = LETTER_FORMS.find((each) => foldText(text).includes(each.slice(-4)));
      return form ? ok(withForm(rules, form)) : fail({ code: "not-form" });
    }
    case "signer":
    case "basis":
      return withWords(rules, rule, text);
    default:
      return rule satisfies never;
  }
}

/** An edited template is one of its form: with another form, that one's shipped template is in force. */
export function withForm(rules: ApologyRules, form: LetterForm): ApologyRules {
  return form === rules.form ? rules : { ...rules, form, template: null };
}

/** `15/9/2025`, `từ ngày 15-9-2025`; null where no day can be read. */
export function readFirstDay(text: string): LocalDate | null {
  const [, day, month, year] =
    /^(?:tu )?(?:ngay )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\.?$/u.exec(foldText(text)) ?? [];
  return localDate(Number(year), Number(month), Number(day));
}

export function isTooFar(day: LocalDate, today: LocalDate): boolean {
  return day > addDays(today, FARTHEST_DAYS) || day < addDays(today, -FARTHEST_DAYS);
}

function withCount(
  rules: ApologyRules,
  rule: "leadDays" | "mostReappointments",
  text: string,
  most: number,
): Result<ApologyRules, ApologyRuleFault> {
  const digits = /^(\d{1,2})(?: (?:ngay(?: lam viec)?|lan))?\.?$/u.exec(foldText(text))?.[1];
  const count = Number(digits ?? NaN);
  return count <= most ? ok({ ...rules, [rule]: count }) : fail({ code: "not-number", most });
}

function withWords(
  rules: ApologyRules,
  rule: "signer" | "basis",
  text: string,
): Result<ApologyRules, ApologyRuleFault> {
  const most = LONGEST_RULE_WORDS[rule];
  const words = text
    .normalize("NFC")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  if (rule === "signer" && NONE.includes(foldText(words))) return ok({ ...rules, signer: "" });
  if (words === "") return fail({ code: "blank" });
  return [...words].length > most
    ? fail({ code: "too-long", most })
    : ok({ ...rules, [rule]: words });
}
