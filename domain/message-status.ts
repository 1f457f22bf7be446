/** What sorts of message there are, and what can become of one. */

/**
 * - `morning`: the one bundle of a day;
 * - `due-day`: the second one, on the due day, for what is still open;
 * - `weekly`: the summary (a leader's has his bundle inside);
 * - `event`: what cannot wait for the morning, merged over ten minutes of office hours;
 * - `reply`: an answer in a conversation.
 */
export type MessageKind = "morning" | "due-day" | "weekly" | "event" | "reply";
export type PushKind = Exclude<MessageKind, "reply">;

export const MESSAGE_STATUSES = [
  "planned",
  "claimed",
  "sent",
  "failed",
  "unknown",
  "dropped",
] as const;

/**
 * planned → claimed → sent; or failed (why, and when to try again), unknown (a crash or a time-out
 * between sending and recording: it may have arrived), dropped (why: see DropReason).
 */
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/**
 * - `nothing-left`: all that it would have said was no longer true, or no longer this person's;
 * - `unreachable`: the person has no chat that can be reached; his duties went to the coordinators;
 * - `superseded`: other messages say, or have said, all that it was to say;
 * - `quiet`: its hour had gone by; the next morning's message says what still holds;
 * - `budget`: the channel's allowance of the month is needed for what matters more.
 */
export type DropReason = "nothing-left" | "unreachable" | "superseded" | "quiet" | "budget";

/** Why nobody knows what became of an attempt: its process has ended in the middle of it. */
export const BROKEN_OFF = "claim ran out";
