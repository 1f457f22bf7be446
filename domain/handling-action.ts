/** Điều chỉnh một việc: what its choices do. */
import type { DeadlineId, ExtensionId, PersonId, UnitId } from "./ids.ts";

export type HandlingAction =
  /** Thao tác khác: everything that can be done with one duty besides its work. */
  | { readonly do: "handling"; readonly deadlineId: DeadlineId }
  | { readonly do: "ask-extension"; readonly deadlineId: DeadlineId }
  /** Those that nobody has decided yet. */
  | { readonly do: "extensions"; readonly page: number }
  /** The latest that was asked for. */
  | { readonly do: "extension"; readonly deadlineId: DeadlineId }
  | (OfExtension & { readonly do: "comment-extension"; readonly isInFavour: boolean })
  | (OfExtension & { readonly do: "decide-extension"; readonly isGranted: boolean })
  /** Words to what was answered already. */
  | (OfExtension & { readonly do: "ask-extension-words"; readonly to: ExtensionAnswer })
  | { readonly do: "choose-assignee"; readonly deadlineId: DeadlineId; readonly page: number }
  /** Null: it is the whole unit's again. */
  | { readonly do: "assign"; readonly deadlineId: DeadlineId; readonly personId: PersonId | null }
  | { readonly do: "ask-remark"; readonly deadlineId: DeadlineId }
  | { readonly do: "ask-date"; readonly deadlineId: DeadlineId }
  | {
      readonly do: "choose-new-unit";
      readonly deadlineId: DeadlineId;
      readonly words: string;
      readonly page: number;
    }
  /** Asks for the reason. */
  | { readonly do: "move-to-unit"; readonly deadlineId: DeadlineId; readonly unitId: UnitId }
  | { readonly do: "ask-on-time"; readonly deadlineId: DeadlineId }
  | { readonly do: "undo-on-time"; readonly deadlineId: DeadlineId }
  /** Đã ký: by its signer. */
  | { readonly do: "sign"; readonly deadlineId: DeadlineId }
  | { readonly do: "ask-return-unsigned"; readonly deadlineId: DeadlineId };

/** What was said to an extension: what a coordinator thinks of it, or what a leader decided. */
export type ExtensionAnswer = "comment" | "decision";

interface OfExtension {
  readonly deadlineId: DeadlineId;
  readonly extensionId: ExtensionId;
}
