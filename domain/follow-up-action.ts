/** What the buttons do that follow a duty up between its reminders. */
import type { DeadlineId, MessageId, UnitId } from "./ids.ts";

/** When a person is reminded again: this afternoon, on the next working day, next Monday. */
export type SnoozeTime = "afternoon" | "tomorrow" | "monday";

export type FollowUpAction =
  /** Nhắc lại sau: what a message spoke of comes again then. */
  | { readonly do: "snooze"; readonly messageId: MessageId; readonly time: SnoozeTime }
  | { readonly do: "ask-status-line"; readonly deadlineId: DeadlineId }
  | { readonly do: "ask-own-date"; readonly deadlineId: DeadlineId }
  /** Chốt chậm, and taking it back. */
  | { readonly do: "close-late"; readonly deadlineId: DeadlineId }
  | { readonly do: "undo-close-late"; readonly deadlineId: DeadlineId }
  /** Đề nghị phối hợp: which of the supporting units; asked at once where there is only one. */
  | { readonly do: "choose-support"; readonly deadlineId: DeadlineId; readonly page: number }
  /** Null for all of them. */
  | {
      readonly do: "ask-support";
      readonly deadlineId: DeadlineId;
      readonly unitId: UnitId | null;
    };
