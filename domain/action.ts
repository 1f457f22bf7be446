/**
 * What a button or a numbered answer does. Actions are stored with the message that offers them
 * and looked up by its id and their position; rights are checked when they are taken.
 */
import type { DeadlineId, MessageId, PersonId, TaskId, UnitId } from "./ids.ts";
import type { FollowUpAction } from "./follow-up-action.ts";
import type { ApologyAction, ApologyRulesAction } from "./apology-action.ts";
import type { DossierAction, DossierRatesAction } from "./dossier-action.ts";
import type { ImportAction } from "./import-action.ts";
import type { ReviewAction } from "./review-action.ts";
import type { HandlingAction } from "./handling-action.ts";
import type { DirectiveAction } from "./directive-action.ts";
import type { RecordAction } from "./record-action.ts";
import type { SearchAction } from "./search-action.ts";
import type { PersonAction } from "./person-action.ts";
import type { ProofAction } from "./proof-action.ts";
import type { OversightAction } from "./oversight-action.ts";

export type Action =
  | { readonly do: "list"; readonly filter: string; readonly page: number }
  | { readonly do: "open-task"; readonly taskId: TaskId }
  | { readonly do: "open-deadline"; readonly deadlineId: DeadlineId }
  | { readonly do: "report-done"; readonly deadlineId: DeadlineId }
  /** Without a signer, asks which. */
  | {
      readonly do: "present";
      readonly deadlineId: DeadlineId;
      readonly signerId: PersonId | null;
    }
  | { readonly do: "ask-waive"; readonly deadlineId: DeadlineId }
  | { readonly do: "ask-evidence"; readonly deadlineId: DeadlineId }
  | { readonly do: "ask-late-reason"; readonly deadlineId: DeadlineId }
  /** Gives the evidence that waits in the conversation to this deadline. */
  | { readonly do: "attach"; readonly deadlineId: DeadlineId }
  /** The next page of the items that the waiting evidence could belong to. */
  | { readonly do: "attach-list"; readonly page: number }
  /** It proves something else than what was asked about, or than what it was given to. */
  | { readonly do: "attach-other" }
  | { readonly do: "reopen"; readonly deadlineId: DeadlineId }
  | { readonly do: "why"; readonly messageId: MessageId }
  | PartAction
  | ImportAction
  | FollowUpAction
  | OversightAction
  | { readonly do: "units"; readonly page: number }
  | { readonly do: "people"; readonly page: number }
  | { readonly do: "invite"; readonly personId: PersonId }
  /** Makes the head of a unit that has nobody, and invites him. */
  | { readonly do: "invite-head"; readonly unitId: UnitId }
  | { readonly do: "summary"; readonly part: SummaryPart }
  | { readonly do: "command"; readonly name: CommandName }
  | { readonly do: "cancel" };

/** Those of the parts of the conversation that have their choices in one place. */
export type PartAction =
  | ReviewAction
  | HandlingAction
  | DirectiveAction
  | RecordAction
  | SearchAction
  | PersonAction
  | ProofAction
  | DossierAction
  | DossierRatesAction
  | ApologyAction
  | ApologyRulesAction;

/** What the weekly summary can be opened to. */
export type SummaryPart = "whole" | "units" | "areas" | "overdue";

/** The commands, as typed after the slash. */
export type CommandName =
  | "start"
  | "nhiemvu"
  | "lich"
  | "tonghop"
  | "donvi"
  | "nguoidung"
  | "nhap"
  | "kiemchung"
  | "hoso"
  | "xinloi"
  | "giao"
  | "tim"
  | "nhatky"
  | "caidat"
  | "trogiup";

/** Which way a choice turns what is shown: “xem thêm”, “quay lại”. */
export type Turning = "more" | "back";
