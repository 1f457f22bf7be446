/** Where a deadline stands, and what is known of it there. */
import type { EvidenceId, PersonId } from "./ids.ts";
import type { Instant, LocalDate } from "./time.ts";

/** Where a deadline stands; overdue is computed from the date, never stored. */
export type DeadlineState =
  | {
      readonly name: "open";
      /** Why its signer gave it back; absent where none has. */
      readonly unsigned?: Unsigned;
    }
  /** Đã trình ký: the paper lies with the signer. */
  | {
      readonly name: "awaiting";
      readonly by: PersonId;
      readonly at: Instant;
      readonly signerId: PersonId;
      readonly before?: StateToDo;
    }
  /** Báo hoàn thành: done, not proved yet. */
  | {
      readonly name: "done";
      /** Null when no person but the command line did it. */
      readonly by: PersonId | null;
      readonly at: Instant;
      readonly completedOn: LocalDate;
      readonly before?: StateToDo;
    }
  /** Đã nộp tài liệu kiểm chứng. */
  | {
      readonly name: "submitted";
      readonly by: PersonId;
      readonly at: Instant;
      readonly completedOn: LocalDate;
      readonly evidenceId: EvidenceId;
    }
  /** Đạt. */
  | {
      readonly name: "accepted";
      readonly by: PersonId;
      readonly at: Instant;
      readonly completedOn: LocalDate;
      readonly evidenceId: EvidenceId;
    }
  /** Yêu cầu bổ sung: open again. */
  | {
      readonly name: "returned";
      readonly by: PersonId;
      readonly at: Instant;
      readonly reason: string;
    }
  /** Không phải thực hiện, không phát sinh. */
  | {
      readonly name: "waived";
      /** Null when no person but the command line did it. */
      readonly by: PersonId | null;
      readonly at: Instant;
      readonly reason: string;
      readonly before?: StateToDo;
    };

/** Trả lại đơn vị, chưa ký: by the signer, who has reviewed nothing. */
export interface Unsigned {
  readonly by: PersonId;
  readonly at: Instant;
  readonly reason: string;
}

/** What it was to be done for, and is again once a tap is taken back; left out where nothing was said of it. */
export type StateToDo = Extract<DeadlineState, { name: "open" | "returned" }>;

export type DeadlineStateName = DeadlineState["name"];

/** Still to be done: nobody has reported it done, and nobody has waived it. */
export function isOpen(state: { readonly name: DeadlineStateName }): boolean {
  return state.name === "open" || state.name === "returned" || state.name === "awaiting";
}

/** The day on which the work was finished, by its document where there is one. */
export function completedOn(state: DeadlineState): LocalDate | null {
  return "completedOn" in state ? state.completedOn : null;
}

/** Why it was returned, why its signer gave it back, or why it need not be done; null of all others. */
export function reasonOf(state: DeadlineState): string | null {
  if (state.name === "returned" || state.name === "waived") return state.reason;
  return state.name === "open" ? (state.unsigned?.reason ?? null) : null;
}

/** What is kept of a state in the one that follows it, so that it can be taken back. */
export function toDoBefore(state: DeadlineState): { readonly before?: StateToDo } {
  switch (state.name) {
    case "returned":
      return { before: state };
    case "open":
      return state.unsigned ? { before: state } : {};
    case "awaiting":
    case "done":
    case "waived":
      return state.before ? { before: state.before } : {};
    case "submitted":
    case "accepted":
      return {};
    default:
      return state satisfies never;
  }
}
