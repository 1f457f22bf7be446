/**
 * Tin nhắn: the outbox. One row for each message and person; what is due and what was sent is
 * decided here, whatever woke the worker that asks.
 */
import type { Action } from "./action.ts";
import type { Content } from "./content.ts";
import type { BotId, ChatId, DeadlineId, MessageId, PersonId } from "./ids.ts";
import type { NoticeSection } from "./ladder.ts";
import type { Instant, LocalDate } from "./time.ts";

/**
 * - `morning`: the one bundle of a day;
 * - `due-day`: the second one, on the due day, for what is still open;
 * - `weekly`: the summary (a leader's has his bundle inside);
 * - `reply`: an answer in a conversation.
 */
export type MessageKind = "morning" | "due-day" | "weekly" | "reply";
export type PushKind = Exclude<MessageKind, "reply">;

/**
 * planned → claimed → sent; or failed (why, and when to try again), unknown (a crash or a time-out
 * between sending and recording: it may have arrived), dropped (why: no longer true, unreachable).
 */
export type MessageStatus = "planned" | "claimed" | "sent" | "failed" | "unknown" | "dropped";

export type DropReason = "nothing-left" | "unreachable" | "superseded";

export interface Message {
  readonly id: MessageId;
  /** Null for a reply to somebody who is not linked. */
  readonly personId: PersonId | null;
  readonly kind: MessageKind;
  /** With person and kind it is unique: the day of a push, the update that a reply answers. */
  readonly slot: string;
  readonly status: MessageStatus;
  /** Why it failed or was dropped, in English for operators; never personal data. */
  readonly statusReason: string | null;
  /** When a worker should look at it next; null when nothing more will happen to it. */
  readonly pickAt: Instant | null;
  readonly plannedFor: Instant;
  readonly sentAt: Instant | null;
  /** How often a channel has been tried. */
  readonly attempts: number;
  /** Where it went or will go; a push finds its chat when it is sent. */
  readonly botId: BotId | null;
  readonly chatId: ChatId | null;
  /** What it says, as data; a push is composed when it is sent. */
  readonly content: Content | null;
  /** The text as it was sent; expires. */
  readonly text: string | null;
  /** What its buttons, or its numbered answers, do: by position. */
  readonly actions: readonly Action[];
  /** The deadlines it spoke of. */
  readonly items: readonly DeadlineId[];
  /** The channel's own ids of what was sent. */
  readonly platformIds: readonly string[];
  /** The earlier message that this one replaces on the screen, where the channel can. */
  readonly replaces: MessageId | null;
}

/** A push to be planned; planning the same person, kind and slot again changes nothing. */
export interface PlannedPush {
  readonly personId: PersonId;
  readonly kind: PushKind;
  readonly slot: LocalDate;
  readonly plannedFor: Instant;
}

/** Thông báo: one rung of one deadline for one person, inside the message that carries it. */
export interface Notice {
  readonly deadlineId: DeadlineId;
  readonly dateVersion: number;
  readonly rung: string;
  /** The day on which the rung fell; earlier than the message's own after an outage. */
  readonly day: LocalDate;
  readonly personId: PersonId;
  readonly section: NoticeSection;
}

/** What a channel answered to one attempt. */
export type SendResult =
  | { readonly outcome: "sent"; readonly platformIds: readonly string[] }
  /** The person blocked the bot or the chat is gone. */
  | { readonly outcome: "unreachable"; readonly reason: string }
  /** Not accepted now; surely not delivered. */
  | { readonly outcome: "retry"; readonly afterSeconds: number; readonly reason: string }
  /** Refused for what it is; trying again would change nothing. */
  | { readonly outcome: "rejected"; readonly reason: string }
  /** Nobody knows whether it arrived. */
  | { readonly outcome: "unknown"; readonly reason: string };
