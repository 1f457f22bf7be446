/** Xin lỗi: what the choices of `/xinloi`, and those of its rules, do. */
import type { ApologyStage } from "./apology.ts";
import type { LetterForm } from "./apology-rules.ts";
import type { DeadlineId, UnitId } from "./ids.ts";
import type { LocalDate } from "./time.ts";

export type ApologyAction =
  /** Null: all that is not done. */
  | {
      readonly do: "apologies";
      readonly stage: ApologyStage | null;
      readonly unitId: UnitId | null;
      /** As typed: a code or part of it, a procedure, a unit, how they stand; absent for none. */
      readonly words?: string;
      readonly page: number;
    }
  /** By unit: how many each has to make. */
  | { readonly do: "apology-units"; readonly page: number }
  /** `more`: what is rarely done with it. */
  | { readonly do: "apology"; readonly deadlineId: DeadlineId; readonly more?: true }
  /** `drafts`: once it is known, the letter is made. */
  | {
      readonly do: "ask-apology-reason";
      readonly deadlineId: DeadlineId;
      readonly drafts?: true;
    }
  | { readonly do: "ask-new-date"; readonly deadlineId: DeadlineId; readonly drafts?: true }
  | {
      readonly do: "set-new-date";
      readonly deadlineId: DeadlineId;
      readonly newDue: LocalDate;
      readonly drafts?: true;
    }
  | { readonly do: "ask-letter-number"; readonly deadlineId: DeadlineId }
  /** The letter as a file. */
  | { readonly do: "draft-letter"; readonly deadlineId: DeadlineId }
  /** All of those that are owed and have a new date, as one zip. */
  | { readonly do: "draft-letters"; readonly unitId: UnitId | null }
  /** Đã gửi văn bản xin lỗi: asks for the proof. */
  | { readonly do: "apology-sent"; readonly deadlineId: DeadlineId }
  /** Đã cập nhật ngày hẹn mới trên hệ thống một cửa. */
  | { readonly do: "tick-new-date"; readonly deadlineId: DeadlineId }
  /** Ticked by mistake. */
  | { readonly do: "untick-new-date"; readonly deadlineId: DeadlineId };

/** What may be set of the rules of dossiers, by name. */
export type ApologyRuleName = "leadDays" | "mostReappointments" | "form" | "signer" | "basis";

export type ApologyRulesAction =
  | { readonly do: "apology-rules" }
  /** One pack, by its first day. */
  | { readonly do: "apology-pack"; readonly from: LocalDate }
  | { readonly do: "ask-apology-rule"; readonly rule: ApologyRuleName; readonly from: LocalDate }
  | { readonly do: "choose-letter-form"; readonly form: LetterForm; readonly from: LocalDate }
  /** A pack of its own, from a day on. */
  | { readonly do: "ask-apology-rules-from" }
  | { readonly do: "remove-apology-rules"; readonly from: LocalDate }
  /** The template in force as a file, to be edited. */
  | { readonly do: "letter-template"; readonly from: LocalDate }
  | { readonly do: "ask-letter-template"; readonly from: LocalDate }
  | { readonly do: "shipped-template"; readonly from: LocalDate }
  /** Bộ phận Một cửa: which unit it is. */
  | { readonly do: "desk-units"; readonly page: number }
  | { readonly do: "choose-desk"; readonly unitId: UnitId; readonly isDesk: boolean }
  | { readonly do: "ask-applicant-days" };
