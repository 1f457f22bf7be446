/** What the product needs of its database for what is to be told, and what was asked between reminders. */
import type { DeadlineId, MessageId, NoteId, PersonId, UnitId } from "./ids.ts";
import type { Notice, PersonNote } from "./message.ts";
import type { Instant, LocalDate } from "./time.ts";

export interface NoticeStore {
  /** Adds those that are new (by deadline, date version, rung, day, person); returns how many were. */
  add(notices: readonly (Notice & { readonly messageId: MessageId })[]): Promise<number>;
  ofMessage(message: MessageId): Promise<readonly Notice[]>;
  /** Moves all notices of one message to another. */
  move(from: MessageId, to: MessageId): Promise<void>;
  /** Those for these persons, about these deadlines, in a message planned or waiting for another try. */
  waiting(
    people: readonly PersonId[],
    deadlines: readonly DeadlineId[],
  ): Promise<readonly Notice[]>;
  /** Those of these rungs, by name, about these deadlines; whether their message is still planned. */
  ofRungs(
    deadlines: readonly DeadlineId[],
    rungs: readonly string[],
  ): Promise<readonly (Notice & { readonly isWaiting: boolean })[]>;
  /** Takes back those that wait as `waiting` says; others stay. */
  withdraw(notices: readonly Notice[]): Promise<void>;
}

export interface NoteStore {
  /**
   * Adds those whose ids are new. One that is known already stays as it is; but one that was made by a time
   * well after this one's was so by a clock that has been set back since, and is told again.
   */
  add(notes: readonly (PersonNote & { readonly messageId: MessageId })[]): Promise<void>;
  /** When the note of this id was made; null where there is none. */
  madeAt(id: NoteId): Promise<Instant | null>;
  /** In order of time. */
  ofMessage(message: MessageId): Promise<readonly PersonNote[]>;
  move(from: MessageId, to: MessageId): Promise<void>;
}

/** Nhắc lại sau: until then a person is not reminded of a deadline (the due day always speaks). */
export interface Snooze {
  readonly personId: PersonId;
  readonly deadlineId: DeadlineId;
  readonly until: Instant;
}

export interface SnoozeStore {
  /** Sets snoozes, or replaces those of the same person and deadline. */
  set(snoozes: readonly Snooze[]): Promise<void>;
  /** Those of these deadlines that run on after a moment. */
  running(deadlines: readonly DeadlineId[], now: Instant): Promise<readonly Snooze[]>;
  /** Forgets those that ran out before a moment; says how many. */
  expire(before: Instant): Promise<number>;
}

/** Dòng tình trạng: how an ongoing duty stood at a quarter's end, in the owner's words. */
export interface StatusLine {
  readonly deadlineId: DeadlineId;
  /** The last day of the quarter. */
  readonly quarterEnd: LocalDate;
  readonly words: string;
  readonly by: PersonId;
  readonly at: Instant;
}

export interface StatusLineStore {
  /** Adds it, or replaces the one of the same deadline and quarter. */
  save(line: StatusLine): Promise<void>;
  /** The latest quarter first. */
  of(deadline: DeadlineId): Promise<readonly StatusLine[]>;
}

/** Đề nghị phối hợp: what a lead unit asks a supporting unit for, by a date. */
export interface SupportRequest {
  readonly deadlineId: DeadlineId;
  /** The supporting unit. */
  readonly unitId: UnitId;
  readonly wantedBy: LocalDate;
  /** What is asked for; may be empty. */
  readonly words: string;
  readonly by: PersonId;
  readonly at: Instant;
}

export interface SupportRequestStore {
  /** Adds them, or replaces those of the same deadline and unit. */
  save(requests: readonly SupportRequest[]): Promise<void>;
  of(deadlines: readonly DeadlineId[]): Promise<readonly SupportRequest[]>;
}
