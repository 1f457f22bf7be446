/** Điều chỉnh một việc: what is shown and said of it. */
import type { DeadlineStateName } from "./deadline.ts";
import type { ExtensionProblem, ExtensionStanding } from "./extension.ts";
import type { DateCorrectionProblem } from "./handling-changes.ts";
import type { ExtensionAnswer } from "./handling-action.ts";
import type { ExtensionId, PersonId, UnitId } from "./ids.ts";
import type { Item } from "./item.ts";
import type { LocalDate } from "./time.ts";

/** An opinion or a decision as it is shown. */
export interface AnswerShown {
  readonly isYes: boolean;
  /** May be empty. */
  readonly words: string;
  readonly by: string | null;
  readonly day: LocalDate;
}

/** Đề nghị gia hạn as it is shown. */
export interface ExtensionShown {
  readonly id: ExtensionId;
  readonly due: LocalDate;
  readonly proposedDue: LocalDate;
  readonly reason: string;
  readonly by: string | null;
  readonly day: LocalDate;
  readonly comment: AnswerShown | null;
  readonly decision: AnswerShown | null;
  readonly standing: ExtensionStanding;
}

export interface RemarkShown {
  readonly day: LocalDate;
  readonly by: string | null;
  readonly words: string;
}

/** Văn bản giao việc, ý kiến chỉ đạo that a duty comes of. */
export interface DirectiveShown {
  readonly direction: "given" | "received";
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
}

/** What an opened item shows of what was changed about it, and what the person may do now. */
export interface HandlingShown {
  readonly directive: DirectiveShown | null;
  /** The unit that its plan names, where it was handed to another. */
  readonly plannedUnit: string | null;
  /** Why it was returned, or given back unsigned, or why it need not be done. */
  readonly reason: string | null;
  /** When it was finished and whether in time; null while it is not, or has no date. */
  readonly finished: { readonly on: LocalDate; readonly isOnTime: boolean } | null;
  readonly onTimeReason: string | null;
  /** The latest; null where none was asked for. */
  readonly extension: ExtensionShown | null;
  /** The newest first, at most three. */
  readonly remarks: readonly RemarkShown[];
  readonly moreRemarks: number;
  readonly mayRemark: boolean;
  readonly mayProposeExtension: boolean;
  /** An undecided extension that the person may answer. */
  readonly mayAnswerExtension: boolean;
  /** It lies with him. */
  readonly maySign: boolean;
  /** Something is behind *Thao tác khác*. */
  readonly mayMore: boolean;
}

/** What is behind *Thao tác khác*. */
export interface HandlingOffers {
  readonly mayAssign: boolean;
  readonly isAssigned: boolean;
  readonly mayAskSupport: boolean;
  readonly mayCorrectDate: boolean;
  readonly mayMoveUnit: boolean;
  readonly mayCorrectOnTime: boolean;
  readonly mayUndoOnTime: boolean;
  readonly mayCloseLate: boolean;
  readonly mayUndoCloseLate: boolean;
}

/** What the person is asked for in words. */
export type HandlingAsked =
  | { readonly what: "extension" }
  | { readonly what: "extension-reason"; readonly proposedDue: LocalDate }
  | { readonly what: "extension-words"; readonly to: ExtensionAnswer }
  | { readonly what: "remark" }
  | { readonly what: "date" }
  | { readonly what: "date-reason"; readonly due: LocalDate }
  | { readonly what: "move-reason"; readonly unit: string }
  | { readonly what: "on-time" }
  | { readonly what: "unsigned" };

/** Why what was answered could not be taken; it is asked again. */
export type AskedAgain = "blank" | ExtensionDateProblem | DateCorrectionProblem;

/** Why a date cannot be asked for. */
export type ExtensionDateProblem = Extract<ExtensionProblem, "not-later" | "too-far"> | "unread";

/** A date that was set or asked for. */
interface DateTaken {
  /** For a date on a day off, the last working day before it: reminders count to that. */
  readonly workingDay: LocalDate | null;
}

