/** What is said about a duty between its reminders: later, how it stands, by when, together with whom. */
import type { Item } from "./item.ts";
import type { DateProblem } from "./follow-up-dates.ts";
import type { SnoozeTime } from "./follow-up-action.ts";
import type { MessageId, UnitId } from "./ids.ts";
import type { LocalDate, LocalTime } from "./time.ts";

/** A choice of when to be reminded again, with the day that it means now. */
export interface SnoozeChoice {
  readonly time: SnoozeTime;
  readonly day: LocalDate;
}

/** How an ongoing duty stood at a quarter's end, as an opened item shows it. */
export interface StatusLineShown {
  readonly quarterEnd: LocalDate;
  readonly words: string;
  /** The post of whoever gave it. */
  readonly by: string | null;
}

/** What a supporting unit has been asked for. */
export interface SupportRequestShown {
  readonly unit: string;
  readonly wantedBy: LocalDate;
  /** May be empty. */
  readonly words: string;
}

/** What an opened item shows of its following up, and what of it the person may do now. */
export interface FollowUpShown {
  readonly statusLine: StatusLineShown | null;
  readonly requests: readonly SupportRequestShown[];
  readonly mayGiveStatus: boolean;
  readonly mayRegisterDate: boolean;
}

export type FollowUpContent =
  /** Nhắc lại sau: reminded again at that day and time; the due day speaks all the same. */
  | {
      readonly kind: "snoozed";
      readonly today: LocalDate;
      readonly day: LocalDate;
      readonly time: LocalTime;
      readonly items: readonly Item[];
    }
  | {
      readonly kind: "snooze-choices";
      /** `late`: the time that was chosen has gone by. */
      readonly reason: "asked" | "late";
      readonly messageId: MessageId;
      readonly today: LocalDate;
      readonly choices: readonly SnoozeChoice[];
    }
  /** No message of the chat, or nothing in it, is to be reminded of again. */
  | { readonly kind: "nothing-to-snooze"; readonly reason: "no-message" | "nothing-left" }
  | {
      readonly kind: "ask-status-line";
      readonly item: Item;
      readonly quarterEnd: LocalDate;
      /** Words were given that say nothing. */
      readonly isBlank: boolean;
    }
  | { readonly kind: "status-line-recorded"; readonly item: Item; readonly quarterEnd: LocalDate }
  | { readonly kind: "ask-own-date"; readonly item: Item }
  | { readonly kind: "own-date-recorded"; readonly item: Item; readonly ownDue: LocalDate }
  /** A date that cannot be taken: unreadable, gone by, or after the written one. */
  | { readonly kind: "bad-own-date"; readonly reason: DateProblem; readonly item: Item }
  | { readonly kind: "closed-late"; readonly item: Item }
  | { readonly kind: "close-late-undone"; readonly item: Item }
  /** It is not overdue (any more), or is closed already. */
  | { readonly kind: "not-closed-late"; readonly item: Item }
  | {
      readonly kind: "choose-support";
      readonly item: Item;
      readonly units: readonly { readonly id: UnitId; readonly name: string }[];
      /** Of all pages. */
      readonly total: number;
      readonly page: number;
      readonly pages: number;
    }
  | { readonly kind: "no-support-unit"; readonly item: Item }
  | { readonly kind: "ask-support"; readonly item: Item; readonly units: readonly string[] }
  | {
      readonly kind: "bad-wanted-date";
      readonly reason: DateProblem;
      readonly item: Item;
    }
  | {
      readonly kind: "support-asked";
      readonly item: Item;
      readonly wantedBy: LocalDate;
      readonly told: readonly string[];
      /** Units in which nobody can be reached. */
      readonly unreached: readonly string[];
    };
