/** What people are shown of the service itself: its messages, its rules, who stands in for whom. */
import type { ChannelContent } from "./channel-content.ts";
import type { GatheredReason } from "./item.ts";
import type { MessageId, PersonId, PlanId } from "./ids.ts";
import type { DropReason, MessageKind, MessageStatus } from "./message-status.ts";
import type { Note } from "./note.ts";
import type { RuleGroup, RuleName } from "./rule-names.ts";
import type { RuleFault, RuleValue } from "./rule-values.ts";
import type { StandInFault } from "./stand-ins.ts";
import type { LocalDate, LocalTime } from "./time.ts";

export type OversightContent =
  | ChannelContent
  /** Nhật ký tin nhắn. */
  | {
      readonly kind: "message-log";
      /** As typed; may be empty. */
      readonly filter: string;
      /** True for who sees only what came to himself. */
      readonly isOwn: boolean;
      readonly messages: readonly MessageLine[];
      readonly page: number;
      readonly hasMore: boolean;
    }
  | { readonly kind: "message-story"; readonly story: MessageStory }
  | {
      readonly kind: "settings";
      /** Null: the rules of the whole organisation. */
      readonly plan: RulePlan | null;
      /** All of them, or those that everybody wants to know. */
      readonly rules: readonly RuleLine[];
      readonly isWhole: boolean;
      readonly mayChange: boolean;
      /** Whether there are plans that could have rules of their own. */
      readonly hasPlans: boolean;
      /** Whose stand-ins the person may arrange: everybody's, or his own; null: nobody's. */
      readonly standInsOf: "everybody" | PersonId | null;
    }
  | {
      readonly kind: "rule-group";
      readonly group: RuleGroup;
      readonly plan: RulePlan | null;
      readonly rules: readonly RuleLine[];
    }
  | { readonly kind: "ask-rule"; readonly plan: RulePlan | null; readonly rule: RuleLine }
  | { readonly kind: "rule-saved"; readonly plan: RulePlan | null; readonly rule: RuleLine }
  | { readonly kind: "bad-rule"; readonly rule: RuleName; readonly fault: RuleFault }
  | {
      readonly kind: "rule-plans";
      readonly plans: readonly RulePlan[];
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "days-off";
      /** Weekdays off from today on, and Saturdays worked. */
      readonly off: readonly LocalDate[];
      readonly worked: readonly LocalDate[];
      /** Which of them somebody of the office has set. */
      readonly corrected: readonly LocalDate[];
      readonly mayChange: boolean;
    }
  | { readonly kind: "day-saved"; readonly day: LocalDate; readonly works: boolean }
  | { readonly kind: "bad-day"; readonly reason: "unread" | "past" | "sunday" }
  /** Phân công thay: those that run or are to come. */
  | {
      readonly kind: "stand-ins";
      /** Whose; null: everybody's. */
      readonly absentId: PersonId | null;
      readonly standIns: readonly StandInLine[];
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "choose-person";
      /** Whose deputy is being chosen; null: who is absent is. */
      readonly absent: PersonName | null;
      readonly words: string;
      readonly people: readonly PersonName[];
      readonly page: number;
      readonly pages: number;
    }
  | { readonly kind: "ask-stand-in-days"; readonly absent: string; readonly deputy: string }
  | {
      readonly kind: "stand-in-set";
      readonly standIn: StandInLine;
      /** False where the deputy has no account by which he could be told. */
      readonly isLinked: boolean;
    }
  | {
      readonly kind: "bad-stand-in";
      readonly fault: StandInFault;
      /** The posts of the stand-in that is in the way, where one is. */
      readonly other: StandInLine | null;
    }
  | { readonly kind: "stand-in-ended"; readonly standIn: StandInLine };

export interface RulePlan {
  readonly id: PlanId;
  /** `03/KH-UBND`, or the name by which it was brought in. */
  readonly number: string;
  readonly year: number;
}

export interface RuleLine {
  readonly name: RuleName;
  readonly value: RuleValue;
  /** The product's own value; for a plan, the organisation's. */
  readonly usual: RuleValue;
}

export interface PersonName {
  readonly id: PersonId;
  readonly post: string;
}

export interface StandInLine {
  readonly absentId: PersonId;
  readonly absent: string;
  readonly deputy: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** A day and a time, as clocks in the office showed them. */
export interface Moment {
  readonly day: LocalDate;
  readonly time: LocalTime;
}

export interface MessageLine {
  readonly id: MessageId;
  readonly post: string;
  readonly messageKind: MessageKind;
  readonly status: MessageStatus;
  readonly dropReason: DropReason | null;
  /** When it went out, or else is or was to. */
  readonly at: Moment;
}

/** All that is on record of one message. */
export interface MessageStory extends MessageLine {
  /** Null for those of before this was noted. */
  readonly madeAt: Moment | null;
  readonly plannedFor: Moment;
  readonly sentAt: Moment | null;
  /** When it is looked at next; null when nothing more will happen to it. */
  readonly nextAt: Moment | null;
  /** Why it failed, where no attempt says so. */
  readonly cause: AttemptAnswer | null;
  /** Why it was made; at most some of them. */
  readonly reasons: readonly GatheredReason[];
  readonly moreReasons: number;
  readonly notes: readonly Note[];
  readonly attempts: readonly AttemptLine[];
}

export interface AttemptLine {
  readonly number: number;
  readonly at: Moment;
  readonly answer: AttemptAnswer;
  /** The platform's own code of its answer, `429`; null where it gave none. */
  readonly code: string | null;
}

/** What came of an attempt, in one word for what operators are told at length. */
export type AttemptAnswer =
  | "arrived"
  /** The platform asks to wait. */
  | "too-fast"
  /** The person blocked the bot, or the chat is gone. */
  | "blocked"
  | "platform-down"
  | "bad-token"
  | "refused"
  /** It may have arrived. */
  | "no-answer"
  /** A part of it arrived. */
  | "in-part"
  /** The process ended in the middle of it. */
  | "broken-off"
  | "quiet-hours"
  | "no-channel"
  /** It could not be put into words or stored. */
  | "our-fault"
  | "other";