/** What was recorded. */
export type Handled =
  | ({ readonly what: "extension-proposed"; readonly proposedDue: LocalDate } & DateTaken)
  | { readonly what: "commented"; readonly isYes: boolean }
  | ({
      readonly what: "decided";
      readonly isYes: boolean;
      readonly proposedDue: LocalDate;
    } & DateTaken)
  | { readonly what: "assigned"; readonly post: string; readonly isReached: boolean }
  | { readonly what: "unassigned" }
  | { readonly what: "remarked" }
  | ({
      readonly what: "date-corrected";
      readonly before: LocalDate | null;
      /** By which it was scored, where it had been extended. */
      readonly originalBefore: LocalDate | null;
    } & DateTaken)
  | { readonly what: "moved"; readonly before: string; readonly isReached: boolean }
  | { readonly what: "on-time" }
  | { readonly what: "on-time-undone" }
  | { readonly what: "signed" }
  | { readonly what: "returned-unsigned" }
  | { readonly what: "extension-words" };

/** Why nothing was changed. */
export type NotHandled =
  | { readonly why: "state"; readonly state: DeadlineStateName }
  | { readonly why: Extract<ExtensionProblem, "undated" | "late"> }
  /** Another still waits to be decided. */
  | { readonly why: "pending"; readonly extension: ExtensionShown }
  | { readonly why: "decided"; readonly extension: ExtensionShown }
  | { readonly why: "void"; readonly extension: ExtensionShown }
  /** The day that was asked for is over: it can only be refused. */
  | { readonly why: "passed"; readonly extension: ExtensionShown }
  /** Another has said what he thinks of it. */
  | { readonly why: "commented"; readonly extension: ExtensionShown }
  /** He asked for it himself, or who he stands in for did. */
  | { readonly why: "own-extension" }
  /** What others than the unit did is theirs to take back. */
  | { readonly why: "others-deed"; readonly by: string | null }
  | { readonly why: "nobody-to-assign" }
  /** An apology's dates and unit are its dossier's. */
  | { readonly why: "of-apology"; readonly what: "extension" | "date" | "unit" }
  | { readonly why: "same-duty"; readonly unit: string }
  /** His own unit's date is another's to move. */
  | { readonly why: "own-date" }
  | { readonly why: "on-time-already" };

/** What the person may answer to an extension. */
export interface ExtensionOffers {
  readonly mayComment: boolean;
  readonly mayDecide: boolean;
  /** The day that was asked for is over: it can only be refused. */
  readonly mayOnlyRefuse: boolean;
}

export interface ExtensionLine {
  readonly item: Item;
  readonly extension: ExtensionShown;
}

export type HandlingContent =
  | ({ readonly kind: "handling"; readonly item: Item } & HandlingOffers)
  | {
      readonly kind: "handling-ask";
      readonly item: Item;
      readonly asked: HandlingAsked;
      readonly again: AskedAgain | null;
    }
  | {
      readonly kind: "handled";
      readonly item: Item;
      readonly done: Handled;
      /** To which words may still be added. */
      readonly extensionId: ExtensionId | null;
    }
  | { readonly kind: "not-handled"; readonly item: Item; readonly not: NotHandled }
  | {
      readonly kind: "extensions";
      readonly extensions: readonly ExtensionLine[];
      readonly total: number;
      readonly page: number;
      readonly pages: number;
    }
  | ({
      readonly kind: "extension";
      readonly item: Item;
      readonly extension: ExtensionShown;
    } & ExtensionOffers)
  | {
      readonly kind: "choose-assignee";
      readonly item: Item;
      readonly people: readonly { readonly id: PersonId; readonly post: string }[];
      readonly isAssigned: boolean;
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "choose-new-unit";
      readonly item: Item;
      readonly words: string;
      readonly units: readonly { readonly id: UnitId; readonly name: string }[];
      readonly page: number;
      readonly pages: number;
    };
