/** A channel that notes what it is asked to send, and answers as it is told to. */
import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import type { Channel, Outgoing } from "../../../domain/channel.ts";
import type { Clock } from "../../../domain/clock.ts";
import type { ChatId } from "../../../domain/ids.ts";
import type { SendResult } from "../../../domain/message.ts";
import type { Instant } from "../../../domain/time.ts";

export interface Sending {
  readonly at: Instant;
  readonly chatId: ChatId;
  readonly outgoing: Outgoing;
}

export interface RecordingChannel extends Channel {
  /** Every attempt, whatever was answered. */
  readonly attempts: readonly Sending[];
  /** From now on every attempt is answered so; null answers `sent` again. */
  answerWith(answer: ((chatId: ChatId) => SendResult | null) | null): void;
}

export function makeRecordingChannel(clock: Clock): RecordingChannel {
  const attempts: Sending[] = [];
  let answer: ((chatId: ChatId) => SendResult | null) | null = null;
  return {
    traits: WEB_TRAITS,
    attempts,
    answerWith(next) {
      answer = next;
    },
    async send(chatId, outgoing) {
      attempts.push({ at: clock.now(), chatId, outgoing });
      const told = answer?.(chatId) ?? null;
      return told ?? { outcome: "sent", platformIds: [`platform-${attempts.length}`] };
    },
  };
}
