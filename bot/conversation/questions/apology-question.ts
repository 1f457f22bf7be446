/** Xin lỗi, and its rules: what the next words answer. */
import type { ApologyRuleName } from "../../../domain/apology-action.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import type { LocalDate } from "../../../domain/time.ts";
import type { AnsweredBy } from "./answered-by.ts";

export type ApologyQuestion =
  /** `drafts`: once it is known, the letter is made. */
  | {
      readonly asking: "apology-reason";
      readonly deadlineId: DeadlineId;
      readonly drafts?: true;
    }
  /** A day, or so many working days. */
  | { readonly asking: "new-date"; readonly deadlineId: DeadlineId; readonly drafts?: true }
  | { readonly asking: "letter-number"; readonly deadlineId: DeadlineId };

export const APOLOGY_QUESTIONS: AnsweredBy<ApologyQuestion> = {
  "apology-reason": "words",
  "new-date": "number",
  "letter-number": "number",
};

export type ApologyRulesQuestion =
  | {
      readonly asking: "apology-rule";
      readonly rule: ApologyRuleName;
      readonly from: LocalDate;
    }
  | { readonly asking: "apology-rules-from" }
  /** A file: the template as it was edited. */
  | { readonly asking: "letter-template"; readonly from: LocalDate }
  | { readonly asking: "applicant-days" };

export const APOLOGY_RULES_QUESTIONS: AnsweredBy<ApologyRulesQuestion> = {
  "apology-rule": "number",
  "apology-rules-from": "number",
  "letter-template": "words",
  "applicant-days": "number",
};
