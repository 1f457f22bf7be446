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
 * - `extra`: the due day's second message, the draft of a summary;
 * - `routine`: an event, a morning's message about nothing late;
 * - `answer`: what somebody has asked for;
 * - `vital`: what is overdue or has gone up, and the leaders' summary.
 */
export type Worth = "extra" | "routine" | "answer" | "vital";

/** From this share on the coordinators are told. */
const TOLD_FROM = 0.8;

/** Up to this share of a month each is sent, also when the pace does not fit. */
const SENT_UP_TO: Readonly<Record<Worth, number>> = {
  extra: 0.8,
  routine: 0.9,
  answer: 0.98,
  vital: 1,
};

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

export function worthOf(kind: MessageKind, content: Content): Worth {
  switch (kind) {
    case "reply":
      return "answer";
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

/** Whether one more message of this worth is sent. */
export function isAffordable(worth: Worth, allowance: Allowance): boolean {
  const { used, limit } = allowance;
  if (used < limit * SENT_UP_TO[worth]) return true;
  const isFitting = forecastOf(allowance) <= limit;
  return isFitting && used < limit && (worth === "extra" || worth === "routine");
}
