/**
 * Hạn mức tin nhắn: what is sent, and what is left out, when a channel carries only so many messages
 * a month. While the month's pace fits, all is sent; when it does not, what matters least stays first.
 */
import type { ChannelTraits } from "./channel.ts";
import type { Content } from "./content.ts";
import type { NoticeSection } from "./ladder.ts";
import type { MessageKind } from "./message.ts";
import { addDays, dateIn, instantAt, millisOf, type Instant, type LocalTime } from "./time.ts";

/** What a month has carried of what it may carry. */
export interface Allowance {
  /** Both ways. */
  readonly used: number;
  readonly limit: number;
  /** How much of the month is over, 0 to 1. */
  readonly elapsed: number;
}

/**
 * How much it matters that a message is sent, the least first:
 *
 * - `chatter`: an answer to what was not understood, cannot be read, or was asked just before;
 * - `extra`: the due day's second message, the draft of a summary;
 * - `answer`: what somebody has asked for, or word that what he did was recorded;
 * - `routine`: an event, a morning's message about nothing late;
 * - `vital`: what is overdue or has gone up, and the leaders' summary.
 */
export type Worth = "chatter" | "extra" | "answer" | "routine" | "vital";

/** From this share on the coordinators are told. */
const TOLD_FROM = 0.8;

/**
 * Up to this share of a month each is sent when the pace does not fit. Nothing is left out before the
 * coordinators have been told; then each step keeps a twentieth of the month for what matters more:
 * of 3,000 messages for 50 people, three more for each of them.
 */
const SENT_UP_TO: Readonly<Record<Worth, number>> = {
  chatter: 0.8,
  extra: 0.85,
  answer: 0.9,
  routine: 0.95,
  vital: 1,
};

/**
 * Also when the pace fits, the last of it is for what is vital: a forecast may be wrong, and a month's
 * last days are a quarter's due dates.
 */
const ALL_SENT_UP_TO = 0.98;

/** Answers that tell nobody of his work. */
const CHATTER: ReadonlySet<Content["kind"]> = new Set([
  "unknown-words",
  "choice-not-taken",
  "unsupported",
  "how-to-link",
  "private-only",
  "cancelled",
]);

/** Standing answers: asked for again at once, they say the same again. */
const STANDING: ReadonlySet<Content["kind"]> = new Set(["help", "why", "invite-refused"]);

const VITAL: ReadonlySet<NoticeSection> = new Set(["overdue", "escalation"]);

/** Messages a month, both ways; null for as many as there are. */
export function monthlyLimitOf({ tier }: Pick<ChannelTraits, "tier">): number | null {
  return tier?.perMonth ?? null;
}

/** The month of a moment, `2023-03`, and how much of it is over. */
export function monthAt(now: Instant, zone: string): { month: string; elapsed: number } {
  const month = dateIn(now, zone).slice(0, 7);
  const midnight = "00:00" as LocalTime;
  const first = dateIn(now, zone).replace(/\d\d$/u, "01") as ReturnType<typeof dateIn>;
  const next = addDays(first, 31).replace(/\d\d$/u, "01") as ReturnType<typeof dateIn>;
  const begins = millisOf(instantAt(first, midnight, zone));
  const ends = millisOf(instantAt(next, midnight, zone));
  return { month, elapsed: (millisOf(now) - begins) / (ends - begins) };
}

/** What the month will have taken at this pace: a whole number, never less than it has by now. */
export function forecastOf({ used, elapsed }: Allowance): number {
  return elapsed > 0 ? Math.max(used, Math.round(used / elapsed)) : used;
}

export function isToBeTold({ used, limit }: Allowance): boolean {
  return used >= limit * TOLD_FROM;
}

/** @param before kinds of what its chat has been answered last */
export function worthOf(
  kind: MessageKind,
  content: Content,
  before: readonly Content["kind"][] = [],
): Worth {
  switch (kind) {
    case "reply": {
      if (content.kind === "answers-paused") return "routine";
      const parts = content.kind === "together" ? content.parts : [content];
      return parts.every((part) => isChatter(part.kind, before)) ? "chatter" : "answer";
    }
    case "due-day":
      return "extra";
    case "weekly":
      return content.kind === "weekly" && content.draft ? "extra" : "vital";
    case "morning":
    case "event": {
      const sections = "bundle" in content ? (content.bundle?.sections ?? []) : [];
      return sections.some(({ name }) => VITAL.has(name)) ? "vital" : "routine";
    }
    default:
      return kind satisfies never;
  }
}

function isChatter(kind: Content["kind"], before: readonly Content["kind"][]): boolean {
  return CHATTER.has(kind) || (STANDING.has(kind) && before.includes(kind));
}

/** Whether one more message of this worth is sent. */
export function isAffordable(worth: Worth, allowance: Allowance): boolean {
  const { used, limit } = allowance;
  const isFitting = forecastOf(allowance) <= limit;
  const share = isFitting && worth !== "vital" ? ALL_SENT_UP_TO : SENT_UP_TO[worth];
  return used < limit * share;
}
