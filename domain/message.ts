/**
 * Tin nhắn: the outbox. One row for each message and person; what is due and what was sent is
 * decided here, whatever woke the worker that asks.
 */
import type { Action, Turning } from "./action.ts";
import type { Content } from "./content.ts";
import type { BotId, ChatId, DeadlineId, MessageId, NoteId, PersonId } from "./ids.ts";
import type { NoticeSection } from "./ladder.ts";
import type { MessageKind, MessageStatus, PushKind } from "./message-status.ts";
import type { LocalMoment, Note } from "./note.ts";
import { dateIn, timeIn, type Instant, type LocalDate } from "./time.ts";

export type { DropReason, MessageKind, MessageStatus, PushKind } from "./message-status.ts";
export type { LocalMoment, Note } from "./note.ts";

export interface Message {
  readonly id: MessageId;
  /** Null for a reply to somebody who is not linked. */
  readonly personId: PersonId | null;
  readonly kind: MessageKind;
  /**
   * With person and kind it is unique: the day of a push (an event's day and time), the update that
   * a reply answers.
   */
  readonly slot: string;
  readonly status: MessageStatus;
  /** Why it failed or was dropped, in English for operators; never personal data. */
  readonly statusReason: string | null;
  /** When a worker should look at it next; null when nothing more will happen to it. */
  readonly pickAt: Instant | null;
  /** When it was first planned; null for those of before this was noted. */
  readonly madeAt: Instant | null;
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
  /** By which words its choices are taken, where they were offered so; null before it is sent. */
  readonly answerKey: AnswerKey | null;
  /** When it was last put into words, to be sent. */
  readonly preparedAt: Instant | null;
  /** When it stood on the screen by the platform's own clock; null where that is not told. */
  readonly shownAt: Instant | null;
  /** The channel's own ids of what was sent. */
  readonly platformIds: readonly string[];
  /** The earlier message that this one replaces on the screen, where the channel can. */
  readonly replaces: MessageId | null;
}

/** A push to be planned; planning the same person, kind and slot again changes nothing. */
export interface PlannedPush {
  readonly personId: PersonId;
  readonly kind: PushKind;
  readonly slot: PushSlot;
  readonly plannedFor: Instant;
}

/** A day; for an event its moment. */
export type PushSlot = LocalDate | LocalMoment;

/** A note for one person, inside the message that carries it. */
export interface PersonNote {
  readonly id: NoteId;
  readonly personId: PersonId;
  readonly at: Instant;
  readonly note: Note;
}

/** One try of a channel, as it is on record. */
export interface Attempt {
  /** From 1. */
  readonly number: number;
  readonly at: Instant;
  readonly botId: BotId | null;
  readonly outcome: MessageStatus;
  /** In English for operators; never personal data. */
  readonly reason: string | null;
}

/** Thông báo: one rung of one deadline for one person, inside the message that carries it. */
export interface Notice {
  readonly deadlineId: DeadlineId;
  readonly dateVersion: number;
  /** The rung's name; `rung.ts` writes and reads them. */
  readonly rung: string;
  /** The day on which the rung fell; earlier than the message's own after an outage. */
  readonly day: LocalDate;
  readonly personId: PersonId;
  readonly section: NoticeSection;
}

/** Cách trả lời bằng chữ: what can be typed to take each choice of a message. */
export type AnswerKey = readonly {
  /** Of the action among the message's. */
  readonly position: number;
  /** `2`, `b`; null on a channel where choices are pressed. */
  readonly mark: string | null;
  /** The choice's own words, folded. */
  readonly label: string;
  readonly turn: Turning | null;
}[];

/** What a channel answered to one attempt. */
export type SendResult =
  | {
      readonly outcome: "sent";
      readonly platformIds: readonly string[];
      /** By the platform's own clock, where it tells. */
      readonly shownAt?: Instant;
    }
  /** The person blocked the bot or the chat is gone. */
  | { readonly outcome: "unreachable"; readonly reason: string }
  /** Its platform was not asked: it has wanted a pause that is not over. */
  | { readonly outcome: "held"; readonly afterSeconds: number; readonly reason: string }
  /** Not accepted now; surely not delivered. */
  | { readonly outcome: "retry"; readonly afterSeconds: number; readonly reason: string }
  /** Refused for what it is; trying again would change nothing. */
  | { readonly outcome: "rejected"; readonly reason: string }
  /** Nobody knows whether it arrived. */
  | { readonly outcome: "unknown"; readonly reason: string };

/** What somebody waits for, or what the day is about: it goes out before what may take its time. */
export function isUrgent(kind: MessageKind): boolean {
  return kind === "event" || kind === "due-day" || kind === "reply";
}

/** The update that a message answers; null for one that came by itself. */
export function updateAnswered({ kind, slot }: Pick<Message, "kind" | "slot">): number | null {
  return kind === "reply" ? Number.parseInt(slot, 10) : null;
}

/** The day of a push's slot. */
export function dayOf(slot: PushSlot): LocalDate {
  return slot.slice(0, 10) as LocalDate;
}

export function localMoment(moment: Instant, zone: string): LocalMoment {
  return `${dateIn(moment, zone)}T${timeIn(moment, zone)}`;
}
