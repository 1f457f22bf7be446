/** Notices when nobody could have received for a while: the platform keeps nothing for later. */
import type { BotContext } from "../channel-kit.ts";
import { SHORTEST_GAP_MILLIS } from "../../domain/receiving-gap.ts";
import { millisOf, type Instant } from "../../domain/time.ts";

export interface GapWatch {
  /** From now on this process is to receive, if it did not before. */
  begin(): void;
  /** Another process receives. */
  forget(): void;
  /** The platform has answered a poll. */
  answered(): Promise<void>;
  /** Whether a poll was answered so lately that nothing can have been missed since. */
  isOpen(): boolean;
}

export function makeGapWatch({ clock, onGap }: Pick<BotContext, "clock" | "onGap">): GapWatch {
  let heardAt: Instant | null = null;
  return {
    isOpen: () =>
      heardAt !== null && millisOf(clock.now()) - millisOf(heardAt) < SHORTEST_GAP_MILLIS,
    begin() {
      heardAt ??= clock.now();
    },
    forget() {
      heardAt = null;
    },
    async answered() {
      const [from, to] = [heardAt, clock.now()];
      heardAt = to;
      if (from && millisOf(to) - millisOf(from) >= SHORTEST_GAP_MILLIS) await onGap({ from, to });
    },
  };
}
