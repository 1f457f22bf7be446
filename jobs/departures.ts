/** What has really left in the last second, however late after its turn. */
import type { ChatId } from "../domain/ids.ts";

/** Calls that must not be of one second leave so much more apart: each may be delayed on its way. */
const MARGIN_MILLIS = 50;

export interface Departures {
  /** When there is room for one more, in milliseconds since 1970; what is past is past. */
  roomAt(): number;
  /** A call may leave now. Until it is known to have left, it counts as if it had. */
  grant(chatId: ChatId, at: number): void;
  /** It has left. Returns how much later than it was granted, in milliseconds. */
  leave(chatId: ChatId, at: number): number;
}

export function makeDepartures(mostASecond: number): Departures {
  const calls: { at: number }[] = [];
  const underWay = new Map<ChatId, { at: number }>();
  return {
    roomAt() {
      const latest = calls.map(({ at }) => at).toSorted((one, other) => other - one);
      return (latest[mostASecond - 1] ?? 0) + 1_000 + MARGIN_MILLIS;
    },
    grant(chatId, at) {
      const call = { at };
      underWay.set(chatId, call);
      calls.push(call);
      // Some may have left later than those after them.
      if (calls.length > 2 * mostASecond) calls.shift();
    },
    leave(chatId, at) {
      const call = underWay.get(chatId);
      underWay.delete(chatId);
      if (!call) return 0;
      const late = at - call.at;
      call.at = at;
      return late;
    },
  };
}
